"""What two versions of a page say, and where they differ."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render

from disclosure.auditors.access import auditors_only
from disclosure.models import Entry
from disclosure.record import copies, history
from disclosure.record.comparing import Piece, pieces, visible_lines
from disclosure.record.differences import differences
from disclosure.record.history import Version


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
    return pieces(visible_lines(older.copy.body), visible_lines(newer.copy.body))
