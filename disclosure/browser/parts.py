"""Sees words beside what they are about, where a reader scrolls to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

from disclosure.browser import measuring
from disclosure.browser.tab import Tab
from disclosure.browser.wanted import Wanted
from disclosure.sight import Box, Part

MOST_SCREENS = 60


def seen(tab: Tab, asked: Sequence[Wanted]) -> list[Part]:
    """Each of them where a reader scrolls to it. What is not on the page any more has no words."""
    if not asked:
        return []
    wanted = [asdict(one) for one in asked]
    found: dict[int, Part] = {}
    for _ in range(MOST_SCREENS):
        missing = [index for index in range(len(asked)) if index not in found]
        if not missing:
            break
        told = tab.ask("parts", wanted=wanted, into_view=missing[0])
        _read(tab, asked, told, missing, found)
    tab.ask("scroll", y=0)
    return [found.get(index) or _lost(tab, one) for index, one in enumerate(asked)]


def _read(
    tab: Tab, asked: Sequence[Wanted], told: Any, missing: Sequence[int], found: dict[int, Part]
) -> None:
    """Those that stand on this screen; their boxes are those on the page. The first of `missing` is there, if it is anywhere."""
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
        one = asked[index]
        own = tuple(next(read) for _ in told[index]["words"])
        seen = replace(
            _lost(tab, one),
            words=own,
            box=_on_page(told[index], "box"),
            home=_on_page(told[index], "home"),
        )
        if seen.is_readable or index == missing[0]:
            found[index] = seen
    found.setdefault(missing[0], _lost(tab, asked[missing[0]]))


def _lost(tab: Tab, one: Wanted) -> Part:
    """What is nowhere on the page."""
    width = tab.rendering.width
    return Part(one.kind, one.about, one.place, (), rendering=tab.rendering.name, width=width)


def _on_page(told: Any, which: str) -> Box | None:
    if not told[which]:
        return None
    there = measuring.box(told[which])
    return replace(there, y=there.y + told["down"])
