"""Tries changes on pages: the page is changed, judged by its HTML, looked at, and judged again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from urllib.parse import urldefrag, urlsplit

from disclosure import audit, registers
from disclosure.audit import Outcome, Report
from disclosure.auditing.inside import Inside
from disclosure.browser import judging, wanted
from disclosure.browser.driving import Resource, sights
from disclosure.browser.looking import Subject
from disclosure.browser.renderings import Rendering
from disclosure.page import Page
from disclosure.sight import Sight
from tests.disclosure.hiding.catalogue import Change

AS_IT_IS = Change("as_it_is", "page", "leaves the page as it is", lambda html: html)


@dataclass(frozen=True)
class Trial:
    """A change, and the page that it is tried on."""

    change: Change
    path: str

    def __str__(self) -> str:
        return f"{self.change} on {self.path}"


@dataclass(frozen=True)
class Told:
    """What came of a trial. `by_html` and `by_browser` name the rules that call it a violation,
    `asking` those that ask a person, where the page as it is has them silent."""

    trial: Trial
    by_html: tuple[str, ...]
    by_browser: tuple[str, ...]
    asking: tuple[str, ...]
    words: tuple[str, ...]
    seconds: float

    @property
    def is_flagged(self) -> bool:
        return bool(self.by_html or self.by_browser)

    @property
    def is_caught(self) -> bool:
        return self.is_flagged or (self.trial.change.person and bool(self.asking))


@dataclass(frozen=True)
class Verdicts:
    """The names of the rules that say so of a page: as it was sent, and with what a browser saw."""

    by_html: frozenset[str]
    by_browser: frozenset[str]
    asking: frozenset[str]


@dataclass
class Bench:
    """Where changes are tried, one after the other, in one browser."""

    at: datetime
    chromium: str
    renderings: Sequence[Rendering]
    inside: Inside = field(default_factory=Inside)
    untouched: dict[str, Verdicts] = field(default_factory=dict)

    def tried(self, trials: Iterable[Trial]) -> Iterator[Told]:
        """Each page is looked at as it is before the first change of it is tried."""
        run = _Run(self)
        looks = sights(
            run.subjects(self._with_pages_as_they_are(trials)),
            chromium=self.chromium,
            renderings=self.renderings,
            site=run.answer,
            workers=1,
        )
        for number, sight in looks:
            trial, sent = run.waiting.pop(number)
            report = judging.with_sight(sent, sight)
            if trial.change is AS_IT_IS:
                self.untouched[trial.path] = _verdicts(sent.report, report)
            yield _told(trial, sent.report, report, sight, self.untouched[trial.path])

    def _with_pages_as_they_are(self, trials: Iterable[Trial]) -> Iterator[Trial]:
        begun = set(self.untouched)
        for trial in trials:
            if trial.path not in begun:
                begun.add(trial.path)
                yield Trial(AS_IT_IS, trial.path)
            yield trial


@dataclass
class _Run:
    bench: Bench
    waiting: dict[int, tuple[Trial, judging.Judged]] = field(default_factory=dict)
    kept: dict[str, Resource] = field(default_factory=dict)
    now: Trial | None = None

    def subjects(self, trials: Iterable[Trial]) -> Iterator[Subject]:
        for number, trial in enumerate(trials):
            self.now = trial
            address = registers.address(trial.path)
            page = Page(self._changed(address), address=address)
            facing = partial(registers.facts, path=trial.path, at=self.bench.at)
            sent = judging.judged(page, facing, source=str(trial))
            self.waiting[number] = trial, sent
            case = audit.Case(sent.page, sent.facts)
            yield Subject(address, page.selector, wanted.of(case), ours=True)

    def answer(self, url: str) -> Resource | None:
        """What the site answers. All states of the page that is tried are changed alike."""
        plain = urldefrag(url).url
        if not plain.startswith(registers.address("/")):
            return None
        if self.now and urlsplit(plain).path == self.now.path:
            return 200, "text/html; charset=utf-8", self._changed(plain).encode()
        return self._resource(plain)

    def _changed(self, url: str) -> str:
        assert self.now is not None
        return self.now.change.apply(self._resource(url)[2].decode())

    def _resource(self, url: str) -> Resource:
        if url not in self.kept:
            home = registers.address("/").rstrip("/")
            self.kept[url] = self.bench.inside.resource(url.removeprefix(home))
        return self.kept[url]


def _verdicts(sent: Report, both: Report) -> Verdicts:
    by_html = _names(sent, Outcome.VIOLATION)
    return Verdicts(
        by_html, _names(both, Outcome.VIOLATION) - by_html, _names(both, Outcome.INCOMPLETE)
    )


def _names(report: Report, outcome: Outcome) -> frozenset[str]:
    return frozenset(result.rule.id for result in report.having(outcome))


def _told(trial: Trial, sent: Report, both: Report, sight: Sight, untouched: Verdicts) -> Told:
    """What the page as it is has too is left out, unless that is what was tried."""
    before = Verdicts(*[frozenset[str]()] * 3) if trial.change is AS_IT_IS else untouched
    now = _verdicts(sent, both)
    flagged = before.by_html | before.by_browser
    new = (now.by_html | now.by_browser) - flagged
    return Told(
        trial,
        tuple(sorted(now.by_html - flagged)),
        tuple(sorted(now.by_browser - flagged)),
        tuple(sorted(now.asking - before.asking)),
        tuple(_reasons(both, new or now.asking - before.asking)),
        sight.seconds,
    )


def _reasons(report: Report, rules: frozenset[str]) -> Iterator[str]:
    for result in report.results:
        if result.rule.id in rules:
            findings = result.verdict.findings
            yield f"{result.rule.id}: {findings[0].words if findings else result.verdict.words}"


def counted(told: Iterable[Told]) -> Mapping[str, tuple[int, int, int]]:
    """(tried, caught, caught by the HTML alone) by kind of trick."""
    counts: dict[str, tuple[int, int, int]] = {}
    for one in told:
        tried, caught, early = counts.get(one.trial.change.kind, (0, 0, 0))
        counts[one.trial.change.kind] = (
            tried + 1,
            caught + one.is_caught,
            early + bool(one.by_html),
        )
    return counts
