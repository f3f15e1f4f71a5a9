"""Cookies are for those who work on the site."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from disclosure.guard.middleware import is_let_through


class ForStaffAlone:
    """Hides them from the pages that readers see: these are the same for everybody, and what a
    browser still holds from elsewhere makes nobody answer with another cookie."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not is_let_through(request):
            request.META.pop("HTTP_COOKIE", None)
            request.COOKIES = {}
        return self.get_response(request)
