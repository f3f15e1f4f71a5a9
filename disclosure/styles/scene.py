"""The notice of a page before one reader, and what can be a sign that it is not seen."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from selectolax.lexbor import LexborNode

from disclosure.page import ancestors, words
from disclosure.styles.cascade import Styles
from disclosure.styles.device import Device
from disclosure.styles.look import Look, look

LETTER = 0.5  # the width of a letter as a share of its height, about
LINE = 1.4
MOST_PARTS = 40  # of a notice; one of sixty words has a handful
SILENT = ("script", "style", "template", "noscript")


@dataclass(frozen=True)
class Sign:
    """`about` is one of: sight, reach, size, contrast, cover, motion, place, phone.

    A sign that is not certain is one that only a browser can settle.
    """

    about: str
    certain: bool
    words: str
    node: LexborNode
    device: Device


class Scene:
    def __init__(self, styles: Styles, notice: LexborNode, device: Device) -> None:
        self.styles = styles
        self.notice = notice
        self.device = device

    def sign(self, about: str, certain: bool, told: str, node: LexborNode) -> Sign:
        return Sign(about, certain and not self.device.touched, told, node, self.device)

    def look(self, node: LexborNode) -> Look:
        return look(self.styles, node, self.device)

    @cached_property
    def text(self) -> str:
        return words(self.notice.text())

    @cached_property
    def carriers(self) -> list[Look]:
        """The elements in the notice whose own words a reader should get, as far as they are looked at."""
        return [self.look(node) for node in speaking(self.notice)[:MOST_PARTS]]

    @cached_property
    def outside(self) -> frozenset[int]:
        """What the notice stands in."""
        return frozenset(one.mem_id for one in ancestors(self.notice))

    @cached_property
    def around(self) -> list[Look]:
        """The notice and what it stands in, from the inside out."""
        return [self.look(node) for node in (self.notice, *ancestors(self.notice))]

    @cached_property
    def subjects(self) -> list[Look]:
        """All elements that bear on whether the notice is seen."""
        found = {one.node.mem_id: one for one in self.around}
        for carrier in self.carriers:
            for above in (carrier.node, *ancestors(carrier.node)):
                if above.mem_id in found:
                    break
                found[above.mem_id] = self.look(above)
        return list(found.values())

    @cached_property
    def before(self) -> list[LexborNode]:
        """The elements beside the notice, or beside what it stands in, that come before it."""
        return [
            one
            for at in self.around
            for one in siblings(at.node, forward=False)
            if one.tag != "head"
        ]

    @cached_property
    def after(self) -> list[LexborNode]:
        return [one for at in self.around for one in siblings(at.node, forward=True)]

    def text_before(self, holder: LexborNode) -> str:
        """The words of `holder` that come before the notice."""
        found = []
        for at in (self.notice, *ancestors(self.notice)):
            if at.mem_id == holder.mem_id:
                break
            found += [
                words(one.text()) for one in siblings(at, forward=False) if one.tag not in SILENT
            ]
        return " ".join(found)

    def height(self, text: str, at: Look, width: float | None = None) -> float:
        """About how many px the lines of `text` need, in a column of `width`."""
        line = max(1.0, (width or self.device.width) / max(0.1, at.em * LETTER))
        return math.ceil(len(text) / line) * at.em * LINE


def siblings(node: LexborNode, *, forward: bool) -> Iterator[LexborNode]:
    one = node.next if forward else node.prev
    while one is not None:
        if one.is_element_node:
            yield one
        one = one.next if forward else one.prev


def speaking(notice: LexborNode) -> list[LexborNode]:
    """The elements of `notice`, itself included, that hold words of their own."""
    found: dict[int, LexborNode] = {}
    for one in notice.traverse(include_text=True):
        holder = one.parent
        if one.is_text_node and holder and (one.text_content or "").strip():
            found.setdefault(holder.mem_id, holder)
    return [one for one in found.values() if one.tag not in SILENT]
