import gzip
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from products.feeds.columns import Asked
from products.feeds.google_text import STRUCTURED
from products.feeds.problems import UnreadableError
from tests.products.feeds.samples import NOW, problems, read

GTIN = "4006381333931"
GOOD = {
    "id": "K1",
    "title": "Tin & Co Kettle One",
    "description": "It boils water.",
    "link": "https://shop.example/k1?a=1&b=2",
    "image_link": "https://shop.example/k1.jpg",
    "availability": "in_stock",
    "price": "24.90 USD",
    "brand": "Tin & Co",
    "gtin": GTIN,
    "mpn": "TK-1",
    "condition": "new",
}


def feed(*rows: dict[str, str], names: dict[str, str] | None = None) -> str:
    """A feed with the columns of GOOD and those that `rows` add; `names` says what a column is called."""
    full = [GOOD | row for row in rows or ({},)]
    columns = list(dict.fromkeys(name for row in full for name in row))
    lines = [[(names or {}).get(name, name) for name in columns]]
    lines += [[row.get(name, "") for name in columns] for row in full]
    return "".join("\t".join(line) + "\r\n" for line in lines)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "google.txt"


def test_a_text_feed_is_read_like_the_xml_it_could_have_been(file: Path) -> None:
    [row], report = read(file, feed())
    assert (row.item_id, row.title, row.brand, row.gtin, row.mpn) == (
        "K1",
        "Tin & Co Kettle One",
        "Tin & Co",
        GTIN,
        "TK-1",
    )
    assert (row.url, row.amount, row.currency) == (
        "https://shop.example/k1?a=1&b=2",
        Decimal("24.90"),
        "USD",
    )
    assert (row.availability, row.observed_at) == ("in_stock", NOW)
    assert problems(report) == []
    assert report.notes == ["Columns that were not read: description, image_link."]


def test_attributes_may_be_named_with_spaces_capitals_and_a_prefix(file: Path) -> None:
    spaced = {name: name.replace("_", " ").title() for name in GOOD}
    assert read(file, feed(names=spaced))[0] == read(file, feed())[0]
    assert read(file, feed(names={name: f"g:{name}" for name in GOOD}))[0] == read(file, feed())[0]


@pytest.mark.parametrize(
    "content",
    [
        feed().encode("utf-8-sig"),
        feed().encode("utf-16"),
        gzip.compress(feed().encode("utf-8-sig")),
        feed().replace("\r\n", "\r\n\t\t\r\n").encode(),
        feed().replace("\r\n", "\t\t\r\n").replace("condition\t\t", "condition").encode(),
    ],
    ids=["BOM", "UTF-16", "gzip and BOM", "blank lines", "empty values behind"],
)
def test_marks_packing_and_blanks_make_no_difference(file: Path, content: bytes) -> None:
    assert read(file, content)[0] == read(file, feed())[0]


def test_what_delivery_costs_is_no_price_of_the_item(file: Path) -> None:
    content = feed({"shipping(country:price)": "US:4.99 USD", "price": ""})
    [row], report = read(file, content, country="US")
    assert (row.title, row.amount, row.delivery) == ("Tin & Co Kettle One", None, None)
    assert problems(report) == []


def test_an_attribute_of_several_values_may_be_a_column_several_times(file: Path) -> None:
    repeated = {"a": "product_highlight", "b": "product_highlight", "c": "shipping(country:price)"}
    content = feed({"a": "Quick", "b": "Quiet", "c": "DE:9 EUR", "d": "US:4.99 USD"},
                   names=repeated | {"d": "shipping(country:price)"})  # fmt: skip
    [row], report = read(file, content, country="US")
    assert (row.amount, row.delivery) == (Decimal("24.90"), Decimal("4.99"))
    assert report.notes == [
        "Columns that were not read: description, image_link, product_highlight."
    ]


def test_a_column_that_is_read_may_not_stand_there_twice(file: Path) -> None:
    with pytest.raises(UnreadableError, match="Two columns are called “price”"):
        read(file, feed({"other": "9 USD"}, names={"other": "price"}))


@pytest.mark.parametrize("column", STRUCTURED)
def test_a_structured_title_stands_in_for_a_title_and_does_not_displace_one(
    file: Path, column: str
) -> None:
    content = feed(
        {column: 'trained_algorithmic_media:"Kettle: the red one"', "title": ""},
        {column: 'trained_algorithmic_media:"Other"', "id": "K2"},
    )
    assert [row.title for row in read(file, content)[0]] == [
        "Kettle: the red one",
        "Tin & Co Kettle One",
    ]
    assert read(file, content.replace("title\t", "caption\t", 1))[0][0].title


def test_a_sale_price_counts_while_its_window_is_open_and_a_window_may_never_end(
    file: Path,
) -> None:
    dates = "sale_price_effective_date"
    rows = [
        {"id": "A", "sale_price": "19.90 USD", dates: "2026-05-01T00:00Z/3000-12-31T23:59Z"},
        {"id": "B", "sale_price": "19.90 USD", dates: "2026-07-01T00:00Z/2026-08-01T00:00Z"},
        {"id": "C", "sale_price": "24.90 USD"},
        {"id": "D", "sale_price": "99 USD"},
    ]
    found, report = read(file, feed(*rows, names={dates: "sale price effective date"}))
    assert [str(row.amount) for row in found] == ["19.90", "24.90", "24.90", "24.90"]
    assert problems(report) == [
        (5, "sale price", "99 USD", "was ignored: it is higher than the price")
    ]


def test_what_shops_write_wrongly_is_read_left_out_or_refused_with_its_line(file: Path) -> None:
    rows: list[dict[str, str]] = [
        {"id": "A", "availability": "in stock", "price": "249,90 EUR"},
        {"id": "B", "gtin": "4006381333932", "title": "Kettle   One   ", "description": ""},
        {"id": "C", "brand": "N/A", "gtin": "", "identifier_exists": "no", "condition": "used"},
        {"id": "D", "price": "free"},
        {"id": "", "price": "5 USD"},
        {"id": "F", "title": '"Kettle\tof\tparts"', "availability": "soon"},
        {"id": "G", "link": "shop.example/g"},
        {"id": "H", "title": "قلاية \u200fهوائية"},
    ]
    found, report = read(file, feed(*rows))
    assert [(row.item_id, row.title, row.brand, row.gtin) for row in found] == [
        ("A", "Tin & Co Kettle One", "Tin & Co", GTIN),
        ("B", "Kettle One", "Tin & Co", ""),
        ("C", "Tin & Co Kettle One", "", ""),
        ("F", "Kettle of parts", "Tin & Co", GTIN),
        ("H", "قلاية هوائية", "Tin & Co", GTIN),
    ]
    assert (found[0].amount, found[0].availability) == (Decimal("249.9"), "in_stock")
    assert problems(report) == [
        (5, "price", "free", "is not a price: give a number such as 24.90"),
        (6, "item id", "", "is missing"),
        (8, "url", "shop.example/g", "is not a web address (https://…)"),
        (3, "gtin", "4006381333932", "was ignored: it is not a GTIN"),
        (
            7,
            "availability",
            "soon",
            "was ignored: it is none of in_stock, out_of_stock, preorder, backorder",
        ),
    ]


def test_commas_parentheses_and_bars_in_the_first_line_do_not_mislead(file: Path) -> None:
    names = {"x": "shipping(country,service,price,a,b,c,d,e,f,g,h,i,j)"}
    assert read(file, feed({"x": "US"}, names=names))[0] == read(file, feed())[0]


def test_columns_called_like_specifications_are_their_values_and_columns_can_be_mapped(
    file: Path,
) -> None:
    content = feed({"color": "red", "seen": "2026-05-01"})
    [row] = read(
        file, content, Asked({"observed_at": "seen"}), specifications={"color": ("text", "")}
    )[0]
    assert row.facts == (("color", "red"),)
    assert row.observed_at == datetime(2026, 5, 1, tzinfo=UTC)


def test_a_feed_without_what_is_needed_is_refused_as_a_whole(file: Path) -> None:
    with pytest.raises(UnreadableError, match="no column with the name"):
        read(file, feed(names={"title": "caption"}))


def test_an_inch_mark_at_either_end_of_a_title_takes_no_item_away(file: Path) -> None:
    titles = ["Kettle", '"Big kettle', "Pot", '12" pan', 'Pan 12"']
    rows = [
        {"id": f"K{n}", "title": title, "link": f"https://shop.example/{n}", "price": f"{n} USD"}
        for n, title in enumerate(titles, start=1)
    ]
    found, report = read(file, feed(*rows))
    assert [(row.item_id, row.title, row.url, f"{row.amount} USD") for row in found] == [
        (row["id"], row["title"], row["link"], row["price"]) for row in rows
    ]
    assert problems(report) == []
