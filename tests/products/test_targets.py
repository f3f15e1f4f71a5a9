"""Where written addresses lead: what is registered, what pays, what somebody said pays nothing."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from products.models import Merchant, Offer, Programme, UnpaidSite
from products.targets import Leads, look_up
from tests import builders
from tests.builders import AT, DAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def offer() -> Offer:
    """Of a merchant that sells under shop.example and has its home at alder.example."""
    alder = builders.merchant()
    Merchant.objects.filter(pk=alder.pk).update(homepage="https://www.alder.example/us/")
    return builders.offer(builders.product(), alder, url="https://shop.example/one?id=5")


def leads(written: str, *cited: str) -> Leads:
    return look_up([written], AT, cited=cited)[written].leads


def unpaid(host: str) -> UnpaidSite:
    return UnpaidSite.objects.create(
        host=host, reason="No contract.", decided_by=builders.user(), decided_at=AT
    )


@pytest.mark.parametrize(
    "written",
    [
        "https://shop.example/one?id=5",
        "http://shop.example/one?id=5",
        "https://www.shop.example/one?id=5",
        "https://SHOP.example:443/one/?id=5",
        "https://shop.example./one?id=5#reviews",
        "https://shop.example/one?utm_source=mail&id=5&fbclid=x",
        "https://shop.example/one?id=5&colour=red",
        "/go/{pk}/",
        "/go/{pk}",
        "/go/0{pk}/?from=text",
        "/guides/../go/{pk}/",
        "/%67o/{pk}/",
        "/x/%2e%2e/go/{pk}/",
        "http://127.0.0.1:8000/go/{pk}/",
        "//127.0.0.1:8000/go/{pk}/",
    ],
)
def test_an_address_of_an_open_offer_leads_to_it(offer: Offer, written: str) -> None:
    written = written.format(pk=offer.pk)
    found = look_up([written], AT)[written]
    assert (found.leads, found.offer, found.address) == (Leads.OFFER, offer, f"/go/{offer.pk}/")


@pytest.mark.parametrize(
    "written",
    [
        "https://shop.example/one",
        "https://shop.example/one?id=6",
        "https://shop.example/One?id=5",
        "https://shop.example:8443/one?id=5",
        "https://shop.example/two?id=5",
        "https://shop.example",
        "https://de.shop.example/one?id=5",
        "https://user@shop.example/one?id=5",
        "https://shop。example/one?id=6",
        "https://ｓｈｏｐ.example/two",
        "https://alder.example/",
        "https://blog.alder.example/",
    ],
)
def test_any_other_address_of_a_merchant_is_the_merchants(offer: Offer, written: str) -> None:
    found = look_up([written], AT, cited=[written])[written]
    assert (found.leads, found.name, found.address) == (Leads.MERCHANT, "Alder Shop", "")


@pytest.mark.parametrize(
    "written",
    [
        "https://tea.example/",
        "https://shop.example.evil.example/one?id=5",
        "https://shop.example@evil.example/",
        "https://notshop.example/one?id=5",
        "https://example/",
        "https://shop%2eexample/one?id=5",
        "https://[shop.example/one?id=5",
        "javascript:alert(1)",
        "ftp://tea.example/one",
    ],
)
def test_what_nobody_has_registered_is_unknown_and_has_no_address_to_print(
    offer: Offer, written: str
) -> None:
    found = look_up([written], AT)[written]
    assert (found.leads, found.address, found.offer) == (Leads.UNKNOWN, "", None)


@pytest.mark.parametrize(
    "written", ["/", "/compare/kettles/", "#sources", "mailto:a@tea.example", "/gone/1/", "?page=2"]
)
def test_links_within_the_site_stay_as_they_are_written(offer: Offer, written: str) -> None:
    found = look_up([written], AT)[written]
    assert (found.leads, found.address) == (Leads.HOME, written)


def test_an_offer_that_is_not_open_is_not_linked_to(offer: Offer) -> None:
    offer.withdrawn_at = AT - DAY
    offer.save()
    assert leads(f"/go/{offer.pk}/") is Leads.CLOSED
    assert leads("/go/999999/") is Leads.CLOSED
    assert leads("/go/1234567890123456789012/") is Leads.HOME  # no page has this address
    assert leads(offer.url) is Leads.MERCHANT


def test_a_programme_that_is_switched_off_closes_its_links(offer: Offer) -> None:
    offer.programme = builders.programme(offer.merchant, is_active=False)
    offer.save()
    assert leads(offer.url) is Leads.MERCHANT


def test_where_redirects_are_forbidden_the_link_is_that_of_the_register(offer: Offer) -> None:
    offer.programme = builders.programme(offer.merchant, redirects_allowed=False)
    offer.url = "https://shop.example/one?tag=ours"
    offer.save()
    pasted = "https://www.shop.example/one?tag=somebody"
    assert look_up([pasted], AT)[pasted].address == "https://shop.example/one?tag=ours"


def test_a_page_of_several_products_is_nobodys_link(offer: Offer) -> None:
    two = builders.product("Two")
    twin = builders.offer(two, url="https://shop.example/set", merchant_item_id="a")
    builders.offer(two, url="https://shop.example/set?ref=x", merchant_item_id="b")
    assert look_up(["https://shop.example/set/"], AT)["https://shop.example/set/"].offer == twin
    builders.offer(offer.product, url="https://shop.example/set", merchant_item_id="c")
    assert leads("https://shop.example/set/") is Leads.MERCHANT


def test_a_shop_without_paths_is_known_by_all_its_parameters() -> None:
    builders.offer(builders.product(), url="https://bare.example/?item=1")
    assert leads("https://bare.example?item=1&utm_medium=x") is Leads.OFFER
    assert leads("https://bare.example/?item=1&size=2") is Leads.MERCHANT


def test_a_site_that_pays_nothing_is_so_with_all_its_parts() -> None:
    unpaid("tea.example")
    assert leads("https://tea.example/leaves?utm_source=x") is Leads.UNPAID
    assert leads("http://WWW.tea.example/") is Leads.UNPAID
    assert leads("https://notea.example/") is Leads.UNKNOWN
    assert leads("https://tea.example.org/") is Leads.UNKNOWN


def test_a_source_is_unpaid_by_its_very_address() -> None:
    assert leads("https://tea.example/a", "https://tea.example/a") is Leads.UNPAID
    assert leads("https://tea.example/a?", "https://tea.example/a") is Leads.UNPAID
    assert leads("https://tea.example/b", "https://tea.example/a") is Leads.UNKNOWN


def test_a_merchant_pays_whatever_else_was_said(offer: Offer) -> None:
    unpaid("shop.example")
    assert leads("https://shop.example/two", "https://shop.example/two") is Leads.MERCHANT


def test_a_programme_pays_whatever_else_was_said() -> None:
    url = "https://www.awin1.com/cread.php?awinmid=1&awinaffid=2"
    unpaid("awin1.com")
    assert leads(url, url) is Leads.PROGRAMME


@pytest.mark.parametrize("links", [1, 3, 150])
def test_any_number_of_links_takes_three_queries(offer: Offer, links: int) -> None:
    unpaid("tea.example")
    written = [offer.url, f"/go/{offer.pk}/", "/"]
    written += [f"https://s{number}.tea.example/" for number in range(links)]
    with CaptureQueriesContext(connection) as queries:
        found = look_up(written, AT)
    assert len(queries) == 3
    assert {one.leads for one in found.values()} == {Leads.OFFER, Leads.HOME, Leads.UNPAID}


def test_nothing_is_asked_about_links_within_the_site() -> None:
    with CaptureQueriesContext(connection) as queries:
        look_up(["/", "#a", "mailto:a@tea.example"], AT)
        look_up([], AT)
    assert len(queries) == 0


def test_a_programme_pays_commission_unless_somebody_says_otherwise(offer: Offer) -> None:
    assert offer.payment == "commission"
    offer.programme = Programme(payment="click")
    assert offer.payment == "click"
