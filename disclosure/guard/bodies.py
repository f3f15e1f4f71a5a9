"""The bytes of a response as a client will read them. What cannot be read is refused."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable

import brotli  # type: ignore[import-untyped]
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from disclosure.guard.refused import Refused

MOST = 16 * 1024 * 1024  # bytes of one body, packed or unpacked; more is not judged, and not sent
HANDED_OVER = ("X-Accel-Redirect", "X-Sendfile", "X-LiteSpeed-Location")
CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([^\s\"';,>/]+)", re.IGNORECASE)
XML_ENCODING = re.compile(rb"\s*<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']+)", re.IGNORECASE)
UTF8 = {"utf-8", "utf8"}
DECLARED_WITHIN = 1024  # bytes in which browsers look for <meta charset>


def whole(response: HttpResponseBase) -> HttpResponse:
    """`response` itself, or, if it is a stream, one with all that it yields, to be sent instead."""
    for header in HANDED_OVER:
        if header in response:
            raise Refused(f"{header} lets the server send a file that nobody judged.")
    if isinstance(response, HttpResponse):
        return response
    assert isinstance(response, StreamingHttpResponse)  # noqa: S101  (there is no third kind)
    return _with_body(response, _collected(response))


def _collected(response: StreamingHttpResponse) -> bytes:
    chunks: list[bytes] = []
    size = 0
    for chunk in response:
        chunks.append(chunk)
        size += len(chunk)
        if size > MOST:
            raise Refused(f"The stream is longer than {MOST:,} bytes; it is not judged.")
    return b"".join(chunks)


def _with_body(response: StreamingHttpResponse, body: bytes) -> HttpResponse:
    """A new response, because servers send the file behind a stream that came from one."""
    sent = HttpResponse(body, status=response.status_code, reason=response.reason_phrase)
    sent.headers = response.headers
    sent.cookies = response.cookies
    sent["Content-Length"] = str(len(body))
    hand_over_closing(response, to=sent)
    return sent


def hand_over_closing(response: HttpResponseBase, *, to: HttpResponseBase) -> None:
    """Whatever `response` would close when it was sent is closed with `to`.

    Closing `response` itself would announce the end of the request before it has ended.
    """
    to._resource_closers += response._resource_closers  # type: ignore[attr-defined]  # noqa: SLF001  (Django has no public way)


def unpacked(body: bytes, coding: str) -> bytes:
    """`body` without its Content-Encoding. At most MOST bytes: a bomb is refused before it goes off."""
    coding = coding.strip().lower()
    if coding in ("", "identity"):
        return body
    unpack = UNPACKERS.get(coding)
    if unpack is None:
        raise Refused(f"Nobody here can unpack Content-Encoding “{coding}”, so it is not judged.")
    try:
        return unpack(body)
    except (zlib.error, brotli.error) as error:
        raise Refused(f"The body is not the {coding} that it says it is: {error}.") from error


def _inflated(body: bytes, *formats: int) -> bytes:
    """By the first of the zlib `formats` that fits. Raises zlib.error if none does."""
    for number, form in enumerate(formats, 1):
        machine = zlib.decompressobj(form)
        try:
            found = machine.decompress(body, MOST + 1)
        except zlib.error:
            if number == len(formats):
                raise
            continue
        return _checked(found, ended=machine.eof and not machine.unused_data)
    return b""


def _gunzipped(body: bytes) -> bytes:
    return _inflated(body, 16 + zlib.MAX_WBITS)


def _deflated(body: bytes) -> bytes:
    """With or without the zlib header: browsers take both."""
    return _inflated(body, zlib.MAX_WBITS, -zlib.MAX_WBITS)


def _unbrotlied(body: bytes) -> bytes:
    machine = brotli.Decompressor()
    found = machine.process(body, output_buffer_limit=MOST + 1)
    return _checked(found, ended=machine.is_finished())


def _checked(found: bytes, *, ended: bool) -> bytes:
    if len(found) > MOST:
        raise Refused(f"Unpacked it is longer than {MOST:,} bytes; it is not judged.")
    if not ended:
        raise Refused("The packed body is cut off, or something follows its end.")
    return found


UNPACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": _gunzipped,
    "x-gzip": _gunzipped,
    "deflate": _deflated,
    "br": _unbrotlied,
}


def text(body: bytes, content_type: str) -> str:
    """What a client reads in `body`: UTF-8, or nothing that is judged.

    UTF-16 cannot pass for it: its byte order marks are no UTF-8.
    """
    told = {name.lower() for name in CHARSET.findall(content_type)}
    if told - UTF8:
        raise Refused(f"Its charset is {', '.join(sorted(told))}; only utf-8 is judged.")
    if not told:
        _refuse_other_encoding(body)
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused(f"It is no UTF-8: {error.reason} at byte {error.start:,}.") from error


def _refuse_other_encoding(body: bytes) -> None:
    """Where the header does not tell it, clients believe what the document says of itself."""
    xml = XML_ENCODING.match(body.removeprefix(b"\xef\xbb\xbf"))
    said = xml[1].decode("latin-1").lower() if xml else "utf-8"
    if said not in UTF8 | {"us-ascii"}:
        raise Refused(f"It says that its encoding is {said}; only utf-8 is judged.")


def refuse_guessing(body: bytes, content_type: str) -> None:
    """A page whose encoding neither the header nor its beginning tells is guessed by browsers."""
    if CHARSET.search(content_type) or body.startswith(b"\xef\xbb\xbf"):
        return
    declared = {name.lower() for name in CHARSET.findall(body[:DECLARED_WITHIN].decode("latin-1"))}
    if declared - UTF8:
        raise Refused(f"It declares charset {', '.join(sorted(declared))}; only utf-8 is judged.")
    if not declared and (not body.isascii() or b"\x1b" in body):
        raise Refused("Neither its Content-Type nor its beginning says that it is utf-8.")
