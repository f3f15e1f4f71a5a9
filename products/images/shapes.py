"""Which smaller files there are of a picture, and what they are called. Arithmetic only.

A picture is shown in two shapes: "whole", in its own proportions, and "card", the largest part of
4 : 3 that has the focal point in it. Each comes in up to three widths, never wider than the picture
itself, and in three formats. Everything that decides what a file looks like is in its name, made
from that of the original: nothing has to be remembered, making it twice makes the same, and a
moved focal point moves the addresses.
"""

from dataclasses import dataclass
from itertools import product
from pathlib import PurePosixPath
from typing import Protocol

WIDTHS = (320, 640, 1280)
CARD = 4 / 3
SHAPES = ("whole", "card")
FALLBACK = "jpg"  # for programs that read neither of the others
TYPES = {"avif": "image/avif", "webp": "image/webp", FALLBACK: "image/jpeg"}


class Pictured(Protocol):
    """Anything that has a picture: a row with a PictureField, or a record of one with its name."""

    @property
    def file(self) -> object: ...
    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...
    @property
    def focal_x(self) -> int: ...
    @property
    def focal_y(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Shape:
    """One shape of one picture: the folder of its files, what they begin with, and their sizes in pixels."""

    folder: str
    label: str
    sizes: tuple[tuple[int, int], ...]
    focus: tuple[float, float] = (0.5, 0.5)

    @property
    def largest(self) -> tuple[int, int]:
        return self.sizes[-1]

    @property
    def names(self) -> frozenset[str]:
        """Of all its files, without the folder."""
        return frozenset(self.name(width, kind) for (width, _), kind in product(self.sizes, TYPES))

    def name(self, width: int, kind: str) -> str:
        return f"{self.label}-{width}.{kind}"

    def path(self, width: int, kind: str) -> str:
        return f"{self.folder}/{self.name(width, kind)}"


def shape(picture: Pictured, wanted: str) -> Shape:
    """The shape "whole" or "card" of `picture`. A picture of 4 : 3 is its own card."""
    folder = str(PurePosixPath(str(picture.file)).with_suffix(""))
    size = picture.width, picture.height
    card = card_size(*size)
    if wanted == "whole" or card == size:
        return Shape(folder, "whole", sizes(*size))
    x, y = picture.focal_x, picture.focal_y
    return Shape(folder, f"card-{x}-{y}", sizes(*card), (x / 100, y / 100))


def card_size(width: int, height: int) -> tuple[int, int]:
    """The largest 4 : 3 within `width` × `height`."""
    if width / height > CARD:
        return round(height * CARD), height
    return width, round(width / CARD)


def sizes(width: int, height: int) -> tuple[tuple[int, int], ...]:
    widths = sorted({min(one, width) for one in WIDTHS})
    return tuple((one, max(1, round(height * one / width))) for one in widths)
