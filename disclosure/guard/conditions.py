"""“Send it only if it changed”: asked of pages that were judged, and never before.

A browser that holds yesterday's page asks whether it is still the same. If somebody further in
answered that it is, the page with yesterday's prices would be shown again, judged by nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import parse_http_date_safe

from disclosure.guard.bodies import hand_over_closing

CONDITIONS = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE")


@contextmanager
def hidden(request: HttpRequest) -> Iterator[None]:
    """Nobody inside knows that the reader has a copy, so that the whole page is made."""
    asked = {name: request.META.pop(name) for name in CONDITIONS if name in request.META}
    try:
        yield
    finally:
        request.META |= asked


def answered(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """304 without the body if the reader has what would be sent, else `response` itself."""
    if request.method not in ("GET", "HEAD") or response.status_code != 200:
        return response
    if not any(request.META.get(name) for name in CONDITIONS):
        return response
    changed = response.get("Last-Modified")
    sent: HttpResponseBase | None = get_conditional_response(
        request,
        etag=response.get("ETag"),
        last_modified=parse_http_date_safe(changed) if changed else None,
        response=response,  # type: ignore[arg-type]  # a stream has the headers that it looks at
    )
    if sent is None:
        return response
    if sent is not response:
        hand_over_closing(response, to=sent)
    return sent
