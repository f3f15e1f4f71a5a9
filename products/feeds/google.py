"""Google Merchant feeds, RSS 2.0 or Atom (Google's product data specification).

Only direct children of an item count: a `g:price` inside `g:shipping` is what delivery costs.
"""

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from products.feeds import rows, shipping
from products.feeds.ampersands import Mended
from products.feeds.opening import Opened
from products.feeds.problems import RefusedError, UnreadableError
from products.feeds.report import Report
from products.feeds.rows import Row, Terms

GOOGLE = "{http://base.google.com/ns/1.0}"
ITEMS = {"item", "entry"}
FIELD_OF = {"id": "item_id", "title": "name", "structured_title": "name", "link": "url"} | {
    name: name
    for name in (
        "brand",
        "price",
        "sale_price",
        "sale_price_effective_date",
        "availability",
        "gtin",
        "mpn",
        "condition",
    )
}


def read(feed: Opened, *, terms: Terms, report: Report) -> Iterator[tuple[int, Row]]:
    """The rows of `feed` with the number of their item, from 1. Wrong items are told to `report`."""
    found = 0
    for found, item in enumerate(_items(feed, report), start=1):
        report.read += 1
        try:
            yield found, _row(item, terms, report, found)
        except RefusedError as refused:
            report.refuse(found, refused.field, refused.value, refused.reason)
    if not found:
        raise UnreadableError(
            "The file is XML, but has no <item> (RSS) and no <entry> (Atom) in it."
        )


def _items(feed: Opened, report: Report) -> Iterator[Element]:
    """Each item of the feed; it is emptied as soon as the next one is asked for."""
    mended = Mended(feed.stream)
    # The bytes of UTF-16 are no text to look for `&` in.
    source: Any = feed.stream if feed.text.encoding == "utf-16" else mended
    parents: list[Element] = []
    try:
        for event, element in iterparse(source, ("start", "end"), forbid_dtd=True):
            if event == "start":
                parents.append(element)
                continue
            parents.pop()
            if _local(element.tag) in ITEMS:
                yield element
                parents[-1].clear() if parents else element.clear()
    except DefusedXmlException as error:
        raise UnreadableError(
            "The file declares a document type (<!DOCTYPE …>) or entities. A feed needs neither, and "
            "they can do harm: ask the merchant for a feed without, or delete the declaration."
        ) from error
    except (LookupError, ValueError) as error:  # what expat answers to most encodings
        raise UnreadableError(
            "The XML is written in an encoding that cannot be read. Ask the merchant for UTF-8."
        ) from error
    except ParseError as error:
        line, column = error.position
        raise UnreadableError(
            f"The XML is broken at line {line}, column {column} ({str(error).partition(':')[0]}). "
            "Fetch it again; if it stays broken, tell the merchant."
        ) from error
    _tell(mended, report)


def _tell(mended: Mended, report: Report) -> None:
    if mended.ampersands:
        report.note(
            f"{mended.ampersands:,} raw “&” were read as “&amp;”: the XML was not well-formed."
        )
    if mended.names:
        report.note(f"{mended.names:,} HTML names such as “&nbsp;” were read as their characters.")
    if mended.controls:
        report.note(
            f"{mended.controls:,} control characters, which XML cannot hold, were left out."
        )


def _row(item: Element, terms: Terms, report: Report, number: int) -> Row:
    raw: dict[str, str] = {}
    facts: dict[str, str] = {}
    delivery: list[shipping.Group] = []

    def warn(*what: str) -> None:
        report.warn(number, *what)

    for child in item:
        name, text = _local(child.tag), _text(child)
        if name == "shipping":
            delivery += _groups(child)
        elif name in FIELD_OF:
            # Google's own tag stands before RSS's or Atom's of the same name.
            if child.tag.startswith(GOOGLE) or not raw.get(FIELD_OF[name]):
                raw[FIELD_OF[name]] = text
        elif slug := terms.slug_of(name):
            facts.setdefault(slug, text)
    raw["delivery"] = shipping.cheapest(delivery, terms.country, warn)
    return rows.row(raw, facts.items(), terms=terms, warn=warn)


def _groups(element: Element) -> Iterator[shipping.Group]:
    if len(element):
        yield {_local(part.tag): part.text or "" for part in element}
    else:
        yield from shipping.groups("shipping", element.text or "")


def _text(element: Element) -> str:
    if len(element):  # structured_title: the text is in its <g:content>
        return element.findtext(f"{GOOGLE}content") or ""
    return element.text or element.get("href") or ""


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
