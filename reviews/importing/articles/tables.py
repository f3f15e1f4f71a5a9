"""A table of the article → rows of plain cells."""

from __future__ import annotations

from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from reviews.models.blocks import MOST_COLUMNS
from reviews.richtext.rendering import plain

PAIRS = (["features", "benefits"], ["feature", "benefit"])


@dataclass(frozen=True, slots=True)
class Grid:
    cells: list[list[str]]
    caption: str
    has_header: bool
    links: list[str]

    @property
    def columns(self) -> int:
        return len(self.cells[0])

    @property
    def is_pairs(self) -> bool:
        return [cell.casefold() for cell in self.cells[0]] in PAIRS


def grid(html: str) -> Grid | str:
    """The table in `html`, or why it can only stay as it is."""
    table = LexborHTMLParser(html, is_fragment=True).css_first("table")
    if table is None or table.css("table table"):
        return "a table stands inside a table"
    if any((c.attributes.get("colspan") or "1") != "1" for c in table.css("td, th")):
        return "some of its cells span several columns"
    if any((c.attributes.get("rowspan") or "1") != "1" for c in table.css("td, th")):
        return "some of its cells span several rows"
    caption = table.css_first("caption")
    rows = [_cells(row) for row in table.css("tr")]
    rows = [row for row in rows if any(row)]
    widest = max((len(row) for row in rows), default=0)
    if len(rows) < 2:
        return "it has no row besides the header"
    if widest > MOST_COLUMNS:
        return f"it has {widest} columns, and a table block at most {MOST_COLUMNS}"
    return Grid(
        cells=[row + [""] * (widest - len(row)) for row in rows],
        caption=_words(caption) if caption else "",
        has_header=bool(table.css("thead th, tr:first-child th")),
        links=[link.attributes.get("href") or "" for link in table.css("a")],
    )


def _cells(row: LexborNode) -> list[str]:
    return [_words(cell) for cell in row.iter() if cell.tag in ("td", "th")]


def _words(node: LexborNode) -> str:
    return " ".join(plain(node.inner_html or "").split())
