"""Asking this site inside the process."""

import gzip
from collections.abc import Callable

import pytest
from django.conf import LazySettings
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    StreamingHttpResponse,
)
from django.http.response import HttpResponseBase

from disclosure.auditing.answers import NothingToJudge, NotJudgedError
from disclosure.auditing.inside import Inside
from tests.disclosure.auditing.conftest import Shop
from tests.disclosure.guard.pages import bad, good

HTML = "<!DOCTYPE html><meta charset=utf-8><p>Tee für alle</p>"


def test_a_page_is_read_with_its_status_and_address(shop: Shop) -> None:
    answer = Inside().page(shop.put("/kettles/", HTML))
    assert (answer.html, answer.status, answer.path) == (HTML, 200, "/kettles/")
    assert answer.address == answer.uri == "http://127.0.0.1:8000/kettles/"
    assert answer.notes == ()


def test_a_page_that_the_guard_would_refuse_is_seen_as_it_is(shop: Shop) -> None:
    html = bad()
    assert Inside().page(shop.put("/kettles/", html)).html == html


def test_the_views_are_asked_as_readers_ask_them(shop: Shop, settings: LazySettings) -> None:
    settings.BASE_URL = "https://kettles.example"
    settings.ALLOWED_HOSTS = ["kettles.example"]
    settings.SECURE_SSL_REDIRECT = True

    def told(request: HttpRequest) -> HttpResponse:
        assert request.is_secure()
        assert request.get_host() == "kettles.example"
        return HttpResponse(f"{request.path} {request.GET['q']}")

    shop.put("/süß/", told)
    answer = Inside().page("/s%C3%BC%C3%9F/?q=%C3%A4")
    assert answer.html == "/süß/ ä"
    assert answer.address == "https://kettles.example/s%C3%BC%C3%9F/?q=%C3%A4"
    assert answer.path == "/süß/"


def test_a_missing_page_is_a_page_too(shop: Shop) -> None:
    answer = Inside().page("/nowhere/")
    assert ("Gone fishing" in answer.html, answer.status) == (True, 404)
    assert answer.notes == ("answers 404 Not Found",)


def test_redirects_within_the_site_are_followed_and_told(shop: Shop) -> None:
    shop.put("/old/", lambda request: HttpResponseRedirect("/new/?from=old#top"))
    shop.put("/new/", HTML)
    answer = Inside().page("/old/")
    assert answer.source == "/new/?from=old"
    assert answer.notes == ("leads to http://127.0.0.1:8000/new/?from=old#top",)


def test_a_redirect_that_goes_round_in_circles_is_no_page(shop: Shop) -> None:
    shop.put("/round/", lambda request: HttpResponseRedirect("/round/"))
    with pytest.raises(NotJudgedError, match="redirects more than 5 times"):
        Inside().page("/round/")


def test_a_redirect_to_another_site_is_nothing_to_judge(shop: Shop) -> None:
    shop.put("/study/", lambda request: HttpResponseRedirect("https://boiling.example/study"))
    with pytest.raises(NothingToJudge, match=r"another site: https://boiling\.example"):
        Inside().page("/study/")


def test_an_exception_is_told_by_its_name(shop: Shop, caplog: pytest.LogCaptureFixture) -> None:
    def fails(request: HttpRequest) -> HttpResponse:
        raise KeyError("weight")

    shop.put("/fails/", fails)
    with pytest.raises(NotJudgedError, match="500 Internal Server Error: KeyError: 'weight'"):
        Inside().page("/fails/")
    assert caplog.text == ""


def test_an_error_of_one_page_is_not_told_of_the_next(shop: Shop) -> None:
    def fails(request: HttpRequest) -> HttpResponse:
        raise KeyError("weight")

    inside = Inside()
    shop.put("/fails/", fails)
    shop.put("/down/", "<p>Down</p>", status=503)
    for path, words in (("/fails/", "KeyError"), ("/down/", "503 Service Unavailable.$")):
        with pytest.raises(NotJudgedError, match=words):
            inside.page(path)


def test_a_host_that_is_not_allowed_is_no_page(shop: Shop, settings: LazySettings) -> None:
    settings.ALLOWED_HOSTS = ["elsewhere.example"]
    with pytest.raises(NotJudgedError, match=r"400 Bad Request.*ALLOWED_HOSTS"):
        Inside().page(shop.put("/", HTML))


def test_streams_and_packed_pages_are_read_whole(shop: Shop) -> None:
    def stream(request: HttpRequest) -> HttpResponseBase:
        return StreamingHttpResponse(iter([b"<p>One", b" two</p>"]))

    def packed(request: HttpRequest) -> HttpResponse:
        return HttpResponse(gzip.compress(HTML.encode()), headers={"Content-Encoding": "gzip"})

    assert Inside().page(shop.put("/stream/", stream)).html == "<p>One two</p>"
    assert Inside().page(shop.put("/packed/", packed)).html == HTML


@pytest.mark.parametrize(
    "fields",
    [
        {"content_type": "text/html; charset=utf-16"},
        {"content_type": "application/xhtml+xml"},
        {"headers": {"Content-Encoding": "zstd"}},
    ],
    ids=str,
)
def test_what_the_guard_cannot_read_is_no_page(shop: Shop, fields: dict[str, object]) -> None:
    with pytest.raises(NotJudgedError, match="The guard would not serve it"):
        Inside().page(shop.put("/odd/", good(), **fields))


def test_what_is_no_html_is_judged_by_the_guard_itself(shop: Shop) -> None:
    picture: Callable[[], str] = lambda: shop.put("/a.png", b"\x89PNG", content_type="image/png")  # noqa: E731
    with pytest.raises(NothingToJudge, match="image/png"):
        Inside().page(picture())
    feed = '<feed><link href="http://127.0.0.1:8000/go/1/"/></feed>'
    with pytest.raises(NotJudgedError, match="The guard would not serve it"):
        Inside().page(shop.put("/feed", feed, content_type="application/atom+xml"))
