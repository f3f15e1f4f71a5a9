"""What was taken back in public."""

from typing import Any

from django.utils import timezone

from products.models import Product
from reviews import publishing
from reviews.models import Guide, Review
from reviews.transparency import corrections
from tests import builders
from tests.conftest import Site


def found() -> list[tuple[str, str, str, str]]:
    return [
        (one.kind, one.title, one.url, one.words) for one in corrections.corrections(timezone.now())
    ]


def publish(document: Any, correction: str = "") -> None:
    publishing.publish(document, by=None, at=timezone.now(), correction=correction)


def test_corrections_of_all_three_kinds_are_told_the_newest_first(full_site: Site) -> None:
    assert found() == []
    publish(full_site.comparison, "A column had the wrong unit.")
    publish(Guide.objects.get(), "A cup holds less.")
    publish(Review.objects.get(product=full_site.alto), "It is 2 cm wider.")
    publish(Review.objects.get(product=full_site.alto))
    assert found() == [
        ("review", "Alto tested", "/reviews/alto/", "It is 2 cm wider."),
        ("guide", "All about kettles", "/guides/all-about-kettles/", "A cup holds less."),
        ("comparison", "Kettles compared", "/compare/kettles/", "A column had the wrong unit."),
    ]
    assert corrections.count(timezone.now()) == 3


def test_a_withdrawn_page_is_told_once_and_leads_nowhere(full_site: Site) -> None:
    guide = Guide.objects.get()
    publish(guide, "A cup holds less.")
    publishing.withdraw(guide, by=None, at=timezone.now())
    assert found() == [
        ("guide", "All about kettles", "", ""),
        ("guide", "All about kettles", "", "A cup holds less."),
    ]
    publish(guide)
    assert [words for _, _, _, words in found()] == ["A cup holds less."]


def test_a_correction_of_what_is_not_listed_stays_without_a_link(site: Site) -> None:
    publish(Review.objects.get(product=site.alto), "It is 2 cm wider.")
    Product.objects.filter(pk=site.alto.pk).update(is_listed=False)
    assert found() == [("review", "Alto tested", "", "It is 2 cm wider.")]


def test_what_is_planned_is_not_told(full_site: Site) -> None:
    now = timezone.now()
    publishing.publish(
        Guide.objects.get(), by=None, at=now, from_at=now + builders.DAY, correction="Soon."
    )
    assert found() == []


def test_the_newest_of_all_kinds_are_kept(full_site: Site, django_assert_num_queries: Any) -> None:
    review, guide = Review.objects.get(product=full_site.alto), Guide.objects.get()
    for number in range(3):
        publish(review, f"Review {number}.")
        publish(guide, f"Guide {number}.")
    with django_assert_num_queries(6):
        newest = corrections.corrections(timezone.now(), most=3)
    assert [one.words for one in newest] == ["Guide 2.", "Review 2.", "Guide 1."]
    assert len(corrections.corrections(timezone.now(), most=None)) == 6
