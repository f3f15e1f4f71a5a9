"""What two versions of a page say, and where they differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from selectolax.lexbor import LexborHTMLParser

from disclosure.auditors.access import auditors_only
from disclosure.models import Entry
from disclosure.page import words
from disclosure.record import comparing, copies, history
from disclosure.record.differences import differences
from disclosure.record.history import Version

AROUND = 2  # lines that are the same, before and after each difference
MOST = 20_000  # lines of a page that are compared
BACK = 100  # lines in which the name of a place is looked for
PLACES = 'h1, h2, h3, h4, caption, dt, th[scope="row"]'


@dataclass(frozen=True)
class Piece:
    """A line of the text. `sign` is “+”, “−”, or a space for one that is in both; “…” stands for many
    of these, and names the last heading or row among them."""

    sign: str
    text: str


@dataclass(frozen=True)
class Side:
    version: Version
    copy: copies.Copy


@auditors_only
def difference(request: HttpRequest) -> HttpResponseBase:
    """`?a=` and `?b=` are the numbers of two entries of one address."""
    older, newer = sorted(
        (asked(request, "a"), asked(request, "b")), key=lambda side: side.version.entry.number
    )
    if older.version.entry.url != newer.version.entry.url:
        raise Http404("These entries are of two addresses.")
    context = {
        "older": older,
        "newer": newer,
        "same": older.version.entry.number == newer.version.entry.number,
        "told": differences(older.version.told, newer.version.told),
        "pieces": text(older, newer),
    }
    return render(request, "disclosure/audit/record_difference.html", context)


def asked(request: HttpRequest, name: str) -> Side:
    number = request.GET.get(name, "")
    if not number.isdecimal() or len(number) > 18:
        raise Http404("Name two entries by their numbers: ?a=12&b=14.")
    version = history.version(get_object_or_404(Entry, pk=int(number), kind="page"))
    return Side(version, copies.copy(version))


def text(older: Side, newer: Side) -> list[Piece] | None:
    """None if a page is not there to be compared."""
    if older.copy.body is None or newer.copy.body is None:
        return None
    return pieces(lines(older.copy.body), lines(newer.copy.body), places(newer.copy.body))


def lines(body: bytes) -> list[str]:
    return comparing.lines(body.decode("utf-8", "replace"))[:MOST]


def places(body: bytes) -> tuple[str, ...]:
    """By which a reader knows where on the page something stands: headings, and what the first link
    of each row of a table leads to. The longest first."""
    tree = LexborHTMLParser(body.decode("utf-8", "replace"))
    links = [link for row in tree.css("tr") if (link := row.css_first("td a[href]"))]
    named = {words(node.text()) for node in [*tree.css(PLACES), *links]}
    return tuple(sorted(named - {""}, key=len, reverse=True))


def pieces(older: Sequence[str], newer: Sequence[str], named: tuple[str, ...]) -> list[Piece]:
    """The differences with some lines around; nothing if there are none."""
    found: list[Piece] = []
    for group in SequenceMatcher(None, older, newer).get_grouped_opcodes(AROUND):
        start = group[0][3]
        if found or start:
            found.append(Piece("…", place(newer[max(start - BACK, 0) : start], named)))
        for kind, from_, to, after, until in group:
            if kind == "equal":
                found += [Piece(" ", line) for line in older[from_:to]]
                continue
            found += [Piece("−", line) for line in older[from_:to]]
            found += [Piece("+", line) for line in newer[after:until]]
    return found


def place(before: Sequence[str], named: tuple[str, ...]) -> str:
    line = next((one for one in reversed(before) if one.startswith(named)), "")
    return next((name for name in named if line.startswith(name)), "")
