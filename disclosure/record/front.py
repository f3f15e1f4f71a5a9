"""The fast way out: a page that is ready is sent before Django is asked.

Goes around the WSGI application. It answers what this process holds (disclosure.record.store.shelf),
after a look at the editions and at the clock; all else is Django's, and so is every doubt.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterable
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from django.conf import settings

from disclosure import registers
from disclosure.record import store
from disclosure.record.ready import Ready, coding
from disclosure.record.release import release
from disclosure.record.watching import Watch, watch

logger = logging.getLogger("disclosure.record")

STATUS = {200: "200 OK", 410: "410 Gone"}


class Front:
    def __init__(self, application: WSGIApplication) -> None:
        self.application = application
        self.hosts = frozenset(one.lower() for one in settings.ALLOWED_HOSTS if is_plain(one))
        self.https = settings.SECURE_SSL_REDIRECT
        self.proxy_header, self.proxy_value = settings.SECURE_PROXY_SSL_HEADER or ("", "")
        self.watch: Watch | None = watch() if registers.keeps_record() else None
        release()  # reading all sources takes a moment, which no reader shall wait for

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        ready = store.shelf.get(environ["PATH_INFO"]) if self.may_answer(environ) else None
        if ready is None or not self.holds(ready):
            return self.application(environ, start)
        if ready.is_held(environ.get("HTTP_IF_NONE_MATCH", "")):
            start("304 Not Modified", [*ready.headers_unchanged])
            return ()
        how = coding(environ.get("HTTP_ACCEPT_ENCODING", ""))
        start(STATUS[ready.status], [*ready.headers_in(how)])  # servers may add to it
        return () if environ["REQUEST_METHOD"] == "HEAD" else (ready.bytes_in(how),)

    def may_answer(self, environ: WSGIEnvironment) -> bool:
        """Whether it asks for a page as it is, by an address that this site has."""
        return (
            environ["REQUEST_METHOD"] in ("GET", "HEAD")
            and not environ.get("QUERY_STRING")
            and not environ.get("SCRIPT_NAME")
            and host(environ.get("HTTP_HOST", "")) in self.hosts
            and (not self.https or self.is_secure(environ))
        )

    def is_secure(self, environ: WSGIEnvironment) -> bool:
        if self.proxy_header and self.proxy_header in environ:
            return bool(environ[self.proxy_header] == self.proxy_value)
        return bool(environ.get("wsgi.url_scheme") == "https")

    def holds(self, ready: Ready) -> bool:
        """If the database does not answer, Django tells the reader so."""
        if self.watch is None:
            return False
        try:
            return ready.holds(self.watch.numbers(), time.time())
        except Exception:
            logger.exception("The editions cannot be read.")
            return False


def is_plain(name: str) -> bool:
    return bool(name) and not name.startswith((".", "*"))


def host(given: str) -> str:
    """Without the port."""
    return given.rpartition(":")[0].lower() if given[-1:].isdigit() and ":" in given else given
