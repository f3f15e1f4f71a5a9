"""What auditors take away opens in a spreadsheet and runs nothing there."""

import json
from datetime import UTC, datetime

import pytest

from disclosure.auditors.sheets import Cell, Sheet, csv_lines, guarded, json_lines
from tests.disclosure.auditors import cast

AT = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        (" =1+1", "'=1+1"),
        ("\t=1+1", "'=1+1"),
        ("\u200b=1", "\\u{200b}=1"),
        ("a=1", "a=1"),
        ("/compare/kettles/", "/compare/kettles/"),
        ("", ""),
        (-1, -1),
        (0, 0),
        (None, None),
        (True, "yes"),
        (False, "no"),
        (AT, "2026-05-04T12:00:00+00:00"),
    ],
)
def test_no_cell_is_a_formula_and_numbers_stay_numbers(cell: Cell, written: Cell) -> None:
    assert guarded(cell) == written


def test_commas_quotation_marks_and_lines_stay_within_their_cell() -> None:
    sheet = Sheet("x", ["a", "b"], [['one, "two"', "three\nfour"]])
    assert "".join(csv_lines(sheet, AT)) == 'a,b\r\n"one, ""two""",three four\r\n'


def test_json_holds_the_same_as_it_is() -> None:
    sheet = Sheet("x", ["a", "b", "c"], [["=1", None, True], ["Ж\u202e", 3, AT]])
    written = "".join(json_lines(sheet, AT))
    assert json.loads(written) == {
        "sheet": "x",
        "made_at": "2026-05-04T12:00:00+00:00",
        "rows": [
            {"a": "=1", "b": None, "c": True},
            {"a": "Ж\u202e", "b": 3, "c": "2026-05-04T12:00:00Z"},
        ],
    }
    assert "\u202e" not in written
    assert json.loads("".join(json_lines(Sheet("x", ["a"], []), AT)))["rows"] == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("form", "content_type"), [("csv", "text/csv; charset=utf-8"), ("json", "application/json")]
)
def test_files_are_named_after_what_they_hold_and_the_day(form: str, content_type: str) -> None:
    answer = cast.auditor().get(f"/audit/pages/?format={form}")
    assert answer["Content-Type"] == content_type
    name = answer["Content-Disposition"]
    assert name.startswith('attachment; filename="audit-pages-20')
    assert name.endswith(f'.{form}"')


@pytest.mark.django_db
@pytest.mark.parametrize(
    "url",
    [
        *("/audit/", "/audit/pages/", "/audit/rules/", "/audit/rules/L01/", "/audit/notices/"),
        *("/audit/registers/placements/", "/audit/incidents/"),
    ],
)
def test_each_page_links_to_its_files_with_its_filters(url: str) -> None:
    cast.audited(L01="violation")
    cast.incident()
    page = cast.tree(cast.auditor().get(f"{url}?text=kettles&page=1"))
    links = [link.attributes["href"] for link in page.css(".take a")]
    assert links == ["?text=kettles&format=csv", "?text=kettles&format=json"]
