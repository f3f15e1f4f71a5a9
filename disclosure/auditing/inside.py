"""Asks this site for a page inside the process: the whole way of a request but for the guard, so
that a broken page is seen as it is and not as a 503."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from http import HTTPStatus
from io import BytesIO
from typing import Any
from urllib.parse import unquote_to_bytes, urldefrag, urljoin, urlsplit

from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIRequest
from django.core.signals import got_request_exception
from django.http.response import FileResponse, HttpResponseBase
from django.utils import timezone

from disclosure import registers
from disclosure.auditing.answers import UNANSWERED, Answer, NothingToJudge, NotJudgedError
from disclosure.guard import UNGUARDED, bodies
from disclosure.guard.judged import judged
from disclosure.guard.kinds import Kind, kind, looks_like_html
from disclosure.guard.refused import Refused

REDIRECTS = (301, 302, 303, 307, 308)
MOST_REDIRECTS = 5


@dataclass
class Inside:
    """This site. Its middleware is loaded once, when the first page is asked for."""

    errors: list[str] = field(default_factory=list)

    @cached_property
    def handler(self) -> BaseHandler:
        made = BaseHandler()
        made.load_middleware()
        return made

    def page(self, path: str) -> Answer:
        """`path` may have a query. Redirects within the site are followed and told."""
        notes: list[str] = []
        for _ in range(MOST_REDIRECTS):
            response, request = self._ask(path)
            onward = _onward(request, response)
            if onward is None:
                return self._read(path, request, response, notes)
            _refuse(request, response)
            notes.append(f"leads to {onward}")
            if registers.address("") != _origin(onward):
                raise NothingToJudge(f"It leads to another site: {onward}")
            path = urldefrag(onward.removeprefix(_origin(onward))).url
        raise NotJudgedError(f"It redirects more than {MOST_REDIRECTS} times: {'; '.join(notes)}.")

    def resource(self, path: str) -> tuple[int, str, bytes]:
        """(status, content type, body) of whatever is there: a page, a sheet, a picture."""
        for _ in range(MOST_REDIRECTS):
            response, request = self._ask(path)
            onward = _onward(request, response)
            if onward is None or _origin(onward) != registers.address(""):
                break
            path = urldefrag(onward.removeprefix(_origin(onward))).url
        body = bodies.whole(response).content
        if isinstance(response, FileResponse) and response.file_to_stream is not None:
            response.file_to_stream.close()  # the file alone: no request of a reader is over
        coding = response.get("Content-Encoding", "")
        return response.status_code, response.get("Content-Type", ""), bodies.unpacked(body, coding)

    def _ask(self, path: str) -> tuple[HttpResponseBase, WSGIRequest]:
        request = WSGIRequest(environ(path))
        self.errors.clear()
        with _quietly(), self._overheard():
            response = self.handler.get_response(request)
        return response, request

    def _read(
        self, path: str, request: WSGIRequest, response: HttpResponseBase, notes: list[str]
    ) -> Answer:
        self._refuse_failure(response)
        html, digest = _html(request, response)
        if response.status_code >= 400:
            notes.append(f"answers {_status(response)}")
        return Answer(
            html,
            source=path,
            uri=address(request),
            address=address(request),
            path=request.path,
            status=response.status_code,
            digest=digest,
            notes=tuple(notes),
        )

    def _refuse_failure(self, response: HttpResponseBase) -> None:
        if response.status_code >= 500:
            why = f": {self.errors[-1]}" if self.errors else ""
            raise NotJudgedError(f"It answers {_status(response)}{why}.")
        if response.status_code in UNANSWERED:
            hint = (
                " Is the host of BASE_URL in ALLOWED_HOSTS?" if response.status_code == 400 else ""
            )
            raise NotJudgedError(f"It answers {_status(response)}, so it was not seen.{hint}")

    @contextmanager
    def _overheard(self) -> Iterator[None]:
        """Django makes a 500 of an exception; its words are kept for the report."""

        def note(**kwargs: Any) -> None:
            error = sys.exc_info()[1]
            self.errors.append(f"{type(error).__name__}: {error}")

        got_request_exception.connect(note)
        try:
            yield
        finally:
            got_request_exception.disconnect(note)


def environ(path: str) -> dict[str, Any]:
    """A GET as a server passes it on, from a client that takes HTML and no compression."""
    home = urlsplit(settings.BASE_URL)
    parts = urlsplit(path)
    return {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(path.partition("?")[0]).decode("latin-1"),
        "QUERY_STRING": parts.query,
        "SERVER_PROTOCOL": "HTTP/1.1",
        "SERVER_NAME": home.hostname or "localhost",
        "SERVER_PORT": str(home.port or (443 if home.scheme == "https" else 80)),
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": home.netloc,
        "HTTP_ACCEPT": "text/html",
        "wsgi.input": BytesIO(),
        "wsgi.url_scheme": home.scheme,
        UNGUARDED: True,
    }


def _html(request: WSGIRequest, response: HttpResponseBase) -> tuple[str, str]:
    """The body as the guard reads it, and the SHA-256 of its bytes, in hex. What is no HTML is judged by the guard itself."""
    content_type = response.get("Content-Type", "")
    found = kind(content_type)
    try:
        if found not in (Kind.HTML, Kind.ODD):
            judged(request, response, timezone.now())
            raise NothingToJudge(
                f"It is {content_type or 'without a type'}, which the guard lets pass."
            )
        whole = bodies.whole(response)
        body = bodies.unpacked(whole.content, whole.get("Content-Encoding", ""))
        text = bodies.text(body, content_type)
        if found is Kind.ODD and not looks_like_html(body):
            raise NothingToJudge("It is no HTML.")
        bodies.refuse_guessing(body, content_type)
    except Refused as refused:
        raise NotJudgedError(f"The guard would not serve it: {refused.words}") from refused
    return text, sha256(body).hexdigest()


def _refuse(request: WSGIRequest, response: HttpResponseBase) -> None:
    """A redirect is judged by the guard: it may lead somewhere for pay."""
    try:
        judged(request, response, timezone.now())
    except Refused as refused:
        raise NotJudgedError(f"The guard would not serve it: {refused.words}") from refused


def address(request: WSGIRequest) -> str:
    """The absolute address that was asked for."""
    query = request.META["QUERY_STRING"]
    return f"{registers.address(request.path)}{f'?{query}' if query else ''}"


def _onward(request: WSGIRequest, response: HttpResponseBase) -> str | None:
    """The absolute address that a redirect leads to; None if it is none."""
    if response.status_code not in REDIRECTS or "Location" not in response:
        return None
    return urljoin(address(request), response["Location"])


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _status(response: HttpResponseBase) -> str:
    try:
        return f"{response.status_code} {HTTPStatus(response.status_code).phrase}"
    except ValueError:
        return str(response.status_code)


@contextmanager
def _quietly() -> Iterator[None]:
    """Without the log lines about missing pages and exceptions that the report tells anyway."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(before)
