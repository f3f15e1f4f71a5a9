"""What a view knows of when the page that it made would change by itself."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.http import HttpRequest

KEY = "disclosure.until"  # of the WSGI environ


def note(request: HttpRequest, moments: Iterable[datetime], *, at: datetime) -> None:
    """The page, made as of `at`, may change at the first of `moments` after that."""
    request.META[KEY] = min((one for one in moments if one > at), default=None)


def first(request: HttpRequest, moment: datetime | None) -> datetime | None:
    """`moment`, or what was noted if that is earlier."""
    known = [one for one in (request.META.get(KEY), moment) if one is not None]
    return min(known, default=None)
