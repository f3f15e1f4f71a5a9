"""The outcomes of the last audits, read without the rest of the verdicts, which may be long."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.db.models.fields.json import KT

from disclosure.audit import Outcome, Rule
from disclosure.models import AuditedPage

# What a cell shows, and says to those who do not see it. The empty outcome is that of a rule that
# is younger than the audit.
SYMBOLS = {
    Outcome.VIOLATION: ("✕", "violation"),
    Outcome.INCOMPLETE: ("?", "incomplete"),
    Outcome.PASS: ("✓", "pass"),
    Outcome.INAPPLICABLE: ("·", "inapplicable"),
    "": ("–", "not judged"),
}
LEGEND = {
    "violation": "certain: the page breaks the promise",
    "incomplete": "a person or a browser has to look",
    "pass": "the promise is kept",
    "inapplicable": "nothing on the page that it is about",
    "not judged": "the rule is younger than the audit",
}


@dataclass(frozen=True)
class Mark:
    """One outcome as pages show it. `word` is also the name of its look."""

    symbol: str
    word: str

    @property
    def look(self) -> str:
        return self.word.replace(" ", "-")

    @property
    def filter(self) -> str:
        """What the pages are filtered by to see those that have it; nothing finds what is not there."""
        return "" if self.word == "not judged" else self.word

    @property
    def meaning(self) -> str:
        return LEGEND[self.word]


MARKS = {outcome: Mark(*shown) for outcome, shown in SYMBOLS.items()}


def mark(outcome: str | None) -> Mark:
    return MARKS.get(outcome or "", MARKS[""])


def with_outcomes(
    pages: QuerySet[AuditedPage], rules: Iterable[Rule]
) -> QuerySet[AuditedPage, dict[str, Any]]:
    """`pages` as dictionaries, with the outcome of each of `rules` under its id."""
    outcomes = {rule.id: KT(f"verdicts__{rule.id}__outcome") for rule in rules}
    columns = ("path", "audited_at", "violations", "incompletes", "blocked")
    found: QuerySet[AuditedPage, dict[str, Any]] = pages.values(*columns, **outcomes)
    return found


def counts(rules: Sequence[Rule]) -> dict[str, Counter[str]]:
    """By rule id, on how many pages it has which outcome, in the words of the marks."""
    found: dict[str, Counter[str]] = {rule.id: Counter() for rule in rules}
    pages = with_outcomes(AuditedPage.objects.order_by(), rules)
    for page in pages.iterator():
        for rule in rules:
            found[rule.id][mark(page[rule.id]).word] += 1
    return found
