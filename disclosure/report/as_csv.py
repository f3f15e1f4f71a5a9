"""One line for each page and rule, for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from disclosure.audit import Result
from disclosure.report.escaping import for_cell
from disclosure.report.run import Judged, Run

COLUMNS = ("page", "rule", "blocking", "outcome", "words", "where", "html", "findings")


def write(run: Run) -> str:
    out = io.StringIO()
    sheet = csv.writer(out)
    sheet.writerow(COLUMNS)
    sheet.writerows(_safe(row) for row in _rows(run))
    return out.getvalue()


def _rows(run: Run) -> Iterator[tuple[str, ...]]:
    for page, result in run.results:
        yield _row(page, result)
    for note in run.failures:
        yield (note.source, "", "", "not judged", note.words, "", "", "")


def _row(page: Judged, result: Result) -> tuple[str, ...]:
    verdict = result.verdict
    first = verdict.findings[0] if verdict.findings else None
    return (
        page.report.source,
        result.rule.id,
        "yes" if result.rule.blocking else "no",
        verdict.outcome.value,
        verdict.words,
        first.where if first else "",
        first.html if first else "",
        str(len(verdict.findings)),
    )


def _safe(row: Iterable[str]) -> list[str]:
    return [for_cell(cell) for cell in row]
