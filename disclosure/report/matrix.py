"""Pages × rules, as a table that stays readable with a hundred rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from disclosure.audit import Outcome, Result, Rule
from disclosure.report.escaping import visible
from disclosure.report.explaining import WHAT_GROUPS_ARE_ABOUT
from disclosure.report.run import Judged, Run

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
    opens: bool = False  # the first of its group


@dataclass(frozen=True)
class Row:
    page: int  # its number in the report
    source: str
    told: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Group:
    letter: str
    about: str
    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Matrix:
    groups: tuple[Group, ...]
    rows: tuple[Row, ...]

    @property
    def columns(self) -> int:
        return sum(len(group.rules) for group in self.groups)


def whole(run: Run) -> Matrix:
    return _matrix(run.rules, list(enumerate(run.pages, 1)))


def findings_only(run: Run) -> Matrix | None:
    """Without the rules and pages that have no finding; None if nothing is left, or all is."""
    telling = {result.rule.id for _, result in run.results if _told(result)}
    rules = [rule for rule in run.rules if rule.id in telling]
    pages = [
        (n, page) for n, page in enumerate(run.pages, 1) if any(map(_told, page.report.results))
    ]
    if not rules or (len(rules), len(pages)) == (len(run.rules), len(run.pages)):
        return None
    return _matrix(rules, pages)


def _told(result: Result) -> bool:
    return result.verdict.outcome in (Outcome.VIOLATION, Outcome.INCOMPLETE)


def _matrix(rules: Sequence[Rule], pages: Sequence[tuple[int, Judged]]) -> Matrix:
    """Groups stand in the order of their explanations; V01b beside V01."""
    letters = "".join(WHAT_GROUPS_ARE_ABOUT)
    ordered = sorted(rules, key=lambda rule: (letters.find(rule.group) % 26, rule.id))
    groups = tuple(
        Group(letter, WHAT_GROUPS_ARE_ABOUT.get(letter, ""), tuple(members))
        for letter, members in groupby(ordered, key=lambda rule: rule.group)
    )
    return Matrix(groups, tuple(_row(number, page, groups) for number, page in pages))


def _row(number: int, page: Judged, groups: Sequence[Group]) -> Row:
    results = {result.rule.id: result for result in page.report.results}
    cells = tuple(
        _cell(results.get(rule.id), rule, opens=rule is group.rules[0])
        for group in groups
        for rule in group.rules
    )
    told = any(map(_told, page.report.results))
    return Row(number, visible(page.report.source), told, cells)


def _cell(result: Result | None, rule: Rule, *, opens: bool) -> Cell:
    """A rule that did not judge this page leaves its cell empty."""
    if result is None:
        return Cell(rule.name, "", "", "not judged", opens)
    outcome = result.verdict.outcome
    words = visible(result.verdict.words)
    return Cell(rule.name, outcome.value, MARKS[outcome], words, opens)
