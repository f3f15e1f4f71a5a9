"""Addresses as browsers understand them, which is wider than as standards write them."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

EDGES = "".join(map(chr, range(33)))  # white space and control characters, which browsers strip
PATH = re.compile(r"/(?:[\w-]+/)*(?:[\w-]+(?:\.\w+)?)?", re.ASCII)
ODD = re.compile(r"[\t\r\n\\]|[/\\]{3}|^https?:(?!//\w)", re.IGNORECASE)
OTHER_SCHEME = re.compile(r"(?!https?:)[a-z][a-z0-9+.-]*:", re.IGNORECASE)
DETOUR = re.compile(r"%[2-7]|/\.")
ESCAPED = re.compile(r"%[0-9a-fA-F]{2}")
UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")
LONGEST = 300  # characters of an address that is remembered
SLASHES = re.compile(r"^((?:https?:)?)//+", re.IGNORECASE)
SCHEME_ALONE = re.compile(r"^(https?):/?(?!/)", re.IGNORECASE)


def absolute(written: str, base: str) -> str:
    """The address that a browser on the page `base` makes of what stands in an attribute.

    Empty if it is none. After the URL standard (url.spec.whatwg.org): line breaks and tabs are
    left out, a backslash is a slash, and any number of slashes begin a host.
    """
    return _known(written, base) if len(written) <= LONGEST else _absolute(written, base)


def parts(url: str) -> SplitResult:
    """As `urlsplit`, which remembers no more addresses than a long page holds. Raises ValueError."""
    return _known_parts(url) if len(url) <= LONGEST else urlsplit(url)


@lru_cache(maxsize=4096)
def _known_parts(url: str) -> SplitResult:
    return urlsplit(url)


def _absolute(written: str, base: str) -> str:
    if PATH.fullmatch(written) and (home := _home(base)):
        return f"{home}{written}"  # as nearly all are
    cleaned = written.strip(EDGES)
    if ODD.search(cleaned) and not OTHER_SCHEME.match(cleaned):
        cleaned = _usual(cleaned, base)
    try:
        found = urljoin(base, cleaned)
        return _plain(found) if DETOUR.search(found) else found
    except ValueError:
        return ""


@lru_cache(maxsize=4096)  # the pages of a site hold the same ones
def _known(written: str, base: str) -> str:
    return _absolute(written, base)


@lru_cache(maxsize=1024)
def _home(base: str) -> str:
    """Scheme and host of a web address; empty for others."""
    parts = urlsplit(base)
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def _plain(address: str) -> str:
    """Without what servers take for the same path: %67o for go, x/../go for go."""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https"):
        return address
    path = ESCAPED.sub(lambda found: _unescaped(found[0]), parts.path)
    return urljoin(f"{parts.scheme}://{parts.netloc}/", urlunsplit(("", "", path, *parts[3:])))


def _unescaped(escape: str) -> str:
    character = chr(int(escape[1:], 16))
    return character if UNRESERVED.fullmatch(character) else escape


def _usual(written: str, base: str) -> str:
    """`written` as urljoin expects it."""
    shown, mark, rest = _parted(re.sub(r"[\t\r\n]", "", written))
    shown = SLASHES.sub(r"\1//", shown.replace("\\", "/"))
    alone = SCHEME_ALONE.match(shown)
    if alone and not base.lower().startswith(f"{alone[1].lower()}:"):
        shown = (
            f"{alone[1]}://{shown[alone.end() :]}"  # another scheme than the page's begins a host
        )
    return f"{shown}{mark}{rest}"


def _parted(address: str) -> tuple[str, str, str]:
    """What stands before the query or fragment, the mark that begins it, and the rest."""
    found = re.search(r"[?#]", address)
    return (
        (address, "", "")
        if not found
        else (address[: found.start()], found[0], address[found.end() :])
    )
