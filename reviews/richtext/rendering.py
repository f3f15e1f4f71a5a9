"""Such text as a page shows it: with anchors at its headings, and tables that scroll inside themselves."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.text import slugify
from selectolax.lexbor import LexborHTMLParser, LexborNode

from reviews.richtext.cleaning import clean


@dataclass(frozen=True)
class Heading:
    level: int
    anchor: str
    text: str


OF_THE_PAGE = ("content", "corrections", "offers", "search")  # ids that templates give


class Anchors:
    """Hands out anchors of a page, no two alike."""

    def __init__(self) -> None:
        self._taken: set[str] = {*OF_THE_PAGE}

    def __call__(self, text: str) -> str:
        base = slugify(text)[:60].strip("-") or "part"
        anchor, number = base, 1
        while anchor in self._taken:
            number += 1
            anchor = f"{base}-{number}"
        self._taken.add(anchor)
        return anchor


def render(html: str, anchors: Callable[[str], str]) -> tuple[SafeString, list[Heading]]:
    """The text to print, cleaned once more whatever it holds, and its headings of levels 2 and 3."""
    fragment = LexborHTMLParser(clean(html), is_fragment=True)
    headings = []
    for node in fragment.css("h2, h3"):
        text = " ".join(node.text().split())
        heading = Heading(int(str(node.tag)[1:]), anchors(text), text)
        node.attrs["id"] = heading.anchor
        headings.append(heading)
    for table in fragment.css("table"):
        _let_scroll(table)
    return SafeString(fragment.html or ""), headings


def lowered(html: str) -> str:
    """The same with its headings of levels 2 and 3 at level 4."""
    return re.sub(r"<(/?)h[23]>", r"<\1h4>", clean(html))


def addresses(html: str) -> list[str]:
    """Where its links lead, each once."""
    links = LexborHTMLParser(clean(html), is_fragment=True).css("a[href]")
    return list(dict.fromkeys(link.attributes["href"] or "" for link in links))


def plain(html: str) -> str:
    """The words alone, for search and comparison; one line for each block of text."""
    fragment = LexborHTMLParser(clean(html), is_fragment=True)
    for node in fragment.css("p, h2, h3, h4, li, tr, blockquote, caption, br"):
        node.insert_after("\n")
    for node in fragment.css("th, td"):
        node.insert_after(" ")
    text = fragment.root.text() if fragment.root else ""
    return "\n".join(line for line in (" ".join(x.split()) for x in text.splitlines()) if line)


def _let_scroll(table: LexborNode) -> None:
    caption = table.css_first("caption")
    name = " ".join(caption.text().split()) if caption else "Table"
    opening = (
        f'<div class="scroll" role="region" tabindex="0" aria-label="{conditional_escape(name)}">'
    )
    wrapped = LexborHTMLParser(f"{opening}{table.html}</div>", is_fragment=True)
    if wrapped.root is not None:
        table.replace_with(wrapped.root)
