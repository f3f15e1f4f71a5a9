"""A page that all readers get is made of its address and the data alone, whoever asks and however."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests import builders
from tests.conftest import Site

pytestmark = pytest.mark.django_db

ODD: dict[str, dict[str, str]] = {
    "another host": {"Host": "localhost:8080"},
    "a language": {"Accept-Language": "de-DE,de;q=0.9"},
    "a browser": {"User-Agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)"},
    "where it comes from": {"Referer": "https://social.example/post"},
    "proxies": {
        "X-Forwarded-For": "203.0.113.9",
        "X-Forwarded-Host": "evil.example",
        "X-Forwarded-Proto": "https",
        "X-Forwarded-Port": "444",
        "Forwarded": "host=evil.example",
    },
    "cookies": {"Cookie": "sessionid=unknown; csrftoken=abc; django_language=de; theme=dark"},
    "wishes": {
        "Accept": "application/json",
        "Accept-Charset": "utf-16",
        "DNT": "1",
        "Sec-GPC": "1",
        "Save-Data": "on",
        "X-Requested-With": "XMLHttpRequest",
        "Cache-Control": "no-cache",
    },
}
# Said of the moment, or of the connection.
OF_THE_MOMENT = {"Date", "ETag", "Last-Modified", "X-Request-ID"}


def paths(site: Site) -> list[str]:
    return [path for path in site.paths.values() if path not in site.search_paths.values()]


def said(answer: Any) -> dict[str, str]:
    return {name: value for name, value in answer.headers.items() if name not in OF_THE_MOMENT}


def test_a_page_is_the_same_for_everybody(full_site: Site) -> None:
    signed_in = Client()
    signed_in.force_login(builders.user("edith", is_staff=True, is_superuser=True))
    for path in paths(full_site):
        plain = Client().get(path)
        assert plain.status_code == 200, path
        assert not plain.cookies, path
        varies = {one.strip() for one in plain.headers.get("Vary", "").split(",")} - {""}
        assert varies <= {"Accept-Encoding"}, (path, varies)
        everything = {name: value for headers in ODD.values() for name, value in headers.items()}
        for client in (Client(), signed_in):
            odd = client.get(path, headers=everything)
            assert odd.content == plain.content, path
            assert said(odd) == said(plain), path
            assert not odd.cookies, path


@pytest.mark.parametrize("oddity", ODD)
def test_nothing_that_a_request_says_of_itself_is_on_the_page(site: Site, oddity: str) -> None:
    path = "/compare/kettles/"
    plain, odd = Client().get(path), Client().get(path, headers=ODD[oddity])
    assert (odd.status_code, odd.content) == (200, plain.content)
    assert said(odd) == said(plain)
