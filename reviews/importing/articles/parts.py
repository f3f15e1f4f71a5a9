"""What an article is taken apart into, and what is told about that."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from reviews.models import Block

SNIPPET = 60


@dataclass(frozen=True, slots=True)
class Piece:
    """One element of the article that stands by itself: a heading, a paragraph, a list, a table …

    `where` says to a person where it stands: a line, or how it begins.
    """

    tag: str
    html: str
    text: str
    where: str

    @property
    def level(self) -> int:
        """1 to 6 for headings, otherwise 0."""
        return int(self.tag[1]) if re.fullmatch(r"h[1-6]", self.tag) else 0

    @property
    def inner(self) -> str:
        """Its HTML without the element itself."""
        return re.sub(r"^<[^>]*>|</[^>]*>$", "", self.html.strip())


@dataclass(frozen=True, slots=True)
class Image:
    src: str
    alt: str
    caption: str
    credit: str
    where: str


@dataclass(slots=True)
class Placed:
    """A block to be: its kind, the values of its fields, and where in the file it comes from."""

    kind: type[Block]
    fields: dict[str, Any]
    where: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    where: str
    what: str
    reason: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what} – {self.reason}"


@dataclass
class Article:
    """An article in parts. `left_out` is not in the draft; `notes` are about what is and needs a look."""

    title: str = ""
    summary: str = ""
    placed: list[Placed] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    notes: list[LeftOut] = field(default_factory=list)

    def put(self, kind: type[Block], where: str, **fields: Any) -> None:
        self.placed.append(Placed(kind, fields, where))

    def leave_out(self, where: str, what: str, reason: str) -> None:
        self.left_out.append(LeftOut(where, what, reason))

    def note(self, where: str, what: str, reason: str) -> None:
        self.notes.append(LeftOut(where, what, reason))


def in_order(told: list[LeftOut]) -> list[LeftOut]:
    """By line, where lines are known; otherwise as they came."""
    lines = [re.fullmatch(r"line (\d+)", one.where) for one in told]
    numbers = [int(line[1]) if line else 0 for line in lines]
    return [one for _, one in sorted(zip(numbers, told, strict=True), key=lambda pair: pair[0])]


def snippet(text: str) -> str:
    line = " ".join(text.split())
    return f"“{line if len(line) <= SNIPPET else line[: SNIPPET - 1] + '…'}”"
