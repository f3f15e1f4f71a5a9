"""Asking a site over HTTP: a small one, on this machine."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.conf import LazySettings

from disclosure.auditing import network
from disclosure.auditing.answers import NothingToJudge, NotJudgedError

Reply = tuple[int, dict[str, str], bytes]
PAGE = "<p>Grüße</p>".encode()


class Other:
    """A site of somebody else. `asked` has the paths that it was asked for."""

    def __init__(self) -> None:
        self.replies: dict[str, Reply] = {}
        self.asked: list[str] = []
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def put(self, path: str, body: bytes = PAGE, status: int = 200, **headers: str) -> str:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.replies[path] = (status, {"Content-Type": "text/html; charset=utf-8", **named}, body)
        return f"{self.url}{path}"

    def _handler(self) -> Callable[..., BaseHTTPRequestHandler]:
        other = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                other.asked.append(self.path)
                status, headers, body = other.replies.get(self.path, (404, {}, b"nothing"))
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args: object) -> None:
                pass

        return Handler


@pytest.fixture
def other() -> Iterator[Other]:
    site = Other()
    thread = threading.Thread(target=site.server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield site
    site.server.shutdown()
    thread.join()
    site.server.server_close()


def test_a_page_is_read_in_its_charset(other: Other) -> None:
    answer = network.page(other.put("/page"))
    assert (answer.html, answer.status, answer.path) == ("<p>Grüße</p>", 200, "")
    assert answer.source == answer.address == f"{other.url}/page"
    latin = other.put("/latin", "<p>5 €</p>".encode("cp1252"), Content_Type="text/html")
    assert network.page(latin).html == "<p>5 €</p>"


def test_a_page_of_this_site_is_known_as_one(other: Other, settings: LazySettings) -> None:
    settings.BASE_URL = other.url
    assert network.page(other.put("/page")).path == "/page"


def test_redirects_are_followed_and_told(other: Other) -> None:
    other.put("/new")
    answer = network.page(other.put("/old", status=301, Location="/new"))
    assert answer.source == f"{other.url}/new"
    assert answer.notes == (f"leads to {other.url}/new",)


@pytest.mark.parametrize("location", ["file:///etc/passwd", "ftp://127.0.0.1/x"])
def test_a_redirect_away_from_the_web_is_not_followed(other: Other, location: str) -> None:
    with pytest.raises(NotJudgedError, match=r"no web address|leads to no page"):
        network.page(other.put("/away", status=302, Location=location))


def test_redirects_come_to_an_end(other: Other) -> None:
    for n in range(10):
        other.put(f"/{n}", status=302, Location=f"/{n + 1}")
    with pytest.raises(NotJudgedError, match="round in circles"):
        network.page(f"{other.url}/0")
    assert len(other.asked) == network.MOST_REDIRECTS + 1


def test_a_missing_page_is_a_page_too(other: Other) -> None:
    answer = network.page(other.put("/gone", status=410))
    assert (answer.status, answer.notes) == (410, ("answers 410",))


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"status": 500}, "answers 500"),
        ({"status": 403}, "answers 403"),
        ({"Content_Encoding": "br"}, "compressed"),
        ({"body": b"x" * (network.MOST + 1)}, "longer than 16,777,216 bytes"),
    ],
    ids=str,
)
def test_what_cannot_be_read_is_told(other: Other, fields: dict[str, object], why: str) -> None:
    with pytest.raises(NotJudgedError, match=why):
        network.page(other.put("/page", **fields))  # type: ignore[arg-type]


def test_what_is_no_html_is_nothing_to_judge(other: Other) -> None:
    with pytest.raises(NothingToJudge, match="image/png"):
        network.page(other.put("/a.png", Content_Type="image/png"))


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:1/",
        "http:///page",
        "http://user:secret@127.0.0.1/",
        "http://127.0.0.1:99999/",
        "http://a..example/",
        "http://[::1/",
    ],
)
def test_an_address_that_leads_nowhere_is_told(url: str) -> None:
    with pytest.raises(NotJudgedError, match="cannot be fetched"):
        network.page(url)


def test_letters_of_other_scripts_travel_as_browsers_send_them(other: Other) -> None:
    other.put("/gr%C3%BC%C3%9Fe?q=%C3%A4%20b&c=%41")
    assert network.page(f"{other.url}/grüße?q=ä b&c=%41").status == 200


def test_sheets_of_the_same_host_are_read_and_no_others(other: Other) -> None:
    sheet = network.page(other.put("/page")).sheet
    other.put("/a.css", b"p {}", Content_Type="text/css")
    assert sheet(f"{other.url}/a.css") == "p {}"
    assert sheet(f"{other.url}/missing.css") is None
    asked = len(other.asked)
    assert sheet("http://127.0.0.1:1/a.css") is None
    assert sheet("file:///etc/passwd") is None
    assert len(other.asked) == asked
