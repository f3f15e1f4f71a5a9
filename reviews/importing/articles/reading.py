"""The text of an article, in one of the formats → its parts."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from products.feeds.problems import UnreadableError
from reviews.importing.articles import markdown, page, plain_text
from reviews.importing.articles.parts import Article, Image, Piece
from reviews.importing.articles.pictures import Pictures
from reviews.importing.articles.placing import place
from reviews.importing.articles.sections import Section, sections, without_title
from reviews.importing.opening import text as text_of
from reviews.models import Quotation

LARGEST = 1_000_000
SHORT = 500
MOST_BLOCKS = 500
FORMATS: dict[str, Callable[[str], str]] = {
    "markdown": markdown.to_html,
    "html": page.without_lines,
    "text": plain_text.to_html,
}
ENDINGS = {
    **dict.fromkeys((".md", ".markdown", ".mdown"), "markdown"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
    ".txt": "text",
}


def guessed(name: str) -> str:
    """The format of the file `name`. Raises UnreadableError if its ending tells none."""
    ending = Path(name).suffix.lower()
    if ending not in ENDINGS:
        raise UnreadableError(
            f"The name “{name}” does not tell what the file is: say so with --format, "
            f"{', '.join(FORMATS)}."
        )
    return ENDINGS[ending]


def read(found: bytes, format: str, pictures: Pictures) -> Article:  # noqa: A002  (its name everywhere)
    """Take the article apart. Raises UnreadableError, in words for an editor, if it is none."""
    article = Article()
    text = text_of(found, most=LARGEST, wanted="HTML, Markdown or plain text")
    pieces = page.pieces(FORMATS[format](text), article)
    article.title, pieces = without_title(pieces)
    lead, *rest = sections(pieces)
    _place_lead(lead, article, pictures)
    for section in rest:
        place(section, article, pictures)
    if not article.placed and not article.summary:
        raise UnreadableError("There is no text in the file that could become a guide.")
    if len(article.placed) > MOST_BLOCKS:
        raise UnreadableError(
            f"The file makes {len(article.placed)} blocks, and a guide has at most {MOST_BLOCKS}. "
            "Divide it into several guides."
        )
    if format == "text":
        article.note(
            "the whole text", "headings", "their levels are a guess, plain text shows none"
        )
    _tell_provenance(article)
    return article


def _place_lead(lead: Section, article: Article, pictures: Pictures) -> None:
    """What stands before the first heading is the summary, if it is as short as one."""
    words = [piece for piece in lead.pieces if isinstance(piece, Piece)]
    text = "\n\n".join(piece.text for piece in words)
    plain_paragraphs = all(p.tag == "p" and not re.search(r"<a\s", p.html) for p in words)
    if not text or len(text) > SHORT or not plain_paragraphs:
        place(lead, article, pictures)
        return
    article.summary = text
    rest: list[Piece | Image] = [piece for piece in lead.pieces if isinstance(piece, Image)]
    place(Section(pieces=rest), article, pictures)


def _tell_provenance(article: Article) -> None:
    for placed in article.placed:
        if placed.kind is Quotation:
            given = ("speaker", "credential")
            lacks = [name for name in given if not placed.fields[name]]
            lacks += ["where it was said, and where that can be looked up"]
            article.note(placed.where, "quotation", f"give before publication: {', '.join(lacks)}")
