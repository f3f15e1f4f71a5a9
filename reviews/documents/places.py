"""Where in the form of a document the words stand that a page shows."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import CharField, TextField
from selectolax.lexbor import LexborHTMLParser

from reviews.documents.linking import RICH
from reviews.documents.shapes import BLOCK_FIELDS
from reviews.models import BLOCKS, Block, Comparison, Document
from reviews.richtext.rendering import addresses, plain

SHORTEST = 4  # characters; fewer are found anywhere


class Places:
    """Of one document, as its draft is saved."""

    def __init__(self, document: Document) -> None:
        self._said = [*_fields(document), *_blocks(document)]
        self._title = _flat(document.title)

    def of(self, html: str) -> str:
        """The field, or the block such as “text-12”, in which the words of `html` stand; empty if none has them.

        `html` may be cut off at its end.
        """
        fragment = LexborHTMLParser(html.removesuffix("…"), is_fragment=True)
        links = [node.attributes["href"] or "" for node in fragment.css("a[href]")]
        said = _flat(fragment.root.text() if fragment.root else "")
        wanted = [*links, said] if len(said) >= SHORTEST else links
        found = (place for one in wanted for place, text in self._said if one in text)
        return next(found, "") or ("title" if self._title and self._title in said else "")


def _fields(document: Document) -> Iterator[tuple[str, str]]:
    for field in document._meta.fields:
        if isinstance(field, CharField | TextField) and field.name != "slug":
            yield field.name, _flat(str(getattr(document, field.name)))


def _blocks(document: Document) -> Iterator[tuple[str, str]]:
    if isinstance(document, Comparison):
        return
    for kind in BLOCKS:
        for block in kind._default_manager.filter(**{document.kind: document}):
            yield f"{block._meta.model_name}-{block.pk}", _flat(" ".join(_texts(block)))


def _texts(block: Block) -> Iterator[str]:
    for name in BLOCK_FIELDS[type(block)]:
        value = getattr(block, name, "")
        if name in RICH:
            yield from (plain(value), *addresses(value))
        elif name == "cells":
            yield from (cell for row in value for cell in row)
        elif isinstance(value, str):
            yield value


def _flat(text: str) -> str:
    return " ".join(text.split())
