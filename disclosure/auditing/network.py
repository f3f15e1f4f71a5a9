"""Asks a site for a page over HTTP, with bounds on time, size and redirects."""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from email.message import Message
from functools import partial
from hashlib import sha256
from http.client import HTTPException
from typing import IO, Any
from urllib.parse import quote, urlsplit, urlunsplit

from django.conf import settings

from disclosure.auditing.answers import UNANSWERED, Answer, NothingToJudge, NotJudgedError
from disclosure.auditing.decoding import decode
from disclosure.sheets import LARGEST

MOST = 16 * 1024 * 1024  # bytes of one page
SILENCE = 20.0  # seconds without a byte
PATIENCE = 60.0  # seconds for one page
MOST_REDIRECTS = 5
HTML = ("text/html", "application/xhtml+xml")
AGENT = "Forthright-audit/1 (+audit_pages)"


class TooMuchError(Exception):
    pass


class Redirects(urllib.request.HTTPRedirectHandler):
    """To web addresses only, and a few at most."""

    max_redirections = MOST_REDIRECTS

    def __init__(self) -> None:
        self.led_to: list[str] = []

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: Any,
        newurl: str,
    ) -> urllib.request.Request | None:
        if urlsplit(newurl).scheme not in ("http", "https"):
            raise NotJudgedError(f"It leads to {newurl}, which is no web address.")
        self.led_to.append(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def page(url: str) -> Answer:
    """The page at an http(s) address. Raises NotJudgedError if it cannot be had."""
    redirects = Redirects()
    status, headers, body, final = _get(url, redirects, MOST)
    if 300 <= status < 400:
        raise NotJudgedError(f"It answers {status} and leads to no page, or round in circles.")
    if status >= 500 or status in UNANSWERED:
        raise NotJudgedError(f"It answers {status}, so its page was not seen.")
    if headers.get_content_type() not in HTML:
        raise NothingToJudge(f"It is {headers.get_content_type()}, not HTML.")
    notes = [f"leads to {one}" for one in redirects.led_to]
    if status >= 400:
        notes.append(f"answers {status}")
    return Answer(
        decode(body, str(headers.get_content_charset() or "")),
        source=final,
        uri=final,
        address=final,
        path=urlsplit(final).path or "/" if is_ours(final) else "",
        status=status,
        sheet=partial(_sheet, final),
        digest=sha256(body).hexdigest(),
        notes=tuple(notes),
    )


def is_ours(url: str) -> bool:
    """Whether the address is one of this site."""
    there, home = urlsplit(url), urlsplit(settings.BASE_URL)
    return (there.scheme, there.netloc) == (home.scheme, home.netloc)


def _sheet(of: str, url: str) -> str | None:
    """A sheet of the page `of`, if it is on the same host: no page makes us ask others."""
    if urlsplit(url)[:2] != urlsplit(of)[:2]:
        return None
    try:
        status, headers, body, _ = _get(url, Redirects(), LARGEST)
    except NotJudgedError:
        return None
    return decode(body, str(headers.get_content_charset() or "")) if status == 200 else None


def _get(url: str, redirects: Redirects, most: int) -> tuple[int, Message, bytes, str]:
    """(status, headers, body, final address)."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        redirects,
    ):
        opener.add_handler(handler)
    try:
        with _opened(opener, url) as response:
            return response.status, response.headers, _body(response, most), response.url
    except TooMuchError as error:
        raise NotJudgedError(str(error)) from None
    except (OSError, HTTPException, ValueError) as error:
        raise NotJudgedError(f"It cannot be fetched: {_why(error)}.") from error


def _opened(opener: urllib.request.OpenerDirector, url: str) -> Any:
    """A page that says 404 or 410 is a page as well."""
    request = urllib.request.Request(  # noqa: S310  (the opener knows no other schemes)
        _in_ascii(url),
        headers={"User-Agent": AGENT, "Accept": "text/html", "Accept-Encoding": "identity"},
    )
    try:
        return opener.open(request, timeout=SILENCE)
    except urllib.error.HTTPError as error:
        return error


def _in_ascii(url: str) -> str:
    """As it travels: the host by IDNA, all else by per cent signs. Raises ValueError."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
        raise ValueError("no web address of the form https://host/path")
    host = parts.hostname.encode("idna").decode("ascii")
    host = f"[{host}]" if ":" in host else host
    netloc = f"{host}:{parts.port}" if parts.port else host
    path, query = (
        quote(parts.path, safe="/%:@!$&'()*+,;=~"),
        quote(parts.query, safe="=&%/?:@!$'()*+,;~"),
    )
    return urlunsplit((parts.scheme, netloc, path or "/", query, ""))


def _body(response: Any, most: int) -> bytes:
    end = time.monotonic() + PATIENCE
    chunks: list[bytes] = []
    size = 0
    while chunk := response.read1(65_536):
        chunks.append(chunk)
        size += len(chunk)
        if size > most:
            raise TooMuchError(f"It is longer than {most:,} bytes.")
        if time.monotonic() > end:
            raise TooMuchError(f"It was not complete after {PATIENCE:.0f} seconds.")
    if response.headers.get("Content-Encoding", "identity").lower() not in ("", "identity"):
        raise TooMuchError("It is compressed, although that was not asked for.")
    return b"".join(chunks)


def _why(error: Exception) -> str:
    reason = getattr(error, "reason", None) or error
    return str(getattr(reason, "strerror", None) or reason).rstrip(".") or type(error).__name__
