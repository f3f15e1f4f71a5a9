"""Tables to take away: exact in both forms, and harmless in a spreadsheet."""

import csv
import io
import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from disclosure.media import Text
from reviews.transparency.sheets import Cell, Sheet, as_csv, as_json, without_addresses

AT = datetime(2026, 6, 1, 12, 30, tzinfo=UTC)


def in_csv(cell: Cell) -> str:
    text = as_csv(Sheet("things", AT, ["cell"], [[cell]]))
    assert text.startswith("\ufeffat,cell\r\n")
    (row,) = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    assert row["at"] == "2026-06-01T12:30:00+00:00"
    return row["cell"]


def in_json(cell: Cell) -> object:
    told = json.loads(as_json(Sheet("things", AT, ["cell"], [[cell]])))
    assert (told["sheet"], told["at"]) == ("things", "2026-06-01T12:30:00+00:00")
    assert list(told["rows"][0]) == ["at", "cell"]
    return told["rows"][0]["cell"]


@pytest.mark.parametrize(
    ("cell", "csv_cell", "json_cell"),
    [
        ("Müller, “Söhne”", "Müller, “Söhne”", "Müller, “Söhne”"),
        ('says "no", twice', 'says "no", twice', 'says "no", twice'),
        (Decimal("-0.40"), "-0.40", "-0.40"),
        (Decimal("1E+1"), "10", "10"),
        (-3, "-3", -3),
        (None, "", None),
        (True, "yes", "yes"),
        (date(2026, 6, 1), "2026-06-01", "2026-06-01"),
        (AT, "2026-06-01T12:30:00+00:00", "2026-06-01T12:30:00+00:00"),
    ],
)
def test_values_are_told_to_the_last_digit(cell: Cell, csv_cell: str, json_cell: object) -> None:
    assert in_csv(cell) == csv_cell
    assert in_json(cell) == json_cell


@pytest.mark.parametrize("text", ["=1+1", "+49 30", "-0.4", "@cmd", "\t=1+1", " =HYPERLINK()"])
def test_no_text_is_a_formula(text: str) -> None:
    assert in_csv(text) == f"'{text.strip()}"
    assert in_json(text) == text


def test_a_line_break_in_a_cell_begins_no_line() -> None:
    assert in_csv("one\ntwo") == "one two"
    assert in_json("one\ntwo") == "one\ntwo"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It is at https://shop.example/x?a=1 now.", "It is at (address left out) now."),
        ("See //shop.example/x", "See (address left out)"),
        ("/go/12/", "(link of offer 12)"),
        ("/compare/kettles/", "/compare/kettles/"),
        ("24/7, and/or", "24/7, and/or"),
    ],
)
def test_texts_lead_to_no_merchant(text: str, told: str) -> None:
    assert without_addresses(text) == told
    read = Text(told, media_type="text/csv", address="http://127.0.0.1:8000/")
    assert not [url for url in read.urls if "/go/" in url or "shop.example" in url]


def test_an_empty_table_has_its_heading_and_its_moment() -> None:
    empty = Sheet("things", AT, ["cell"], [])
    assert as_csv(empty) == "\ufeffat,cell\r\n"
    assert json.loads(as_json(empty))["rows"] == []
    assert empty.filename == "things-2026-06-01T1230"
