"""What a page that is not ours may ask for while a browser looks at it.

It may show an auditor what it shows readers, and none of what lies on the auditor's own machine or
network: that would stand in pictures which are filed and passed on.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable
from functools import lru_cache
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from playwright.sync_api import Route

Find = Callable[[str], Iterable[str]]  # the IP addresses of a host; OSError if it has none


def answering(page: str) -> Callable[[Route], None]:
    """Answers what the page at this address asks for."""

    def answer(route: Route) -> None:
        if may_ask(page, route.request.url):
            route.continue_()
        else:
            route.abort("blockedbyclient")

    return answer


def may_ask(page: str, url: str, find: Find | None = None) -> bool:
    """A saved page: files in its folder and below, and the web. A page of the web: its own host and
    the web, in which no private addresses are."""
    own, there = urlsplit(page), urlsplit(url)
    if there.scheme in ("data", "blob", "about"):
        return True
    if there.scheme == "file":
        folder = Path(unquote(own.path)).resolve().parent
        asked = Path(unquote(there.path)).resolve()
        return own.scheme == "file" and not there.netloc and asked.is_relative_to(folder)
    if there.scheme not in ("http", "https", "ws", "wss"):
        return False
    if own.scheme != "file" and own.hostname == there.hostname:
        return True
    return _is_public(there.hostname or "", find or _addresses)


def _is_public(host: str, find: Find) -> bool:
    try:
        return all(ip_address(one).is_global for one in find(host))
    except (OSError, ValueError):
        return False


@lru_cache(maxsize=512)
def _addresses(host: str) -> tuple[str, ...]:
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return tuple({str(one[4][0]).split("%")[0] for one in found})
