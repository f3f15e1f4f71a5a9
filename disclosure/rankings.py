"""The ranked lists of a page, and the part of the page that one stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from disclosure.addresses import parts
from disclosure.page import Page, ancestors, words

PLACES = {"rank", "place", "position", "no.", "#", "rang", "platz", "nr."}  # headings of columns
# Alone, or with the other position: “3. without advertising 5th”.
RANK = re.compile(r"[=#]?\d{1,4}[.=]?(?:\s\D*\b(?:with|without|mit|ohne)\b.*)?")
PARTS = ("section", "article", "main", "aside", "body")


def rankings(page: Page) -> list[LexborNode]:
    """Tables with a column of ranks."""
    return [
        table
        for table in page.tree.css("table")
        if any(words(head.text()).lower() in PLACES for head in table.css("th"))
    ]


def has_ranks(table: LexborNode) -> bool:
    """Whether cells in it hold nothing but positions: “Position” may be how people sleep."""
    return any(RANK.fullmatch(words(cell.text())) for cell in table.css("td, tbody th"))


def part(node: LexborNode) -> LexborNode:
    """The section, box or column around `node`: what a reader takes for one piece."""
    return next((one for one in ancestors(node) if _is_part(one)), node)


def row(node: LexborNode) -> LexborNode | None:
    """The row of a table, card or box that `node` stands in; None in running text."""
    return next((one for one in [node, *ancestors(node)] if _is_row(one)), None)


def own_paths(page: Page, node: LexborNode) -> Iterator[str]:
    """Where the links within `node` lead on the site itself, in their order."""
    home = parts(page.address).netloc
    for one in node.css("a[href]"):
        there = parts(page.resolve(one.attributes["href"] or ""))
        if there.netloc == home:
            yield there.path


def is_about(paths: frozenset[str], linked: set[str]) -> bool:
    """Whether what holds links to `linked` leads to the product at `paths`, and to nothing of the
    same sort beside it."""
    folders = {_folder(path) for path in paths}
    return {path for path in linked if _folder(path) in folders} <= paths and bool(linked & paths)


def _folder(path: str) -> str:
    return path.rstrip("/").rpartition("/")[0]


def _is_part(node: LexborNode) -> bool:
    return node.tag in PARTS or node.attributes.get("role") == "group"


def _is_row(node: LexborNode) -> bool:
    return node.tag in ("tr", "article") or node.attributes.get("role") == "group"
