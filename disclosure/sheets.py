"""The stylesheets of a page: those that it links, and those that these import.

Sheets of this site are read from its static files, not by HTTP.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders

from disclosure.page import Page

Read = Callable[
    [str], str | None
]  # the text of the sheet at an absolute address; None if it has none
IMPORT = re.compile(r"""@import\s+(?:url\(\s*)?["']?([^"')\s;]+)""", re.IGNORECASE)
HASHED = re.compile(r"\.[0-9a-f]{8,32}(?=\.\w+$)")  # what a manifest storage puts into names
DEEPEST = 5  # imports of imports
MOST = 50  # sheets of one page
LARGEST = 2 * 1024 * 1024  # bytes of one sheet


def linked(page: Page, read: Read) -> dict[str, str]:
    """The text of each sheet by its absolute address; those that `read` knows not are left out."""
    found: dict[str, str] = {}
    waiting = [(url, 0) for url in _linked(page)]
    while waiting and len(found) < MOST:
        url, depth = waiting.pop(0)
        text = None if url in found else read(url)
        if text is None:
            continue
        found[url] = text
        if depth < DEEPEST:
            waiting += [(one, depth + 1) for one in _imported(text, url)]
    return found


def of_this_site(page: Page) -> dict[str, str]:
    """Sheets among the static files. One at an address of another host is not read."""
    return linked(page, _from_static_files)


def _linked(page: Page) -> Iterator[str]:
    for node in page.tree.css("link[rel][href]"):
        if "stylesheet" in (node.attributes["rel"] or "").lower().split():
            yield page.resolve(node.attributes["href"] or "")
    for text in page.styles:
        yield from _imported(text, page.base)


def _imported(text: str, base: str) -> Iterator[str]:
    for written in IMPORT.findall(text):
        try:
            url = urljoin(base, written)
            urlsplit(url)
        except ValueError:  # no address, such as http://[
            continue
        yield url


def static_file(url: str) -> Path | None:
    """The file behind an address of static files, as collected, or as it stands in its app."""
    name = _static_name(url)
    return next(_files(name), None) if name else None


def _from_static_files(url: str) -> str | None:
    name = _static_name(url)
    if not name:
        return None
    return _static_file(name) if not settings.DEBUG else _static_file.__wrapped__(name)


def _static_name(url: str) -> str:
    root = urljoin(f"{settings.BASE_URL}/", settings.STATIC_URL)
    return unquote(re.split("[?#]", url.removeprefix(root))[0]) if url.startswith(root) else ""


@lru_cache(maxsize=64)  # outside DEBUG static files change with a restart only
def _static_file(name: str) -> str | None:
    """As collected, under its hashed name, or else as it stands in its app."""
    found = next(_files(name), None)
    return found.read_text(encoding="utf-8-sig", errors="replace") if found else None


def _files(name: str) -> Iterator[Path]:
    for place in _places(name):
        path = Path(place).resolve()
        if path.is_file() and path.stat().st_size <= LARGEST:
            yield path


def _places(name: str) -> Iterator[str]:
    if not name or name.startswith("/") or "\0" in name or ".." in name.split("/"):
        return
    if settings.STATIC_ROOT:
        yield str(Path(settings.STATIC_ROOT) / name)
    for one in (name, HASHED.sub("", name)):
        found = finders.find(one)
        if found:
            yield str(found)
