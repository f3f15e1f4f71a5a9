"""Sections → blocks. What has no block of its own stays rich text; what cannot stay is listed."""

from __future__ import annotations

import re
from collections.abc import Callable

from selectolax.lexbor import LexborHTMLParser

from products.feeds.texts import shortened
from reviews.importing.articles import quotations, sources, tables
from reviews.importing.articles.parts import Article, Image, Piece, snippet
from reviews.importing.articles.pictures import Pictures
from reviews.importing.articles.questions import asked
from reviews.importing.articles.sections import Section
from reviews.models import Conclusion, Question, Quotation, Source, Table, Takeaways, Text
from reviews.richtext.cleaning import clean
from reviews.richtext.rendering import plain

LONGEST_CAPTION = 160


def place(section: Section, article: Article, pictures: Pictures) -> None:
    """Put the blocks of `section` into `article`."""
    PLACES[section.kind](section, article, pictures)


def _text(section: Section, article: Article, pictures: Pictures) -> None:
    run = _Run(article, pictures)
    for piece in section.pieces:
        run.add(piece)
    run.flush()


class _Run:
    """Rich text as far as it goes, with the blocks that stand between it."""

    def __init__(self, article: Article, pictures: Pictures) -> None:
        self.article, self.pictures = article, pictures
        self.pieces: list[Piece] = []
        self.heading = ""

    def add(self, piece: Piece | Image) -> None:
        if isinstance(piece, Image):
            self.picture(piece)
        elif piece.tag == "table":
            self.table(piece)
        elif self.is_attribution(piece):
            return
        elif said := quotations.quoted(piece):
            self.quotation(said, piece)
        else:
            if piece.tag == "dt":
                piece = Piece(
                    "p", f"<p><strong>{piece.inner}</strong></p>", piece.text, piece.where
                )
            if piece.tag == "blockquote":
                self.article.note(
                    piece.where, "quotation", "holds more than words: it stays in the text"
                )
            self.heading = piece.text if piece.level else self.heading
            self.pieces.append(piece)

    def flush(self) -> None:
        html = clean("".join(piece.html for piece in self.pieces))
        if html:
            self.article.put(Text, self.pieces[0].where, html=html)
        self.pieces = []

    def picture(self, image: Image) -> None:
        fields = self.pictures.fields(image, self.article)
        if fields:
            self.flush()
            self.article.put(self.pictures.kind, image.where, **fields)

    def quotation(self, said: quotations.Said, piece: Piece) -> None:
        self.flush()
        self.article.put(
            Quotation,
            piece.where,
            words=said.words,
            speaker=shortened(said.speaker, 120),
            credential=shortened(said.credential, 160),
            source_url=said.url,
        )

    def is_attribution(self, piece: Piece) -> bool:
        """A line “— Name” right behind a quotation that does not say whose it is; it is then taken."""
        last = self.article.placed[-1] if self.article.placed and not self.pieces else None
        by = quotations.attribution(piece)
        if not by or last is None or last.kind is not Quotation or last.fields["speaker"]:
            return False
        said = quotations.Said(last.fields["words"], by)
        last.fields["speaker"] = shortened(said.speaker, 120)
        last.fields["credential"] = shortened(said.credential, 160)
        return True

    def table(self, piece: Piece) -> None:
        grid = tables.grid(piece.html)
        if isinstance(grid, str):
            self.article.note(piece.where, "table", f"{grid}: it stays in the text")
            self.pieces.append(piece)
            return
        caption = grid.caption or self.caption(piece)
        self.flush()
        self.article.put(
            Table,
            piece.where,
            caption=shortened(caption, LONGEST_CAPTION),
            look=Table.Look.PAIRS if grid.is_pairs else Table.Look.TABLE,
            first_column_heads=grid.columns > 1,
            cells=grid.cells,
        )
        if not grid.has_header:
            self.article.note(
                piece.where, "table", "has no header: its first row was taken for one"
            )
        if grid.columns == 1:
            hint = "has one column; if it lost others, put “|” between their cells"
            self.article.note(piece.where, "table", hint)
        for link in grid.links:
            self.article.leave_out(
                piece.where, f"link to {snippet(link)}", "table cells are plain text"
            )

    def caption(self, table: Piece) -> str:
        """From a short paragraph right before that leads to the table, which is then taken; or from the heading."""
        last = self.pieces[-1] if self.pieces else None
        leads = last and last.tag == "p" and len(last.text) <= LONGEST_CAPTION
        if last and leads and (last.text.endswith(":") or _is_bold(last)):
            self.pieces.pop()
            words = last.text.rstrip(": ")
            self.article.note(
                table.where, "caption of a table", f"is the line before it: {snippet(words)}"
            )
            return words
        words = self.heading or self.article.title or "Table"
        self.article.note(
            table.where, "caption of a table", f"is the heading above it: {snippet(words)}"
        )
        return words


def _is_bold(piece: Piece) -> bool:
    found = re.fullmatch(r"<p[^>]*>\s*<(strong|b)>[^<]*</\1>\s*</p>\s*", piece.html)
    return found is not None


def _takeaways(section: Section, article: Article, pictures: Pictures) -> None:
    first, *rest = section.pieces
    heading = section.heading
    assert isinstance(first, Piece) and heading is not None  # noqa: PT018, S101  (sections() looked)
    points = [" ".join(plain(item).split()) for item in _items(first)]
    article.put(
        Takeaways,
        heading.where,
        heading=shortened(heading.text.rstrip(": "), 80),
        points="\n".join(point for point in points if point),
    )
    _drop_links(first, article, "takeaways are plain text")
    _text(Section(pieces=rest), article, pictures)


def _questions(section: Section, article: Article, pictures: Pictures) -> None:
    """Pictures and tables stay where they are: a table in the answer, a picture behind all of them."""
    words = [piece for piece in section.pieces if isinstance(piece, Piece)]
    before, found = asked(words)
    if before or not found:
        heading = [section.heading] if section.heading else []
        _text(Section(pieces=[*heading, *before]), article, pictures)
    if not found:
        article.note(_where(section), "questions", "none were recognised: the text stays as it is")
    for one in found:
        answer = clean(one.html)
        if not answer:
            article.leave_out(one.where, f"question {snippet(one.question)}", "has no answer")
            continue
        article.put(Question, one.where, question=shortened(one.question, 200), answer=answer)
        if len(one.question) > 200:
            article.note(one.where, "question", "was cut to 200 characters")
    _pictures_of(section, article, pictures)


def _conclusion(section: Section, article: Article, pictures: Pictures) -> None:
    html = clean("".join(piece.html for piece in section.pieces if isinstance(piece, Piece)))
    heading = section.heading.text.rstrip(": ") if section.heading else "Conclusion"
    if html:
        article.put(Conclusion, _where(section), heading=shortened(heading, 80), html=html)
    else:
        article.leave_out(_where(section), f"heading {snippet(heading)}", "nothing stands under it")
    _pictures_of(section, article, pictures)


def _sources(section: Section, article: Article, pictures: Pictures) -> None:
    """Entries that tell neither address nor publisher stay as text, so that an editor can look them up."""
    entries = [
        (item, piece.where)
        for piece in section.pieces
        if isinstance(piece, Piece)
        for item in (_items(piece) if piece.tag in ("ul", "ol") else [piece.html])
    ]
    rest = []
    for markup, where in entries:
        fields = sources.entry(clean(markup), " ".join(plain(markup).split()))
        if fields is None or len(fields["url"]) > 500:
            rest.append(f"<li>{markup}</li>")
            article.note(
                where, f"source {snippet(plain(markup))}", "names no publisher: it is in the text"
            )
        else:
            fields["title"] = shortened(fields["title"], 300)
            article.put(Source, where, **fields)
    if rest:
        article.put(Text, _where(section), html=clean(f"<h2>Sources</h2><ul>{''.join(rest)}</ul>"))
    if not entries:
        article.leave_out(_where(section), "list of sources", "nothing stands under its heading")
    _pictures_of(section, article, pictures)


def _contents(section: Section, article: Article, pictures: Pictures) -> None:
    article.leave_out(_where(section), "list of contents", "the page of a guide makes its own")
    _text(Section(pieces=section.pieces[1:]), article, pictures)


def _where(section: Section) -> str:
    return section.heading.where if section.heading else "the beginning"


def _pictures_of(section: Section, article: Article, pictures: Pictures) -> None:
    _text(Section(pieces=[p for p in section.pieces if isinstance(p, Image)]), article, pictures)


def _items(piece: Piece) -> list[str]:
    """The HTML of each item of a list."""
    found = LexborHTMLParser(piece.html, is_fragment=True).css_first("ul, ol")
    items = [] if found is None else [item for item in found.iter() if item.tag == "li"]
    return [item.inner_html or "" for item in items]


def _drop_links(piece: Piece, article: Article, reason: str) -> None:
    for link in LexborHTMLParser(piece.html, is_fragment=True).css("a"):
        article.leave_out(
            piece.where, f"link to {snippet(link.attributes.get('href') or '')}", reason
        )


PLACES: dict[str, Callable[[Section, Article, Pictures], None]] = {
    "text": _text,
    "takeaways": _takeaways,
    "questions": _questions,
    "conclusion": _conclusion,
    "sources": _sources,
    "contents": _contents,
}
