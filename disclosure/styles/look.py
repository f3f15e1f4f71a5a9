"""One element as one reader gets it: the values of its properties."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from itertools import takewhile
from typing import Generic, TypeVar

from selectolax.lexbor import LexborNode

from disclosure.page import ancestors
from disclosure.styles.cascade import Styles
from disclosure.styles.device import Device
from disclosure.styles.lengths import NUMBER, Scale, px
from disclosure.styles.selectors import split
from disclosure.styles.winning import INHERITED, Winners, values

T = TypeVar("T")
SIZES = {
    "xx-small": 9.0,
    "x-small": 10.0,
    "small": 13.0,
    "medium": 16.0,
    "large": 18.0,
    "x-large": 24.0,
    "xx-large": 32.0,
    "xxx-large": 48.0,
}
MOST_VARIABLES = 20


class FromAbove(Generic[T]):
    """A cached property that asks the same of the element around. It is worked out from the outermost
    inwards, so that no depth of elements is too deep."""

    def __init__(self, work_out: Callable[[Look], T]) -> None:
        self.work_out = work_out
        self.name = work_out.__name__

    def __get__(self, at: Look, owner: type) -> T:
        known = at.__dict__
        for one in reversed(list(takewhile(lambda one: self.name not in one.__dict__, at.outward))):
            one.__dict__[self.name] = self.work_out(one)
        found: T = known[self.name]
        return found


class Look:
    """The element `node` for `device`, or what a sheet puts before or after it (`element`)."""

    def __init__(self, styles: Styles, node: LexborNode, device: Device, element: str = "") -> None:
        self.styles = styles
        self.node = node
        self.device = device
        self.element = element

    @cached_property
    def above(self) -> Look | None:
        if self.element:
            return Look(self.styles, self.node, self.device)
        nearest = next(ancestors(self.node), None)
        return look(self.styles, nearest, self.device) if nearest is not None else None

    @property
    def outward(self) -> Iterator[Look]:
        """Itself and what it stands in, from the inside out."""
        at: Look | None = self
        while at is not None:
            yield at
            at = at.above

    @cached_property
    def _winners(self) -> Winners:
        return self.styles.winners(self.node, self.device, self.element)

    @cached_property
    def declared(self) -> Mapping[str, str]:
        """The values that win here, without those that come from above or from the browser."""
        if self._winners.values is not None:
            return self._winners.values
        return values((one.name, self._filled(one.value)) for one in self._winners.plain)

    @FromAbove
    def variables(self) -> Mapping[str, str]:
        above = self.above.variables if self.above else {}
        return {**above, **self._winners.variables} if self._winners.variables else above

    def _filled(self, value: str) -> str | None:
        """`value` with its variables; None if one has no value, which makes browsers drop it."""
        for _ in range(MOST_VARIABLES):
            start = value.rfind("var(")
            if start < 0:
                return value
            end = _closing(value, start + 3)
            name, *fallback = split(value[start + 4 : end], ",")
            there = self.variables.get(name, ", ".join(fallback) if fallback else None)
            if there is None:
                return value if self.styles.unread else None
            value = f"{value[:start]}{there}{value[end + 1 :]}"
        return None

    def get(self, name: str, default: str = "") -> str:
        """The value that counts; what an element has from those around it is looked up there."""
        for at in self.outward:
            value = at.declared.get(name)
            if value is not None and value != "inherit":
                return value
            if value is None and name not in INHERITED:
                return default
        return default

    @FromAbove
    def em(self) -> float:
        """The size of its letters, in px."""
        size = self.declared.get("font-size")
        outer = self.above.em if self.above else 16.0
        if size is None or size == "inherit":
            return outer
        if size in SIZES:
            return SIZES[size]
        if size in ("smaller", "larger"):
            return outer / 1.2 if size == "smaller" else outer * 1.2
        found = px(size, Scale(outer, self.rem, *self.screen, percent=outer))
        return outer if found is None else max(0.0, found)

    @FromAbove
    def rem(self) -> float:
        if self.above is None:
            return 16.0
        return self.above.rem if self.above.above else self.above.em

    @property
    def screen(self) -> tuple[float, float]:
        return (self.device.width, self.device.height)

    def px(self, name: str, *, percent: float | None = None) -> float | None:
        """A length of it in px; None for `auto` and the like, and for what is not known."""
        value = self.get(name)
        return self.length(value, percent=percent) if value else None

    def length(self, value: str, *, percent: float | None = None) -> float | None:
        return px(value, Scale(self.em, self.rem, *self.screen, percent=percent))

    @cached_property
    def dark(self) -> bool:
        """Whether the browser paints what the page leaves open in its dark colours."""
        scheme = self.get("color-scheme") or self.styles.colour_scheme
        wanted = self.device.dark and "dark" in scheme
        return wanted or ("dark" in scheme and "light" not in scheme)

    @FromAbove
    def is_gone(self) -> bool:
        """Whether nothing of it is drawn: `display: none` on it or around it."""
        return self.get("display") == "none" or (self.above is not None and self.above.is_gone)


def look(styles: Styles, node: LexborNode, device: Device) -> Look:
    """The one look at `node`; the same again for the same question."""
    key = (node.mem_id, device)
    if key not in styles.looks:
        styles.looks[key] = Look(styles, node, device)
    found: Look = styles.looks[key]
    return found


def _closing(text: str, at: int) -> int:
    depth = 0
    for place in range(at, len(text)):
        depth += (text[place] == "(") - (text[place] == ")")
        if depth == 0:
            return place
    return len(text)


def number(text: str) -> float | None:
    """Of `0.5`, `50%` and sums; None if it is none."""
    found = re.fullmatch(rf"({NUMBER})%", text.strip())
    if found:
        return float(found[1]) / 100
    return px(text, Scale(percent=1.0))
