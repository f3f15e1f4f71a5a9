from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from reviews import publishing
from reviews.models import Comparison, Criterion, Method, Review, Source
from tests import builders
from tests.builders import AT, DAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def method() -> Method:
    return builders.method()


@pytest.fixture
def review(method: Method) -> Review:
    return builders.review(builders.product(), method, ["9.0", "8.0"])


def test_publishing_dates_scores_and_shows_a_review(review: Review) -> None:
    assert not Review.objects.published().exists()
    publishing.publish(review, at=AT)
    published = Review.objects.published().get()
    assert published.published_at == AT
    assert published.overall == Decimal("8.6")


def test_publishing_again_keeps_the_first_date_and_counts_anew(review: Review) -> None:
    publishing.publish(review, at=AT)
    review.scores.update(value=5)
    publishing.publish(review, at=AT + DAY)
    review.refresh_from_db()
    assert (review.published_at, review.overall) == (AT, Decimal("5.0"))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"verdict": " "}, "Write the verdict."),
        ({"pros": "\n"}, "Name at least one advantage."),
        ({"cons": ""}, "Name at least one drawback."),
        ({"body": ""}, "Write the body of the review."),
        ({"basis": ""}, "Say what the review is based on: a hands-on test, or research only."),
        ({"sample": ""}, "Say where the sample came from: bought, lent, given, or none."),
        ({"sample": "none"}, "A hands-on test needs a sample."),
        ({"tester": None}, "Name the tester."),
        ({"tested_from": None}, "Give the first and the last day of the test."),
        ({"tested_to": None}, "Give the first and the last day of the test."),
        ({"basis": "research"}, "A review by research only needs at least one source."),
    ],
)
def test_an_incomplete_review_is_refused_with_what_is_missing(
    review: Review, change: dict[str, object], message: str
) -> None:
    Review.objects.filter(pk=review.pk).update(**change)
    review.refresh_from_db()
    with pytest.raises(ValidationError) as refused:
        publishing.publish(review, at=AT)
    assert refused.value.messages == [message]
    review.refresh_from_db()
    assert review.status == Review.Status.DRAFT


def test_research_with_a_source_needs_no_tester(review: Review) -> None:
    Source.objects.create(review=review, title="On kettles", publisher="Kettle Press")
    review.basis, review.sample, review.tester = "research", "none", None
    review.tested_from = review.tested_to = None
    review.save()
    publishing.publish(review, at=AT)
    assert review.status == Review.Status.PUBLISHED


def test_every_criterion_needs_a_score_and_a_reason(review: Review, method: Method) -> None:
    review.scores.filter(criterion__name="Speed").update(rationale=" ")
    review.scores.filter(criterion__name="Noise").delete()
    assert publishing.missing(review) == [
        "Score these criteria: Noise.",
        "Say why these were scored so: Speed.",
    ]


def test_scores_by_another_method_are_refused(review: Review) -> None:
    other = builders.method({"Looks": "100"}, version=2)
    review.method = other
    assert publishing.missing(review) == [
        "Score these criteria: Looks.",
        "These criteria are not of Kettles, method 2: Speed, Noise.",
    ]


def test_weights_that_do_not_sum_are_refused_by_name(review: Review, method: Method) -> None:
    Criterion.objects.filter(name="Noise").update(weight=30)
    expected = "Mend Kettles, method 1: The weights add up to 90.00 and must add up to 100."
    assert publishing.missing(review) == [expected]
    with pytest.raises(ValidationError, match="cannot be used yet"):
        publishing.freeze(method, at=AT)


def test_a_method_in_use_is_frozen(review: Review, method: Method) -> None:
    criterion = method.criteria.all()[0]
    criterion.weight = Decimal(60)
    criterion.save()
    publishing.publish(review, at=AT)
    frozen = Criterion.objects.get(pk=criterion.pk)
    frozen.weight = Decimal(50)
    with pytest.raises(ValidationError, match="Make a new version of the method"):
        frozen.save()
    with pytest.raises(ValidationError, match="is frozen"):
        frozen.delete()
    assert Criterion.objects.get(pk=criterion.pk).weight == 60


def test_a_product_has_one_published_review(review: Review, method: Method) -> None:
    publishing.publish(review, at=AT)
    second = builders.review(review.product, method)
    with pytest.raises(ValidationError, match="already has a published review"):
        publishing.publish(second, at=AT)
    publishing.withdraw(review)
    publishing.publish(second, at=AT)
    assert Review.objects.published().get() == second


def test_a_test_cannot_end_before_it_begins(review: Review) -> None:
    review.tested_to = date(2026, 3, 1)
    with pytest.raises(ValidationError, match="must end on or after the day it began"):
        review.full_clean()
    with pytest.raises(IntegrityError, match="review_test_ends_after_start"):
        review.save()


def test_a_test_that_has_not_ended_cannot_be_published(review: Review) -> None:
    with pytest.raises(ValidationError, match="its last day lies ahead"):
        publishing.publish(review, at=AT - 60 * DAY)


def test_publishing_keeps_what_was_written_meanwhile(review: Review) -> None:
    Review.objects.filter(pk=review.pk).update(verdict="Written by a colleague.")
    publishing.publish(review, at=AT)
    assert Review.objects.get().verdict == "Written by a colleague."


def test_a_criterion_read_before_its_method_was_frozen_cannot_be_changed(review: Review) -> None:
    stale = Criterion.objects.select_related("method").get(name="Speed")
    publishing.publish(review, at=AT)
    stale.weight = Decimal(10)
    with pytest.raises(ValidationError, match="is frozen"):
        stale.save()


def test_a_review_is_scored_by_a_method_of_its_products_category(review: Review) -> None:
    review.method = builders.method(category=builders.category("Toasters"))
    with pytest.raises(ValidationError, match="This method is for Toasters"):
        review.full_clean()


def test_a_comparison_needs_something_to_rank(method: Method, review: Review) -> None:
    comparison = builders.comparison(method)
    with pytest.raises(ValidationError, match="the table would rank nothing"):
        publishing.publish(comparison, by=None, at=AT)
    publishing.publish(review, at=AT)
    publishing.publish(comparison, by=None, at=AT)
    assert Comparison.objects.published().get().published_at == AT
    publishing.withdraw_comparison(comparison)
    assert not Comparison.objects.published().exists()


def test_a_comparison_cannot_use_a_method_of_another_category(method: Method) -> None:
    comparison = builders.comparison(method)
    comparison.category = builders.category("Toasters")
    with pytest.raises(ValidationError, match="This method is for Kettles"):
        publishing.publish(comparison, by=None, at=AT)
