"""Pictures for the report: a screen with what was found on it drawn around.

Nothing is told by colour alone: each kind has a line of its own and a letter, so that a picture
printed in grey says the same.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFont

from disclosure.sight import Box, Picture

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TALLEST = 900  # pixels of a picture: reports of a whole site are mailed
WIDEST = 900
QUALITY = 70  # of 100: small, and letters stay sharp
SMALLEST = 8  # pixels of an outline: what hides by its size is found in the picture all the same
AWAY = 3  # pixels between an outline and what it is about, so that no letter is drawn over
TAG = 12  # pixels of its letter

Colour = tuple[int, int, int]
Corners = tuple[float, float, float, float]  # left, top, right, bottom

GREEN, BLUE, RED, WHITE = (22, 120, 58), (20, 84, 190), (196, 24, 24), (255, 255, 255)


class Mark(StrEnum):
    """What is drawn around. In this order: later ones lie above."""

    WORD = "unreadable"
    PART = "label"
    LOST_PART = "hidden label"
    NOTICE = "notice"
    LOST_NOTICE = "hidden notice"


@dataclass(frozen=True)
class Style:
    """`dash` is the length of a stroke and of the gap after it; (0, 0) is a line without gaps."""

    colour: Colour
    width: int
    letter: str
    dash: tuple[int, int] = (0, 0)


STYLES = {
    Mark.WORD: Style(RED, 1, ""),
    Mark.PART: Style(BLUE, 1, "L"),
    Mark.LOST_PART: Style(RED, 2, "no L", (5, 3)),
    Mark.NOTICE: Style(GREEN, 3, "N"),
    Mark.LOST_NOTICE: Style(RED, 3, "no N", (10, 5)),
}


def outlined(
    pixels: NDArray[np.uint8], boxes: Sequence[tuple[Box, str]], *, scale: float, title: str
) -> Picture:
    """`pixels` are rows × columns × 3; `boxes` lie in CSS pixels, of which each has `scale` in
    `pixels`, each with its Mark. Boxes that lie wholly outside are left out."""
    image = Image.fromarray(pixels)
    factor = min(1 / scale, TALLEST / image.height, WIDEST / image.width)
    if factor < 1:
        size = max(1, round(image.width * factor)), max(1, round(image.height * factor))
        image = image.resize(size, Image.Resampling.LANCZOS)
    draw = ImageDraw.Draw(image, "RGBA")
    for mark, box in _in_order(boxes):
        away = 0 if mark is Mark.WORD else AWAY
        corners = _corners(box, scale * min(factor, 1), away, image.size)
        if corners:
            _mark(draw, corners, mark)
    return Picture(title, _webp(image), image.width, image.height)


def _in_order(boxes: Sequence[tuple[Box, str]]) -> list[tuple[Mark, Box]]:
    order = list(Mark)
    return sorted(((Mark(kind), box) for box, kind in boxes), key=lambda one: order.index(one[0]))


def _corners(box: Box, factor: float, away: int, size: tuple[int, int]) -> Corners | None:
    """Where the box lies in the picture, no smaller than can be seen, and kept inside it."""
    sides = [box.x * factor, box.y * factor, box.right * factor, box.bottom * factor]
    if not all(map(math.isfinite, sides)):
        return None
    left, top, right, bottom = sides
    width, height = size
    if right < 0 or bottom < 0 or left > width - 1 or top > height - 1:
        return None
    across = max(away, (SMALLEST - (right - left)) / 2)
    down = max(away, (SMALLEST - (bottom - top)) / 2)
    return (
        max(left - across, 0),
        max(top - down, 0),
        min(right + across, width - 1),
        min(bottom + down, height - 1),
    )


def _mark(draw: ImageDraw.ImageDraw, corners: Corners, mark: Mark) -> None:
    style = STYLES[mark]
    if mark is Mark.WORD:
        draw.rectangle(corners, fill=(*style.colour, 70), outline=style.colour, width=style.width)
        return
    for start, end in _lines(corners, style.dash):
        draw.line([*start, *end], fill=(*WHITE, 200), width=style.width + 2)
    for start, end in _lines(corners, style.dash):
        draw.line([*start, *end], fill=style.colour, width=style.width)
    _tag(draw, corners, style)


def _lines(
    corners: Corners, dash: tuple[int, int]
) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    left, top, right, bottom = corners
    for y in (top, bottom):
        for start, end in _strokes(left, right, dash):
            yield (start, y), (end, y)
    for x in (left, right):
        for start, end in _strokes(top, bottom, dash):
            yield (x, start), (x, end)


def _strokes(start: float, end: float, dash: tuple[int, int]) -> Iterator[tuple[float, float]]:
    stroke, gap = dash
    if not stroke:
        yield start, end
        return
    while start < end:
        yield start, min(start + stroke, end)
        start += stroke + gap


def _tag(draw: ImageDraw.ImageDraw, corners: Corners, style: Style) -> None:
    """The letter, outside its upper right corner where there is room, else inside."""
    font = ImageFont.load_default(TAG)
    left, top, right, bottom = draw.textbbox((0, 0), style.letter, font=font)
    wide, high = right - left + 4, bottom - top + 4
    x = max(corners[2] - wide, 0)
    y = corners[1] - high if corners[1] >= high else corners[1]
    draw.rectangle((x, y, x + wide, y + high), fill=style.colour)
    draw.text((x + 2 - left, y + 2 - top), style.letter, fill=WHITE, font=font)


def _webp(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "WEBP", quality=QUALITY)
    return out.getvalue()
