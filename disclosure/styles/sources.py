"""The sheets of a page: those written into it, those that it links, and those that these import."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote, urljoin

from selectolax.lexbor import LexborNode

from disclosure.page import Page, ancestors
from disclosure.styles import sheet
from disclosure.styles.device import Conditions
from disclosure.styles.sheet import Declaration, Sheet

DEEPEST_IMPORT = 5
TOO_DEEP = "a style with hundreds of brackets in each other"


@dataclass(frozen=True)
class Linked:
    """A sheet with the conditions under which the page asks for it."""

    sheet: Sheet
    conditions: Conditions = ()
    layer: tuple[str, ...] = ()


class Sources:
    """`known` has the text of linked sheets by absolute address. `unread` names those that were not
    among them."""

    def __init__(self, page: Page, known: Mapping[str, str]) -> None:
        self.page = page
        self.known = known
        self.unread: list[str] = []
        self.linked = [one for node in self._sources for one in self._linked(node)]

    @cached_property
    def _marked(self) -> list[LexborNode]:
        """All that carries style into the page, by one search."""
        return self.page.tree.css("style, link[rel], meta[name], [style]")

    @property
    def _sources(self) -> Iterator[LexborNode]:
        for node in self._marked:
            kind = (node.attributes.get("type") or "text/css").strip().lower()
            rel = (node.attributes.get("rel") or "").lower().split()
            if kind != "text/css" or "disabled" in node.attributes:
                continue
            if (
                node.tag == "style"
                or ("stylesheet" in rel and "alternate" not in rel)
                or ("preload" in rel and (node.attributes.get("as") or "").lower() == "style")
            ):
                yield node

    @cached_property
    def styled(self) -> list[LexborNode]:
        """Elements with a style attribute."""
        return [node for node in self._marked if "style" in node.attributes]

    @cached_property
    def colour_scheme(self) -> str:
        """What a meta element says of the schemes that the page is made for."""
        return next(
            (
                (node.attributes.get("content") or "").lower()
                for node in self._marked
                if node.tag == "meta" and (node.attributes["name"] or "").lower() == "color-scheme"
            ),
            "",
        )

    @cached_property
    def is_plain(self) -> bool:
        """Whether no style that can be read here is on the page."""
        return not (self.linked or self.styled)

    def _linked(self, node: LexborNode) -> Iterator[Linked]:
        media = (node.attributes.get("media") or "").strip().lower()
        conditions: Conditions = (("media", media),) if media else ()
        if any(one.tag == "noscript" for one in ancestors(node)):
            conditions += (("media", "(scripting: none)"),)
        if node.tag == "style":
            yield from self._with_imports(node.text(), self.page.base, conditions, ())
        else:
            yield from self._read(node.attributes.get("href") or "", conditions)

    def _read(self, href: str, conditions: Conditions) -> Iterator[Linked]:
        if (
            href.strip().lower().startswith("data:text/css")
            and "base64" not in href.partition(",")[0]
        ):
            yield from self._with_imports(unquote(href.partition(",")[2]), "", conditions, ())
            return
        yield from self._fetched(self.page.resolve(href), conditions, (), 0)

    def _fetched(
        self, url: str, conditions: Conditions, layer: tuple[str, ...], depth: int
    ) -> Iterator[Linked]:
        if url in self.known and depth <= DEEPEST_IMPORT:
            yield from self._with_imports(self.known[url], url, conditions, layer, depth)
        else:
            self.unread.append(url)

    def _with_imports(
        self, text: str, base: str, conditions: Conditions, layer: tuple[str, ...], depth: int = 0
    ) -> Iterator[Linked]:
        try:
            read = sheet.read(text)
        except RecursionError:
            self.unread.append(base or TOO_DEEP)
            return
        for one in read.imports:
            inner = (*layer, *one.layer)
            asked = (*conditions, *one.conditions)
            yield from self._fetched(_joined(base, one.url), asked, inner, depth + 1)
        yield Linked(read, conditions, layer)

    def attached(self, node: LexborNode) -> tuple[Declaration, ...]:
        """What its style attribute declares."""
        written = node.attributes.get("style")
        try:
            return sheet.declarations(written) if written else ()
        except RecursionError:
            self.unread.append(TOO_DEEP)
            return ()


def _joined(base: str, url: str) -> str:
    try:
        return urljoin(base, url)
    except ValueError:  # no address at all: it stays unread
        return url
