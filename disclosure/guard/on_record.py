"""The way of a page that the site keeps on record: what is frozen is sent, else it is made by one."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from disclosure import registers
from disclosure.guard import parameters, recording, standing_in
from disclosure.guard.judged import Passed
from disclosure.guard.refused import Refused
from disclosure.record import store, turns

if TYPE_CHECKING:
    from disclosure.guard.middleware import Made

logger = logging.getLogger("disclosure.guard")


def answer(request: HttpRequest, made: Made) -> HttpResponseBase | None:
    """What is sent for a page that is put on record; None if this is none.

    Raises Refused, or whatever goes wrong, also if it could not be put on record: then nothing may
    be sent, but what the refusal has instead.
    """
    if not is_asked_for(request):
        return None
    if request.META.get("QUERY_STRING"):
        return parameters.canonical(request)
    if registers.editions(request.path) is None:
        return None  # a file, a form, a page that is not there: nothing is asked of the store
    asked_at = timezone.now()
    ready = store.find(request.path, asked_at)
    if ready is not None:
        return recording.sent(request, ready)
    with turns.turn(request.path):
        ready = store.find(request.path, timezone.now())
        # Where prices change faster than pages are made, those who waited get what was made meanwhile.
        ready = ready or store.made_since(request.path, asked_at)
        return recording.sent(request, ready) if ready else first(request, made)


def is_asked_for(request: HttpRequest) -> bool:
    return registers.keeps_record() and not settings.DEBUG and request.method in ("GET", "HEAD")


def first(request: HttpRequest, made: Made) -> HttpResponseBase:
    try:
        return recording.first(request, made)
    except Refused as refused:
        # Before the next has a turn, who would make the broken page once more.
        refused.instead = instead(request, made, refused)
        raise


def instead(request: HttpRequest, made: Made, refused: Refused) -> HttpResponseBase | None:
    """Only for a page that was judged: where judging fails, it would fail again."""
    if not refused.rules:
        return None
    try:
        return standing_in.answer(request, status=made.response.status_code)
    except Exception:
        logger.exception("No earlier version of %s could be sent.", request.path)
        return None


def is_new(request: HttpRequest, passed: Passed) -> bool:
    """Whether it became a page for the record while it was made: somebody has just published it."""
    return (
        passed.page is not None
        and is_asked_for(request)
        and not request.META.get("QUERY_STRING")
        and recording.may_be_frozen(passed.response)
        and registers.editions(request.path) is not None
    )
