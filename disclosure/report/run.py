"""One run of the audit: which pages were judged by which rules, and what could not be judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from disclosure.audit import Finding, Outcome, Report, Result, Rule
from disclosure.sight import Sight


@dataclass(frozen=True)
class Note:
    """Something about a page that is no verdict: where it led, or why it could not be judged."""

    source: str
    words: str


@dataclass(frozen=True)
class Judged:
    """A page with its verdicts. `uri` is its address, or that of its file, for programs; `lines`
    has the line of its source on which each quoted piece of HTML begins, as far as it was found.
    `sight` is what a browser saw of it, if one was asked. `digest` is the SHA-256 of its bytes, in hex,
    if they are known."""

    report: Report
    uri: str
    lines: Mapping[str, int] = field(default_factory=dict)
    sight: Sight | None = None
    digest: str = ""

    def line(self, finding: Finding) -> int:
        """0 if unknown."""
        return self.lines.get(finding.html, 0)


@dataclass(frozen=True)
class Run:
    """`scope` says in words which pages were asked for. `failures` could not be judged at all."""

    at: datetime
    rules: tuple[Rule, ...]
    pages: tuple[Judged, ...] = ()
    failures: tuple[Note, ...] = ()
    notes: tuple[Note, ...] = ()
    scope: str = ""

    def by(self, rules: Iterable[Rule]) -> Run:
        """The same run as if only `rules` had judged."""
        chosen = tuple(rules)
        ids = {rule.id for rule in chosen}
        return replace(self, rules=chosen, pages=tuple(_by(page, ids) for page in self.pages))

    @property
    def results(self) -> Iterator[tuple[Judged, Result]]:
        for page in self.pages:
            for result in page.report.results:
                yield page, result

    def count(self, outcome: Outcome) -> int:
        """Of verdicts: one for each page and rule."""
        return sum(result.verdict.outcome is outcome for _, result in self.results)

    @property
    def blocked(self) -> int:
        """How many pages the guard would not serve."""
        return sum(page.report.blocked for page in self.pages)

    def exit_code(self, fail_on: str) -> int:
        """0 clean; 1 findings of the kind that `fail_on` names ("never": none do); 2 if a page could
        not be judged, or nothing was judged: an audit that did not look proves nothing."""
        if not self.pages or (self.failures and fail_on != "never"):
            return 2
        failing = {"violation": 1, "incomplete": 2}.get(fail_on, 0)
        return int(any(self.count(one) for one in list(Outcome)[:failing]))


def findings(result: Result) -> tuple[Finding, ...]:
    """Those of a verdict; if it names none, the verdict itself as one."""
    verdict = result.verdict
    return verdict.findings or (Finding(verdict.outcome, verdict.words),)


def _by(page: Judged, ids: set[str]) -> Judged:
    kept = tuple(result for result in page.report.results if result.rule.id in ids)
    return replace(page, report=Report(page.report.source, kept))
