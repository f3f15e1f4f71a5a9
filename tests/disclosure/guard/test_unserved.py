"""The plain page, and who gets past the guard."""

from typing import Any

import pytest
from asgiref.sync import iscoroutinefunction
from django.conf import LazySettings
from django.http import HttpRequest, HttpResponse
from selectolax.lexbor import LexborHTMLParser

from disclosure.guard import UNGUARDED, Guard
from tests.disclosure.guard.conftest import GUARD, Desk, refused
from tests.disclosure.guard.pages import PATH, RAW, bad, good, notice, page


def test_the_plain_page_leads_home_alone_and_carries_its_own_headers(desk: Desk) -> None:
    response = desk.get(bad())
    assert response.status_code == 503
    tree = LexborHTMLParser(response.content.decode())
    assert not tree.css('a:not([href="/"]), form, script, iframe, img, link, style')
    assert tree.css("h1")
    assert response["Content-Type"] == "text/html; charset=utf-8"
    assert response["Cache-Control"] == "no-store"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert int(response["Retry-After"]) > 0
    assert not {"ETag", "Last-Modified", "Set-Cookie", "Expires"} & set(response.headers)


def test_in_debug_the_page_lists_what_is_wrong_with_the_html_around_it(
    desk: Desk, settings: LazySettings
) -> None:
    settings.DEBUG = True
    response = desk.get(page(RAW, notice("commission"), "<b>x</b>"))
    text = response.content.decode()
    tree = LexborHTMLParser(text)
    assert response.status_code == 503
    assert "P01★" in text
    assert "Move the link or row below the notice" in text
    assert "example 21" in text
    assert any(node.text().startswith("<a href=") for node in tree.css("pre"))
    assert not tree.css("a, script, iframe, form")
    assert response["Cache-Control"] == "no-store"


def test_in_debug_an_error_names_itself(desk: Desk, settings: LazySettings) -> None:
    settings.DEBUG = True
    response = desk.get(good(), content_type="text/html; charset=koi8-r")
    assert "koi8-r" in response.content.decode()


def test_in_debug_the_page_about_an_exception_is_still_shown(
    desk: Desk, settings: LazySettings
) -> None:
    def view(request: HttpRequest) -> HttpResponse:
        raise RuntimeError("look at me")

    settings.DEBUG = True
    response = desk.get(view)
    assert response.status_code == 500
    assert "look at me" in response.content.decode()
    assert desk.client.get("/nowhere/").status_code == 404
    assert desk.client.get("/about/", headers={"host": "wrong.example"}).status_code == 400
    assert desk.get(lambda request: HttpResponse(bad(), status=404)).status_code == 503
    settings.DEBUG = False
    desk.refuses(response.content)


# Who gets past


def test_pages_for_nobody_but_staff_are_exempt(desk: Desk) -> None:
    for path in ("/admin/", "/admin/preview/1/"):
        assert desk.get(bad(), path).content == bad().encode()


@pytest.mark.parametrize(
    "path",
    [
        "//admin/",
        "/admin/../compare/kettles/",
        "/admin/./x",
        "/admin//x",
        "/admin\\..\\x",
        "/ADMIN/",
        "/administration/",
        "/x/admin/",
        "/admin;/x",
    ],
)
def test_nobody_becomes_exempt_by_a_detour(desk: Desk, path: str) -> None:
    desk.put(bad(), path)
    assert refused(desk.client.get("/", PATH_INFO=path))


@pytest.mark.parametrize(
    "asked", ["/admin%2F..%2Fcompare/kettles/", "/admin/%2e%2e/x", "/%2Fadmin/", "/admin/%5C../x"]
)
def test_nor_by_an_encoded_one(desk: Desk, asked: str) -> None:
    from urllib.parse import unquote  # noqa: PLC0415  (of use here only)

    desk.put(bad(), unquote(asked))
    assert refused(desk.client.get(asked))


def test_a_prefix_without_its_slash_is_the_same_section(desk: Desk, settings: LazySettings) -> None:
    settings.DISCLOSURE = settings.DISCLOSURE | {"EXEMPT": ["/admin", "", "/"]}
    assert not refused(desk.get(bad(), "/admin/"))
    desk.refuses(bad(), "/administration/")
    desk.refuses(bad())


def test_nobody_becomes_exempt_by_a_script_name(desk: Desk) -> None:
    desk.put(bad(), "/admin/compare/kettles/")
    response = desk.client.get("/compare/kettles/", SCRIPT_NAME="/admin", PATH_INFO=PATH)
    assert refused(response)


def test_who_calls_inside_the_process_may_see_what_would_be_refused(desk: Desk) -> None:
    desk.put(bad())
    inside: dict[str, Any] = {UNGUARDED: True}
    assert desk.client.get(PATH, **inside).content == bad().encode()


@pytest.mark.parametrize("header", [UNGUARDED, "disclosure-unguarded", "DISCLOSURE_UNGUARDED"])
def test_nobody_can_ask_for_that_over_http(desk: Desk, header: str) -> None:
    desk.put(bad())
    assert refused(desk.client.get(PATH, headers={header: "1"}))
    sent: dict[str, Any] = {f"HTTP_{header.upper()}": "1"}
    assert refused(desk.client.get(PATH, **sent))
    assert refused(desk.client.get(f"{PATH}?{UNGUARDED}=1"))


def test_the_guard_says_that_it_waits_for_nothing() -> None:
    assert Guard.sync_capable
    assert not Guard.async_capable
    assert not iscoroutinefunction(Guard(lambda request: HttpResponse()))


def test_a_page_is_made_and_judged_once(desk: Desk) -> None:
    asked = []

    def view(request: HttpRequest) -> HttpResponse:
        asked.append(1)
        return HttpResponse(good())

    desk.passes(view)
    assert asked == [1]


def test_the_guard_stands_first_on_this_site() -> None:
    from config import settings as real  # noqa: PLC0415  (the tests have settings of their own)

    assert real.MIDDLEWARE[0] == GUARD
