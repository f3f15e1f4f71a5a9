"""The kettle site of the guard's tests, with a sitemap. The guard stands before it, as it does in life."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import LazySettings
from django.http import HttpResponse

from tests.disclosure.auditing import urls as sitemap
from tests.disclosure.guard import urls

GUARD = "disclosure.guard.Guard"
REGISTERS = "tests.disclosure.guard.registers"


class Shop:
    """Puts pages behind paths."""

    def put(self, path: str, answer: str | bytes | urls.Answer, **fields: Any) -> str:
        urls.answers[path] = (
            answer if callable(answer) else lambda request: HttpResponse(answer, **fields)
        )
        return path

    def list(self, path: str, answer: str | bytes | urls.Answer, **fields: Any) -> str:
        """The same for a page that the sitemap lists."""
        sitemap.kettles.append(path)
        return self.put(path, answer, **fields)


@pytest.fixture
def shop(db: None, settings: LazySettings) -> Iterator[Shop]:
    settings.MIDDLEWARE = [GUARD, *(one for one in settings.MIDDLEWARE if one != GUARD)]
    settings.ROOT_URLCONF = "tests.disclosure.auditing.urls"
    settings.DISCLOSURE = {
        "LINKS": f"{REGISTERS}.links",
        "PLACEMENTS": f"{REGISTERS}.placements",
        "PAY": f"{REGISTERS}.pay",
    }
    yield Shop()
    urls.answers.clear()
    sitemap.kettles.clear()
    sitemap.cups.clear()
