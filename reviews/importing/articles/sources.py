"""An entry of a list of sources → title, publisher, year and address."""

from __future__ import annotations

import html
import re
from typing import Any
from urllib.parse import urlsplit

ADDRESS = re.compile(r"https?://[^\s<>\"”]+[^\s<>\"”.,;:)\]]")
LINK = re.compile(r"<a\s[^>]*href=\"(https?://[^\"\s]+)\"[^>]*>(.*?)</a>", re.DOTALL)
YEAR = re.compile(r"\b(?:19[5-9]\d|20[0-4]\d)\b")
EDGES = ' \t\n.,;:–—-()[]<>“”"'


def entry(markup: str, text: str) -> dict[str, Any] | None:
    """The fields of a Source; None if neither an address nor a publisher can be told.

    `markup` is the entry as clean HTML, `text` its words.
    """
    link = LINK.search(markup)
    bare = ADDRESS.search(text)
    url = html.unescape(link[1]) if link else bare[0] if bare else ""
    rest = ADDRESS.sub(" ", text)
    words = " ".join(html.unescape(re.sub(r"<[^>]*>", "", link[2])).split()) if link else ""
    title = words if words and not ADDRESS.fullmatch(words) else ""
    title, rest = (title, rest.replace(title, " ", 1)) if title else _first_sentence(rest)
    year = YEAR.search(rest) or YEAR.search(title)
    publisher = _tidy(YEAR.sub(" ", rest)) if not url or len(_tidy(rest)) > 3 else ""
    if not 1 < len(publisher) <= 120:
        publisher = _host(url)
    title = _tidy(title) or publisher
    if not (title and publisher):
        return None
    return {
        "title": title,
        "publisher": publisher,
        "year": int(year[0]) if year else None,
        "url": url,
    }


def _first_sentence(text: str) -> tuple[str, str]:
    """“Title of it. Publisher, 2020” → its two halves; without a point, the last comma parts them."""
    line = " ".join(text.split()).strip(EDGES)
    for mark in (r"(?<=[a-z”\"?!])[.?!]\s+(?=[A-Z])", r"\s+[–—-]\s+", r",\s+(?=[^,]*$)"):
        halves = re.split(mark, line, maxsplit=1)
        if len(halves) == 2:
            return halves[0], halves[1]
    return line, ""


def _tidy(text: str) -> str:
    return re.sub(r"\(\s*\)|\[\s*\]", "", " ".join(text.split())).strip(EDGES)


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
