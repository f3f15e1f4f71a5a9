"""One look at a page: every word of its notice where a reader gets to read it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from disclosure.browser import measuring
from disclosure.browser.evidence import Mark, outlined
from disclosure.browser.ink import Pixels
from disclosure.browser.renderings import Rendering
from disclosure.browser.tab import Tab
from disclosure.sight import Look, Picture, SeenLink, Word

MOST_SCREENS = 12  # over which the words of one notice may stand


def glanced(tab: Tab, moment: str) -> tuple[Look, Pixels]:
    """The page as it stands, and its screen. It is left as it stood. Raises BlindError."""
    found = tab.ask("look")
    shot = tab.shot()
    words = _words(tab, found["words"], shot, found["scrolled"])
    look = replace(_look(found, tab.rendering, moment), words=words)
    if look.unreadable:
        points = [word.box.middle for word in look.unreadable]
        look = replace(look, covered_by=tuple(tab.ask("covering", points=points)))
    return look, shot


def pictured(look: Look, shot: Pixels) -> Picture:
    """The screen with the notice outlined, and each word that cannot be read."""
    boxes = [(word.box, Mark.WORD) for word in look.unreadable]
    if look.box:
        boxes.insert(0, (look.box, Mark.NOTICE if look.is_readable else Mark.LOST_NOTICE))
    return outlined(shot, boxes, scale=shot.shape[1] / look.width, title=look.name)


def _words(tab: Tab, told: Sequence[Any], shot: Pixels, stands: float) -> tuple[Word, ...]:
    """Those on the screen as it stands; the others where the reader scrolls to them."""
    here = [index for index, one in enumerate(measuring.in_view(tab, told)) if one]
    found = measuring.measured(tab, [told[index] for index in here], before=shot)
    read = dict(zip(here, found, strict=True))
    if len(read) < len(told):
        _read_on(tab, told, read, stands)
    return tuple(read.get(index) or _undrawn(word) for index, word in enumerate(told))


def _read_on(tab: Tab, told: Sequence[Any], read: dict[int, Word], stands: float) -> None:
    """Scrolls from where the page stands, and back there."""
    top = [measuring.box(word["box"]) for word in told]
    for _ in range(MOST_SCREENS):
        missing = [index for index in range(len(told)) if index not in read]
        if not missing:
            break
        tab.ask("scroll", y=stands + top[missing[0]].y - tab.rendering.height * 0.3)
        words = tab.ask("look")["words"]
        if len(words) != len(told):
            break
        here = [index for index in missing if measuring.in_view(tab, [words[index]])[0]]
        if not here:
            break
        found = measuring.measured(tab, [words[index] for index in here])
        for index, word in zip(here, found, strict=True):
            read[index] = replace(word, box=top[index])
    tab.ask("scroll", y=stands)


def _undrawn(word: Any) -> Word:
    return Word(word["text"], measuring.box(word["box"]), word["size"], 0, 0, 1)


def _look(found: Any, rendering: Rendering, moment: str) -> Look:
    return Look(
        rendering=rendering.name,
        moment=moment,
        width=rendering.width,
        height=rendering.height,
        page_width=found["page_width"],
        is_plain=rendering.is_plain,
        found=found["found"],
        text=found["text"],
        box=measuring.box(found["box"]) if found["box"] else None,
        body_size=found["body_size"],
        links=tuple(
            SeenLink(one["url"], measuring.box(one["box"]), one["drawn"]) for one in found["links"]
        ),
        inserted=tuple(found["inserted"]),
        intruding=tuple(found["intruding"]),
        moving=tuple(found["moving"]),
        struck=found["struck"],
    )
