"""Measures words on the screen of a tab: takes the pictures that `ink` reads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from disclosure.browser import ink
from disclosure.browser.ink import Pixels, Shots, Written
from disclosure.browser.tab import Tab
from disclosure.sight import Box, Word

PAUSE = 0.12  # seconds between two pictures of which the second tells what moves by itself
LEAST_SPACING, MOST_SPACING = -0.08, 0.5  # heights of letters; beyond, no word is read


def box(found: Any) -> Box:
    return Box(found["x"], found["y"], found["width"], found["height"])


def measured(
    tab: Tab, words: Sequence[Any], *, parts: Sequence[int] = (), before: Pixels | None = None
) -> tuple[Word, ...]:
    """`words` as observing.js tells them, where the page stands now. `before` is a picture of it,
    if there is one. With `parts` they are those of these parts of the ones asked for last."""
    if not words:
        return ()
    first = tab.shot() if before is None else before
    if not parts:
        tab.wait(PAUSE)
    again = first if parts else tab.shot()
    try:
        tab.ask("fade", parts=[*parts] or None)
        faded = tab.shot()
        tab.ask("restore")
        sizes = tab.ask("reference", words=[_to_draw(word) for word in words])
        reference = tab.shot()
    finally:
        tab.ask("restore")
    scale = first.shape[1] / tab.rendering.width
    shots = Shots(first, again, faded, reference, scale)
    return ink.read([_written(*pair) for pair in zip(words, sizes, strict=True)], shots)


def in_view(tab: Tab, words: Sequence[Any]) -> list[bool]:
    """Which of the words stand on the screen as a whole."""
    return [_is_in_view(tab, box(word["box"])) for word in words]


def _is_in_view(tab: Tab, there: Box) -> bool:
    across = there.x >= -1 and there.right <= tab.rendering.width + 1
    return across and there.y >= -1 and there.bottom <= tab.rendering.height + 1


def _to_draw(word: Any) -> dict[str, Any]:
    relative = word["spacing"] / word["size"] if word["size"] else 0
    return {**word, "spaced": LEAST_SPACING <= relative <= MOST_SPACING}


def _written(word: Any, own: Sequence[float]) -> Written:
    width, height = own
    return Written(
        word["text"],
        box(word["box"]),
        word["size"],
        word["spacing"],
        own_width=width,
        own_height=height,
        gap=word["gap"],
    )
