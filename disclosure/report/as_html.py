"""What the template of the HTML report shows: a matrix of pages and rules, and all findings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from disclosure.audit import Finding, Outcome, Result, Rule
from disclosure.report.as_json import summary
from disclosure.report.escaping import visible
from disclosure.report.run import Judged, Note, Run, findings

MARKS = {
    Outcome.VIOLATION: "✗",
    Outcome.INCOMPLETE: "?",
    Outcome.PASS: "✓",
    Outcome.INAPPLICABLE: "·",
}


@dataclass(frozen=True)
class Cell:
    rule: str
    outcome: str
    mark: str
    words: str


@dataclass(frozen=True)
class Told:
    """A verdict that somebody has to act on."""

    rule: Rule
    outcome: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class PageRow:
    number: int
    source: str
    uri: str
    blocked: bool
    cells: tuple[Cell, ...]
    told: tuple[Told, ...]


def context(run: Run) -> dict[str, Any]:
    return {
        "at": run.at,
        "summary": summary(run),
        "scope": run.scope,
        "rules": run.rules,
        "pages": [_row(number, page) for number, page in enumerate(run.pages, 1)],
        "failures": [_note(note) for note in run.failures],
        "notes": [_note(note) for note in run.notes],
        "legend": [(outcome.value, mark) for outcome, mark in MARKS.items()],
    }


def _row(number: int, page: Judged) -> PageRow:
    report = page.report
    return PageRow(
        number,
        visible(report.source),
        page.uri if page.uri.startswith(("http://", "https://")) else "",
        report.blocked,
        tuple(_cell(result) for result in report.results),
        tuple(_told(result) for result in [*report.violations, *report.incompletes]),
    )


def _cell(result: Result) -> Cell:
    verdict = result.verdict
    return Cell(
        result.rule.name, verdict.outcome.value, MARKS[verdict.outcome], visible(verdict.words)
    )


def _told(result: Result) -> Told:
    shown = tuple(
        Finding(one.outcome, visible(one.words), visible(one.html), visible(one.where))
        for one in findings(result)
    )
    return Told(result.rule, result.verdict.outcome.value, shown)


def _note(note: Note) -> Note:
    return Note(visible(note.source), visible(note.words))
