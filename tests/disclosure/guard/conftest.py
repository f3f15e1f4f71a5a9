"""A site of one page at a time behind the real middleware."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import LazySettings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.test import Client

from disclosure.models import Incident
from tests.disclosure.guard import urls
from tests.disclosure.guard.pages import PATH

GUARD = "disclosure.guard.Guard"


class Desk:
    """Puts an answer behind a path, and asks for it as a reader does."""

    def __init__(self) -> None:
        self.client = Client(raise_request_exception=False)

    def put(self, answer: str | bytes | urls.Answer, path: str = PATH, **fields: Any) -> None:
        if callable(answer):
            urls.answers[path] = answer
        else:
            urls.answers[path] = lambda request: HttpResponse(answer, **fields)

    def get(self, answer: str | bytes | urls.Answer, path: str = PATH, **fields: Any) -> Any:
        self.put(answer, path, **fields)
        return self.client.get(path)

    def passes(self, answer: str | bytes | urls.Answer, path: str = PATH, **fields: Any) -> Any:
        """Asserts that it is sent as it is."""
        response = self.get(answer, path, **fields)
        assert not refused(response), Incident.objects.first()
        return response

    def refuses(self, answer: str | bytes | urls.Answer, path: str = PATH, **fields: Any) -> Any:
        """Asserts that the plain page is sent instead, with one incident; returns that."""
        before = {one.pk: one.count for one in Incident.objects.all()}
        response = self.get(answer, path, **fields)
        assert refused(response), response.content[:500]
        changed = [one for one in Incident.objects.all() if before.get(one.pk) != one.count]
        assert len(changed) == 1
        return changed[0]


def refused(response: HttpResponseBase) -> bool:
    """Whether the guard's own page came, and not one byte of the other."""
    body = getattr(response, "content", b"")
    if response.status_code != 503:
        return False
    assert b"This page is not available" in body or not body
    assert b"/go/" not in body
    assert b"example" not in body
    return True


@pytest.fixture
def desk(db: None, settings: LazySettings) -> Iterator[Desk]:
    others = [one for one in settings.MIDDLEWARE if one != GUARD]
    settings.MIDDLEWARE = [GUARD, *others]
    settings.ROOT_URLCONF = "tests.disclosure.guard.urls"
    registers = "tests.disclosure.guard.registers"
    settings.DISCLOSURE = {
        "LINKS": f"{registers}.links",
        "PLACEMENTS": f"{registers}.placements",
        "PAY": f"{registers}.pay",
        "EXEMPT": ["/admin/"],
    }
    yield Desk()
    urls.answers.clear()


__all__ = ["Callable", "Desk", "HttpRequest", "refused"]
