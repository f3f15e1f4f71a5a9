"""What a view knows of how a page was made, for the entry of that page in the log."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest

KEY = "disclosure.evidence"  # of the WSGI environ
RECORDED = "disclosure.recorded"  # of the same: whether the page that is made is put on record


def add(request: HttpRequest, **facts: Any) -> None:
    """Each of `facts` goes into the entry under its name. It is a plain value for canonical JSON, or a
    callable that gives one, and is only asked if the page is put on record."""
    request.META.setdefault(KEY, {}).update(facts)


def of(request: HttpRequest) -> dict[str, Any]:
    """All that was added of `request`."""
    return {name: _value(fact) for name, fact in request.META.get(KEY, {}).items()}


def _value(fact: Any | Callable[[], Any]) -> Any:
    return fact() if callable(fact) else fact
