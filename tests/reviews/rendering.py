"""Pages as their views make them, at whatever moment."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from unittest import mock

from django.http import Http404
from django.test import RequestFactory
from django.urls import resolve

from disclosure.record import until
from reviews import moments
from reviews.editions import of


@dataclass(frozen=True)
class Page:
    """`holds_until` is when it would change by itself, None if it is none to be frozen."""

    status: int
    body: bytes
    holds_until: datetime | None


@contextmanager
def clock(at: datetime) -> Iterator[None]:
    """The views ask for the time, and so does the tag that composes the notice."""
    with (
        mock.patch("django.utils.timezone.now", return_value=at),
        mock.patch("disclosure.templatetags.disclosure.now", return_value=at),
    ):
        yield


def page(path: str, at: datetime) -> Page:
    request = RequestFactory().get(path)
    view, args, kwargs = resolve(path)
    with clock(at):
        try:
            response = view(request, *args, **kwargs)
        except Http404:
            return Page(404, b"", None)
    if response.status_code not in (200, 410):
        return Page(response.status_code, b"", None)
    names = of(path)
    assert names is not None, path
    return Page(
        response.status_code,
        response.content,
        until.first(request, moments.next_change(path, names, at)),
    )
