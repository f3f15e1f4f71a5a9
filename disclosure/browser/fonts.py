"""Whether the letters of a font are those that they stand for.

The text of a page says nothing of what a font draws for it: one may hold blanks, or other letters.
Each letter is compared with all those of the usual fonts, as masks of the same size.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from disclosure.browser.tab import Tab
from disclosure.sight import Alphabet

if TYPE_CHECKING:
    from numpy.typing import NDArray

USUAL = ("sans-serif", "serif", "monospace")
MOST_LETTERS = 40
LACKING = "\uffff"  # a letter that no font has
SIDE = 16  # of a mask, in cells
ALIKE = 0.06  # by how much another letter may resemble more: o and O, l and I


def alphabets(tab: Tab) -> Iterator[Alphabet]:
    """One for each font of the notice."""
    words = tab.ask("look")["words"]
    fonts = {
        (word["font"]["font-family"], word["font"]["font-weight"], word["font"]["font-style"])
        for word in words
    }
    letters = sorted({letter for word in words for letter in word["text"] if letter.isalpha()})
    for family, weight, style in sorted(fonts):
        yield _compared(tab, family, weight, style, letters[:MOST_LETTERS])


def _compared(tab: Tab, family: str, weight: str, style: str, letters: Sequence[str]) -> Alphabet:
    own = _masks(tab, family, weight, style, letters)
    usual = [_masks(tab, name, weight, style, letters) for name in USUAL]
    known = [index for index in range(len(letters)) if any(_has(font, index) for font in usual)]
    alike = sum(_is_alike(index, own[index], letters, usual) for index in known)
    blank = "".join(letters[index] for index in known if own[index] is None)
    return Alphabet(family, len(known), alike, blank)


def _has(font: Sequence[Any], index: int) -> bool:
    """Whether the font has this letter: what is drawn for those that it lacks comes last."""
    mask, lacking = font[index], font[-1]
    return mask is not None and (lacking is None or _likeness(mask, lacking) < 0.98)


def _is_alike(index: int, mask: Any, letters: Sequence[str], usual: Sequence[Any]) -> bool:
    """Whether no other letter resembles the mask clearly more than its own letter does."""
    if mask is None:
        return False
    best = [
        max((_likeness(mask, font[one]) for font in usual), default=0.0)
        for one in range(len(letters))
    ]
    own = best[index]
    others = [
        score
        for one, score in enumerate(best)
        if letters[one].casefold() != letters[index].casefold()
    ]
    return own > 0.3 and own >= max(others, default=0) - ALIKE


def _masks(tab: Tab, family: str, weight: str, style: str, letters: Sequence[str]) -> list[Any]:
    drawn = tab.ask(
        "letters", letters=[*letters, LACKING], family=family, weight=weight, style=style
    )
    return [_mask(bits) for bits in drawn]


def _mask(bits: str) -> NDArray[np.float32] | None:
    """The letter cut out and brought to one size; None for a blank."""
    side = int(len(bits) ** 0.5)
    plane = np.frombuffer(bits.encode(), dtype=np.uint8).reshape(side, side) == ord("1")
    if plane.sum() < 6:
        return None
    rows, columns = np.flatnonzero(plane.any(axis=1)), np.flatnonzero(plane.any(axis=0))
    cut = plane[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    down = np.linspace(0, cut.shape[0] - 1, SIDE).round().astype(int)
    across = np.linspace(0, cut.shape[1] - 1, SIDE).round().astype(int)
    mask: NDArray[np.float32] = cut[np.ix_(down, across)].astype(np.float32)
    return mask


def _likeness(one: Any, other: Any) -> float:
    if other is None:
        return 0.0
    shared = float(np.minimum(one, other).sum())
    return shared / max(float(np.maximum(one, other).sum()), 1.0)
