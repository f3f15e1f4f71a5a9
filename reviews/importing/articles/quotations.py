"""Words of other people: which pieces quote somebody, whom, and what is told about them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from reviews.importing.articles.parts import Piece

DASH = r"(?:—|–|―|--|-(?=\s))"
BY = re.compile(rf"^\s*{DASH}\s*(?P<by>\S.{{0,280}})$")
QUOTED = re.compile(
    rf"^[“\"„«](?P<words>[^“”\"»«]{{20,}})[”\"»]\s*(?:{DASH}\s*(?P<by>\S.{{0,280}}))?$"
)
# “Jo, a runner with cramps, says: “It hurt.””
LED_IN = re.compile(
    r"^(?P<by>[A-Z][^,“\".]{1,60}, (?:an?|the) [^,“\".]{3,140}), [^“\".]{3,80}[,:] [“\"](?P<words>[^”\"]{20,})[”\"]$"
)
MARKS = '“”"„«» \n'
STRUCTURE = "ul, ol, table, h1, h2, h3, h4, h5, h6, blockquote blockquote"


@dataclass(frozen=True, slots=True)
class Said:
    words: str
    by: str = ""
    url: str = ""

    @property
    def speaker(self) -> str:
        return self._parts[0]

    @property
    def credential(self) -> str:
        return self._parts[1]

    @property
    def _parts(self) -> tuple[str, str]:
        """“Dr. Smith, physician” and “Jo (a runner)” → who, and why it matters that they say it."""
        found = re.fullmatch(r"([^,(]+?)\s*(?:,\s*(.+)|\((.+)\))", self.by.strip())
        return (found[1], (found[2] or found[3]).strip()) if found else (self.by.strip(), "")


def quoted(piece: Piece) -> Said | None:
    """What `piece` quotes, if quoting is all it does."""
    if piece.tag == "blockquote":
        return _block(piece)
    if piece.tag != "p":
        return None
    found = QUOTED.match(piece.text) or LED_IN.match(piece.text)
    return Said(found["words"].strip(), found["by"] or "", _address(piece.html)) if found else None


def attribution(piece: Piece) -> str:
    """The name in a paragraph that is nothing but “— Name”."""
    found = BY.match(piece.text) if piece.tag == "p" else None
    return found["by"] if found else ""


def _block(piece: Piece) -> Said | None:
    tree = LexborHTMLParser(piece.html, is_fragment=True)
    quote = tree.css_first("blockquote")
    if quote is None or quote.css(STRUCTURE):
        return None
    for line in quote.css("br"):
        line.insert_after("\n")
    for paragraph in quote.css("p, footer, div"):
        paragraph.insert_after("\n")
    by = ""
    for named in quote.css("footer, cite"):
        by = by or " ".join(named.text().split())
        named.decompose()
    lines = [line for line in (" ".join(x.split()) for x in quote.text().splitlines()) if line]
    if not by and len(lines) > 1 and BY.match(lines[-1]):
        by = lines.pop()
    inline = QUOTED.match(" ".join(lines))
    words = inline["words"] if inline else "\n".join(lines).strip(MARKS)
    by = by or (inline["by"] if inline else "") or ""
    return Said(words.strip(), re.sub(rf"^\s*{DASH}\s*", "", by), _address(piece.html))


def _address(html: str) -> str:
    """Where the words can be looked up, if a link or the quotation itself tells."""
    found = re.search(r"\b(?:href|cite)=\"(https?://[^\"\s]{1,480})\"", html)
    return found[1].replace("&amp;", "&") if found else ""
