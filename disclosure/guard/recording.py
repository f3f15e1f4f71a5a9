"""A page that is put on record: made, judged, frozen with its entry, and sent as it was frozen."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone

from disclosure import judging, registers
from disclosure.guard import bodies
from disclosure.record import editions, evidence, manifest, redaction, store, until, withheld
from disclosure.record.ready import Ready, coding, frozen_headers
from disclosure.record.release import release
from disclosure.record.validity import valid_until

if TYPE_CHECKING:
    from disclosure.guard.middleware import Made

RECORDED = {200, 410}
PRIVATE = re.compile(r"\b(private|no-store)\b", re.IGNORECASE)
VARIES = re.compile(r"[^\s,]+")
TRIES = 3  # to make a page that nothing changes meanwhile


@dataclass(frozen=True)
class Depends:
    """On what a page at an address depends: the names of the editions of all that it shows, and
    the numbers of all editions at `at`, before it was made."""

    shown: Collection[str]
    before: Mapping[str, int]
    at: datetime


def first(request: HttpRequest, made: Made) -> HttpResponseBase:
    """The answer to who asks first: what they are sent is what the next are sent."""
    for attempt in range(1, TRIES + 1):
        depends = dependence(request.path)
        request.META[evidence.RECORDED] = depends is not None
        passed = made.answer()
        response = passed.response
        if depends is None or passed.page is None or not may_be_frozen(response):
            return response
        headers = frozen_headers(response.headers)
        page = evidenced(request, passed.page, passed.body, headers, depends)
        try:
            ready = store.freeze(page, at=timezone.now(), whatever_changed=attempt == TRIES)
        except store.ChangedMeanwhileError:
            continue
        answered = sent(request, ready)
        bodies.hand_over_closing(response, to=answered)
        return answered
    raise AssertionError("The last attempt is frozen whatever changed.")


def begin(request: HttpRequest) -> None:
    """What a view told of a page that was made before is not true of the next."""
    for key in (evidence.KEY, until.KEY):
        request.META.pop(key, None)


def dependence(path: str) -> Depends | None:
    """None if the site does not say on what the page depends: then it is not put on record."""
    at = timezone.now()
    before = editions.numbers()  # first: what is raised from now on is seen in the end
    shown = registers.editions(path)
    return None if shown is None else Depends(shown, before, at)


def may_be_frozen(response: HttpResponseBase) -> bool:
    """Whether it is the same for everybody, by what it says of itself."""
    return (
        response.status_code in RECORDED
        and not response.cookies
        and not PRIVATE.search(response.get("Cache-Control", ""))
        and set(VARIES.findall(response.get("Vary", "").lower())) <= {"accept-encoding"}
    )


def evidenced(
    request: HttpRequest,
    found: judging.Judged,
    body: bytes,
    headers: tuple[tuple[str, str], ...],
    depends: Depends,
) -> store.Made:
    """The page with its entry for the log."""
    case = found.case
    kept = redaction.redacted(case, body)
    told = manifest.entry(
        found.page,
        found.facts,
        status=found.facts.status,
        locale=found.facts.locale,
        at=timezone.now(),
        body=body,
        verdicts={one.rule.id: one.verdict.outcome.value for one in found.report.results},
        release=release(),
        evidence=evidence.of(request),
        kept=kept,
        case=case,
    )
    return store.Made(
        path=request.path,
        status=found.facts.status,
        headers=headers,
        body=body,
        shown=depends.shown,
        before=depends.before,
        valid_until=until.first(
            request,
            valid_until(found.facts, path=request.path, shown=depends.shown, made_at=depends.at),
        ),
        data=told,
        kept=kept,
        goes_at=withheld.goes_at(case),
        made_at=depends.at,
    )


def sent(request: HttpRequest, ready: Ready) -> HttpResponse:
    if ready.is_held(request.headers.get("if-none-match", "")):
        return HttpResponse(status=304, headers=dict(ready.headers_unchanged))
    how = coding(request.headers.get("accept-encoding", ""))
    return HttpResponse(
        ready.bytes_in(how), status=ready.status, headers=dict(ready.headers_in(how))
    )
