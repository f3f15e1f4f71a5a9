"""A page that is ready to be sent: its bytes in each coding, its headers, and how long it holds."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache
from typing import TypeVar

Headers = list[tuple[str, str]]

T = TypeVar("T")

LONGEST = 256  # characters of a header that is remembered
CODINGS = ("br", "gzip", "")  # in the order in which they are preferred; the last is unpacked
# What depends on the coding, on the server, or on one reader; the rest is frozen with the page.
NOT_FROZEN = frozenset(
    ("content-encoding", "content-length", "date", "etag", "last-modified", "set-cookie", "vary")
)


@dataclass(frozen=True)
class Ready:
    """`body` is what the entry with the number `entry` tells of, `digest` its SHA-256 in hex,
    `packed` the same by brotli. It holds while `editions` stand, and before `valid_until`."""

    path: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    packed: bytes
    digest: str
    editions: Mapping[str, int]
    valid_until: datetime | None
    release: str
    entry: int
    made_at: datetime | None = None  # when this process began to make it, if it did

    def holds(self, numbers: Mapping[str, int], at: float) -> bool:
        """Whether it may still be sent: `numbers` are those of the editions now, `at` is in seconds
        since 1970. An edition that nobody raised yet has the number 0."""
        if at >= self._ends:
            return False
        return all(numbers.get(name, 0) == number for name, number in self._editions)

    @cached_property
    def _ends(self) -> float:
        return self.valid_until.timestamp() if self.valid_until else float("inf")

    @cached_property
    def _editions(self) -> tuple[tuple[str, int], ...]:
        return tuple(self.editions.items())

    @cached_property
    def etag(self) -> str:
        """A weak one: it is the same for each coding."""
        return f'W/"{self.digest[:32]}"'

    def bytes_in(self, coding: str) -> bytes:
        return self._bodies[coding]

    @cached_property
    def _bodies(self) -> dict[str, bytes]:
        return {"br": self.packed, "gzip": gzip.compress(self.body, 6, mtime=0), "": self.body}

    def headers_in(self, coding: str) -> Headers:
        """All that are sent with it in `coding`."""
        return self._headers[coding]

    @cached_property
    def _headers(self) -> dict[str, Headers]:
        return {coding: self._headers_of(coding) for coding in CODINGS}

    def _headers_of(self, coding: str) -> Headers:
        told = [*self.headers, ("ETag", self.etag), ("Vary", "Accept-Encoding")]
        told.append(("Content-Length", str(len(self.bytes_in(coding)))))
        return [*told, ("Content-Encoding", coding)] if coding else told

    @cached_property
    def headers_unchanged(self) -> Headers:
        """Those of “not modified”."""
        without = {"content-type", "content-language"}
        kept = [(name, value) for name, value in self.headers if name.lower() not in without]
        return [*kept, ("ETag", self.etag), ("Vary", "Accept-Encoding")]

    def is_held(self, if_none_match: str) -> bool:
        """Whether the reader has it, by what the request says."""
        if not if_none_match or self.status != 200:
            return False
        return if_none_match.strip() == "*" or self.digest[:32] in tags(if_none_match)

    @property
    def weight(self) -> int:
        """Its bytes in memory, about."""
        return sum(map(len, self._bodies.values())) + 4096


def tags(if_none_match: str) -> frozenset[str]:
    return _remembered(_tags, if_none_match)


def coding(accept_encoding: str) -> str:
    """The one of CODINGS to send to who accepts `accept_encoding` (RFC 9110, 12.5.3)."""
    return _remembered(_coding, accept_encoding)


def _remembered(read: Callable[[str], T], header: str) -> T:
    """What browsers send is read once. Longer headers are not kept, for anybody can send any number
    of them, and are not read to the end."""
    return _cached(read, header) if len(header) <= LONGEST else read(header[: 16 * LONGEST])


@lru_cache(maxsize=1024)
def _cached(read: Callable[[str], T], header: str) -> T:
    return read(header)


def _tags(if_none_match: str) -> frozenset[str]:
    """The opaque tags of the header, weak or strong. Servers in front may have marked the coding
    that they packed a page in: …-gzip."""
    tags = (one.strip().removeprefix("W/").strip('"') for one in if_none_match.split(","))
    return frozenset(tag.removesuffix("-gzip").removesuffix("-br") for tag in tags)


def _coding(accept_encoding: str) -> str:
    accepted = dict(_weighed(one) for one in accept_encoding.lower().split(","))
    anything = accepted.get("*", 0.0)
    for one in CODINGS[:-1]:
        if accepted.get(one, anything) > 0:
            return one
    return ""


def _weighed(part: str) -> tuple[str, float]:
    name, _, parameters = part.partition(";")
    _, _, weight = parameters.partition("q=")
    try:
        return name.strip(), float(weight) if weight else 1.0
    except ValueError:
        return name.strip(), 0.0


def frozen_headers(headers: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Those of a response that are the same whoever asks. How long copies may be kept is told by
    the record: they are asked about each time."""
    kept = [(name, value) for name, value in headers.items() if name.lower() not in NOT_FROZEN]
    rest = [(name, value) for name, value in kept if name.lower() != "cache-control"]
    return (*rest, ("Cache-Control", "no-cache"))
