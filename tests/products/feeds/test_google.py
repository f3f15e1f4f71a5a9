import gc
from decimal import Decimal
from itertools import islice
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from products.feeds import google
from products.feeds.opening import opened
from products.feeds.problems import UnreadableError
from products.feeds.report import Report
from products.feeds.rows import Row, Terms
from tests.products.feeds.samples import NOW, feed, item, problems, read


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "feed.xml"


def one(file: Path, **tags: str) -> Row:
    """The row of a feed with one item, which must be taken without a word."""
    rows, report = read(file, feed(item(**tags)))
    assert problems(report) == []
    return rows[0]


def test_an_item_is_read(file: Path) -> None:
    assert one(file, gtin="4006381333931", mpn="TK-1") == Row(
        item_id="K1",
        observed_at=NOW,
        title="Tin & Co Kettle One",
        brand="Tin & Co",
        url="https://shop.example/k1",
        gtin="4006381333931",
        mpn="TK-1",
        amount=Decimal("24.90"),
        currency="USD",
        availability="in_stock",
        facts=(),
    )


def test_atom_and_plain_rss_tags_are_read_and_googles_own_stand_before_them(file: Path) -> None:
    entry = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:g="http://base.google.com/ns/1.0"><entry>'
        '<g:id>K1</g:id><id>tag:1</id><title>Kettle</title><link href="https://shop.example/k1"/>'
        "</entry></feed>"
    )
    [row] = read(file, entry)[0]
    assert (row.item_id, row.title, row.url) == ("K1", "Kettle", "https://shop.example/k1")
    assert row.amount is None


def test_raw_ampersands_are_repaired_and_the_report_says_so(file: Path) -> None:
    raw = feed(item(title="Salt & Pepper", link="https://shop.example/?a=1&b=2"))
    [row], report = read(file, raw)
    assert (row.title, row.url) == ("Salt & Pepper", "https://shop.example/?a=1&b=2")
    assert report.notes == ["2 raw “&” were read as “&amp;”: the XML was not well-formed."]


@pytest.mark.parametrize(
    ("text", "availability"),
    [
        ("in stock", "in_stock"),
        ("in_stock", "in_stock"),
        ("In Stock", "in_stock"),
        ("https://schema.org/OutOfStock", "out_of_stock"),
        ("preorder", "preorder"),
        ("", "unknown"),
    ],
)
def test_availability_is_read_in_all_its_spellings(
    file: Path, text: str, availability: str
) -> None:
    assert one(file, availability=text).availability == availability


@pytest.mark.parametrize(
    ("price", "amount"),
    [("4950 AED", "4950"), ("249,90 EUR", "249.90"), ("1.249,90 EUR", "1249.90")],
)
def test_prices_without_decimals_and_with_commas_are_read(
    file: Path, price: str, amount: str
) -> None:
    assert one(file, price=price).amount == Decimal(amount)


@pytest.mark.parametrize(
    ("sale", "window", "amount"),
    [
        ("19.90 USD", "", "19.90"),
        ("24.90 USD", "", "24.90"),
        ("19.90 USD", "2026-05-01T00:00+0200/3000-12-31T00:00+0200", "19.90"),
        ("19.90 USD", "2026-05-01T00:00Z/9999-12-31T23:59-11:00", "19.90"),
        ("19.90 USD", "2026-07-01T00:00Z/2026-08-01T00:00Z", "24.90"),
        ("19.90 USD", "2026-01-01/2026-02-01", "24.90"),
    ],
)
def test_a_sale_price_counts_while_its_window_is_open(
    file: Path, sale: str, window: str, amount: str
) -> None:
    row = one(file, sale_price=sale, sale_price_effective_date=window)
    assert row.amount == Decimal(amount)


@pytest.mark.parametrize(
    ("sale", "window", "reason"),
    [
        ("29.90 USD", "", "was ignored: it is higher than the price"),
        ("19.90 EUR", "", "was ignored: it is in another currency than the price"),
        ("soon", "", "was ignored: it is not a price: give a number such as 24.90"),
        ("19.90 USD", "always", "was ignored: its dates are not two times with a slash between"),
    ],
)
def test_a_sale_price_that_cannot_be_right_is_left_out(
    file: Path, sale: str, window: str, reason: str
) -> None:
    [row], report = read(file, feed(item(sale_price=sale, sale_price_effective_date=window)))
    assert row.amount == Decimal("24.90")
    assert problems(report) == [(1, "sale price", window or sale, reason)]


def test_unknown_tags_and_empty_descriptions_are_passed_over(file: Path) -> None:
    row = one(file, date_price="2026-05-01/3000-12-31", description="<![CDATA[]]>")
    assert (row.amount, row.currency) == (Decimal("24.90"), "USD")


def test_runs_of_spaces_and_newlines_in_cdata_become_one_space(file: Path) -> None:
    assert (
        one(file, title="<![CDATA[Kettle   One \n  by Tin & Co]]>").title
        == "Kettle One by Tin & Co"
    )


def test_right_to_left_text_keeps_its_letters_and_loses_its_marks(file: Path) -> None:
    assert one(file, title="\u202bקומקום חשמלי\u202c\u200f").title == "קומקום חשמלי"


@pytest.mark.parametrize(
    ("gtin", "reason"),
    [
        ("1234567890123", "was ignored: it is not a GTIN"),
        ("does not apply", "was ignored: it is not a GTIN"),
        ("2000000000008", "was ignored: such numbers are given out by each shop for itself"),
    ],
)
def test_a_made_up_gtin_is_ignored_and_its_item_taken(file: Path, gtin: str, reason: str) -> None:
    [row], report = read(file, feed(item(gtin=gtin)))
    assert row.gtin == ""
    assert problems(report) == [(1, "gtin", gtin, reason)]


def test_the_gtin_of_a_used_item_does_not_make_it_the_new_product(file: Path) -> None:
    [row], report = read(file, feed(item(gtin="4006381333931", condition="used")))
    assert row.gtin == ""
    assert report.warnings.counts.total() == 1


def test_an_item_without_a_gtin_is_taken(file: Path) -> None:
    assert one(file, identifier_exists="false").gtin == ""


@pytest.mark.parametrize("brand", ["", "N/A", "Generic", " generic "])
def test_a_brand_that_names_nobody_is_none(file: Path, brand: str) -> None:
    assert one(file, brand=brand).brand == ""


def test_the_shops_name_as_brand_is_taken_and_pointed_out(file: Path) -> None:
    [row], report = read(file, feed(item(brand="ALDER shop")), merchant="Alder Shop")
    assert row.brand == "ALDER shop"
    assert [problem[1] for problem in problems(report)] == ["brand"]


@pytest.mark.parametrize(
    ("tags", "field", "value", "reason"),
    [
        ({"id": ""}, "item id", "", "is missing"),
        ({"id": "x" * 201}, "item id", "x" * 201, "is longer than 200 characters"),
        ({"title": " "}, "name", "", "is missing"),
        ({"price": "-5 USD"}, "price", "-5 USD", "is negative"),
        ({"price": "5"}, "price", "5", "names no currency: give it in the file, or with --currency"),
        ({"link": "javascript:alert(1)"}, "url", "javascript:alert(1)", "is not a web address (https://…)"),
        ({"link": "https://a@b.example/"}, "url", "https://a@b.example/", "is not a web address (https://…)"),
    ],
)  # fmt: skip
def test_a_wrong_item_is_refused_and_the_others_go_in(
    file: Path, tags: dict[str, str], field: str, value: str, reason: str
) -> None:
    rows, report = read(file, feed(item(id="a"), item(**tags), item(id="c")))
    assert [row.item_id for row in rows] == ["a", "c"]
    assert problems(report) == [(2, field, value, reason)]
    assert report.read == 3


def test_long_titles_are_cut_with_a_warning(file: Path) -> None:
    [row], report = read(file, feed(item(title="word " * 100)))
    assert len(row.title) <= 300
    assert row.title.endswith("word…")
    assert report.warnings.counts == {("name", "was cut to 300 characters"): 1}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "The file is empty."),
        ("<html><body>Log in</body></html>", "is a web page"),
        ("<rss><channel></channel></rss>", "has no <item>"),
        (feed(item()).replace("</g:id>", ""), "The XML is broken at line 3"),
        (feed(item())[:-20], "The XML is broken at line"),
        ('<!DOCTYPE rss [<!ENTITY a "b">]>' + "<rss>&a;</rss>", "declares a document type"),
        ('<!DOCTYPE rss SYSTEM "https://evil.example/x.dtd"><rss/>', "declares a document type"),
        ('<?xml version="1.0" encoding="Shift_JIS"?><rss/>', "Ask the merchant for UTF-8"),
        ('<?xml version="1.0" encoding="nonsense"?><rss/>', "Ask the merchant for UTF-8"),
        (b"PK\x03\x04 and so on", "Excel workbook"),
        (b"\x89PNG\r\n\0\0", "is not text"),
        (b"\x1f\x8b\x08 not gzip at all", "damaged or cut off"),
    ],
)
def test_a_file_that_is_no_feed_is_refused_as_a_whole(
    file: Path, content: str | bytes, message: str
) -> None:
    with pytest.raises(UnreadableError, match=message):
        read(file, content)


def test_other_encodings_that_xml_knows_are_read(file: Path) -> None:
    content = feed(item(brand="Café & Co")).replace("UTF-8", "ISO-8859-1")
    [row] = read(file, content.encode("latin-1"))[0]
    assert row.brand == "Café & Co"


def test_utf_16_is_read(file: Path) -> None:
    content = feed(item(brand="Café")).replace("UTF-8", "UTF-16")
    [row] = read(file, content.encode("utf-16"))[0]
    assert row.brand == "Café"


def test_tags_called_like_a_specification_are_its_values(file: Path) -> None:
    specifications = {"color": ("text", ""), "fill-level": ("number", "l")}
    [row] = read(file, feed(item(color="red", fill_level="1.7 l")), specifications=specifications)[
        0
    ]
    assert row.facts == (("color", "red"), ("fill-level", "1.7"))


def test_a_large_feed_is_read_piece_by_piece_and_forgotten(file: Path) -> None:
    file.write_text(feed(*(item(id=f"K{n}") for n in range(3000))))
    before = elements()
    with opened(file) as large:
        rows = google.read(large, terms=Terms(at=NOW), report=Report())
        next(rows)
        assert large.position() < large.size / 4
        for _ in islice(rows, 2990):
            pass
        assert elements() - before < 100
        assert len(list(rows)) == 9


def elements() -> int:
    return sum(type(thing) is Element for thing in gc.get_objects())
