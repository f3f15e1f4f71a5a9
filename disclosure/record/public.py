"""What readers can look up: the versions of a page, the log's head, proofs, and how to check them.

Put them where you like: path("record/", include("disclosure.record.urls")). They are judged as every
page is, and not put on record themselves.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import now
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from disclosure import registers
from disclosure.models import Entry
from disclosure.record import asking, checkpoint, copies, counting, history, holding, proof
from disclosure.record.history import Version

PER_PAGE = 25
LONGEST = 2000  # characters of an address
PLAIN = "text/plain; charset=utf-8"
OUTCOMES = {
    "pass": "kept",
    "violation": "broken",
    "incomplete": "left for a person to look at",
    "inapplicable": "about nothing that is on this page",
}
CHECK = Path(__file__).parent / "check.py"


@require_safe
@never_cache
def page(request: HttpRequest) -> HttpResponse:
    """`?page=` names a path or an address of this site; without it there is the head of the log alone."""
    path = asking.path(request.GET.get("page", ""), host=request.get_host())
    found = history.entries(registers.address(path)) if path else Entry.objects.none()
    shown = Paginator(found if len(path) <= LONGEST else found.none(), PER_PAGE)
    part = shown.get_page(request.GET.get("part"))
    versions = history.versions(list(part.object_list))
    context = {
        "path": path,
        "part": part,
        "rows": with_states(versions),
        "holds": bool(versions) and holding.holds(versions[0], at=now()),
        "newest": told(versions[0]) if versions and part.number == 1 else None,
        "days": getattr(settings, "RECORD_BODIES_DAYS", 0),
        **head(),
    }
    status = 404 if path and not versions else 200
    return render(request, "disclosure/record/page.html", context, status=status)


def head() -> dict[str, Any]:
    found = proof.head()
    if found is None:
        return {}
    return {"head": found[0], "signed": found[1], "key": checkpoint.public_key()}


def with_states(versions: list[Version]) -> list[tuple[Version, str]]:
    """What a reader can take away of the page itself, beside its proof."""
    there = copies.states(versions)
    found = []
    for one in versions:
        state = there[one.entry.number]
        if state == "whole" and one.withholds:
            state = "redacted" if one.told.get("kept") else "gone"
        found.append((one, state))
    return found


def told(version: Version) -> dict[str, Any]:
    """What the newest version said, in numbers."""
    data = version.told
    programmes = {link["programme"] for link in data.get("links", [])}
    payers = {one["number"]: one["advertiser"] for one in data.get("placements", [])}
    said = Counter(data.get("verdicts", {}).values())
    return {
        "version": version,
        "notice": data.get("notice", {}).get("versions", []),
        "links": counting.count(data, "links"),
        "programmes": len(programmes),
        "placements": list(payers.values()),
        "points": counting.count(data, "points"),
        "prices": counting.count(data, "prices"),
        "verdicts": [(OUTCOMES[one], said[one]) for one in OUTCOMES if said[one]],
    }


@require_safe
def note(request: HttpRequest) -> HttpResponse:
    """The newest checkpoint (c2sp.org/tlog-checkpoint)."""
    found = proof.head()
    if found is None:
        raise Http404("Nothing is on record yet.")
    return HttpResponse(found[1].note, content_type=PLAIN, headers={"Cache-Control": "no-cache"})


@require_safe
def key(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"{checkpoint.public_key()}\n", content_type=PLAIN)


@require_safe
def check(request: HttpRequest) -> HttpResponse:
    """The program that checks a proof."""
    return HttpResponse(CHECK.read_bytes(), content_type=PLAIN)


@require_safe
def entry_proof(request: HttpRequest, number: int) -> HttpResponse:
    return download(get_object_or_404(Entry, pk=number), public=True)


def download(entry: Entry, *, public: bool) -> HttpResponse:
    written = json.dumps(proof.of(entry, public=public), indent=1, ensure_ascii=False)
    response = HttpResponse(f"{written}\n", content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="entry-{entry.number}.json"'
    return response
