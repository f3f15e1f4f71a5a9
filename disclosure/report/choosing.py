"""Which rules were asked for: by id (L01), by group (V), several at once (L01,V)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from disclosure.audit import Rule


class UnknownRuleError(ValueError):
    """A name that is neither the id of a rule nor that of a group."""


def choose(
    rules: Sequence[Rule], *, only: Iterable[str] = (), skip: Iterable[str] = ()
) -> tuple[Rule, ...]:
    """Those of `rules` that `only` names, or all, without those that `skip` names."""
    wanted = ids(rules, only) or {rule.id for rule in rules}
    return tuple(rule for rule in rules if rule.id in wanted - ids(rules, skip))


def ids(rules: Sequence[Rule], asked: Iterable[str]) -> set[str]:
    """Of all rules that `asked` names. Raises UnknownRuleError, naming those that are near."""
    found: set[str] = set()
    for name in _names(asked):
        matching = {rule.id for rule in rules if name in (rule.id.upper(), rule.group.upper())}
        if not matching:
            raise UnknownRuleError(_unknown(name, rules))
        found |= matching
    return found


def _names(asked: Iterable[str]) -> list[str]:
    parts = (part for one in asked for part in re.split(r"[\s,]+", one))
    return [part.strip("★").upper() for part in parts if part.strip("★")]


def _unknown(name: str, rules: Sequence[Rule]) -> str:
    known = [rule.id for rule in rules]
    if name.endswith("B") and any(f"{rule.id}B" == name for rule in rules):
        return f"{name[:-1]}b is a rule of what a browser draws: ask for it with --browser."
    near = get_close_matches(name, known, n=4, cutoff=0.5)
    near = near or [one for one in known if one.startswith(name[:1])]
    groups = " ".join(sorted({rule.group for rule in rules}))
    offer = f"Near it: {', '.join(near)}." if near else f"Groups are {groups}."
    return f"There is no rule or group “{name}”. {offer} --explain all lists every rule."
