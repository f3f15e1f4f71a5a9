"""From an address to the programme that it belongs to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote, unquote_plus

from disclosure.networks.hosts import for_host
from disclosure.networks.merchants import LANDING, MERCHANTS, OWN_VALUES, SPEAKING
from disclosure.networks.shorteners import SHORTENERS

DEEPEST = 3  # addresses inside addresses
LONGEST = 8192  # characters of an address that are looked at
CONTROL = re.compile(r"[\t\r\n]")
PARTS = re.compile(r"\s*(?:https?:)?[\\/]{2,}([^/\\?#]*)([^?#]*)(?:\?([^#]*))?", re.IGNORECASE)
START = re.compile(r"(?:https?:)?[\\/]{2,}", re.IGNORECASE)
INSIDE = re.compile(r"https?(?::|%3a)(?:/|%2f){1,2}", re.IGNORECASE)
OLD_TAG = re.compile(r"-2\d(?:/|$)")  # of Associates, written into the path
TELLING = frozenset({*LANDING, *SPEAKING})
KNOWN = frozenset({*for_host, *MERCHANTS, *SHORTENERS})
HOST = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*")


@dataclass(frozen=True)
class Owner:
    """`programme` is the name of the programme or network, "direct" for one that only its
    parameter tells, "unknown" for an address that hides where it leads (a shortener), "none" for
    an address that belongs to none. `reason` is a clause without a full stop."""

    programme: str
    reason: str

    @property
    def pays(self) -> bool:
        return self.programme not in ("none", "unknown")


NONE = Owner("none", "no known programme has such addresses")
NO_ADDRESS = Owner("none", "this is no address on the web")


@lru_cache(maxsize=8192)
def owner(url: str) -> Owner:
    """Of an absolute http(s) address; `//host/…` is taken for one. Never raises."""
    return _owner(url, 0)


def _owner(url: str, depth: int) -> Owner:
    parts = PARTS.match(CONTROL.sub("", url[:LONGEST]) if CONTROL.search(url) else url[:LONGEST])
    try:
        host = _host(parts[1]) if parts else ""
    except ValueError:  # of letters that no name has
        host = ""
    if not parts or not host:
        return NO_ADDRESS
    path, written = parts[2], parts[3] or ""
    query = _query(written) if "=" in written else {}
    by_host = _by_host(host, path.lower(), query)
    if by_host and by_host.programme != "none":
        return by_host
    return _by_parameter(query) or _inside(path, written, depth) or by_host or NONE


def _host(authority: str) -> str:
    """As browsers look it up: without user, port, case, final dots, encoding and wide letters."""
    host = authority.rpartition("@")[2].partition(":")[0].lower().rstrip(".")
    if "%" in host or not host.isascii():
        host = unicodedata.normalize("NFKC", unquote(host)).replace("。", ".").lower().rstrip(".")
        host = host.encode("idna").decode("ascii")
    return host if HOST.fullmatch(host) else ""


def _suffixes(host: str) -> Iterator[str]:
    """www.shop.example → www.shop.example, shop.example: the host, and what it is below."""
    yield host
    place = host.find(".")
    while place >= 0:
        host = host[place + 1 :]
        place = host.find(".")
        if place >= 0:
            yield host


def _query(text: str) -> dict[str, str]:
    """Parameters by their names in lower case; the first that has a value counts."""
    found: dict[str, str] = {}
    for part in text.replace("&amp;", "&").replace(";", "&").split("&"):
        name, _, value = part.partition("=")
        name = unquote_plus(name).lower() if "%" in name else name.lower()
        if value and not found.get(name):
            found[name] = value
    return found


def _by_host(host: str, path: str, query: dict[str, str]) -> Owner | None:
    for name in _suffixes(host):
        if name not in KNOWN:
            continue
        if name in for_host:
            return _click(name, path)
        if name in MERCHANTS:
            return _merchant(name, path, query)
        return Owner("unknown", f"{name} hides where it leads")
    return None


def _click(name: str, path: str) -> Owner:
    for start, programme, why in for_host[name]:
        if path.startswith(start):
            return Owner(programme, f"{name}{start}: {why.rpartition(' [')[0]}")
    return Owner("none", f"this page of {name} counts no clicks")


def _merchant(name: str, path: str, query: dict[str, str]) -> Owner:
    programme, marks = MERCHANTS[name]
    for mark in marks:
        value = query.get(mark)
        if value and value not in OWN_VALUES.get((name, mark), ()):
            return Owner(programme, f"{name} with {mark}={value[:40]}")
    if programme == "Amazon Associates" and "/obidos/" in path and OLD_TAG.search(path):
        return Owner(programme, f"{name} with a tag in its path")
    if programme == "Amazon Associates" and path.startswith("/shop/"):
        return Owner(programme, f"{name}/shop/ is the storefront of an influencer")
    if programme == "eBay Partner Network" and query.get("mkcid") == "1":
        return Owner(programme, f"{name} with mkcid=1")
    return Owner("none", f"{name} without {' or '.join(marks[:2])}: nobody is credited")


def _by_parameter(query: dict[str, str]) -> Owner | None:
    for name in sorted(query.keys() & TELLING):
        if name in LANDING:
            return Owner(LANDING[name], f"parameter {name}")
        if name in SPEAKING:
            return Owner("direct", f"parameter {name}: a programme of the merchant's own")
    if "utm_medium" in query and query["utm_medium"].lower().startswith("affil"):
        return Owner("direct", "utm_medium says that an affiliate sends the reader")
    return None


def _inside(path: str, query: str, depth: int) -> Owner | None:
    """Of the addresses that this one carries, the first that belongs to anyone."""
    if depth >= DEEPEST or not (_may_carry(path) or _may_carry(query)):
        return None
    for inner in _carried(path, query):
        found = _owner(inner, depth + 1)
        if found.programme != "none":
            return Owner(found.programme, f"leads on: {found.reason}")
    return None


def _may_carry(text: str) -> bool:
    return "//" in text or "%2" in text or "http" in text


def _carried(path: str, query: str) -> Iterator[str]:
    for part in query.replace(";", "&").split("&"):
        value = _decoded(part.partition("=")[2])
        if START.match(value):
            yield value
    for found in (INSIDE.search(path), INSIDE.search(query)):
        if found:
            rest = found.string[found.start() :]
            whole = f"{rest}?{query}" if found.string is path and query else rest
            yield _one_slash(_decoded(whole))


def _decoded(value: str) -> str:
    """Without the encoding in which it was carried, twice or thrice if need be."""
    for _ in range(DEEPEST):
        if START.match(value) or "%" not in value:
            return value
        value = unquote(value)
    return value


def _one_slash(url: str) -> str:
    """`https:/host` → `https://host`: what servers make of two slashes in a path."""
    return re.sub(r"^(https?):/+", r"\1://", url, flags=re.IGNORECASE)
