"""What the judge is told of outbound links, and of the pay that waits behind links within the site."""

from datetime import datetime
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from disclosure.policy import Destination
from products.models import Offer, Placement, Product, UnpaidSite
from reviews import publishing, registers
from reviews.comparison import placements_of, standings_of
from reviews.compensation import effect
from reviews.models import (
    Citation,
    LiveComparison,
    LiveReview,
    ProductBox,
    Quotation,
    Review,
    Source,
    Text,
)
from tests import builders
from tests.builders import DAY, HOUR
from tests.conftest import Site

HERE = "http://127.0.0.1:8000"
UNPAID = Destination(pays=False)


def publish_guide(site: Site, *urls: str) -> None:
    guide = builders.guide()
    for url in urls:
        builders.add(guide, Source, title="x", publisher="y", url=url)
    publishing.publish(guide, by=None, at=site.at)


def unpaid(host: str) -> None:
    UnpaidSite.objects.create(host=host, reason="No contract.", decided_by=builders.user())


def placement(of: Product, site: Site, slot: int | None = None, **fields: Any) -> Placement:
    """Of points, unless a test wants otherwise."""
    fields = {"points": "0.5", "starts_at": site.at - DAY, "ends_at": site.at + DAY} | fields
    return builders.placement(of, slot, **fields)


def test_sources_of_public_documents_pay_nothing(site: Site) -> None:
    url = "https://press.example/a?b=c#d"
    assert registers.links([url], site.at) == {}
    publish_guide(site, url)
    assert registers.links([url, "https://press.example/b"], site.at) == {url: UNPAID}
    assert registers.links([url], site.at - HOUR) == {}


def test_a_withdrawn_document_vouches_for_nothing(site: Site) -> None:
    url = "https://tin.example/"
    publish_guide(site)
    assert registers.links([url], site.at)
    guide = site.comparison.category.guides.get()
    publishing.withdraw(guide, by=None, at=site.at + HOUR)
    assert registers.links([url], site.at + HOUR) == {}


def test_a_draft_vouches_for_nothing_and_takes_nothing_back(site: Site) -> None:
    publish_guide(site, "https://press.example/a")
    Source.objects.filter(url="https://press.example/a").update(url="https://press.example/b")
    urls = ["https://press.example/a", "https://press.example/b"]
    assert registers.links(urls, site.at) == {urls[0]: UNPAID}


def test_the_sources_of_what_was_published_before_are_noted_by_the_migration(site: Site) -> None:
    publish_guide(site, "https://press.example/a?", "https://press.example/b")
    noted = list(Citation.objects.values_list("revision", "url"))
    Citation.objects.all().delete()
    import_module("reviews.migrations.0008_first_citations").forwards(apps, None)
    assert list(Citation.objects.values_list("revision", "url")) == noted
    assert {url for _, url in noted} >= {"https://press.example/a", "https://press.example/b"}


def test_the_pages_of_published_quotations_pay_nothing(site: Site) -> None:
    review = Review.objects.get(product=site.alto)
    builders.add(
        review,
        Quotation,
        words="It boils.",
        speaker="Ann",
        credential="Cook",
        said_in="Cooking",
        source_url="https://cooking.example/?",
    )
    publishing.publish(review, by=None, at=site.at)
    assert registers.links(["https://cooking.example/"], site.at) == {
        "https://cooking.example/": UNPAID
    }


def test_sites_of_which_somebody_said_so_pay_nothing(site: Site) -> None:
    unpaid("tea.example")
    urls = ["https://tea.example/x", "https://www.tea.example/", "https://coffee.example/"]
    assert registers.links(urls, site.at) == {urls[0]: UNPAID, urls[1]: UNPAID}


def test_a_merchant_is_never_unpaid(site: Site) -> None:
    unpaid("shop.example")
    unpaid("awin1.com")
    urls = ["https://shop.example/alto", "https://de.shop.example/", "https://www.awin1.com/x?y=1"]
    assert registers.links(urls, site.at) == {}


def test_offers_are_told_with_the_rest(site: Site) -> None:
    go = f"{HERE}/go/{site.coda.offers.get().pk}/"
    publish_guide(site)
    found = registers.links([go, "https://tin.example/", f"{HERE}/"], site.at)
    assert {url: one.pays for url, one in found.items()} == {
        go: True,
        "https://tin.example/": False,
    }


@pytest.mark.parametrize("links", [1, 3, 150])
def test_any_number_of_links_takes_four_queries(site: Site, links: int) -> None:
    unpaid("tea.example")
    urls = [f"https://s{number}.tea.example/" for number in range(links)]
    with CaptureQueriesContext(connection) as queries:
        assert len(registers.links([*urls, f"{HERE}/go/1/"], site.at)) >= links
    assert len(queries) == 4


def test_a_page_that_leads_nowhere_else_takes_one_query(site: Site) -> None:
    with CaptureQueriesContext(connection) as queries:
        registers.links([f"{HERE}/go/1/", f"{HERE}/products/alto/"], site.at)
    assert len(queries) == 1


def test_pages_that_sell_are_told_apart_from_those_that_do_not(site: Site) -> None:
    Offer.objects.filter(product=site.basso).update(withdrawn_at=site.at)
    told = registers.pay(
        ["/products/alto/", "/products/basso/", "/reviews/alto/", "/reviews/basso/", "/about/"],
        site.at,
    )
    assert told == {
        "/products/alto/": frozenset({"commission"}),
        "/reviews/alto/": frozenset({"commission"}),
    }


@pytest.mark.parametrize(("sample", "kind"), [("gifted", "sample"), ("lent", "loan")])
def test_a_sample_that_was_a_favour_is_told_of_the_review(
    site: Site, sample: str, kind: str
) -> None:
    Offer.objects.update(withdrawn_at=site.at)
    builders.revise(Review.objects.get(product=site.alto), site.at, sample=sample)
    paths = ["/reviews/alto/", "/products/alto/", "/reviews/basso/"]
    told = {"/reviews/alto/": frozenset({kind})}
    assert registers.pay(paths, site.at) == registers.ties(paths, site.at) == told


def test_a_placement_acts_on_a_comparison_and_not_without_advertising(site: Site) -> None:
    paths = ["/compare/kettles/", "/compare/kettles/without-advertising/"]
    commission = frozenset({"commission"})
    assert registers.pay(paths, site.at) == {
        paths[0]: commission | {"placement"},
        paths[1]: commission,
    }
    Offer.objects.update(withdrawn_at=site.at)
    assert registers.pay(paths, site.at) == {paths[0]: frozenset({"placement"})}
    assert registers.pay(paths, site.placement.ends_at) == {}


def acting(site: Site, at: datetime | None = None) -> frozenset[str]:
    """The kinds of pay on the comparison besides those of its links."""
    path = "/compare/kettles/"
    told = registers.pay([path, f"{path}without-advertising/"], at or site.at)
    assert told[f"{path}without-advertising/"] == {"commission"}
    return told[path] - {"commission"}


def test_points_act_on_a_comparison_from_their_approval_to_their_end(site: Site) -> None:
    site.placement.delete()
    bought = placement(site.basso, site, approved_at=site.at + HOUR)
    assert acting(site) == set()
    assert acting(site, site.at + HOUR) == {"points"}
    assert acting(site, bought.ends_at) == set()
    row = placement(site.alto, site, slot=1, points="0.2")
    assert acting(site) == {"points", "placement"}
    row.delete()
    paths = ["/products/basso/", "/reviews/basso/"]
    assert set(registers.pay(paths, site.at).values()) == {frozenset({"commission"})}


@pytest.mark.parametrize("why", ["not reviewed", "elsewhere", "at the top", "unlisted", "waiting"])
def test_points_that_move_nothing_act_on_nothing(site: Site, why: str) -> None:
    site.placement.delete()
    placement(site.coda if why == "not reviewed" else site.basso, site)
    if why == "elsewhere":
        Product.objects.filter(pk=site.basso.pk).update(category=builders.category("Toasters"))
    elif why == "at the top":
        LiveReview.objects.update(overall=10)
    elif why == "unlisted":
        Product.objects.filter(pk=site.basso.pk).update(is_listed=False)
    elif why == "waiting":
        Placement.objects.update(approved_at=None, approved_by=None)
    assert acting(site) == set()
    shown = LiveComparison.objects.at(site.at).get()
    standings = standings_of(shown, site.at, placements_of(shown, site.at))
    assert effect(standings.values()).paid == 0


@pytest.mark.parametrize("how", ["box", "link"])
def test_a_guide_sells_by_its_boxes_and_by_links_in_its_text(site: Site, how: str) -> None:
    publish_guide(site)
    path = "/guides/how-to-boil-water/"
    assert registers.pay([path], site.at) == {}
    guide = site.comparison.category.guides.get()
    if how == "box":
        builders.add(guide, ProductBox, product=site.coda)
    else:
        builders.add(guide, Text, html='<p><a href="https://shop.example/coda?utm_id=1">it</a></p>')
    publishing.publish(guide, by=None, at=site.at)
    assert registers.pay([path], site.at) == {path: frozenset({"commission"})}


def test_nothing_is_told_of_pages_that_are_not_public(site: Site) -> None:
    site.alto.is_listed = False
    site.alto.save()
    paths = ["/products/alto/", "/reviews/alto/", "/guides/none/", "/compare/none/", "/reviews/"]
    assert registers.pay(paths, site.at) == {}


@pytest.mark.parametrize("pages", [1, 150])
def test_any_number_of_paths_takes_a_query_for_each_section(site: Site, pages: int) -> None:
    sections = ("reviews", "products", "guides", "compare")
    paths = [f"/{section}/p{number}/" for section in sections for number in range(pages)]
    with CaptureQueriesContext(connection) as queries:
        registers.pay([*paths, "/", "/about/", "/authors/ada-boil/"], site.at)
    assert len(queries) == 4


def test_ties_take_one_query_and_tell_of_no_other_pay(site: Site) -> None:
    paths = [f"/{section}/alto/" for section in ("reviews", "products", "compare")]
    with CaptureQueriesContext(connection) as queries:
        assert registers.ties([*paths, "/", "/compare/kettles/"], site.at) == {}
        assert registers.ties(["/products/alto/"], site.at) == {}
    assert len(queries) == 1


def test_ties_are_told_of_public_reviews_alone(site: Site) -> None:
    builders.revise(Review.objects.get(product=site.alto), site.at, sample="gifted")
    Product.objects.filter(pk=site.alto.pk).update(is_listed=False)
    assert registers.ties(["/reviews/alto/"], site.at) == {}
