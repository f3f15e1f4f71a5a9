"""HTML, however broken → the pieces it consists of, in their order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

from django.utils.html import escape
from selectolax.lexbor import LexborHTMLParser, LexborNode

from reviews.importing.articles import depth
from reviews.importing.articles.parts import Article, Image, Piece, snippet
from reviews.richtext.rendering import plain

WHOLE = {"h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "blockquote", "table", "hr", "dt"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
BLOCKS = "h1, h2, h3, h4, h5, h6, p, ul, ol, blockquote, table, hr, div, section, dl, figure"
INLINE = {
    *("a", "abbr", "b", "bdi", "bdo", "big", "br", "cite", "code", "del", "dfn", "em", "font", "i"),
    *("ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub"),
    *("sup", "time", "tt", "u", "var", "wbr", "-text"),
}
SILENT = {"script", "style", "template", "noscript", "link", "meta", "title", "head", "-comment"}
AROUND = {"nav", "footer", "aside"}
EMBEDDED = {
    *("iframe", "object", "embed", "video", "audio", "svg", "canvas", "math"),
    *("form", "button", "input", "select", "textarea", "map"),
}
OURS = re.compile(r"\s(data-line)=")


def pieces(html: str, article: Article) -> list[Piece | Image]:
    """Take the page apart. Scripts and styles vanish; other things that are not kept are listed in `article`.

    Raises UnreadableError if it is nested too deep to be a text.
    """
    depth.check(html)
    tree = LexborHTMLParser(html)
    body = _main_part(tree)
    return list(_Walk(article).children(body)) if body is not None else []


def without_lines(html: str) -> str:
    """HTML from elsewhere must not say on which line of the file it stands: only we know."""
    return OURS.sub(r" x-\1=", html)


def _main_part(tree: LexborHTMLParser) -> LexborNode | None:
    """The article of a page that says which part of it is the article; otherwise all of it."""
    for name in ("article", "main"):
        found = tree.css(name)
        if len(found) == 1 and found[0].css_first("p"):
            return found[0]
    return tree.body


def _is_inline(node: LexborNode) -> bool:
    return node.tag in INLINE and not node.css(BLOCKS)


class _Walk:
    """Goes through containers; what stands loose between their elements becomes paragraphs."""

    def __init__(self, article: Article) -> None:
        self.article = article

    def children(self, node: LexborNode) -> Iterator[Piece | Image]:
        yield from self.nodes(node.iter(include_text=True))

    def nodes(self, nodes: Iterable[LexborNode]) -> Iterator[Piece | Image]:
        loose: list[LexborNode] = []
        for child in nodes:
            if _is_inline(child):
                loose.append(child)
                continue
            yield from self.paragraph(loose)
            loose = []
            yield from self.element(child)
        yield from self.paragraph(loose)

    def element(self, node: LexborNode) -> Iterator[Piece | Image]:
        tag = "dt" if node.tag == "summary" else str(node.tag)
        if tag in SILENT | AROUND | EMBEDDED:
            self.leave_out(node, tag)
        elif tag == "img":
            yield self.image(node)
        elif tag in HEADINGS and len(node.css(BLOCKS)) > 1:  # it finds itself
            yield from self.unclosed(node, tag)
        elif tag in WHOLE:
            yield from self.whole(node, tag)
        elif tag == "pre":
            yield from self.preformatted(node)
        elif tag == "figure":
            yield from self.figure(node)
        else:
            yield from self.children(node)

    def whole(self, node: LexborNode, tag: str) -> Iterator[Piece | Image]:
        """The element, and behind it the pictures that stood in it."""
        where = self.where(node)
        images = [self.image(found) for found in node.css("img")]
        for gone in node.css(", ".join(sorted({"img"} | SILENT - {"-comment", "-text"}))):
            gone.decompose()
        self.leave_out_links(node, where)
        html = node.html or ""
        text = " ".join(plain(html).split())
        if text or tag == "hr":
            yield Piece(tag, html, text, where)
        yield from images

    def unclosed(self, node: LexborNode, tag: str) -> Iterator[Piece | Image]:
        """A heading that was never closed and so swallowed what follows: it ends where that begins."""
        inside = list(node.iter(include_text=True))
        words = list(takewhile(_is_inline, inside))
        markup = "".join(word.html or "" for word in words)
        built = LexborHTMLParser(f"<{tag}>{markup}</{tag}>", is_fragment=True).css_first(tag)
        if built is not None:
            yield from self.whole(built, tag)
        yield from self.nodes(inside[len(words) :])

    def paragraph(self, loose: list[LexborNode]) -> Iterator[Piece | Image]:
        markup = "".join(node.html or "" for node in loose)
        if not markup.strip():
            return
        built = LexborHTMLParser(f"<p>{markup}</p>", is_fragment=True).css_first("p")
        if built is not None:
            yield from self.whole(built, "p")

    def preformatted(self, node: LexborNode) -> Iterator[Piece]:
        text, where = node.text().strip("\n"), self.where(node)
        if text.strip():
            html = "<p>" + escape(text).replace("\n", "<br>") + "</p>"
            self.article.note(
                where, "preformatted text", "is a paragraph now; spaces in it are lost"
            )
            yield Piece("p", html, " ".join(text.split()), where)

    def figure(self, node: LexborNode) -> Iterator[Piece | Image]:
        images, caption = node.css("img"), node.css_first("figcaption")
        if not images or node.css_first("table"):
            yield from self.children(node)
            return
        words = " ".join(caption.text().split()) if caption else ""
        for image in images:
            yield self.image(image, words)

    def image(self, node: LexborNode, caption: str = "") -> Image:
        given = {name: node.attributes.get(name) or "" for name in ("src", "alt", "title")}
        return Image(
            src=given["src"].strip(),
            alt=" ".join(given["alt"].split()),
            caption=caption,
            credit=" ".join(given["title"].split()),
            where=self.where(node, snippet(given["alt"] or given["src"] or "a picture")),
        )

    def leave_out(self, node: LexborNode, tag: str) -> None:
        if tag in EMBEDDED:
            reason = "embedded things and forms are not kept"
            self.article.leave_out(self.where(node), f"<{tag}>", reason)
        elif tag in AROUND and node.text().strip():
            reason = "stands around the article and not in it"
            self.article.leave_out(self.where(node), snippet(node.text()), reason)

    def leave_out_links(self, node: LexborNode, where: str) -> None:
        """Links that only work where the article came from; their words stay."""
        for link in node.css("a"):
            address = (link.attributes.get("href") or "").strip()
            if re.match(r"(https?://|mailto:)", address, re.IGNORECASE):
                continue
            if address and not address.startswith("#"):
                self.article.leave_out(
                    where,
                    f"link to {snippet(address)}",
                    "leads nowhere from here; its words are kept",
                )
            link.unwrap()

    def where(self, node: LexborNode, words: str = "") -> str:
        """The line of the nearest element that tells it, or how the text begins."""
        found: LexborNode | None = node
        while found is not None and found.tag != "-undef":
            line = found.attributes.get("data-line") if found.tag != "-text" else None
            if line:
                return f"line {line}"
            found = found.parent
        return words or snippet(node.text() or str(node.tag))
