"""Every version of a page that was made for readers, and the way to the last one before a moment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from disclosure.auditors.access import auditors_only
from disclosure.auditors.moments import MomentForm
from disclosure.auditors.sheets import Cell, Sheet, answer
from disclosure.models import Entry
from disclosure.record import copies, counting, history, holding, log
from disclosure.record.history import Version

PER_PAGE = 50
SHEET = [
    *("entry", "version", "made", "next_made", "status", "changes", "sha256", "bytes", "page"),
    *("notice", "placements", "paid_links", "points", "prices"),
]


@auditors_only
def timeline(request: HttpRequest) -> HttpResponseBase:
    """`?url=` names the address, `?at=` a moment: it leads to the last version made before."""
    url = request.GET.get("url", "")
    pages = Paginator(history.entries(url), PER_PAGE)
    if not pages.count:
        raise Http404("Nothing is on record for this address.")
    form = MomentForm(request)
    there = None if form.is_now or form.errors else log.at(url, form.moment)
    if there is not None:
        return redirect(f"{reverse('disclosure:record-entry', args=[there.number])}?{_at(request)}")
    page = pages.get_page(request.GET.get("page"))
    versions = history.versions(list(page.object_list))
    context = {
        "url": url,
        "page": page,
        "rows": with_states(versions),
        "holds": holding.holds(versions[0], at=form.now),
        "form": form,
        "errors": form.errors.as_text(),
        "nothing_then": not form.is_now and not form.errors,
    }
    return answer(request, "record_timeline", context, Sheet("timeline", SHEET, lines(pages)))


def _at(request: HttpRequest) -> str:
    return urlencode({"at": request.GET.get("at", "")})


def with_states(versions: Sequence[Version]) -> list[tuple[Version, str]]:
    there = copies.states(versions)
    return [(one, there[one.entry.number]) for one in versions]


def lines(pages: Paginator[Entry]) -> Iterator[list[Cell]]:
    for part in pages:
        for one, state in with_states(history.versions(list(part.object_list))):
            yield line(one, state)


def line(one: Version, state: str) -> list[Cell]:
    told = one.told
    return [
        *(one.entry.number, one.name, one.entry.at, one.until, told.get("status")),
        *("; ".join(one.changes), one.entry.body, told["body"]["bytes"], state),
        " ".join(told.get("notice", {}).get("versions", [])),
        *(counting.count(told, kind) for kind in ("placements", "links", "points", "prices")),
    ]
