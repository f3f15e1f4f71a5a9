"""Texts that are no pages: JSON, feeds, SVG, plain text, scripts. Where one leads to a merchant for pay,
the words that say so must be in it too (rule L09)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from typing import Any
from xml.parsers import expat

from disclosure import networks
from disclosure.audit import Finding, Outcome
from disclosure.page import Page, words
from disclosure.policy import PAY, Destination, Facts

ABSOLUTE = re.compile(r"(?:\bhttps?:|(?<![:\w]))[\\/]{2}[^\s\"'<>()\[\]{}|]+", re.IGNORECASE)
OF_THIS_SITE = re.compile(r"(?<![\w/:.<\\-])/(?![/*>])[^\s\"'<>()\[\]{}|,;]*")
SLASH_OR_CODE = re.compile(r"\\(?:/|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2}))")
LEADING = {"href", "src", "action", "url", "link", "uri"}  # attributes of XML that hold an address
ESCAPED_AT_MOST = 3  # a feed escapes HTML, in which an address is escaped again
XHTML = "http://www.w3.org/1999/xhtml"
SHOWN = 200  # characters of an address that a finding quotes


class Text:
    """What a program reads in `text` and may show to people. `address` is where it stands.

    `media_type` decides how it is read; what cannot be read that way is read as plain text.
    """

    def __init__(self, text: str, *, media_type: str, address: str) -> None:
        self.page = Page("", address=address)
        self.root = ""
        self._leading: list[str] = []
        strings = self._read(text, media_type.lower())
        self.strings = [level for one in strings for level in levels(one)]

    def _read(self, text: str, media_type: str) -> list[str]:
        if "json" in media_type:
            return _of_json(text)
        if "xml" in media_type:
            return [*self._of_xml(text), text]
        if "calendar" in media_type or "vcard" in media_type:
            return [re.sub(r"\r?\n[ \t]", "", text)]  # RFC 5545, 3.1: lines go on after a space
        return [text, without_codes(text)]

    def _of_xml(self, text: str) -> list[str]:
        """Its texts and attributes with entities put in; as far as it is well-formed."""
        found: list[str] = []
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True

        def begins(name: str, attributes: dict[str, str]) -> None:
            self.root = self.root or name
            found.extend(attributes.values())
            self._leading += [
                value for key, value in attributes.items() if key.split(" ")[-1] in LEADING
            ]

        parser.StartElementHandler = begins
        parser.CharacterDataHandler = found.append
        try:
            parser.Parse(text, True)
        except expat.ExpatError:
            found.append(text)
        return found

    @property
    def is_xhtml(self) -> bool:
        """Whether browsers show it as a page."""
        return self.root.startswith(f"{XHTML} ")

    @property
    def urls(self) -> set[str]:
        """Every absolute address in it, and those on this site."""
        written = {one for string in self.strings for one in written_in(string)}
        found = {self.page.resolve(one) for one in written}
        found |= {self.page.resolve(one) for one in self._leading if _is_address(one)}
        found |= {link.url for page in self._markup() for link in page.links}
        return found - {""}

    @property
    def said(self) -> str:
        """All that people can read in it, with single spaces."""
        return words(" ".join([*self.strings, *(page.text for page in self._markup())]))

    def _markup(self) -> Iterator[Page]:
        for string in self.strings:
            if "<" in string:
                yield Page(string, address=self.page.address)


def untold(text: Text, urls: Iterable[str], facts: Facts) -> list[Finding]:
    """For each kind of pay that acts in `text` and is not told in it, where it acts."""
    kinds: dict[str, str] = {}
    for url in sorted(urls):
        kind = pay_of(url, facts.links)
        if kind:
            kinds.setdefault(kind, url)
    if not kinds:
        return []
    said = text.said
    return [
        Finding(
            Outcome.VIOLATION,
            f"This leads to a merchant for pay ({kind}), and the text does not hold the approved sentence.",
            url[:SHOWN],
        )
        for kind, url in kinds.items()
        if not is_told(kind, said, facts)
    ]


def pays(urls: Iterable[str], links: Mapping[str, Destination]) -> bool:
    """Whether any of these addresses leads to a merchant for pay, by the register `links`."""
    return any(pay_of(url, links) for url in urls)


def pay_of(url: str, links: Mapping[str, Destination]) -> str:
    """The kind of pay for a click on `url`; empty if nobody is known to pay for it."""
    there = links.get(url)
    if there is None:
        return "commission" if networks.owner(url).pays else ""
    if not there.pays:
        return ""
    return there.kind if there.kind in PAY else "commission"


def is_told(kind: str, said: str, facts: Facts) -> bool:
    sentences = [one for one in facts.notices.values() if one.kind == kind and one.in_force]
    return any(words(one.text) in said for one in sentences if words(one.text))


def levels(string: str) -> Iterator[str]:
    """`string` as it is, and as it reads once what is escaped in it is not."""
    for _ in range(ESCAPED_AT_MOST + 1):
        yield string
        plain = unescape(string)
        if plain == string:
            return
        string = plain


def written_in(string: str) -> Iterator[str]:
    for form in (ABSOLUTE, OF_THIS_SITE):
        for match in form.finditer(string):
            yield match[0].rstrip(".,;:!?")
            yield match[0]


def without_codes(text: str) -> str:
    r"""`text` with \/, \u002f and \x2f as the characters that JSON and scripts mean by them."""
    return SLASH_OR_CODE.sub(
        lambda found: chr(int(found[1] or found[2], 16)) if found[1] or found[2] else "/", text
    )


def _is_address(value: str) -> bool:
    return bool(value) and not value.startswith("#") and not re.search(r"\s", value)


def _of_json(text: str) -> list[str]:
    try:
        return list(_strings(json.loads(text)))
    except (ValueError, RecursionError):
        return [text, without_codes(text)]


def _strings(value: Any) -> Iterator[str]:
    """Every text in it, names of members included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, member in value.items():
            yield name
            yield from _strings(member)
    elif isinstance(value, list):
        for member in value:
            yield from _strings(member)


__all__ = ["Text", "is_told", "pay_of", "pays", "untold"]
