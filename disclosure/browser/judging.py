"""What all rules say of pages that a browser looks at: those of the HTML, and those of what is drawn.

The rules of the HTML judge each page twice: as it was sent, and as its scripts left it. Where they
could not tell because only a browser can, the rule of what is drawn settles it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from disclosure import audit
from disclosure.audit import Finding, Outcome, Report, Result, Verdict
from disclosure.browser.renderings import FULL
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
# Of these, rules that read in styles what a browser draws.
PROXIES = {"V01", "V03", "V04", "V05", "V06", "V08"}
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
        replace(result, verdict=_settled(sent, result, _worst(result, later), told, sight))
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


def _settled(
    sent: Judged, result: Result, verdict: Verdict, told: dict[str, Verdict], sight: Sight
) -> Verdict:
    """What the HTML leaves open is settled. What it calls a violation stays one, but on pages of
    anybody, whose styles may come to something else than they say: then a person looks."""
    doubted = verdict.outcome is Outcome.VIOLATION and result.rule.id in PROXIES
    if verdict.outcome is Outcome.INCOMPLETE:
        seen = _was_seen(result, verdict, told, sight)
        words = f"A browser looked: {seen.words}" if seen else ""
        return Verdict(Outcome.PASS, words) if seen else verdict
    if doubted and not sent.facts.ours and _whole(sight):
        seen = _was_seen(result, verdict, told, sight)
        return _to_look_at(verdict, seen) if seen else verdict
    return verdict


def _was_seen(
    result: Result, verdict: Verdict, told: dict[str, Verdict], sight: Sight
) -> Verdict | None:
    """What the browser says of the same promise, if nothing but good."""
    if result.rule.id not in SETTLES:
        return None
    if result.rule.id == "V07" and not all(also(sight, one) for one in SETTINGS):
        return None
    if result.rule.id == "V08" and not all(
        one.words.startswith(BY_SHEETS) for one in verdict.findings
    ):
        return None
    asked = [told[name] for name in SETTLES[result.rule.id]]
    if any(_badness(one) for one in asked):
        return None
    return next((one for one in asked if one.outcome is not Outcome.INAPPLICABLE), None)


def _whole(sight: Sight) -> bool:
    return {look.rendering for look in sight.looks} >= {one.name for one in FULL}


def _to_look_at(verdict: Verdict, seen: Verdict) -> Verdict:
    words = f"{verdict.words} A browser saw otherwise: {seen.words}"
    found = tuple(replace(one, outcome=Outcome.INCOMPLETE) for one in verdict.findings)
    return Verdict(Outcome.INCOMPLETE, words, found)
