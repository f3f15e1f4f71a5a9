"""Two pages compared by the text that they show. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from selectolax.lexbor import LexborHTMLParser, LexborNode

from disclosure.page import ancestors, words

AROUND = 4  # lines that are the same, before and after each difference
MOST = 20_000  # lines of a page
UNREAD = {"script", "style", "template", "noscript"}
IN_LINES = {  # what does not begin a new line
    *("a", "abbr", "b", "br", "cite", "code", "data", "em", "i", "ins", "del", "label", "mark"),
    *("q", "s", "small", "span", "strong", "sub", "sup", "time", "u", "wbr", "svg", "text"),
}


@dataclass(frozen=True)
class Piece:
    """A line of the text. `sign` is “+”, “−”, a space for one that is in both, or “…” for many."""

    sign: str
    text: str


def visible_lines(body: bytes) -> list[str]:
    """The text of the title, and of each block of the page."""
    tree = LexborHTMLParser(body.decode("utf-8", "replace"))
    title = tree.css_first("title")
    found = [title.text()] if title else []
    if tree.body is not None:
        found += _blocks(tree.body)
    return [line for one in found if (line := words(one))][:MOST]


def _blocks(body: LexborNode) -> Iterator[str]:
    block, held = -1, list[str]()
    for node in body.traverse(include_text=True):
        if not node.is_text_node or (node.parent and node.parent.tag in UNREAD):
            continue
        here = _block_of(node)
        if here != block:
            yield "".join(held)
            block, held = here, []
        held.append(node.text_content or "")
    yield "".join(held)


def _block_of(node: LexborNode) -> int:
    return next((one.mem_id for one in ancestors(node) if one.tag not in IN_LINES), -1)


def pieces(older: list[str], newer: list[str]) -> list[Piece]:
    """The differences with some lines around; nothing if there are none."""
    found: list[Piece] = []
    for group in SequenceMatcher(None, older, newer).get_grouped_opcodes(AROUND):
        if found or group[0][1]:
            found.append(Piece("…", ""))
        for kind, from_, to, after, until in group:
            if kind == "equal":
                found += [Piece(" ", line) for line in older[from_:to]]
                continue
            found += [Piece("−", line) for line in older[from_:to]]
            found += [Piece("+", line) for line in newer[after:until]]
    return found
