"""What delivery costs: as each format tells it, and as shops write it."""

from decimal import Decimal
from pathlib import Path

import pytest

from products.feeds.rows import Row
from tests.products.feeds.samples import feed, item, problems, read


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "feed"


def table(**columns: str) -> str:
    given = {"id": "K1", "title": "Kettle", "price": "24.90", "currency": "USD"} | columns
    return f"{';'.join(given)}\n{';'.join(given.values())}\n"


def delivery_of(rows: list[Row]) -> str | None:
    [row] = rows
    assert row.amount == Decimal("24.90"), "the price is taken, whatever delivery costs"
    return None if row.delivery is None else f"{row.delivery:.2f}"


@pytest.mark.parametrize(
    ("written", "cost"),
    [
        ("4.99", "4.99"),
        ("4,99", "4.99"),
        ("4,99 USD", "4.99"),
        ("$4.99", "4.99"),
        ("1.249,90", "1249.90"),
        ("0", "0.00"),
        ("0.00 USD", "0.00"),
        ("free", "0.00"),
        (" FREE ", "0.00"),
        ("Free shipping", "0.00"),
        ("kostenlos", "0.00"),
        ("", None),
        ("  ", None),
    ],
)
def test_a_cost_of_delivery_is_read_as_shops_write_it(
    file: Path, written: str, cost: str | None
) -> None:
    rows, report = read(file, table(delivery=written))
    assert delivery_of(rows) == cost
    assert problems(report) == []


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("from 4.99", "was left out: it is not a price: give a number such as 24.90"),
        ("see shop", "was left out: it is not a price: give a number such as 24.90"),
        ("-4.99", "was left out: it is negative"),
        ("4.99 EUR", "was left out: it is in another currency than the price"),
        ("1.249", "was left out: it may be thousands or three decimals: write it with two decimals"),
        ("1000000", "was left out: it is too large to be what delivery costs"),
    ],
)  # fmt: skip
def test_a_cost_that_cannot_be_read_is_left_out_and_told_and_the_price_is_taken(
    file: Path, written: str, reason: str
) -> None:
    rows, report = read(file, table(delivery=written))
    assert delivery_of(rows) is None
    assert problems(report) == [(2, "delivery", written, reason)]


@pytest.mark.parametrize("column", ["delivery", "Delivery cost", "shipping_cost", "shipping"])
def test_a_table_calls_it_by_several_names(file: Path, column: str) -> None:
    assert delivery_of(read(file, table(**{column: "3"}))[0]) == "3.00"


def test_awin_tells_it_in_the_currency_of_the_price(file: Path) -> None:
    content = (
        "aw_product_id,merchant_product_id,product_name,aw_deep_link,search_price,currency,delivery_cost\n"
        "1,K1,Kettle,https://www.awin1.com/pclick.php?p=1,24.90,GBP,\n"
        "2,K2,Kettle,https://www.awin1.com/pclick.php?p=2,24.90,GBP,3.50\n"
        "3,K3,Kettle,https://www.awin1.com/pclick.php?p=3,24.90,GBP,GBP0.00\n"
    )
    rows, report = read(file, content)
    assert [row.delivery for row in rows] == [None, Decimal("3.50"), Decimal(0)]
    assert problems(report) == []


def group(country: str = "", price: str = "", **parts: str) -> str:
    tags = {"country": country, "price": price} | parts
    inside = "".join(f"<g:{tag}>{text}</g:{tag}>" for tag, text in tags.items() if text)
    return f"<g:shipping>{inside}</g:shipping>"


def google(file: Path, *groups: str, country: str = "US") -> tuple[str | None, list[str]]:
    """The cost that a Google feed with these groups gives, and the reasons of what was pointed out."""
    content = feed(item().replace("</item>", f"{''.join(groups)}</item>"))
    rows, report = read(file, content, country=country)
    return delivery_of(rows), [reason for *_, reason in problems(report)]


def test_google_tells_it_in_groups_and_the_merchants_own_country_counts(file: Path) -> None:
    groups = [group("DE", "9.00 EUR"), group("US", "5.99 USD", service="Standard")]
    assert google(file, *groups) == ("5.99", [])
    assert google(file, group(price="4 USD")) == ("4.00", [])
    assert google(file, group("us", "4 USD")) == ("4.00", [])
    assert google(file) == (None, [])


def test_of_several_services_the_cheapest_counts(file: Path) -> None:
    groups = [group("US", "12,00 USD", service="Express"), group("US", "5.99 USD")]
    assert google(file, *groups) == ("5.99", [])
    assert google(file, *reversed(groups)) == ("5.99", [])
    assert google(file, group("US", "soon"), *groups) == ("5.99", [])
    assert google(file, *groups, group("US", "0.00 USD")) == ("0.00", [])


def test_a_price_for_a_part_of_the_country_or_for_another_one_is_no_cost_for_all(
    file: Path,
) -> None:
    reason = ["was left out: it names no price for all of US"]
    assert google(file, group("US", "5.99 USD", region="CA")) == (None, reason)
    assert google(file, group("US", "5.99 USD", postal_code="94043")) == (None, reason)
    assert google(file, group("DE", "5.99 EUR")) == (None, reason)
    assert google(file, group("US", service="Standard")) == (None, reason)
    assert google(file, group("US", "soon"))[1] == [
        "was left out: it is not a price: give a number such as 24.90"
    ]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("shipping", "5.99 USD"),
        ("shipping", "US:5.99 USD"),
        ("shipping", "US::Standard:5.99 USD"),
        ("shipping", "US:CA:Ground:2 USD,US::Standard:5.99 USD:1:2:3:5"),
        ("shipping", "DE::Standard:1,99 EUR, US::Standard:5,99 USD"),
        ("shipping(country:price)", "US:5.99 USD"),
        ("shipping(country,service,price)", "US:Standard:5.99 USD"),
        ("shipping(country:region:service:price)", "US::Standard:5.99 USD"),
        ("Shipping (country:postal_code:price)", "US::5.99 USD"),
        ("shipping(price:country)", "5.99 USD:US"),
    ],
)
def test_googles_text_names_the_parts_in_the_column_or_nowhere(
    file: Path, column: str, value: str
) -> None:
    names = ["id", "title", "link", "availability", "price", column]
    values = ["K1", "Kettle", "https://shop.example/k1", "in_stock", "24.90 USD", value]
    rows, report = read(file, "\t".join(names) + "\n" + "\t".join(values) + "\n", country="US")
    assert delivery_of(rows) == "5.99"
    assert problems(report) == []
