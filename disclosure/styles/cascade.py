"""Which declarations of which sheets win on an element of a page, for one who looks at it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from math import inf
from typing import Any

from selectolax.lexbor import LexborNode, SelectolaxError

from disclosure.page import Page, ancestors
from disclosure.styles import selectors
from disclosure.styles.browser_sheet import hints
from disclosure.styles.device import Conditions, Device, holds
from disclosure.styles.selectors import Selector
from disclosure.styles.sheet import Declaration, StyleRule
from disclosure.styles.sources import Sources
from disclosure.styles.winning import ATTACHED, BROWSER, Applied, Winners

PSEUDO_CLASS = re.compile(
    r"(?<!:):(?!is\b|not\b|has\b|where\b|nth-|first-|last-|only-)[\w-]+(\([^()]*\))?"
)


class Styles(Sources):
    """The sheets of a page and what they say of its elements."""

    def __init__(self, page: Page, known: Mapping[str, str]) -> None:
        super().__init__(page, known)
        self.looks: dict[tuple[int, Device], Any] = {}
        self._found: dict[str, frozenset[int] | None] = {}
        self._applied: dict[int, list[Applied]] = {}
        self._blocks: dict[tuple[Selector, int, bool], Applied] = {}
        self._winners: dict[tuple[int, ...], Winners] = {}
        self._having: dict[tuple[str, ...], list[LexborNode]] = {}

    @cached_property
    def rules(self) -> list[tuple[StyleRule, Conditions, tuple[float, ...]]]:
        """(rule, all its conditions, rank of its layer) in their order."""
        order = self._layer_order
        return [
            (rule, (*one.conditions, *rule.conditions), _rank((*one.layer, *rule.layer), order))
            for one in self.linked
            for rule in one.sheet.rules
        ]

    @cached_property
    def _layer_order(self) -> dict[tuple[str, ...], int]:
        named: dict[tuple[str, ...], int] = {}
        for one in self.linked:
            for layer in ((), *one.sheet.layers):
                path = (*one.layer, *layer)
                for end in range(1, len(path) + 1):
                    named.setdefault(path[:end], len(named))
        return named

    @cached_property
    def frames(self) -> dict[str, list[tuple[str, tuple[Declaration, ...]]]]:
        return {name: steps for one in self.linked for name, steps in one.sheet.frames.items()}

    @cached_property
    def odd_faces(self) -> frozenset[str]:
        """Families of type that come inside the sheet, or shrunk: their letters may be empty."""
        found = set()
        for one in self.linked:
            for face in one.sheet.faces:
                told = {declared.name: declared.value for declared in face}
                if "data:" in told.get("src", "") or "size-adjust" in told:
                    found.add(told.get("font-family", "").strip("\"'"))
        return frozenset(found - {""})

    # The elements

    def having(self, *names: str) -> list[LexborNode]:
        """Elements on which some rule or attribute sets one of these properties."""
        if names not in self._having:
            self._having[names] = self._search(set(names))
        return self._having[names]

    def _search(self, wanted: set[str]) -> list[LexborNode]:
        found = [one for one in self.styled if wanted & _names(self.attached(one))]
        for rule, _, _ in self.rules:
            if wanted & _names(rule.declarations):
                found += self._elements(rule)
        return list({one.mem_id: one for one in found}.values())

    def _elements(self, rule: StyleRule) -> Iterator[LexborNode]:
        for selector in selectors.read(rule.selector):
            try:
                yield from self.page.tree.css(selector.moved)
            except SelectolaxError:
                continue

    def study(self, nodes: Iterable[LexborNode]) -> None:
        """Makes ready what `applied` says of these elements and of all around them."""
        fresh: dict[int, LexborNode] = {}
        for node in nodes:
            for one in (node, *ancestors(node)):
                if one.mem_id in self._applied or one.mem_id in fresh:
                    break
                fresh[one.mem_id] = one
        for key, node in fresh.items():
            self._applied[key] = [
                Applied(hints(node), origin=BROWSER),
                Applied(self.attached(node), origin=ATTACHED),
            ]
        self._match(fresh)

    def _match(self, fresh: Mapping[int, LexborNode]) -> None:
        names = {name for node in fresh.values() for name in _own_names(node)}
        for place, (rule, conditions, layer) in enumerate(self.rules):
            for selector in selectors.read(rule.selector):
                if selector.needs and selector.needs not in names:
                    continue
                for key, state in self._reach(selector, fresh):
                    block = self._blocks.get((selector, place, state))
                    if block is None:
                        block = self._blocks[selector, place, state] = Applied(
                            rule.declarations,
                            conditions=conditions,
                            layer=layer,
                            weight=selector.weight,
                            place=place,
                            element=selector.element,
                            state=state,
                        )
                    self._applied[key].append(block)

    def _reach(
        self, selector: Selector, fresh: Mapping[int, LexborNode]
    ) -> Iterator[tuple[int, bool]]:
        """(element, whether only by a reader's doing)."""
        rest = self._ids(selector.rest)
        moved = rest if selector.moved == selector.rest else self._ids(selector.moved)
        if rest is None:  # the parser does not know this selector: what it may mean is not certain
            moved = self._ids(PSEUDO_CLASS.sub("", selector.moved) or "*")
        for key in fresh.keys() & ((rest or frozenset()) | (moved or frozenset())):
            yield key, key not in (rest or ())

    def _ids(self, selector: str) -> frozenset[int] | None:
        if selector not in self._found:
            try:
                found = self.page.tree.css(selector)
                self._found[selector] = frozenset(node.mem_id for node in found)
            except SelectolaxError:
                self._found[selector] = None
        return self._found[selector]

    def applied(self, node: LexborNode) -> list[Applied]:
        if node.mem_id not in self._applied:
            self.study([node])
        return self._applied[node.mem_id]

    def winners(self, node: LexborNode, device: Device, element: str) -> Winners:
        """The declarations that hold for `device`, the strongest last. The same ones for all
        elements to which the same blocks apply: they are sorted once."""
        holding = [
            one
            for one in self.applied(node)
            if one.declarations
            and one.element == element
            and (device.touched or not one.state)
            and (not one.conditions or holds(one.conditions, device))
        ]
        key = tuple(map(id, holding))  # they live as long as this object
        if key not in self._winners:
            self._winners[key] = Winners(holding)
        return self._winners[key]

    def starting(self, node: LexborNode) -> list[Declaration]:
        """What a style says the element comes in from."""
        return [
            declared
            for one in self.linked
            for rule in one.sheet.starting
            for selector in selectors.read(rule.selector)
            if node.mem_id in (self._ids(selector.moved) or ())
            for declared in rule.declarations
        ]


def _rank(path: tuple[str, ...], order: Mapping[tuple[str, ...], int]) -> tuple[float, ...]:
    """What stands in no layer, or nearer to the top, is stronger than what stands in a deeper one."""
    return (*(order.get(path[:end], 0) for end in range(1, len(path) + 1)), inf)


def _names(declarations: Iterable[Declaration]) -> set[str]:
    return {declared.name for declared in declarations}


def _own_names(node: LexborNode) -> Iterator[str]:
    """What a selector can name it by."""
    yield node.tag or ""
    yield f"#{node.attributes.get('id') or ''}"
    yield from (f".{one}" for one in (node.attributes.get("class") or "").split())
