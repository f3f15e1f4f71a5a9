"""The shapes that the demo's guides are written in: one for each kind of block, plain values."""

from __future__ import annotations

from dataclasses import dataclass

from reviews.demo.content import Cited


@dataclass(frozen=True, slots=True)
class Prose:
    """Text as `reviews.demo.prose` reads it."""

    text: str


@dataclass(frozen=True, slots=True)
class Points:
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    words: str
    speaker: str
    credential: str
    said_in: str
    consent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table: one row per line, the first one its header, cells separated by “|”."""

    caption: str
    cells: str
    pairs: bool = False

    @property
    def rows(self) -> list[list[str]]:
        lines = self.cells.strip().splitlines()
        return [[cell.strip() for cell in line.split("|")] for line in lines]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A drawing of `reviews.demo.pictures.figures`; `focus` in per cent from the left and the top."""

    figure: str
    alt: str
    caption: str
    focus: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Boxed:
    """A product, and why it stands there."""

    product: str
    note: str


@dataclass(frozen=True, slots=True)
class Ranked:
    comparison: str
    rows: int = 3


@dataclass(frozen=True, slots=True)
class Asked:
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Closing:
    text: str


Block = Prose | Points | Said | Grid | Drawn | Boxed | Ranked | Asked | Closing | Cited


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A publication of a guide `age_days` before the demo was made.

    `then` pairs words of the guide as it stands with those that stood there at the time.
    """

    age_days: int
    slug: str = ""  # if it had another one
    then: tuple[tuple[str, str], ...] = ()
    note: str = ""
    correction: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A guide as readers see it today, and how it came to be so."""

    slug: str
    title: str
    category: str
    author: str
    summary: str
    blocks: tuple[Block, ...]
    versions: tuple[Version, ...]  # the oldest first
    draft: tuple[tuple[str, str], ...] = ()  # public words, and those an editor tries instead
    draft_note: str = ""
    withdrawn_days: int | None = None
