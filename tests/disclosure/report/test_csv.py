"""The report for spreadsheets."""

import csv
import io

from disclosure.report import Run, as_csv
from tests.disclosure.report import runs


def rows(run: Run) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(as_csv.write(run))))


def test_there_is_one_line_for_each_page_and_rule_and_each_page_not_judged() -> None:
    assert len(rows(runs.MIXED)) == 4 * 4 + 1
    assert rows(runs.MIXED)[0] == {
        "page": "/kettles/",
        "rule": "L01",
        "blocking": "yes",
        "outcome": "violation",
        "words": "There is no notice.",
        "where": "main > a",
        "html": '<a href="/go/1/">',
        "findings": "1",
    }
    assert rows(runs.MIXED)[-1]["outcome"] == "not judged"


def test_no_cell_begins_a_formula_or_holds_a_sign_that_is_obeyed() -> None:
    cells = [cell for row in rows(runs.HOSTILE) for cell in row.values()]
    assert "'" + runs.FORMULA in cells
    assert "'=cmd.html" in cells
    assert not [cell for cell in cells if cell[:1] in tuple("=+-@\t\r")]
    assert not {"\x1b", "\x00", "\u202e"} & set("".join(cells))
