"""What all rules say of pages that a browser looks at: those of the HTML, and those of what is drawn.

The rules of the HTML judge each page twice: as it was sent, and as its scripts left it. Where they
could not tell because only a browser can, the rule of what is drawn settles it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from disclosure import audit
from disclosure.audit import Finding, Outcome, Report, Result, Verdict
from disclosure.browser.rules import BROWSER_RULES
from disclosure.browser.rules.v07_all_readers import SETTINGS
from disclosure.browser.verdicts import also
from disclosure.page import Page
from disclosure.policy import Facts
from disclosure.rules import RULES
from disclosure.sight import Rendered, Sight

ALL_RULES = tuple(sorted((*RULES, *BROWSER_RULES), key=lambda rule: rule.id))
# What the HTML leaves open, and the rules of the browser that settle it if all of them pass.
SETTLES = {
    "P02": ("P02b",),
    "V02": ("V01b", "V06b", "L01b"),
    "V01": ("V01b", "V07b"),
    "V03": ("V03b",),
    "V04": ("V04b", "V07b"),
    "V05": ("V05b",),
    "V06": ("V06b",),
    "V07": ("V07b",),
    "V08": ("V08b",),
    "V10": ("V10b", "V01b", "V08b"),
    "V14": ("P01b", "P02b"),
}
# What sheets do to a notice begins so. Of a button that closes it no look tells enough.
BY_SHEETS = ("The notice: ", "Styles come from ")
Facing = Callable[[Page], Facts]


@dataclass(frozen=True)
class Judged:
    """A page as sent, what is known of it, and what the rules of the HTML say."""

    page: Page
    facts: Facts
    report: Report
    facing: Facing


def judged(page: Page, facing: Facing, *, source: str) -> Judged:
    """`facing` tells the facts that hold for a page: for this one, and for what scripts make of it."""
    facts = facing(page)
    return Judged(page, facts, audit.judge(page, facts, RULES, source=source), facing)


def with_sight(sent: Judged, sight: Sight) -> Report:
    """What all rules say, the sight included, in the order of the rules."""
    drawn = audit.judge(sent.page, sent.facts, BROWSER_RULES, sight=sight)
    told = {result.rule.id: result.verdict for result in drawn.results}
    later = [*_after_scripts(sent, sight.rendered)]
    results = [
        replace(result, verdict=_settled(result, _worst(result, later), told, sight))
        for result in sent.report.results
    ]
    both = sorted((*results, *drawn.results), key=lambda result: result.rule.id)
    return Report(sent.report.source, tuple(both))


def _after_scripts(
    sent: Judged, rendered: Iterable[Rendered]
) -> Iterator[tuple[str, dict[str, Verdict]]]:
    """(state, verdict by rule) of each document that is not the one that was sent."""
    for one in rendered:
        page = Page(one.html, address=sent.page.address, notice=sent.page.selector)
        report = audit.judge(page, sent.facing(page), RULES)
        yield one.state, {result.rule.id: result.verdict for result in report.results}


def _worst(result: Result, later: Sequence[tuple[str, dict[str, Verdict]]]) -> Verdict:
    """What holds for the page as sent and after its scripts: what gets worse by them is told."""
    found = result.verdict
    for state, verdicts in later:
        after = verdicts[result.rule.id]
        if _badness(after) > _badness(found):
            worse = tuple(_said_of(state, one) for one in after.findings)
            found = Verdict(after.outcome, f"In the browser, {state}: {after.words}", worse)
    return found


def _badness(verdict: Verdict) -> int:
    return {Outcome.VIOLATION: 2, Outcome.INCOMPLETE: 1}.get(verdict.outcome, 0)


def _said_of(state: str, finding: Finding) -> Finding:
    return replace(finding, words=f"In the browser, {state}: {finding.words}")


def _settled(result: Result, verdict: Verdict, told: dict[str, Verdict], sight: Sight) -> Verdict:
    if verdict.outcome is not Outcome.INCOMPLETE or result.rule.id not in SETTLES:
        return verdict
    if result.rule.id == "V07" and not all(also(sight, one) for one in SETTINGS):
        return verdict
    if result.rule.id == "V08" and not all(
        one.words.startswith(BY_SHEETS) for one in verdict.findings
    ):
        return verdict
    asked = [told[name] for name in SETTLES[result.rule.id]]
    if any(_badness(one) for one in asked) or all(
        one.outcome is Outcome.INAPPLICABLE for one in asked
    ):
        return verdict
    return Verdict(Outcome.PASS, f"A browser looked: {asked[0].words}")
