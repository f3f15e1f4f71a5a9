"""What the judge says of a draft before readers can see it, and what it keeps from being published."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from disclosure.models import Notice
from products.models import Placement
from reviews import publishing
from reviews.judged_drafts import objections, stopping
from reviews.models import Comparison, Guide, LiveComparison, ProductBox, Review, Source, Text
from tests import builders, desk
from tests.builders import DAY, HOUR
from tests.conftest import Site

CLAIM = "Unbiased kettle ranking, not influenced by advertisers"


@pytest.fixture
def guide(site: Site) -> Guide:
    """A draft with a paid link in a box, which cites what nobody else cites."""
    made = builders.guide()
    builders.add(made, ProductBox, product=site.coda)
    builders.add(made, Source, title="x", publisher="y", url="https://press.example/a?b=c")
    return made


def certain(document: Guide | Review | Comparison, site: Site) -> list[str]:
    return [one.rule.id for one in objections(document, site.at) if one.is_certain]


def test_a_draft_is_judged_as_if_it_were_public(site: Site, guide: Guide) -> None:
    assert certain(guide, site) == []
    assert not guide.live.exists()


@pytest.mark.parametrize("sample", ["bought", "lent", "gifted"])
def test_the_sample_of_a_draft_counts_and_not_that_of_the_public_review(
    site: Site, sample: str
) -> None:
    review = Review.objects.get(product=site.alto)
    builders.revise(review, site.at, sample="gifted")
    Review.objects.filter(pk=review.pk).update(sample=sample)
    review.refresh_from_db()
    assert certain(review, site) == []


def test_a_comparison_is_judged_with_advertising_and_without(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert certain(site.comparison, site) == []
    Comparison.objects.update(title=CLAIM)
    site.comparison.refresh_from_db()
    paths = {one.path for one in objections(site.comparison, site.at) if one.blocks}
    assert paths >= {"/compare/kettles/"}


def test_a_broken_promise_stops_publication_and_names_the_rule(site: Site) -> None:
    Comparison.objects.update(title=CLAIM)
    site.comparison.refresh_from_db()
    lacks = stopping(site.comparison, site.at)
    assert lacks
    assert all("★: " in lack for lack in lacks)
    assert {lack.place for lack in lacks} == {"title"}
    with pytest.raises(ValidationError) as refused:
        publishing.publish(site.comparison, by=None, at=site.at + HOUR)
    assert refused.value.messages == list(map(str, lacks))
    assert site.comparison.live.get().title == "Kettles compared"


def test_a_scheduled_publication_is_judged_as_of_its_time(site: Site, guide: Guide) -> None:
    """A link to an offer that is withdrawn by then is one to a merchant."""
    builders.add(guide, Text, html='<p><a href="https://shop.example/coda">it</a></p>')
    guide.productbox_blocks.all().delete()
    start = timezone.now() + DAY
    site.coda.offers.update(withdrawn_at=start)
    publishing.publish(guide, by=None, at=timezone.now())
    with pytest.raises(ValidationError, match="where Alder Shop sells"):
        publishing.publish(guide, by=None, at=timezone.now(), from_at=start)


def test_a_claim_is_false_while_somebody_pays_for_a_row(site: Site) -> None:
    Comparison.objects.update(title=CLAIM)
    site.comparison.refresh_from_db()
    end = site.placement.ends_at
    with pytest.raises(ValidationError, match="★: "):
        publishing.publish(site.comparison, by=None, at=timezone.now(), from_at=end - HOUR)
    publishing.publish(site.comparison, by=None, at=timezone.now(), from_at=end)


def test_prices_that_will_be_old_by_then_keep_nothing_from_being_published(
    site: Site, guide: Guide
) -> None:
    start = timezone.now() + timedelta(days=40)
    assert not [one for one in objections(guide, start) if one.blocks]
    publishing.publish(guide, by=None, at=timezone.now(), from_at=start)


def test_without_a_notice_in_force_nothing_is_published(site: Site, guide: Guide) -> None:
    early = Notice.objects.earliest("effective_from").effective_from - DAY
    [lack] = stopping(guide, early)
    assert "in force" in lack


def test_a_finding_names_the_block_it_is_about(site: Site, guide: Guide) -> None:
    text = builders.add(guide, Text, html=f"<h2>{CLAIM}</h2><p>x</p>")
    found = [one for one in objections(guide, site.at) if one.place]
    assert {one.place for one in found} == {f"text-{text.pk}"}


def test_judging_writes_nothing(site: Site, guide: Guide) -> None:
    before = (guide.revisions.count(), Placement.objects.count())
    objections(guide, site.at)
    assert (guide.revisions.count(), Placement.objects.count()) == before


# In the admin


def test_the_form_lists_what_would_keep_its_page_from_readers(site: Site) -> None:
    client = desk.signed_in("editors")
    url = f"/admin/reviews/comparison/{site.comparison.pk}/change/"
    assert "Readers could not be shown its page" not in desk.text(client.get(url))
    desk.submit(client, url, title=CLAIM)
    page = desk.text(client.get(url))
    assert "Readers could not be shown its page" in page
    assert "★" in page


def test_publishing_is_refused_at_the_field_that_is_to_be_mended(site: Site) -> None:
    client = desk.signed_in("editors")
    url = f"/admin/reviews/comparison/{site.comparison.pk}/change/"
    form = desk.fields(client.get(url)) | {"title": CLAIM, "_publish": "1"}
    page = desk.text(client.post(url, form, follow=True))
    assert "is saved, but not published" in page
    assert "★: " in page
    assert site.comparison.live.get().title == "Kettles compared"
    assert Comparison.objects.get().title == CLAIM


def test_a_link_that_may_pay_leads_to_the_register_of_unpaid_sites(
    site: Site, guide: Guide
) -> None:
    builders.add(guide, Text, html='<p><a href="https://tea.example/a">tea</a></p>')
    client = desk.signed_in("editors")
    page = client.get(f"/admin/reviews/guide/{guide.pk}/change/").content.decode()
    link = "/admin/products/unpaidsite/add/?host=tea.example"
    assert f'href="{link}"' in page
    desk.submit(client, link, reason="No contract.")
    publishing.publish(guide, by=None, at=timezone.now())
    assert (
        'href="https://tea.example/a"'
        in Client().get("/guides/how-to-boil-water/").content.decode()
    )


def test_the_preview_says_how_many_promises_the_draft_breaks(site: Site) -> None:
    client = desk.signed_in("editors")
    url = f"/admin/reviews/comparison/{site.comparison.pk}/preview/"
    assert "It breaks" not in client.get(url).content.decode()
    Comparison.objects.update(title=CLAIM)
    assert "promises, which the form lists." in client.get(url).content.decode()


def test_a_comparison_moves_to_a_method_that_what_is_paid_for_is_not_scored_by(site: Site) -> None:
    """What pay moves on the page of today does not have to be told on the one of tomorrow."""
    builders.placement(
        site.basso, None, points="0.4", starts_at=site.at - DAY, ends_at=site.at + DAY
    )
    anew = builders.method(version=2)
    builders.published_review(site.coda, anew, ["5.0", "5.0"])
    builders.revise(site.comparison, method=anew)
    assert LiveComparison.objects.shown(timezone.now()).get().method == anew
