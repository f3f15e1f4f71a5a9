"""What the template of the HTML report shows: sums, a matrix of pages and rules, all findings with
pictures where a browser looked, and what was not checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from disclosure.audit import Finding, Result, Rule
from disclosure.report import looks, matrix, pictures, unchecked
from disclosure.report.as_json import summary
from disclosure.report.changes import Changes
from disclosure.report.escaping import visible
from disclosure.report.pictures import Figure
from disclosure.report.run import Judged, Note, Run, findings
from disclosure.sight import Picture


@dataclass(frozen=True)
class Shown:
    """A finding with its pictures. Each stands in the report once: `elsewhere` links to others."""

    finding: Finding
    figures: tuple[Figure, ...]
    elsewhere: tuple[Figure, ...]


@dataclass(frozen=True)
class Told:
    """A verdict that somebody has to act on."""

    rule: Rule
    outcome: str
    findings: tuple[Shown, ...]


@dataclass(frozen=True)
class PageRow:
    """`figures` are those that no finding shows; `left_out` counts pictures without room."""

    number: int
    source: str
    uri: str
    blocked: bool
    told: tuple[Told, ...]
    figures: tuple[Figure, ...]
    left_out: int
    looks: tuple[looks.Line, ...]

    @property
    def unread(self) -> int:
        return sum(one.outcome == "violation" for one in self.looks)


def context(
    run: Run,
    *,
    changes: Changes | None = None,
    tools: Sequence[str] = (),
    command: str = "",
) -> dict[str, Any]:
    """`changes` since pages were last judged, if they are known; `tools` are the programs that
    looked, with their versions, in words, and `command` is what made the report."""
    rows = list(_rows(run))
    few = matrix.findings_only(run)
    return {
        "at": run.at,
        "tools": [visible(one) for one in tools],
        "command": visible(command),
        "digests": [(visible(one.report.source), one.digest) for one in run.pages],
        "changes": changes.written_out() if changes else None,
        "summary": summary(run),
        "scope": run.scope,
        "rules": run.rules,
        "browser": looks.sums(run),
        "few": few,
        "whole": matrix.whole(run),
        "told": [row for row in rows if row.told],
        "clean": [row for row in rows if row.looks and not row.told],
        "left_out": sum(row.left_out for row in rows),
        "failures": [_note(note) for note in run.failures],
        "notes": [_note(note) for note in run.notes],
        "legend": [(outcome.value, mark) for outcome, mark in matrix.MARKS.items()],
        "unchecked": unchecked.of(run),
        "idle": unchecked.idle(run),
        "never": unchecked.NEVER,
    }


def _rows(run: Run) -> Iterator[PageRow]:
    kept = pictures.kept((page.sight, _wanted(page)) for page in run.pages if page.sight)
    for number, page in enumerate(run.pages, 1):
        yield _row(number, page, kept)


def _telling(page: Judged) -> list[Result]:
    return [*page.report.violations, *page.report.incompletes]


def _named(page: Judged, finding: Finding) -> list[Picture]:
    return pictures.named(finding, page.sight) if page.sight else []


def _wanted(page: Judged) -> list[Picture]:
    told = (one for result in _telling(page) for one in findings(result))
    return [picture for finding in told for picture in _named(page, finding)]


def _row(number: int, page: Judged, kept: set[int]) -> PageRow:
    taken = page.sight.pictures if page.sight else ()
    found = {
        id(picture): pictures.figure(f"picture-{number}-{index}", page, picture)
        for index, picture in enumerate(taken, 1)
        if id(picture) in kept
    }
    shown: set[int] = set()
    told = tuple(_told(page, result, found, shown) for result in _telling(page))
    return PageRow(
        number,
        visible(page.report.source),
        page.uri if page.uri.startswith(("http://", "https://")) else "",
        page.report.blocked,
        told,
        tuple(one for key, one in found.items() if key not in shown),
        len(taken) - len(found),
        tuple(looks.shown(look) for look in page.sight.looks) if page.sight else (),
    )


def _told(page: Judged, result: Result, found: dict[int, Figure], shown: set[int]) -> Told:
    told = tuple(_shown(page, one, found, shown) for one in findings(result))
    return Told(result.rule, result.verdict.outcome.value, told)


def _shown(page: Judged, one: Finding, found: dict[int, Figure], shown: set[int]) -> Shown:
    """Pictures that are shown here are added to `shown`."""
    named = [id(picture) for picture in _named(page, one) if id(picture) in found]
    new = [key for key in named if key not in shown]
    again = [key for key in named if key in shown]
    shown.update(new)
    safe = Finding(one.outcome, visible(one.words), visible(one.html), visible(one.where))
    return Shown(safe, tuple(found[key] for key in new), tuple(found[key] for key in again))


def _note(note: Note) -> Note:
    return Note(visible(note.source), visible(note.words))
