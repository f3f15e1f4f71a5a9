"""Such text as a page shows it: with anchors at its headings, tables that scroll inside themselves,
and links that say whether they pay."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString
from django.utils.text import slugify
from selectolax.lexbor import LexborHTMLParser, LexborNode

from products.models import Offer
from products.targets import Leads, Target
from reviews import prices
from reviews.richtext.cleaning import clean

MARK = re.compile(r'<paid-link n="([0-9]+)"></paid-link>')
NOWHERE = Target(Leads.UNKNOWN)


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


@dataclass(frozen=True)
class PaidLink:
    """A link in a text that leads to an offer. Templates print it with the tag for such links."""

    offer: Offer
    text: str


@dataclass(frozen=True)
class RichText:
    """The text to print, in its order: markup, and between it the links that pay."""

    pieces: list[SafeString | PaidLink]

    def __str__(self) -> str:
        """The markup, with the words alone of its paid links."""
        return "".join(
            escape(one.text) if isinstance(one, PaidLink) else one for one in self.pieces
        )

    @property
    def sentences(self) -> list[tuple[str, str]]:
        """What the programmes of its links require to be said beside them."""
        return prices.sentences(one.offer for one in self.pieces if isinstance(one, PaidLink))


def render(
    html: str, anchors: Callable[[str], str], targets: Mapping[str, Target]
) -> tuple[RichText, list[Heading]]:
    """The text to print, cleaned once more whatever it holds, and its headings of levels 2 and 3.

    `targets` says where its links lead. One that may not be printed leaves its words behind.
    """
    fragment = LexborHTMLParser(clean(html), is_fragment=True)
    headings = []
    for node in fragment.css("h2, h3"):
        text = " ".join(node.text().split())
        heading = Heading(int(str(node.tag)[1:]), anchors(text), text)
        node.attrs["id"] = heading.anchor
        headings.append(heading)
    paid = _treat_links(fragment, targets)
    for table in fragment.css("table"):
        _let_scroll(table)
    return RichText(list(_pieces(fragment.html or "", paid))), headings


def _treat_links(fragment: LexborHTMLParser, targets: Mapping[str, Target]) -> list[PaidLink]:
    """Each link as its target wants it; those that pay leave a mark, and are returned in order."""
    paid: list[PaidLink] = []
    for link in fragment.css("a"):
        target = targets.get(link.attributes.get("href") or "", NOWHERE)
        if target.offer is not None:
            words = " ".join(link.text().split()) or target.name
            link.replace_with(_mark(len(paid)))
            paid.append(PaidLink(target.offer, words))
        elif target.address:
            link.attrs["href"] = target.address
        else:
            link.unwrap()
    return paid


def _mark(number: int) -> LexborNode:
    """What no cleaned text holds."""
    made = LexborHTMLParser("").create_node("paid-link")
    made.attrs["n"] = str(number)
    return made


def _pieces(html: str, paid: list[PaidLink]) -> Iterator[SafeString | PaidLink]:
    for place, part in enumerate(MARK.split(html)):
        if place % 2:
            yield paid[int(part)]
        elif part:
            yield SafeString(part)


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
