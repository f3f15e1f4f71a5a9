"""Instead of a page that breaks a promise: the last version of it that breaks none at this moment."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from disclosure import judging, registers
from disclosure.guard.recording import dependence, evidenced, is_for_the_record, sent
from disclosure.record import store
from disclosure.record.ready import Ready

HELD_FOR = timedelta(minutes=1)  # then the page is made anew, in case that it was mended


def answer(request: HttpRequest) -> HttpResponse | None:
    """None if there is none. What is sent is on record again, as of now."""
    if not is_for_the_record(request) or request.META.get("QUERY_STRING"):
        return None
    depends = dependence(request.path)
    if depends is None:
        return None
    at = timezone.now()
    for ready in store.earlier(request.path, registers.address(request.path)):
        found = judged(ready, at)
        if not found.report.violations:
            page = evidenced(request, found, ready.body, ready.headers, depends)
            page = replace(page, valid_until=_soon(page, at))
            return sent(request, store.freeze(page, at=at, whatever_changed=True))
    return None


def judged(ready: Ready, at: datetime) -> judging.Judged:
    """By all rules, also those that keep no page from being served: its prices may be others now."""
    return judging.judge(ready.body.decode(), path=ready.path, at=at, status=ready.status)


def _soon(page: store.Made, at: datetime) -> datetime:
    return min(at + HELD_FOR, page.valid_until or at + HELD_FOR)
