import gzip
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from products.feeds import table
from products.feeds.columns import Asked
from products.feeds.problems import UnreadableError
from tests.products.feeds.samples import NOW, problems, read

PLAIN = "id,name,brand,price\nK1,Kettle One,Tin & Co,24.90 USD\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "prices.csv"


def test_a_table_is_read_by_the_names_of_its_columns(file: Path) -> None:
    [row], report = read(file, PLAIN)
    assert (row.item_id, row.title, row.brand, row.amount) == (
        "K1",
        "Kettle One",
        "Tin & Co",
        Decimal("24.90"),
    )
    assert (row.observed_at, row.availability, row.url, row.gtin) == (NOW, "unknown", "", "")
    assert problems(report) == []
    assert report.notes == []


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_guessed(file: Path, delimiter: str) -> None:
    [row] = read(file, PLAIN.replace(",", delimiter))[0]
    assert (row.item_id, row.brand) == ("K1", "Tin & Co")


def test_a_comma_inside_a_value_or_a_header_does_not_mislead_the_guess(file: Path) -> None:
    [row] = read(file, 'id;name;"price, net";price\nK1;Kettle, red;1;"24,90 EUR"\n')[0]
    assert (row.title, row.amount) == ("Kettle, red", Decimal("24.90"))


def test_columns_may_stand_in_any_order(file: Path) -> None:
    swapped = "price,brand,name,id\n24.90 USD,Tin & Co,Kettle One,K1\n"
    assert read(file, swapped)[0] == read(file, PLAIN)[0]


@pytest.mark.parametrize(
    "content",
    [
        PLAIN.encode("utf-8-sig"),
        PLAIN.encode("utf-16"),
        gzip.compress(PLAIN.encode()),
        gzip.compress(PLAIN.encode("utf-8-sig")),
        PLAIN.replace("\n", "\r\n").encode(),
        PLAIN.replace("\n", "\n\n,,,\n").encode(),
        PLAIN.replace("USD\n", "USD,,\n").encode(),
    ],
    ids=["BOM", "UTF-16", "gzip", "gzip and BOM", "CRLF", "blank lines", "empty values behind"],
)
def test_marks_packing_and_line_ends_make_no_difference(file: Path, content: bytes) -> None:
    assert read(file, content)[0] == read(file, PLAIN)[0]


def test_half_a_packed_file_is_refused_as_a_whole(file: Path) -> None:
    with pytest.raises(UnreadableError, match="damaged or cut off"):
        read(file, gzip.compress(PLAIN.encode() * 100)[:-10])


def test_columns_are_mapped_and_keys_made_of_several(file: Path) -> None:
    content = "category,name,color,seen,price_usd\nkettles,One,red,2026-05-01,24.90\n"
    asked = Asked({"price": "price_usd", "observed_at": "seen"}, ["name", "color"])
    [row], report = read(file, content, asked, currency="USD")
    assert row.item_id == "One | red"
    assert (row.amount, row.currency) == (Decimal("24.90"), "USD")
    assert row.observed_at == datetime(2026, 5, 1, tzinfo=UTC)
    assert report.notes == ["Columns that were not read: category."]


def test_a_long_key_stays_its_own() -> None:
    long = "x" * 300
    keys = {table.key([long, "red"]), table.key([long, "blue"]), table.key([long, "red"])}
    assert len(keys) == 2
    assert all(len(key) <= 200 for key in keys)
    assert table.key(["", " "]) == ""


def test_only_the_rows_asked_for_are_read(file: Path) -> None:
    content = "kind,id,name\nkettle,K1,One\npan,P1,Pan\n"
    rows, report = read(file, content, Asked(only={"kind": "kettle"}))
    assert [row.item_id for row in rows] == ["K1"]
    assert report.read == 1


@pytest.mark.parametrize(
    ("content", "asked", "message"),
    [
        ("id,title_of_it\nK1,One\n", Asked(), "no column with the name.* Its columns are: id, title_of_it"),
        ("name,price\nOne,5\n", Asked(), "no column with the merchant's item id.*--key"),
        (PLAIN, Asked({"price": "cost"}), "no column “cost”. Its columns are: id, name, brand, price"),
        (PLAIN, Asked({"cost": "price"}), "no field and no specification “cost”. There are: item_id, name"),
        (PLAIN, Asked(key=["name", "size"]), "no column “size”"),
        (PLAIN, Asked(only={"size": "XL"}), "no column “size”"),
        ("id,name,ID\n1,One,2\n", Asked(), "Two columns are called “ID”"),
        ("id,name,price\n", Asked(), "no row to read"),
        ("\n\n", Asked(), "The file is empty"),
        (b"id,name\n1,Caf\xe9\n", Asked(), "not UTF-8 text .byte 0xe9 after line"),
    ],
)  # fmt: skip
def test_a_file_with_the_wrong_columns_is_refused_as_a_whole(
    file: Path, content: str | bytes, asked: Asked, message: str
) -> None:
    with pytest.raises(UnreadableError, match=message):
        read(file, content, asked)


def test_a_wrong_line_is_refused_with_its_number_and_the_others_go_in(file: Path) -> None:
    content = 'id,name,price\nK1,"Kettle\nOne",5 USD\nK2,Two,free\nK3\n,Four,6 USD\nK5,Five,7 USD\n'
    rows, report = read(file, content)
    assert [row.title for row in rows] == ["Kettle One", "Five"]
    assert problems(report) == [
        (4, "price", "free", "is not a price: give a number such as 24.90"),
        (
            5,
            "line",
            "1 values for 3 columns",
            "has another number of values than there are columns",
        ),
        (6, "item id", "", "is missing"),
    ]
    assert report.read == 5


def test_an_unclosed_quotation_mark_is_told_where_it_was_opened(file: Path) -> None:
    swallowed = "".join(f"K{n},Kettle {n},5 USD\n" for n in range(10_000))
    rows, report = read(file, f'id,name,price\nK,One,5 USD\nX,"Two,5 USD\n{swallowed}')
    assert rows[0].item_id == "K"
    assert (3, "line", "", table.UNCLOSED) in problems(report)


def test_between_tabs_a_quotation_mark_swallows_no_other_item(file: Path) -> None:
    titles = ["Kettle", '"Big kettle', "Pot", '12" pan', 'Pan 12"', '"Big" and "small"', '"']
    lines = "".join(f"K{n}\t{title}\t{n}.50 USD\n" for n, title in enumerate(titles, start=1))
    rows, report = read(file, f"id\tname\tprice\n{lines}")
    assert [(row.item_id, row.title, str(row.amount)) for row in rows] == [
        (f"K{n}", title, f"{n}.50") for n, title in enumerate(titles, start=1)
    ]
    assert problems(report) == []


def test_between_tabs_values_that_are_quoted_as_a_whole_lose_their_marks(file: Path) -> None:
    content = '"id"\t"name"\t"price"\r\n"K1"\t"Pan 12"""\t"5 USD"\r\nK2\t"A ""big"" pan"\t""\r\n'
    rows = read(file, content)[0]
    assert [(row.item_id, row.title) for row in rows] == [("K1", 'Pan 12"'), ("K2", 'A "big" pan')]
    assert rows[1].amount is None


def test_between_tabs_an_item_on_two_lines_is_refused_and_the_next_goes_in(file: Path) -> None:
    content = 'id\tname\tprice\nK1\t"Kettle\nOne"\t5 USD\nK2\tTwo\t6 USD\n'
    rows, report = read(file, content)
    assert [row.item_id for row in rows] == ["K2"]
    assert [(number, field) for number, field, *_ in problems(report)] == [(2, "line"), (3, "line")]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("01.06.2026", "is not a date: write it as 2026-06-01 or 2026-06-01T12:00:00Z"),
        ("0001-01-01T00:00+10:00", "is not a date: write it as 2026-06-01 or 2026-06-01T12:00:00Z"),
        ("2026-06-02", "lies in the future"),
    ],
)
def test_a_time_that_cannot_be_is_refused(file: Path, text: str, reason: str) -> None:
    rows, report = read(file, f"id,name,observed_at\nK1,One,{text}\n")
    assert rows == []
    assert problems(report) == [(2, "observed_at", text, reason)]


def test_times_are_kept_in_utc(file: Path) -> None:
    [row] = read(file, "id,name,observed_at\nK1,One,2026-06-01T10:00+02:00\n")[0]
    assert row.observed_at == datetime(2026, 6, 1, 8, 0, tzinfo=UTC)


def test_columns_called_like_specifications_are_their_values(file: Path) -> None:
    specifications = {"fill-level": ("number", "l"), "color": ("text", ""), "quiet": ("yes-no", "")}
    content = "id,name,Fill_Level,colour,quiet\nK1,One,1.7,red,yes\nK2,Two,lots,blue,\n"
    rows, report = read(file, content, Asked({"color": "colour"}), specifications=specifications)
    assert [dict(row.facts) for row in rows] == [
        {"fill-level": "1.7", "color": "red", "quiet": "yes"},
        {"color": "blue"},
    ]
    reason = "was left out: it is not a number with a decimal point"
    assert problems(report) == [(3, "fill-level", "lots", reason)]


def test_a_row_without_a_price_is_taken_and_a_table_without_prices_noted(file: Path) -> None:
    assert read(file, "id,name,price\nK1,One,\n")[0][0].amount is None
    report = read(file, "id,name\nK1,One\n")[1]
    assert report.notes == ["No column holds prices. Say which with --map price=COLUMN."]
