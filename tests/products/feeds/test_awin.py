import csv
import gzip
from datetime import UTC, datetime
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest

from products.feeds.columns import Asked
from products.feeds.problems import UnreadableError
from tests.products.feeds.samples import NOW, problems, read

EAN, UPC = "4006381333931", "614141000036"
GOOD = {
    "aw_deep_link": "https://network.example/click?p=1&m=2",
    "product_name": "Tin & Co Kettle One",
    "aw_product_id": "30000000001",
    "merchant_product_id": "K1",
    "merchant_image_url": "https://shop.example/k1.jpg",
    "description": "It boils water.",
    "search_price": "24.90",
    "currency": "GBP",
    "store_price": "99.00",
    "display_price": "GBP24.90",
    "merchant_deep_link": "https://shop.example/k1",
    "brand_name": "Tin & Co",
    "ean": EAN,
    "mpn": "TK-1",
}


def feed(*rows: dict[str, str], delimiter: str = ",", without: str = "") -> str:
    """A feed with the columns of GOOD and those that `rows` add, but those named in `without`."""
    full = [GOOD | row for row in rows or ({},)]
    columns = dict.fromkeys(name for row in full for name in row if name not in without.split())
    out = StringIO()
    writer = csv.DictWriter(out, list(columns), delimiter=delimiter, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(full)
    return out.getvalue()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "datafeed.csv"


def test_a_feed_is_read_with_the_merchants_number_and_the_link_that_awin_counts(
    file: Path,
) -> None:
    [row], report = read(file, feed())
    assert (row.item_id, row.title, row.brand, row.gtin, row.mpn) == (
        "K1",
        "Tin & Co Kettle One",
        "Tin & Co",
        EAN,
        "TK-1",
    )
    assert row.url == "https://network.example/click?p=1&m=2"
    assert (row.amount, row.currency) == (Decimal("24.90"), "GBP")
    assert (row.availability, row.observed_at) == ("unknown", NOW)
    assert problems(report) == []
    assert report.notes == [
        "Columns that were not read: aw_product_id, merchant_image_url, description, store_price."
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "|", "\t"])
def test_any_of_awins_delimiters_is_read(file: Path, delimiter: str) -> None:
    content = feed({"description": "a, b; c | d\te"}, delimiter=delimiter)
    assert read(file, content)[0] == read(file, feed())[0]


@pytest.mark.parametrize(
    "content",
    [
        feed().encode("utf-8-sig"),
        gzip.compress(feed().encode()),
        gzip.compress(feed().encode("utf-8-sig")),
        feed({"description": "two\nlines"}).encode(),
    ],
    ids=["BOM", "gzip", "gzip and BOM", "line break in a value"],
)
def test_marks_packing_and_line_breaks_make_no_difference(file: Path, content: bytes) -> None:
    assert read(file, content)[0] == read(file, feed())[0]


def test_columns_may_stand_in_any_order_and_most_may_be_missing(file: Path) -> None:
    swapped = dict(reversed(GOOD.items()))
    lines = [",".join(f'"{text}"' for text in texts) for texts in (swapped, swapped.values())]
    assert read(file, "\n".join(lines))[0] == read(file, feed())[0]
    few = feed(
        without="description merchant_image_url store_price display_price ean mpn brand_name"
    )
    [row] = read(file, few)[0]
    assert (row.item_id, row.amount, row.brand) == ("K1", Decimal("24.90"), "")


def test_awins_own_number_names_items_only_where_the_merchants_is_no_column(file: Path) -> None:
    assert read(file, feed(without="merchant_product_id"))[0][0].item_id == "30000000001"
    rows, report = read(file, feed({"merchant_product_id": ""}))
    assert rows == []
    assert problems(report) == [(2, "item id", "", "is missing")]


def test_a_row_without_awins_link_leads_straight_to_the_merchant_and_is_pointed_out(
    file: Path,
) -> None:
    rows, report = read(file, feed({}, {"merchant_product_id": "K2", "aw_deep_link": " "}))
    assert [row.url for row in rows] == [
        "https://network.example/click?p=1&m=2",
        "https://shop.example/k1",
    ]
    reason = "is missing: this link leads straight to the merchant, unpaid"
    assert problems(report) == [(3, "aw_deep_link", "https://shop.example/k1", reason)]


@pytest.mark.parametrize(
    ("given", "amount", "currency"),
    [
        ({}, "24.90", "GBP"),
        ({"search_price": "24,90", "currency": "EUR", "display_price": ""}, "24.90", "EUR"),
        ({"search_price": "", "display_price": "EUR 19,50", "currency": ""}, "19.50", "EUR"),
        ({"currency": ""}, "24.90", "GBP"),
        ({"search_price": "25", "store_price": "9", "rrp_price": "7"}, "25", "GBP"),
        ({"search_price": "", "display_price": "", "product_price_old": "30"}, None, ""),
    ],
)
def test_the_price_is_the_one_asked_for_online(
    file: Path, given: dict[str, str], amount: str | None, currency: str
) -> None:
    [row] = read(file, feed(given))[0]
    assert (row.amount, row.currency) == (Decimal(amount) if amount else None, currency)


@pytest.mark.parametrize(
    ("given", "gtin"),
    [
        ({"upc": UPC}, EAN),
        ({"ean": "", "upc": UPC}, UPC),
        ({"ean": "4,00638E+12", "isbn": "9780306406157"}, "9780306406157"),
        ({"product_GTIN": "96385074"}, "96385074"),
        ({"ean": ""}, ""),
    ],
)
def test_the_first_of_its_numbers_that_is_a_gtin_is_taken(
    file: Path, given: dict[str, str], gtin: str
) -> None:
    rows, report = read(file, feed(given))
    assert rows[0].gtin == gtin
    assert problems(report) == []


def test_a_row_whose_numbers_are_all_wrong_goes_in_without_and_is_pointed_out(file: Path) -> None:
    rows, report = read(file, feed({"ean": "4006381333932", "upc": "1"}))
    assert rows[0].gtin == ""
    assert problems(report) == [(2, "gtin", "4006381333932", "was ignored: it is not a GTIN")]


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ({"in_stock": "1"}, "in_stock"),
        ({"in_stock": "yes", "stock_status": ""}, "in_stock"),
        ({"in_stock": "0"}, "out_of_stock"),
        ({"in_stock": "1", "stock_status": "Out of Stock"}, "out_of_stock"),
        ({"in_stock": "0", "stock_status": "in stock"}, "out_of_stock"),
        ({"in_stock": "1", "is_for_sale": "0"}, "out_of_stock"),
        ({"in_stock": "1", "is_for_sale": "1"}, "in_stock"),
        ({"in_stock": "1", "pre_order": "1"}, "preorder"),
        ({"stock_status": "Low stock"}, "in_stock"),
        ({"stock_status": "ask us", "in_stock": "1"}, "in_stock"),
        ({}, "unknown"),
    ],
)
def test_stock_is_what_the_most_careful_column_says(
    file: Path, given: dict[str, str], meant: str
) -> None:
    rows, report = read(file, feed(given))
    assert rows[0].availability == meant
    assert problems(report) == []


def test_a_word_for_stock_that_nobody_knows_is_pointed_out(file: Path) -> None:
    rows, report = read(file, feed({"stock_status": "ask us"}))
    assert rows[0].availability == "unknown"
    assert [problem[1:3] for problem in problems(report)] == [("availability", "ask us")]


def test_the_time_of_the_last_update_is_when_the_price_was_seen(file: Path) -> None:
    [row] = read(file, feed({"last_updated": "2026-05-31 08:30:00"}))[0]
    assert row.observed_at == datetime(2026, 5, 31, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("31/05/2026 08:30", "is not a date such as 2026-06-01 12:00:00"),
        ("0000-00-00 00:00:00", "is not a date such as 2026-06-01 12:00:00"),
        ("2026-06-01 13:00:00", "lies in the future"),
    ],
)
def test_a_time_of_update_that_cannot_be_read_costs_no_row(file: Path, text: str, why: str) -> None:
    rows, report = read(file, feed({"last_updated": text}))
    assert rows[0].observed_at == NOW
    reason = f"was ignored: it {why}, so the price counts as seen now"
    assert problems(report) == [(2, "last_updated", text, reason)]


@pytest.mark.parametrize(
    ("given", "holds"),
    [
        ({"valid_from": "2026-06-01", "valid_to": "2026-06-01"}, True),
        ({"valid_from": "2026-01-01", "valid_to": "3000-12-31"}, True),
        ({"valid_from": "", "valid_to": "2026-06-01 12:00:00"}, False),
        ({"valid_from": "", "valid_to": "2026-05-31"}, False),
        ({"valid_from": "2026-06-02", "valid_to": ""}, False),
        ({"valid_from": "soon", "valid_to": "0000-00-00"}, True),
        ({"valid_to": "2026-05-31", "last_updated": "2026-05-31 08:00:00"}, True),
    ],
)
def test_a_price_that_does_not_hold_now_is_left_out(
    file: Path, given: dict[str, str], holds: bool
) -> None:
    rows, report = read(file, feed(given))
    assert (rows[0].amount is not None) is holds
    assert [problem[1] for problem in problems(report)] == ([] if holds else ["price"])


def test_wrong_lines_are_refused_with_their_numbers_and_the_others_go_in(file: Path) -> None:
    rows: list[dict[str, str]] = [
        {"search_price": "free"},
        {"merchant_product_id": "K2", "description": "two\nlines", "product_name": ""},
        {"merchant_product_id": "K3", "search_price": "0.00"},
        {"merchant_product_id": "K4", "currency": "USD", "search_price": "5 EUR"},
        {"merchant_product_id": "K5", "aw_deep_link": "javascript:alert(1)"},
        {"merchant_product_id": "K6", "brand_name": "Alder Shop", "condition": "refurbished"},
    ]
    content = feed(*rows) + "K7,too,few\n"
    found, report = read(file, content, merchant="Alder Shop")
    assert [(row.item_id, row.gtin) for row in found] == [("K6", "")]
    assert [problem[:3] for problem in problems(report)] == [
        (2, "price", "free GBP"),
        (3, "name", ""),
        (5, "price", "0.00 GBP"),
        (6, "price", "5 EUR USD"),
        (7, "url", "javascript:alert(1)"),
        (9, "line", "3 values for 15 columns"),
        (8, "brand", "Alder Shop"),
        (8, "gtin", EAN),
    ]


def test_rows_parted_by_another_mark_than_the_first_line_are_refused(file: Path) -> None:
    content = feed() + feed(delimiter=";").splitlines()[1]
    rows, report = read(file, content)
    assert len(rows) == 1
    assert [problem[0] for problem in problems(report)] == [3]


def test_an_editor_can_say_otherwise_and_columns_called_like_specifications_are_read(
    file: Path,
) -> None:
    content = feed({"colour": "red", "in_stock": "1"})
    asked = Asked({"url": "merchant_deep_link", "color": "colour", "price": "store_price"})
    [row] = read(file, content, asked, specifications={"color": ("text", "")})[0]
    assert (row.url, str(row.amount)) == ("https://shop.example/k1", "99.00")
    assert row.facts == (("color", "red"),)
    assert row.availability == "in_stock"


def test_a_feed_without_a_name_or_any_price_says_so(file: Path) -> None:
    with pytest.raises(UnreadableError, match="no column with the name of the product"):
        read(file, feed(without="product_name"))
    report = read(file, feed(without="search_price display_price"))[1]
    assert report.notes[0] == "No column holds prices. Say which with --map price=COLUMN."
