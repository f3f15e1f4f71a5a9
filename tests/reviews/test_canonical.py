"""Which of the two orders of a comparison search engines are asked to list, and who decides."""

import json
from typing import Any

import pytest
from django.test import Client
from selectolax.lexbor import LexborHTMLParser

from reviews import publishing, sitemaps
from reviews.documents.comparing import changes
from reviews.documents.snapshots import digest, snapshot
from reviews.models import Comparison, LiveComparison, Revision
from tests import builders, desk
from tests.builders import AT, HOUR
from tests.conftest import Site
from tests.reading import find

WITH = "/compare/kettles/"
WITHOUT = "/compare/kettles/without-advertising/"
BLIND = Comparison.Order.WITHOUT_ADVERTISING


def canonical(client: Client, path: str) -> str:
    page = LexborHTMLParser(client.get(path).content.decode())
    address = find(page, "link[rel=canonical]").attributes["href"] or ""
    return address.removeprefix("http://127.0.0.1:8000")


def listed(client: Client) -> list[str]:
    sitemap = client.get("/sitemap.xml").content.decode()
    return [
        path for path in (WITH, WITHOUT) if f"<loc>http://127.0.0.1:8000{path}</loc>" in sitemap
    ]


@pytest.mark.parametrize("query", ["", "?sort=price", "?page=2"])
def test_both_orders_name_the_one_with_advertising_unless_an_editor_chooses(
    site: Site, client: Client, query: str
) -> None:
    assert {canonical(client, path + query) for path in (WITH, WITHOUT)} == {WITH}
    assert listed(client) == [WITH]


@pytest.mark.parametrize("query", ["", "?sort=price", "?page=2"])
def test_both_orders_name_the_one_without_if_an_editor_chose_it(
    site: Site, client: Client, query: str
) -> None:
    builders.revise(site.comparison, site.at, canonical=BLIND)
    assert {canonical(client, path + query) for path in (WITH, WITHOUT)} == {WITHOUT}
    assert listed(client) == [WITHOUT]


def test_a_choice_that_is_not_published_changes_nothing(site: Site, client: Client) -> None:
    Comparison.objects.update(canonical=BLIND)
    assert canonical(client, WITHOUT) == WITH


def test_the_judge_walks_the_order_that_no_sitemap_lists(site: Site) -> None:
    assert WITHOUT in sitemaps.unlisted(site.at)
    builders.revise(site.comparison, site.at, canonical=BLIND)
    assert WITHOUT not in sitemaps.unlisted(site.at)
    assert WITH in sitemaps.unlisted(site.at)


def old(revision: Revision) -> dict[str, Any]:
    """What a revision said before there was a choice."""
    data: dict[str, Any] = json.loads(json.dumps(revision.data))
    data["fields"].pop("canonical", None)
    return data


def test_a_revision_says_nothing_of_the_usual_choice_as_those_from_before(site: Site) -> None:
    last = site.comparison.last_revision()
    assert last is not None
    assert digest(snapshot(site.comparison)) == last.digest == digest(old(last))
    site.comparison.canonical = BLIND
    assert snapshot(site.comparison)["fields"]["canonical"] == "without"


def test_a_revision_from_before_comes_back_and_is_published_with_the_usual_choice(
    site: Site, client: Client
) -> None:
    before = site.comparison.last_revision()
    assert before is not None
    builders.revise(site.comparison, site.at, canonical=BLIND)
    publishing.restore(site.comparison, before, by=builders.user(), at=site.at + HOUR)
    assert Comparison.objects.get().canonical == Comparison.Order.WITH_ADVERTISING
    publishing.publish(site.comparison, by=None, at=site.at + 2 * HOUR)
    shown = LiveComparison.objects.at(site.at + 2 * HOUR).get()
    assert shown.get_canonical_url() == WITH


def test_what_changed_names_the_choice_in_words(site: Site) -> None:
    before = snapshot(site.comparison)
    site.comparison.canonical = BLIND
    (change,) = changes(before, snapshot(site.comparison), {})
    assert change.title == "Order for search engines"
    assert "".join(one.text for one in change.details[0].pieces if one.kind != "del") == (
        "the order without advertising"
    )
    assert changes(before, before, {}) == []


def test_an_editor_chooses_in_the_form(db: None) -> None:
    method = builders.method()
    builders.published_review(builders.product(), method)
    comparison = builders.comparison(method)
    publishing.publish(comparison, by=None, at=AT)
    page = f"/admin/reviews/comparison/{comparison.pk}/change/"
    desk.submit(desk.signed_in("editors"), page, canonical="without")
    comparison.refresh_from_db()
    assert comparison.canonical == BLIND
