"""Instead of a page that breaks a promise: the last version of it that breaks none at this moment."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from disclosure import judging, registers
from disclosure.guard import recording
from disclosure.guard.recording import dependence, evidenced, sent
from disclosure.models import Entry
from disclosure.record import store
from disclosure.record.ready import Ready

HELD_FOR = timedelta(minutes=1)  # then the page is made anew, in case that it was mended


def answer(request: HttpRequest, *, status: int) -> HttpResponse | None:
    """None if there is none. What is sent is on record again, as of now.

    `status` is that of the broken page: where a page was taken back, what stood there before does
    not return.
    """
    depends = dependence(request.path)
    if depends is None:
        return None
    at = timezone.now()
    for ready in store.earlier(request.path, registers.address(request.path)):
        if ready.status != status:
            return None
        found = judged(ready, at)
        if not found.report.violations:
            recording.begin(request)  # what was told is true of the broken page alone
            page = evidenced(request, found, ready.body, ready.headers, depends)
            page = replace(page, valid_until=_soon(page, at), data=_told(ready) | page.data)
            return sent(request, store.freeze(page, at=at, whatever_changed=True))
    return None


def _told(ready: Ready) -> dict[str, Any]:
    """What a view told of the version when it was made, such as what its ranking was computed of."""
    told: dict[str, Any] = json.loads(Entry.objects.get(pk=ready.entry).data)
    return {key: value for key, value in told.items() if key not in ("previous", "kept")}


def judged(ready: Ready, at: datetime) -> judging.Judged:
    """By all rules, also those that keep no page from being served: its prices may be others now."""
    return judging.judge(ready.body.decode(), path=ready.path, at=at, status=ready.status)


def _soon(page: store.Made, at: datetime) -> datetime:
    return min(at + HELD_FOR, page.valid_until or at + HELD_FOR)
