"""One version of a page: as it was sent, in a frame, and beside it all that its entry tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import now
from django.views.decorators.clickjacking import xframe_options_sameorigin

from disclosure.auditors.access import auditors_only
from disclosure.auditors.moments import MomentForm
from disclosure.auditors.outcomes import Mark, mark
from disclosure.models import Entry, Notice
from disclosure.policy import KINDS, language
from disclosure.record import copies, history, holding, public
from disclosure.record.history import Version

# Nothing in the frame runs, and nothing of it is sent anywhere.
IN_FRAME = "sandbox; default-src 'none'; img-src 'self'; style-src 'self'; frame-ancestors 'self'"
AROUND = (
    "default-src 'none'; img-src 'self'; style-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'; frame-src {}{}"
)


@auditors_only
def entry(request: HttpRequest, number: int) -> HttpResponseBase:
    version = history.version(page_entry(number))
    same = history.entries(version.entry.url)
    form = MomentForm(request)
    asked = None if form.is_now or form.errors else form.moment
    context = {
        "version": version,
        "told": version.told,
        "copy": copies.copy(version),
        "older": same.filter(number__lt=number).first(),
        "newer": same.filter(number__gt=number).order_by("number").first(),
        "notices": notices(version),
        "verdicts": list(verdicts(version.told)),
        "asked": asked,
        "ended": holding.ended(version, before=asked) if asked else None,
        "holds": holding.holds(version, at=now()),
    }
    response = render(request, "disclosure/audit/record_entry.html", context)
    # The frame shows that one page: a link in it leads nowhere, and counts no click.
    frame = reverse("disclosure:record-sent", args=[number])
    response["Content-Security-Policy"] = AROUND.format(request.get_host(), frame)
    return response


@xframe_options_sameorigin
@auditors_only
def sent(request: HttpRequest, number: int) -> HttpResponseBase:
    """The page in the frame."""
    copy = copies.copy(history.version(page_entry(number)))
    if copy.body is None:
        raise Http404(copy.words)
    headers = {"Content-Security-Policy": IN_FRAME}
    return HttpResponse(copy.body, content_type="text/html; charset=utf-8", headers=headers)


@auditors_only
def proof(request: HttpRequest, number: int) -> HttpResponseBase:
    """Of a page or a list of a day, with all that is left of it."""
    return public.download(get_object_or_404(Entry, pk=number), public=False)


def page_entry(number: int) -> Entry:
    return get_object_or_404(Entry, pk=number, kind="page")


def notices(version: Version) -> list[tuple[str, Notice | None]]:
    """The sentences of the notice by their versions; None for one that is not in the register."""
    tokens = version.told.get("notice", {}).get("versions", [])
    wanted = Q(pk=None)
    for token in tokens:
        kind, _, number = token.rpartition("-")
        if kind in KINDS and number.isdecimal():
            wanted |= Q(kind=kind, version=int(number))
    locale = language(str(version.told.get("locale", "")))
    known = {one.token: one for one in Notice.objects.filter(wanted, locale=locale)}
    return [(token, known.get(token)) for token in tokens]


def verdicts(told: Mapping[str, Any]) -> Iterator[tuple[str, Mark]]:
    """Those that say something first."""
    order = {"violation": 0, "incomplete": 1, "pass": 2}
    said = told.get("verdicts", {}).items()
    found = sorted(said, key=lambda one: (order.get(one[1], len(order)), one[0]))
    for rule, outcome in found:
        yield rule, mark(outcome)
