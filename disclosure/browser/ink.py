"""Ink: how much of each word a reader can make out, from pictures of one screen.

Four pictures of the same screen: as it stands, as it stands a moment later, with nothing but the
letters in question turned transparent, and with the same letters in black on white. What differs
between the first and the third is what a reader sees of the letters; what differs between the
first and the second moves by itself; the fourth tells what to expect.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from disclosure.sight import Box, Word

if TYPE_CHECKING:
    from numpy.typing import NDArray

Pixels: TypeAlias = "NDArray[np.uint8]"
Plane: TypeAlias = "NDArray[np.float32]"

SEEN = 24  # levels of 255 by which a pixel must change to be seen
SHIFT = 2  # pixels by which letters may be drawn beside their place
INKED = 80  # levels of the reference from which on a pixel is part of a letter
ALIKE = 0.95  # resemblance at which nobody looks for a better one beside it
CORE = 0.6  # of the darkest of the reference: the middle of a stroke
STANDS_OUT = 48  # levels


@dataclass(frozen=True)
class Written:
    """A word as the page has it: its box, and the width and height that its font gives it."""

    text: str
    box: Box
    size: float
    spacing: float
    own_width: float
    own_height: float
    gap: float = 1


@dataclass(frozen=True)
class Shots:
    """Pictures of one screen, all of the same size; `scale` is their pixels for a CSS pixel."""

    before: Pixels
    again: Pixels
    faded: Pixels
    reference: Pixels
    scale: float

    @property
    def size(self) -> tuple[float, float]:
        """(width, height) in CSS pixels."""
        height, width = self.before.shape[:2]
        return width / self.scale, height / self.scale


def read(words: Sequence[Written], shots: Shots) -> tuple[Word, ...]:
    """Each word, as far as a reader can make it out on this screen."""
    return tuple(_overlapping([_word(one, shots) for one in words]))


def _word(word: Written, shots: Shots) -> Word:
    window = _window(word.box, shots)
    plain = _unseen(word)
    if window is None:
        return plain
    wanted: Plane = 255 - shots.reference[window].astype(np.float32).mean(axis=2)
    if (wanted > INKED).sum() < 2:
        return plain
    restless = _difference(shots.before, shots.again, window) > SEEN
    moved = float(restless.mean())
    drawn: Plane = np.where(restless, 0, _difference(shots.before, shots.faded, window))
    shape, (down, across) = _best_shift(drawn, wanted)
    aligned = _shifted(wanted, down, across)
    inked = aligned > INKED
    ink = float(((drawn > SEEN) & inked).sum() / max(inked.sum(), 1))
    inside = _share_on_screen(word.box, shots)
    ink_colour, behind = _colours(shots, window, aligned, drawn)
    return replace(
        plain,
        ink=round(ink * inside, 3),
        shape=round(shape, 3),
        moved=round(moved, 3),
        contrast=round(ratio(ink_colour, behind), 2),
        noise=round(_noise(shots.faded[window], ink_colour, behind), 3),
    )


def _unseen(word: Written) -> Word:
    box = word.box
    down = box.height / word.own_height if word.own_height else 0
    across = box.width / word.own_width if word.own_width else 0
    return Word(
        text=word.text,
        box=box,
        height=round(word.size * down, 2),
        ink=0,
        shape=0,
        contrast=1,
        squeeze=round(across / down, 3) if down else 0,
        spacing=round(word.spacing / word.size, 3) if word.size else 0,
        gap=round(word.gap, 3),
    )


def _best_shift(drawn: Plane, wanted: Plane) -> tuple[float, tuple[int, int]]:
    """How much the ink resembles the letters (1: the same), and by how much it is beside them."""
    here = _resemblance(drawn, wanted)
    if here >= ALIKE:
        return here, (0, 0)
    steps = range(-SHIFT, SHIFT + 1)
    tried = [
        (_resemblance(drawn, _shifted(wanted, down, across)), (down, across))
        for down in steps
        for across in steps
    ]
    return max(tried, key=lambda one: (one[0], -abs(one[1][0]) - abs(one[1][1])))


def _shifted(plane: Plane, down: int, across: int) -> Plane:
    moved = np.zeros_like(plane)
    height, width = plane.shape
    if abs(down) >= height or abs(across) >= width:
        return moved
    moved[max(down, 0) : height + min(down, 0), max(across, 0) : width + min(across, 0)] = plane[
        max(-down, 0) : height + min(-down, 0), max(-across, 0) : width + min(-across, 0)
    ]
    return moved


def _resemblance(one: Plane, other: Plane) -> float:
    first, second = one - one.mean(), other - other.mean()
    size = float(np.sqrt((first * first).sum() * (second * second).sum()))
    return float((first * second).sum()) / size if size > 1e-6 else 0.0


def _colours(shots: Shots, window: Any, wanted: Plane, drawn: Plane) -> tuple[Any, Any]:
    """(of the middles of the strokes, of what is behind them); the same where nothing is drawn."""
    behind = shots.faded[window].astype(np.float32)
    core = (wanted >= CORE * max(float(wanted.max()), 1)) & (drawn > SEEN)
    if not core.any():
        middle = np.median(behind.reshape(-1, 3), axis=0)
        return middle, middle
    cover = np.clip(wanted[core] / 255, CORE, 1)[:, None]
    inked = behind[core] + (shots.before[window][core].astype(np.float32) - behind[core]) / cover
    return np.median(np.clip(inked, 0, 255), axis=0), np.median(behind[core], axis=0)


def ratio(one: Any, other: Any) -> float:
    """WCAG 2.2, contrast ratio of two sRGB colours (0 to 255 each)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Any) -> float:
    parts = np.asarray(colour, dtype=np.float64) / 255
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return float(linear @ np.array([0.2126, 0.7152, 0.0722]))


def _noise(faded: Pixels, ink: Any, behind: Any) -> float:
    """The share of what is behind a word that stands out from the rest and is nearer to the ink:
    marks among which letters are lost. A highlight or a gradient is none."""
    plane = faded.astype(np.float32)
    off = np.abs(plane - behind).max(axis=2)
    return float(((off > STANDS_OUT) & (np.abs(plane - ink).max(axis=2) < off)).mean())


def _difference(one: Pixels, other: Pixels, window: Any) -> Plane:
    if one.shape != other.shape:
        return np.zeros(one[window].shape[:2], dtype=np.float32)
    here, there = one[window].astype(np.float32), other[window].astype(np.float32)
    found: Plane = np.abs(here - there).max(axis=2)
    return found


def _window(box: Box, shots: Shots) -> Any:
    """The pixels of a box and one around it; None if none of it is on the screen."""
    height, width = shots.before.shape[:2]
    left, top = int(box.x * shots.scale) - 1, int(box.y * shots.scale) - 1
    right, bottom = int(box.right * shots.scale) + 2, int(box.bottom * shots.scale) + 2
    rows = slice(max(top, 0), min(bottom, height))
    columns = slice(max(left, 0), min(right, width))
    if rows.stop - rows.start < 3 or columns.stop - columns.start < 3:
        return None
    return rows, columns


def _share_on_screen(box: Box, shots: Shots) -> float:
    width, height = shots.size
    return min(box.shared(Box(0, 0, width, height)) / box.area, 1) if box.area else 0


def _overlapping(words: Sequence[Word]) -> list[Word]:
    """Words that are drawn over each other stand among marks that are not their own."""
    cores = [_core(word.box) for word in words]
    return [
        replace(word, noise=1.0)
        if any(
            core.shared(other) > 0.2 * min(core.area, other.area) > 0
            for second, other in enumerate(cores)
            if second != first
        )
        else word
        for first, (word, core) in enumerate(zip(words, cores, strict=True))
    ]


def _core(box: Box) -> Box:
    """Without its edges, where boxes of lines that stand close share some."""
    return Box(
        box.x + box.width * 0.05, box.y + box.height * 0.28, box.width * 0.9, box.height * 0.44
    )
