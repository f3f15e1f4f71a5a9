"""The pieces of an article → its sections, with those that have a block of their own told by their headings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from reviews.importing.articles.parts import Image, Piece

TEXT = "text"
KINDS = {
    "takeaways": r"(the )?(key|main) (takeaways?|points?)|takeaways?|highlights|at a glance|in (short|brief)|tl;?dr",
    "questions": r"faqs?|frequently asked questions|(common )?questions( (and|&) answers)?|q ?& ?a",
    "conclusion": r"(in )?conclusions?|final thoughts|(the )?bottom line|summing up|wrapping up",
    "sources": r"(list of )?(sources?|references?|citations?|bibliography|literature|source links?|further reading)",
    "contents": r"(table of )?contents|on this page|in this (article|guide)",
}
NAMES = {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in KINDS.items()}
NEEDS_A_LIST = ("takeaways", "contents")


@dataclass
class Section:
    """Pieces under a heading. That of a text section is its first piece; special ones keep theirs apart."""

    kind: str = TEXT
    heading: Piece | None = None
    pieces: list[Piece | Image] = field(default_factory=list)

    @property
    def level(self) -> int:
        return self.heading.level if self.heading else 0


def kind_of(heading: str) -> str:
    name = re.sub(r"^[\d.)\s]+|[\s:.]+$", "", heading)
    return next((kind for kind, pattern in NAMES.items() if pattern.fullmatch(name)), TEXT)


def sections(pieces: Iterable[Piece | Image]) -> list[Section]:
    found = [Section()]
    given = list(pieces)
    for piece, following in zip(given, [*given[1:], None], strict=False):
        kind = _special(piece, following)
        if kind != TEXT and isinstance(piece, Piece):
            found.append(Section(kind, piece))
        elif isinstance(piece, Piece) and _ends(found[-1], piece):
            found.append(Section(pieces=[piece]))
        else:
            found[-1].pieces.append(piece)
    return found


def _special(piece: Piece | Image, following: Piece | Image | None) -> str:
    """The kind of the section that `piece` begins; a short paragraph can do so too, right before a list."""
    if isinstance(piece, Image) or not (piece.level or piece.tag == "p"):
        return TEXT
    before_list = isinstance(following, Piece) and following.tag in ("ul", "ol")
    kind = kind_of(piece.text)
    if not before_list and (kind in NEEDS_A_LIST or not piece.level):
        return TEXT
    return kind


def _ends(section: Section, piece: Piece) -> bool:
    """Whether the heading `piece` begins another section."""
    if not piece.level:
        return False
    if section.kind == TEXT:
        return piece.level <= 2
    if section.kind == "questions" and piece.text.endswith("?"):
        return False
    return piece.level <= max(section.level, 2)


def without_title(pieces: list[Piece | Image]) -> tuple[str, list[Piece | Image]]:
    """The text of the first heading of level 1, and the pieces without it; other such headings become level 2."""
    rest = list(pieces)
    first = next((p for p in rest if isinstance(p, Piece) and p.level == 1), None)
    title = first.text if first else ""
    if first:
        rest.remove(first)
    return title, [_levelled(piece) for piece in rest]


def _levelled(piece: Piece | Image) -> Piece | Image:
    """Headings go from 2 to 4 in a text of ours."""
    if isinstance(piece, Image) or not piece.level or 2 <= piece.level <= 4:
        return piece
    tag = "h2" if piece.level == 1 else "h4"
    return replace(piece, tag=tag, html=f"<{tag}>{piece.inner}</{tag}>")
