"""What pages say of a price: delivery, the unit, what it was before, and of whom nothing is told."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from selectolax.lexbor import LexborHTMLParser, LexborNode

from products.models import Offer, PriceObservation, Programme, Specification, SpecificationValue
from reviews.models import ProductBox
from tests import builders
from tests.builders import DAY, HOUR
from tests.conftest import Site

PATH = "/products/alto/"


def words(node: LexborNode) -> str:
    return " ".join(node.text(separator=" ").split())


def page(client: Client, path: str = PATH) -> LexborHTMLParser:
    response = client.get(path)
    assert response.status_code == 200, response.content.decode()[:2000]
    return LexborHTMLParser(response.content.decode())


def text(client: Client, path: str = PATH) -> str:
    return words(page(client, path).css("main")[0])


def offers(client: Client, path: str = PATH) -> list[str]:
    return [words(one) for one in page(client, path).css("#offers li")]


def sells(site: Site, name: str, amount: str, delivery: str | None, **fields: Any) -> Offer:
    """One more merchant of the Alto."""
    made = builders.offer(site.alto, builders.merchant(name))
    delivered = None if delivery is None else Decimal(delivery)
    builders.price(made, amount, at=site.at, delivery=delivered, **fields)
    return made


@pytest.fixture
def offer(site: Site) -> Offer:
    """The Alto at Alder: 59.90, once 44.90, and since nine days 49.90."""
    made = site.alto.offers.get(merchant=site.alder)
    made.prices.all().delete()
    at = site.at
    for amount, since, until in (("59.90", 60, 31), ("54.90", 30, 20), ("52.90", 19, 10)):
        builders.price(
            made, amount, at=at - since * DAY, confirmed_at=at - until * DAY, sightings=9
        )
    builders.price(made, "49.90", at=at - 9 * DAY, confirmed_at=at)
    return made


def test_the_cheapest_total_comes_first_and_what_is_not_stated_last(
    site: Site, client: Client
) -> None:
    site.alto.offers.all().delete()
    sells(site, "Free Ltd", "47.00", "0")
    sells(site, "Low Price", "40.00", "9.50")
    sells(site, "Silent", "39.00", None)
    sells(site, "Also Silent", "38.00", None)
    sells(site, "Gone", "1.00", "0", availability="out_of_stock")
    assert [one.split(" paid link")[0] for one in offers(client)] == [
        "Free Ltd", "Low Price", "Also Silent", "Silent", "Gone",
    ]  # fmt: skip
    first, second, third, *_ = offers(client)
    assert "$47.00 in stock free delivery as of" in first
    assert "$40.00 in stock + $9.50 delivery = $49.50 as of" in second
    assert "$38.00 in stock delivery not stated as of" in third
    assert "Offers stand in the order of price and delivery together" in text(client)


def test_a_comparison_shows_and_sorts_by_the_cheapest_total(site: Site, client: Client) -> None:
    sells(site, "Free Ltd", "47.00", "0")
    sells(site, "Low Price", "40.00", "9.50")
    site.basso.offers.get().prices.update(delivery=Decimal("30.00"))
    table = page(client, "/compare/kettles/?sort=price")
    rows = [words(one) for one in table.css("tbody tr") if "data-placement" not in one.attributes]
    assert [row.split("Tin & Co ")[1].split()[0] for row in rows] == ["Alto", "Basso", "Coda"]
    assert "$47.00 free delivery" in rows[0]  # 47.00, not 49.50
    assert "$19.50 + $30.00 delivery = $49.50" in rows[1]
    assert "$35.00 delivery not stated" in rows[2]  # its total is not known
    backward = page(client, "/compare/kettles/?sort=-price").css("tbody tr")
    assert "Coda" in words(backward[1])
    assert "price and delivery together" in text(client, "/compare/kettles/")


def test_the_greatest_price_of_a_filter_counts_delivery(site: Site, client: Client) -> None:
    site.basso.offers.get().prices.update(delivery=Decimal("30.00"))
    found = text(client, "/compare/kettles/?max_price=40&q=o")
    assert "Coda" in found
    assert "19.50" not in found
    assert "19.50" in text(client, "/compare/kettles/?max_price=49.50&q=o")


def price_per(site: Site, unit: str, number: str, per: str) -> None:
    made = builders.specification(f"{unit} in the pack", unit=unit, price_per=Decimal(per))
    SpecificationValue.objects.create(product=site.alto, specification=made, number=number)


def test_prices_per_unit_stand_within_the_price(site: Site, client: Client) -> None:
    price_per(site, "tablet", "240", "1")
    price_per(site, "mg", "4158", "100")
    price_per(site, "crumb", "100000", "1")
    said = "$0.0005 per crumb, $1.20 per 100 mg, $0.21 per tablet"
    for path in (PATH, "/compare/kettles/", "/reviews/alto/"):
        units = [words(one) for one in page(client, path).css(".price .per")]
        assert said in units, path


def test_prices_per_unit_stand_in_product_boxes(site: Site, client: Client) -> None:
    price_per(site, "tablet", "240", "1")
    guide = builders.guide()
    builders.add(guide, ProductBox, product=site.alto)
    builders.revise(guide)
    address = f"/guides/{guide.slug}/"
    units = page(client, address).css(".item .price .per")
    assert [words(one) for one in units] == ["€0.18 per tablet"]
    assert "delivery not stated" in text(client, address)


def test_nothing_is_divided_by_what_is_not_known_or_nothing(site: Site, client: Client) -> None:
    price_per(site, "tablet", "0", "1")
    Specification.objects.filter(name="Weight").update(price_per=None)
    assert not page(client).css(".per")


def test_what_a_price_was_stands_beside_it(offer: Offer, client: Client) -> None:
    (was,) = page(client).css(".was")
    assert words(was) == "Lowest in the 30 days before: $52.90"
    assert was.attributes["data-was"] == f"/go/{offer.pk}/"
    assert was.parent is not None
    assert "$49.90" in words(was.parent)


def test_a_price_that_did_not_fall_was_nothing(offer: Offer, client: Client) -> None:
    offer.prices.filter(amount="49.90").update(amount="53.00")  # of the lowest, 52.90
    assert not page(client).css("[data-was]")


def test_the_low_of_thirty_days_is_told_with_its_time(offer: Offer, client: Client) -> None:
    offer.prices.filter(amount="52.90").update(amount="47.10")
    until = offer.prices.get(amount="47.10").confirmed_at
    said = f"the lowest in the last 30 days was 47.10, last seen {until:%-d %b %Y, %H:%M} UTC at Alder Shop."
    assert f"Of the prices we saw and show here, {said}" in text(client)
    assert "Alder Shop: 4 prices seen, the lowest in the last 30 days 47.10, last on" in text(
        client, PATH
    )


def test_no_low_is_told_where_the_days_were_not_seen(offer: Offer, client: Client) -> None:
    offer.prices.filter(amount__in=["59.90", "54.90"]).delete()
    assert "last 30 days" not in text(client)
    assert page(client).css("svg.chart")


def test_the_low_of_a_product_is_of_all_its_merchants(
    site: Site, offer: Offer, client: Client
) -> None:
    """Also of one whose prices do not cover the thirty days: it was seen."""
    birch = sells(site, "Cedar Ltd", "48.00", None)
    builders.price(birch, "31.00", at=site.at - 3 * DAY, confirmed_at=site.at - 2 * DAY)
    assert "the lowest in the last 30 days was 31.00, last seen" in text(client)


def test_the_table_has_each_price_with_its_times(offer: Offer, client: Client) -> None:
    (table,) = page(client).css("details table[data-history]")
    assert table.attributes["data-history"] == f"/go/{offer.pk}/"
    rows = [[words(cell) for cell in row.css("td")] for row in table.css("tbody tr")]
    assert [(row[0], row[3]) for row in rows] == [
        ("49.90", "1×"), ("52.90", "9×"), ("54.90", "9×"), ("59.90", "9×"),
    ]  # fmt: skip
    times = [one.attributes["datetime"] for one in table.css("tbody tr")[1].css("time")]
    seen = offer.prices.get(amount="52.90")
    assert times == [
        seen.observed_at.isoformat(timespec="seconds"),
        seen.confirmed_at.isoformat(timespec="seconds"),
    ]
    assert not table.css("data")


def test_the_chart_is_named_and_described(offer: Offer, client: Client) -> None:
    (chart,) = page(client).css("svg.chart")
    assert chart.attributes["role"] == "img"
    named = [
        chart.css_first(f"#{one}") for one in (chart.attributes["aria-labelledby"] or "").split()
    ]
    title, described = (words(one) for one in named if one)
    assert title.startswith("Prices in USD that we saw, ")
    assert described == (
        "Alder Shop: 4 prices, from 49.90 to 59.90. The table below has each of them."
    )
    assert not page(client).css("[style]")


def test_each_currency_has_a_chart_of_its_own(site: Site, offer: Offer, client: Client) -> None:
    euro = site.alto.offers.get(prices__currency="EUR")
    builders.price(euro, "46.00", "EUR", at=site.at - 5 * DAY, confirmed_at=site.at - 4 * DAY)
    found = page(client)
    assert [words(one) for one in found.css("#prices h3")] == ["In EUR", "In USD"]
    assert [len(one.css("path[class]")) for one in found.css("svg.chart")] == [1, 1]


def test_a_merchant_with_one_price_is_named_and_not_drawn(
    site: Site, offer: Offer, client: Client
) -> None:
    sells(site, "Cedar Ltd", "48.00", None)
    assert "Too few prices seen so far to draw: Cedar Ltd." in text(client)
    assert len(page(client).css("table[data-history]")) == 1


def test_of_too_few_prices_nothing_is_drawn(site: Site, client: Client) -> None:
    assert text(client).count("Too few prices seen so far to draw.") == 1
    assert not page(client).css("svg.chart, [data-history], [data-was]")


FORBIDDING = [{"history_allowed": False}, {"site_history_forbidden": True}, {"is_active": False}]


@pytest.mark.parametrize("terms", FORBIDDING, ids=str)
def test_what_a_programme_forbids_is_not_shown(
    offer: Offer, client: Client, terms: dict[str, bool]
) -> None:
    Programme.objects.update(**terms)
    found = page(client)
    assert not found.css("svg.chart, [data-history], [data-was]")
    assert "52.90" not in (found.html or "")


def test_a_site_without_histories_shows_none(
    offer: Offer, client: Client, settings: LazySettings
) -> None:
    settings.PRICE_HISTORY = False
    found = page(client)
    assert not found.css("#prices, svg.chart, [data-history], [data-was]")
    assert "52.90" not in (found.html or "")


def test_of_a_price_that_is_too_old_no_past_is_told_either(
    site: Site, offer: Offer, client: Client
) -> None:
    offer.prices.filter(amount="49.90").update(confirmed_at=site.at - 3 * DAY)
    found = page(client)
    assert "See price at Alder Shop" in words(found.css("#offers")[0])
    assert not found.css("svg.chart, [data-history], [data-was]")
    assert "49.90" not in (found.html or "")
    assert "52.90" not in (found.html or "")


def test_a_long_history_makes_no_long_page(site: Site, offer: Offer, client: Client) -> None:
    PriceObservation.objects.bulk_create(
        PriceObservation(
            offer=offer, amount=Decimal(60 + number % 37), currency="USD", source="a test",
            observed_at=site.at - 61 * DAY - number * HOUR, sightings=1,
            confirmed_at=site.at - 61 * DAY - number * HOUR,
        )
        for number in range(5000)
    )  # fmt: skip
    found = page(client)
    assert len(found.css("tbody tr")) < 120
    assert "And 4904 older prices of the last 12 months." in text(client)
    assert "Alder Shop: 5004 prices seen" in text(client)
    assert len(found.html or "") < 80_000


def test_six_merchants_are_drawn_and_all_are_in_tables(
    site: Site, offer: Offer, client: Client
) -> None:
    for number in range(7):
        one = sells(site, f"Shop {number}", "48.00", "1.00")
        builders.price(one, "50.00", at=site.at - 5 * DAY)
    found = page(client)
    assert len(found.css("svg.chart path[class]")) == 6
    assert len(found.css("table[data-history]")) == 8
    assert "The first 6 merchants are drawn, and the table has all." in text(client)


@pytest.mark.parametrize("merchants", [0, 12])
def test_a_product_page_takes_as_many_queries_for_any_number_of_histories(
    site: Site, offer: Offer, client: Client, merchants: int
) -> None:
    price_per(site, "tablet", "240", "1")
    for number in range(merchants):
        one = sells(site, f"Shop {number}", "48.00", "1.00")
        builders.price(one, "50.00", at=site.at - timedelta(days=5))
    with CaptureQueriesContext(connection) as queries:
        client.get(PATH)
    assert len(queries) == 21
