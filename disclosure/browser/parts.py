"""Sees words beside what they are about, where a reader scrolls to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from disclosure.browser import measuring
from disclosure.browser.evidence import Mark, outlined
from disclosure.browser.tab import Tab
from disclosure.browser.wanted import Wanted
from disclosure.sight import Box, Part, Picture

MOST_PICTURES = 6  # of parts of one page that cannot be read


@dataclass
class Found:
    parts: list[Part] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)


def seen(tab: Tab, asked: Sequence[Wanted]) -> Found:
    """Each of them where a reader scrolls to it. What is not on the page any more has no words."""
    wanted = [asdict(one) for one in asked]
    found: dict[int, Part] = {}
    pictures: list[Picture] = []
    while missing := [index for index in range(len(asked)) if index not in found]:
        told = tab.ask("parts", wanted=wanted, into_view=missing[0])
        here = _read(tab, asked, told, missing, found)
        last = found.setdefault(missing[0], _lost(tab, asked[missing[0]]))
        if not pictures or (not last.is_readable and len(pictures) < MOST_PICTURES):
            shown = [(told[index], found[index]) for index in {*here, missing[0]} if index in found]
            pictures.append(_picture(tab, shown))
    tab.ask("scroll", y=0)
    return Found([found[index] for index in range(len(asked))], pictures)


def _read(
    tab: Tab, asked: Sequence[Wanted], told: Any, missing: Sequence[int], found: dict[int, Part]
) -> list[int]:
    """Those that stand on this screen; their boxes are those on the page. The first of `missing` is
    there, if it is anywhere."""
    here = [
        index
        for index in missing
        if told[index]
        and told[index]["words"]
        and all(measuring.in_view(tab, told[index]["words"]))
    ]
    words = [word for index in here for word in told[index]["words"]]
    read = iter(measuring.measured(tab, words, parts=here))
    for index in here:
        own = tuple(next(read) for _ in told[index]["words"])
        there, home = _on_page(told[index], "box"), _on_page(told[index], "home")
        one = replace(_lost(tab, asked[index]), words=own, box=there, home=home)
        if one.is_readable or index == missing[0]:
            found[index] = one
    return here


def _lost(tab: Tab, one: Wanted) -> Part:
    """What is nowhere on the page."""
    width = tab.rendering.width
    return Part(one.kind, one.about, one.place, (), rendering=tab.rendering.name, width=width)


def _on_page(told: Any, which: str) -> Box | None:
    if not told[which]:
        return None
    there = measuring.box(told[which])
    return replace(there, y=there.y + told["down"])


def _picture(tab: Tab, shown: Sequence[tuple[Any, Part]]) -> Picture:
    """The screen as it stands, with them outlined."""
    boxes = [
        (measuring.box(told["box"]), Mark.PART if part.is_readable else Mark.LOST_PART)
        for told, part in shown
        if told
    ]
    shot = tab.shot()
    lost = any(not part.is_readable for _, part in shown)
    title = f"{tab.rendering.name}, {'labels or prices that cannot be read' if lost else 'labels and prices'}"
    return outlined(shot, boxes, scale=shot.shape[1] / tab.rendering.width, title=title)
