"""What two versions of a page say, and where they differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render

from disclosure.auditors.access import auditors_only
from disclosure.models import Entry
from disclosure.record import comparing, copies, history
from disclosure.record.differences import differences
from disclosure.record.history import Version

AROUND = 4  # lines that are the same, before and after each difference
MOST = 20_000  # lines of a page that are compared


@dataclass(frozen=True)
class Piece:
    """A line of the text. `sign` is “+”, “−”, a space for one that is in both, or “…” for many."""

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
    bodies = (older.copy.body, newer.copy.body)
    read = [comparing.lines(side.decode("utf-8", "replace"))[:MOST] for side in bodies]
    return pieces(*read)


def pieces(older: Sequence[str], newer: Sequence[str]) -> list[Piece]:
    """The differences with some lines around; nothing if there are none."""
    found: list[Piece] = []
    for group in SequenceMatcher(None, older, newer).get_grouped_opcodes(AROUND):
        if found or group[0][1]:
            found.append(Piece("…", ""))
        for kind, from_, to, after, until in group:
            if kind == "equal":
                found += [Piece(" ", line) for line in older[from_:to]]
                continue
            found += [Piece("−", line) for line in older[from_:to]]
            found += [Piece("+", line) for line in newer[after:until]]
    return found
