"""Which of the declarations that hold for an element win, and what they come to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import inf

from disclosure.styles.device import Conditions
from disclosure.styles.sheet import Declaration
from disclosure.styles.shorthands import WIDE, written_out

Key = tuple[bool, int, tuple[float, ...], tuple[int, int, int], int]
BROWSER, AUTHOR, ATTACHED = range(3)  # whose declaration it is, the weakest first
_INHERITED = """
    border-collapse caption-side color color-scheme cursor direction empty-cells font-family
    font-size font-size-adjust font-stretch font-style font-variant font-weight hyphens
    letter-spacing line-height list-style overflow-wrap pointer-events quotes tab-size
    text-align text-fill-color text-indent text-orientation text-rendering text-security
    text-shadow text-size-adjust text-stroke text-transform text-wrap visibility white-space
    word-break word-spacing writing-mode
"""
INHERITED = frozenset(_INHERITED.split())


@dataclass(frozen=True)
class Applied:
    """A block of declarations on one element. `state` says that it needs a reader's doing."""

    declarations: tuple[Declaration, ...]
    origin: int = AUTHOR
    conditions: Conditions = ()
    layer: tuple[float, ...] = (inf,)
    weight: tuple[int, int, int] = (0, 0, 0)
    place: int = 0
    element: str = ""
    state: bool = False

    def key(self, important: bool) -> Key:
        """The greater wins. Among important declarations the earlier layer does."""
        layer = tuple(-one for one in self.layer) if important else self.layer
        return (important, self.origin, layer, self.weight, self.place)


class Winners:
    """The declarations of some blocks, the strongest last."""

    def __init__(self, blocks: Iterable[Applied]) -> None:
        found = [(one.key(said.important), said) for one in blocks for said in one.declarations]
        self.declarations = [said for _, said in sorted(found, key=lambda pair: pair[0])]

    @cached_property
    def variables(self) -> dict[str, str]:
        return {one.name: one.value for one in self.declarations if one.name.startswith("--")}

    @cached_property
    def plain(self) -> list[Declaration]:
        """Those of properties."""
        return [one for one in self.declarations if not one.name.startswith("--")]

    @cached_property
    def values(self) -> Mapping[str, str] | None:
        """What they come to; None if that depends on the variables of the element."""
        if any("var(" in one.value for one in self.plain):
            return None
        return values((one.name, one.value) for one in self.plain)


def values(told: Iterable[tuple[str, str | None]]) -> Mapping[str, str]:
    """The value that wins for each property, without those that come from above or from the browser.
    Browsers drop a declaration without a value."""
    found: dict[str, str] = {}
    for name, value in told:
        if value:
            found.update(written_out(name, value))
    return {name: value for name, value in found.items() if _is_told(name, value)}


def _is_told(name: str, value: str) -> bool:
    return value not in WIDE or name == "all" or (value == "inherit" and name not in INHERITED)
