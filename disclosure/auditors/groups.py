"""The rules by the first letter of their id."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from disclosure.audit import Rule
from disclosure.rules import RULES

TITLES = {
    "L": "That there is a notice at all",
    "V": "How visible it is",
    "P": "Where it stands",
    "W": "What it says",
    "R": "Paid ranking, place and score",
    "T": "Reviews, ratings, testimonials",
    "C": "Prices and availability",
    "J": "Labels by market",
    "E": "Records",
}
BY_ID = {rule.id: rule for rule in RULES}


@dataclass(frozen=True)
class Group:
    letter: str
    rules: tuple[Rule, ...]

    @property
    def title(self) -> str:
        return TITLES.get(self.letter, "Other promises")


def groups(rules: Sequence[Rule] = RULES) -> list[Group]:
    """In the order of TITLES; `rules` of unknown groups come last."""
    order = {letter: place for place, letter in enumerate(TITLES)}
    ordered = sorted(rules, key=lambda one: (order.get(one.group, len(order)), one.id))
    return [Group(letter, tuple(held)) for letter, held in groupby(ordered, lambda one: one.group)]


def chosen(name: str) -> list[Rule]:
    """The rule of that id, or those of that group; for an empty name all, in the order of groups."""
    if name in BY_ID:
        return [BY_ID[name]]
    return [rule for group in groups() if not name or group.letter == name for rule in group.rules]
