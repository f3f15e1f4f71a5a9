"""The fast way out, with a database file of its own: what others commit to it is seen at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest
from django.conf import LazySettings

from disclosure.record import store
from disclosure.record.front import Front
from disclosure.record.watching import SQLiteWatch
from tests.disclosure.record.test_ready import BODY, ready


class Site:
    """What a server has: a database that people change, and the application with the way in front."""

    def __init__(self, path: Path) -> None:
        self.people = sqlite3.connect(path, isolation_level=None)
        self.people.execute("PRAGMA journal_mode=WAL")
        self.people.execute("CREATE TABLE disclosure_edition (name TEXT, weight INTEGER)")
        self.front = Front(self.django)
        self.front.watch = SQLiteWatch(str(path))

    def django(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        start("200 OK", [])
        return [b"from Django"]

    def raises(self, name: str) -> None:
        self.people.execute("INSERT INTO disclosure_edition VALUES (?, 1)", [name])

    def get(self, path: str = "/a/", **headers: str) -> tuple[str, dict[str, str], bytes]:
        told: dict[str, Any] = {}

        def start(status: str, headers: list[tuple[str, str]], *_: Any) -> Any:
            told.update(status=status, headers=dict(headers))

        environ = {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": path,
            "QUERY_STRING": "",
            "SCRIPT_NAME": "",
            "HTTP_HOST": "localhost:8000",
            "wsgi.url_scheme": "http",
        }
        body = b"".join(self.front(environ | headers, start))
        return told["status"], told["headers"], body


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    made = Site(tmp_path / "site.sqlite3")
    store.shelf.empty()
    store.shelf.put("/a/", ready("/a/", editions={"site": 0}, valid_until=None))
    yield made
    store.shelf.empty()


def test_what_is_ready_is_sent_without_asking_django(site: Site) -> None:
    status, headers, body = site.get()
    assert (status, body) == ("200 OK", BODY)
    assert headers["Content-Length"] == str(len(BODY))
    assert site.get(HTTP_ACCEPT_ENCODING="br")[1]["Content-Encoding"] == "br"


def test_a_change_that_somebody_else_committed_is_seen_by_the_next_who_asks(site: Site) -> None:
    assert site.get()[2] == BODY
    site.raises("category:9")
    assert site.get()[2] == BODY
    site.raises("site")
    assert site.get()[2] == b"from Django"


def test_a_change_that_is_not_committed_is_not_seen(site: Site) -> None:
    site.people.execute("BEGIN IMMEDIATE")
    site.raises("site")
    assert site.get()[2] == BODY
    site.people.execute("ROLLBACK")
    assert site.get()[2] == BODY


def test_every_doubt_is_left_to_django(site: Site) -> None:
    doubts: list[dict[str, str]] = [
        {"QUERY_STRING": "a=1"},
        {"REQUEST_METHOD": "POST"},
        {"HTTP_HOST": "elsewhere.example"},
        {"HTTP_HOST": ""},
        {"SCRIPT_NAME": "/in"},
        {"PATH_INFO": "/b/"},
    ]
    for doubt in doubts:
        assert site.get(**doubt)[2] == b"from Django", doubt


def test_what_is_over_is_left_to_django(site: Site) -> None:
    store.shelf.put("/a/", ready("/a/", editions={"site": 0}))  # until some noon of May
    assert site.get()[2] == b"from Django"


def test_head_and_who_has_it_already_get_no_body(site: Site) -> None:
    status, headers, body = site.get(REQUEST_METHOD="HEAD")
    assert (status, headers["Content-Length"], body) == ("200 OK", str(len(BODY)), b"")
    status, headers, body = site.get(HTTP_IF_NONE_MATCH=headers["ETag"])
    assert (status, body) == ("304 Not Modified", b"")
    assert "Content-Length" not in headers


def test_where_https_is_demanded_http_is_left_to_django(site: Site, settings: LazySettings) -> None:
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    watch = site.front.watch
    site.front = Front(site.django)
    site.front.watch = watch
    assert site.get()[2] == b"from Django"
    assert site.get(HTTP_X_FORWARDED_PROTO="http")[2] == b"from Django"
    assert site.get(HTTP_X_FORWARDED_PROTO="https")[2] == BODY


def test_a_database_that_does_not_answer_is_left_to_django(site: Site) -> None:
    site.people.execute("DROP TABLE disclosure_edition")
    assert site.get()[2] == b"from Django"
