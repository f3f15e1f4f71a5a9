"""The same bytes, sent in other ways: in pieces, packed, in other encodings, in part, or not at all."""

import gzip
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import brotli  # type: ignore[import-untyped]
import pytest
from django.conf import LazySettings
from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import RequestFactory
from django.utils.http import http_date

from disclosure.guard import Guard, bodies
from tests.disclosure.guard.conftest import Desk, refused
from tests.disclosure.guard.pages import PATH, bad, good

HTML = "text/html; charset=utf-8"


def raw_deflate(body: bytes) -> bytes:
    machine = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return machine.compress(body) + machine.flush()


PACKERS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "gzip": ("gzip", gzip.compress),
    "GZip": ("GZip", gzip.compress),
    "zlib": ("deflate", zlib.compress),
    "deflate": ("deflate", raw_deflate),
    "brotli": ("br", brotli.compress),
}


def packed(body: bytes, coding: str, content_type: str = HTML) -> HttpResponse:
    return HttpResponse(body, content_type=content_type, headers={"Content-Encoding": coding})


# Streams


def pieces(html: str) -> Iterator[str]:
    for start in range(0, len(html), 100):
        yield html[start : start + 100]


def test_a_stream_is_judged_as_a_whole_and_sent_whole(desk: Desk) -> None:
    response = desk.passes(lambda request: StreamingHttpResponse(pieces(good())))
    assert response.content == good().encode()
    assert response["Content-Length"] == str(len(good().encode()))
    desk.refuses(lambda request: StreamingHttpResponse(pieces(bad())))


def test_a_stream_keeps_its_status_headers_and_cookies(desk: Desk) -> None:
    def view(request: HttpRequest) -> StreamingHttpResponse:
        answer = StreamingHttpResponse(pieces(good()), status=410, headers={"X-One": "1"})
        answer.set_cookie("c", "d")
        return answer

    response = desk.passes(view)
    assert (response.status_code, response["X-One"]) == (410, "1")
    assert response.cookies["c"].value == "d"


def test_a_stream_that_breaks_off_is_not_sent(desk: Desk) -> None:
    def broken() -> Iterator[str]:
        yield good()
        raise RuntimeError("no more")

    incident = desk.refuses(lambda request: StreamingHttpResponse(broken()))
    assert "RuntimeError" in incident.summary


def test_a_stream_of_pages_that_is_too_long_is_not_sent(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bodies, "MOST", 10_000)
    closed = []

    def endless() -> Iterator[str]:
        try:
            while True:
                yield good()
        finally:
            closed.append(True)

    desk.refuses(lambda request: StreamingHttpResponse(endless()))
    assert closed


@pytest.mark.parametrize("media_type", ["text/event-stream", "multipart/x-mixed-replace"])
def test_a_stream_without_an_end_is_not_waited_for(desk: Desk, media_type: str) -> None:
    def endless() -> Iterator[str]:
        raise AssertionError("nobody may ask for it")
        yield ""

    desk.refuses(lambda request: StreamingHttpResponse(endless(), content_type=media_type))


def test_pictures_and_downloads_stay_streams(desk: Desk) -> None:
    def download(request: HttpRequest) -> StreamingHttpResponse:
        return StreamingHttpResponse(iter([b"\x00" * 100]), content_type="image/webp")

    response = desk.passes(download)
    assert response.streaming
    assert b"".join(response) == b"\x00" * 100


def test_a_file_is_judged_and_its_bytes_are_what_the_server_sends() -> None:
    """Servers send the file behind a FileResponse, from where it was read to, past the response."""
    guard = Guard(lambda request: FileResponse(BytesIO(b"<p>Water</p>"), content_type="image/webp"))
    assert hasattr(guard(RequestFactory().get("/picture")), "file_to_stream")


def test_a_page_in_a_file_is_sent_from_memory(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(good())
    response = desk.passes(lambda request: FileResponse(file.open("rb"), content_type="text/html"))
    assert response.content == good().encode()
    assert not hasattr(response, "file_to_stream")
    file.write_text(bad())
    desk.refuses(lambda request: FileResponse(file.open("rb"), content_type="text/html"))


@pytest.mark.parametrize("header", ["X-Accel-Redirect", "X-Sendfile"])
def test_a_page_that_the_web_server_would_read_from_a_file_is_not_sent(
    desk: Desk, header: str
) -> None:
    desk.refuses("", headers={header: "/pages/kettles.html"})
    desk.passes("", content_type="image/webp", headers={header: "/pictures/kettle.webp"})


# Packed


@pytest.mark.parametrize("name", PACKERS)
def test_a_packed_page_is_judged_and_its_packed_bytes_are_sent(desk: Desk, name: str) -> None:
    coding, pack = PACKERS[name]
    body = pack(good().encode())
    response = desk.passes(lambda request: packed(body, coding))
    assert response.content == body
    assert response["Content-Encoding"] == coding
    desk.refuses(lambda request: packed(pack(bad().encode()), coding))


def test_the_compressing_middleware_may_stand_inside(desk: Desk, settings: LazySettings) -> None:
    guard, *others = settings.MIDDLEWARE
    settings.MIDDLEWARE = [guard, "django.middleware.gzip.GZipMiddleware", *others]
    desk.put(good())
    response = desk.client.get(PATH, headers={"Accept-Encoding": "gzip"})
    assert response["Content-Encoding"] == "gzip"
    assert gzip.decompress(response.content) == good().encode()
    desk.put(bad())
    assert refused(desk.client.get(PATH, headers={"Accept-Encoding": "gzip"}))
    desk.put(lambda request: StreamingHttpResponse(pieces(bad())))
    assert refused(desk.client.get(PATH, headers={"Accept-Encoding": "gzip"}))


@pytest.mark.parametrize("coding", ["zstd", "compress", "gzip, br", "gzip, gzip", "identity, gzip"])
def test_a_coding_that_nobody_here_unpacks_is_not_sent(desk: Desk, coding: str) -> None:
    desk.refuses(lambda request: packed(gzip.compress(good().encode()), coding))


@pytest.mark.parametrize("name", PACKERS)
def test_a_packed_body_that_is_cut_off_or_no_such_thing_is_not_sent(desk: Desk, name: str) -> None:
    coding, pack = PACKERS[name]
    desk.refuses(lambda request: packed(pack(good().encode())[:-20], coding))
    desk.refuses(lambda request: packed(good().encode(), coding))


def test_a_second_part_after_the_end_of_the_first_is_not_sent(desk: Desk) -> None:
    body = gzip.compress(good().encode()) + gzip.compress(bad().encode())
    desk.refuses(lambda request: packed(body, "gzip"))


@pytest.mark.parametrize("name", PACKERS)
def test_a_bomb_does_not_go_off(desk: Desk, name: str) -> None:
    coding, pack = PACKERS[name]
    bomb = pack(b" " * (bodies.MOST + 1))
    incident = desk.refuses(lambda request: packed(bomb, coding))
    assert "longer than" in incident.summary


def test_nobody_unpacks_pictures(desk: Desk) -> None:
    desk.passes(lambda request: packed(b"anything", "zstd", content_type="image/webp"))


# Encodings


@pytest.mark.parametrize("charset", ["latin-1", "utf-16", "utf-7", "windows-1252", "us-ascii"])
def test_a_page_in_another_charset_is_not_sent(desk: Desk, charset: str) -> None:
    desk.refuses(good().encode(), content_type=f"text/html; charset={charset}")


def test_two_charsets_are_one_too_many(desk: Desk) -> None:
    desk.refuses(good(), content_type="text/html; charset=utf-8; charset=utf-7")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-32"])
def test_wide_characters_are_not_sent(desk: Desk, encoding: str) -> None:
    desk.refuses("\ufeff".encode(encoding) + bad().encode(encoding), content_type=HTML)


def test_bytes_that_are_no_utf_8_are_not_sent(desk: Desk) -> None:
    desk.refuses(good().encode().replace(b"Alder Shop", b"Alder\xe9"), content_type=HTML)


def test_a_byte_order_mark_of_utf_8_is_none_of_the_page(desk: Desk) -> None:
    mark = b"\xef\xbb\xbf"
    assert desk.passes(mark + good().encode(), content_type=HTML).content.startswith(mark)
    desk.refuses(mark + bad().encode(), content_type=HTML)


def test_without_a_charset_in_the_header_the_page_must_say_that_it_is_utf_8(desk: Desk) -> None:
    declared = '<meta charset="utf-8">'
    desk.passes(good(), content_type="text/html")
    desk.refuses(good().replace(declared, '<meta charset="shift_jis">'), content_type="text/html")
    desk.refuses(good().replace(declared, "<!-- é -->"), content_type="text/html")
    desk.refuses(good().replace(declared, "<!-- \x1b$B -->"), content_type="text/html")


# Content types


@pytest.mark.parametrize(
    "content_type",
    [
        "TEXT/HTML",
        "text/html ;charset=UTF-8",
        "text/html;charset='utf-8'",
        "text/x-html",
        "application/json, text/html",
        "text/plain, */*",
        "html",
        "text",
        "",
        "*/*",
        "unknown/unknown",
    ],
)
def test_html_by_any_other_name_is_judged_as_html(desk: Desk, content_type: str) -> None:
    desk.refuses(bad(), content_type=content_type)
    desk.passes(good(), content_type=content_type)


def test_html_without_a_content_type_is_judged_as_html(desk: Desk) -> None:
    def answer(html: str) -> HttpResponse:
        response = HttpResponse(html)
        del response["Content-Type"]
        return response

    desk.refuses(lambda request: answer(bad()))
    desk.refuses(lambda request: answer("  \n<!-- -->" + bad()))
    desk.passes(lambda request: answer(good()))
    desk.passes(lambda request: answer("water"))


# In part, or not at all


def test_a_part_of_a_page_is_not_sent(desk: Desk) -> None:
    part: dict[str, Any] = {"status": 206, "headers": {"Content-Range": "bytes 0-9/100"}}
    desk.refuses("<p>Water", **part)
    desk.passes(b"\x00", content_type="video/webm", **part)


def conditional(html: str, **headers: str) -> Callable[[HttpRequest], HttpResponse]:
    """What a view does that knows its ETag before anybody judged."""

    def view(request: HttpRequest) -> HttpResponse:
        asked = request.headers
        if asked.get("If-None-Match") == '"1"' or "If-Modified-Since" in asked:
            return HttpResponse(status=304)
        return HttpResponse(
            html, headers={"ETag": '"1"', "Last-Modified": http_date(100)} | headers
        )

    return view


ASKED: list[dict[str, Any]] = [
    {"If-None-Match": '"1"'},
    {"If-None-Match": 'W/"1", "2"'},
    {"If-Modified-Since": http_date(200)},
]


@pytest.mark.parametrize("asked", ASKED)
def test_not_modified_is_said_of_pages_that_would_be_sent_only(
    desk: Desk, asked: dict[str, str]
) -> None:
    desk.put(conditional(good()))
    response = desk.client.get(PATH, headers=asked)
    assert (response.status_code, response.content) == (304, b"")
    assert response["ETag"] == '"1"'
    desk.put(conditional(bad()))
    assert refused(desk.client.get(PATH, headers=asked))


def test_a_page_that_changed_is_sent_whole(desk: Desk) -> None:
    desk.put(conditional(good()))
    for asked in ({"If-None-Match": '"2"'}, {"If-Modified-Since": http_date(50)}):
        assert desk.client.get(PATH, headers=asked).content == good().encode()


def test_the_conditional_middleware_may_stand_inside(desk: Desk, settings: LazySettings) -> None:
    guard, *others = settings.MIDDLEWARE
    settings.MIDDLEWARE = [guard, "django.middleware.http.ConditionalGetMiddleware", *others]
    etag = desk.passes(good())["ETag"]
    response = desk.client.get(PATH, headers={"If-None-Match": etag})
    assert response.status_code == 304


def test_a_picture_that_a_reader_has_is_not_sent_again(desk: Desk) -> None:
    def picture(request: HttpRequest) -> FileResponse:
        return FileResponse(BytesIO(b"1"), content_type="image/webp", headers={"ETag": '"1"'})

    desk.put(picture)
    assert desk.client.get(PATH, headers={"If-None-Match": '"1"'}).status_code == 304


def test_no_cookie_etag_or_date_of_a_refused_page_is_sent(desk: Desk) -> None:
    def view(request: HttpRequest) -> HttpResponse:
        headers = {"ETag": '"1"', "Last-Modified": http_date(100), "Cache-Control": "max-age=600"}
        answer = HttpResponse(bad(), headers=headers)
        answer.set_cookie("tracked", "yes")
        return answer

    response = desk.get(view)
    assert refused(response)
    assert not response.cookies
    assert "ETag" not in response
    assert "Last-Modified" not in response
    assert response["Cache-Control"] == "no-store"
