"""A few pages of a site at a time: which are looked at next, and what changed since they last were."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from random import Random

from disclosure.audit import Outcome, Report
from disclosure.report import Run
from disclosure.report.changes import Change, Changes

NEVER = datetime.min.replace(tzinfo=UTC)
WEIGHT = {Outcome.VIOLATION.value: 2, Outcome.INCOMPLETE.value: 1}


@dataclass(frozen=True)
class Known:
    """What is remembered of a page: `outcomes` by the ids of rules; `problem` says why it could not
    be judged the last time."""

    looked_at: datetime | None = None
    outcomes: Mapping[str, str] = field(default_factory=dict)
    problem: str = ""


@dataclass(frozen=True)
class State:
    """All pages of the site as of the last run, by path."""

    pages: Mapping[str, Known] = field(default_factory=dict)

    @property
    def looked(self) -> dict[str, datetime]:
        return {path: page.looked_at for path, page in self.pages.items() if page.looked_at}


def chosen(
    paths: Iterable[str], count: int, looked: Mapping[str, datetime], random: Random
) -> list[str]:
    """Those looked at longest ago, first those that never were; `random` decides between equals."""
    mixed = list(dict.fromkeys(paths))
    random.shuffle(mixed)
    return sorted(mixed, key=lambda path: looked.get(path, NEVER))[:count]


def changed(before: State, now: Run, *, paths: Iterable[str]) -> Changes:
    """`paths` are all pages of the site. A finding is new if its rule found less before, and mended
    if its rule finds nothing now; rules that did not judge both times say nothing."""
    site = dict.fromkeys(paths)
    judged = {page.report.source: page.report for page in now.pages}
    asked = [*judged, *(note.source for note in now.failures if note.source not in judged)]
    known = {path: page for path in asked if (page := before.pages.get(path)) and page.looked_at}
    moments = [page.looked_at for page in known.values() if page.looked_at]
    both = {path: judged[path] for path in judged if path in known}
    return Changes(
        since=(min(moments), max(moments)) if moments else None,
        new=(
            *_failing(known, now),
            *(one for path in both for one in _new(known[path], both[path])),
        ),
        mended=tuple(one for path in both for one in _mended(known[path], both[path])),
        first=tuple(path for path in asked if path not in known),
        added=tuple(path for path in site if before.pages and path not in before.pages),
        gone=tuple(path for path in before.pages if path not in site),
    )


def after(before: State, now: Run, *, paths: Iterable[str], looked: Iterable[str]) -> State:
    """`paths` are all pages of the site, `looked` those asked for in this run. Pages that are gone
    are forgotten; one that could not be judged keeps its last outcomes."""
    pages = {path: before.pages.get(path, Known()) for path in paths}
    for path in looked:
        if path in pages:
            pages[path] = replace(pages[path], looked_at=now.at)
    for note in now.failures:
        if note.source in pages:
            pages[note.source] = replace(pages[note.source], looked_at=now.at, problem=note.words)
    for page in now.pages:
        if page.report.source in pages:
            pages[page.report.source] = Known(now.at, _outcomes(page.report))
    return State(pages)


def _outcomes(report: Report) -> dict[str, str]:
    return {result.rule.id: result.verdict.outcome.value for result in report.results}


def _failing(known: Mapping[str, Known], now: Run) -> Iterator[Change]:
    for note in now.failures:
        if note.source in known and not known[note.source].problem:
            yield Change(note.source, "", note.words)


def _new(before: Known, report: Report) -> Iterator[Change]:
    for result in [*report.violations, *report.incompletes]:
        earlier = before.outcomes.get(result.rule.id)
        if earlier and WEIGHT[result.verdict.outcome.value] > WEIGHT.get(earlier, 0):
            yield Change(report.source, result.rule.id, result.verdict.words)


def _mended(before: Known, report: Report) -> Iterator[Change]:
    if before.problem:
        yield Change(report.source, "")
    now = _outcomes(report)
    for rule, outcome in before.outcomes.items():
        if WEIGHT.get(outcome) and rule in now and not WEIGHT.get(now[rule]):
            yield Change(report.source, rule)
