"""The rules by the first letter of their id."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from disclosure.audit import Rule
from disclosure.report.explaining import WHAT_GROUPS_ARE_ABOUT
from disclosure.rules import RULES

BY_ID = {rule.id: rule for rule in RULES}


@dataclass(frozen=True)
class Group:
    letter: str
    rules: tuple[Rule, ...]

    @property
    def title(self) -> str:
        about = WHAT_GROUPS_ARE_ABOUT.get(self.letter, "other promises")
        return f"{about[0].upper()}{about[1:]}"


def groups(rules: Sequence[Rule] = RULES) -> list[Group]:
    """In the order in which the report tells them; `rules` of unknown groups come last."""
    order = {letter: place for place, letter in enumerate(WHAT_GROUPS_ARE_ABOUT)}
    ordered = sorted(rules, key=lambda one: (order.get(one.group, len(order)), one.id))
    return [Group(letter, tuple(held)) for letter, held in groupby(ordered, lambda one: one.group)]


def chosen(name: str) -> list[Rule]:
    """The rule of that id, or those of that group; for an empty name all, in the order of groups."""
    if name in BY_ID:
        return [BY_ID[name]]
    return [rule for group in groups() if not name or group.letter == name for rule in group.rules]
