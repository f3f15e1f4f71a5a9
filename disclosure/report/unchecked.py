"""What an audit in a browser cannot tell, so that nobody takes its silence for a promise."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from disclosure.audit import Outcome, Rule
from disclosure.report.escaping import visible
from disclosure.report.run import Run

NEVER = (
    "Whether readers understand the notice, would expect the tie without it, and belong to those "
    "it is written for (L04, W07), and whether an opinion is really held (L10): that takes asking "
    "readers, and records.",
    "Other browsers than Chromium, other fonts than those of the computer it ran on, and other "
    "screens than those listed.",
    "What only somebody sees who logs in, fills in a form, pays, or agrees to something.",
    "Sound and moving pictures, and any screen reader itself: what the page tells one was read.",
    "What a server shows other visitors, in other places or at other times, and what changes on a "
    "page after the last look at it.",
)


@dataclass(frozen=True)
class Unchecked:
    words: str
    pages: tuple[str, ...]


@dataclass(frozen=True)
class Idle:
    """A rule that applied to no page. `words` say why not, on most of them."""

    rule: Rule
    words: str


def of(run: Run) -> list[Unchecked]:
    """Each thing once, with the pages on which it was not looked at; nothing if no browser looked."""
    found: dict[str, dict[str, None]] = {}
    for page in run.pages:
        for words in page.sight.unchecked if page.sight else ():
            found.setdefault(visible(words), {})[visible(page.report.source)] = None
    unseen = [visible(page.report.source) for page in run.pages if page.sight is None]
    if unseen and len(unseen) < len(run.pages):
        found["No browser looked at it"] = dict.fromkeys(unseen)
    return [Unchecked(words, tuple(pages)) for words, pages in found.items()]


def idle(run: Run) -> list[Idle]:
    why: dict[str, Counter[str]] = {}
    applied: set[str] = set()
    for _, result in run.results:
        if result.verdict.outcome is Outcome.INAPPLICABLE:
            why.setdefault(result.rule.id, Counter())[visible(result.verdict.words)] += 1
        else:
            applied.add(result.rule.id)
    return [
        Idle(rule, why[rule.id].most_common(1)[0][0])
        for rule in run.rules
        if rule.id in why and rule.id not in applied
    ]
