"""What a page tells machines about itself in JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from selectolax.lexbor import LexborNode

from disclosure.page import Page

Thing = dict[str, Any]


@dataclass(frozen=True)
class Structured:
    """Every object with its script, nested ones too, and the scripts that cannot be read."""

    things: tuple[tuple[LexborNode, Thing], ...]
    unreadable: tuple[LexborNode, ...]

    def having(self, name: str) -> list[tuple[LexborNode, Thing]]:
        return [(node, thing) for node, thing in self.things if name in thing]

    def of_type(self, *types: str) -> list[tuple[LexborNode, Thing]]:
        return [(node, thing) for node, thing in self.things if _types(thing) & set(types)]


def structured(page: Page) -> Structured:
    things: list[tuple[LexborNode, Thing]] = []
    unreadable = []
    for node in page.tree.css('script[type="application/ld+json" i]'):
        try:
            held = json.loads(node.text())
        except (ValueError, RecursionError):
            unreadable.append(node)
        else:
            things += [(node, thing) for thing in _things(held)]
    return Structured(tuple(things), tuple(unreadable))


def _things(value: Any) -> Iterator[Thing]:
    """Every object in `value`, however deep; without recursion, for pages are not to be trusted."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            yield one
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one


def _types(thing: Thing) -> set[str]:
    named = thing.get("@type", ())
    return {str(one) for one in (named if isinstance(named, list) else [named])}
