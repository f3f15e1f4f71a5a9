from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

import brotli  # type: ignore[import-untyped]
import pytest

from disclosure.record.ready import Ready, coding, frozen_headers
from disclosure.record.ready import _cached as reading
from disclosure.record.shelf import Shelf

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
BODY = b"<p>A page of some words." * 40


def ready(path: str = "/", **other: object) -> Ready:
    given: dict[str, Any] = {
        "path": path,
        "status": 200,
        "headers": (("Content-Type", "text/html; charset=utf-8"), ("X-Frame-Options", "DENY")),
        "body": BODY,
        "packed": brotli.compress(BODY, quality=5),
        "digest": sha256(BODY).hexdigest(),
        "editions": {"site": 3, "category:1": 0},
        "valid_until": NOON,
        "release": "r",
        "entry": 7,
    }
    return Ready(**(given | other))


@pytest.mark.parametrize(
    ("accepted", "sent"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("BR", "br"),
        ("*", "br"),
        ("*;q=0", ""),
        ("identity", ""),
        ("deflate", ""),
        ("br;q=much", ""),
        ("", ""),
    ],
)
def test_a_page_is_packed_as_the_reader_accepts(accepted: str, sent: str) -> None:
    assert coding(accepted) == sent


def test_each_coding_holds_the_same_bytes_and_tells_its_length() -> None:
    page = ready()
    assert brotli.decompress(page.bytes_in("br")) == page.bytes_in("") == BODY
    for how in ("br", "gzip", ""):
        told = dict(page.headers_in(how))
        assert told["Content-Length"] == str(len(page.bytes_in(how)))
        assert told.get("Content-Encoding", "") == how
        assert told["Vary"] == "Accept-Encoding"
        assert told["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize(
    ("numbers", "at", "holds"),
    [
        ({"site": 3}, NOON.timestamp() - 1, True),
        ({"site": 3, "category:2": 9}, NOON.timestamp() - 1, True),
        ({"site": 4}, NOON.timestamp() - 1, False),
        ({"site": 3, "category:1": 1}, NOON.timestamp() - 1, False),
        ({}, NOON.timestamp() - 1, False),
        ({"site": 3}, NOON.timestamp(), False),
    ],
)
def test_it_holds_until_something_of_it_was_changed_or_its_time_is_over(
    numbers: dict[str, int], at: float, holds: bool
) -> None:
    assert ready().holds(numbers, at) is holds


def test_a_reader_who_has_it_is_known_by_the_tag() -> None:
    page = ready()
    tag = page.digest[:32]
    held = [page.etag, f'"{tag}"', f'W/"x", W/"{tag}"', f'"{tag}-gzip"', "*"]
    assert all(page.is_held(one) for one in held)
    assert not any(page.is_held(one) for one in ("", '"x"', f'"{tag}x"'))
    assert not ready(status=410).is_held(page.etag)


def test_headers_that_are_of_one_reader_are_not_frozen() -> None:
    given: dict[str, Any] = {
        "Content-Type": "text/html",
        "Set-Cookie": "a=1",
        "Vary": "Cookie",
        "Content-Length": "3",
        "Cache-Control": "max-age=60",
    }
    assert frozen_headers(given) == (("Content-Type", "text/html"), ("Cache-Control", "no-cache"))


def test_the_shelf_keeps_what_was_asked_for_last_within_its_bounds() -> None:
    one = ready()
    shelf = Shelf(2 * one.weight)
    for path in ("/a/", "/b/"):
        shelf.put(path, ready(path))
    assert shelf.get("/a/")
    shelf.put("/c/", ready("/c/"))
    assert shelf.get("/b/") is None
    assert shelf.get("/a/")
    assert shelf.get("/c/")


def test_the_shelf_counts_a_page_that_is_put_again_once() -> None:
    shelf = Shelf(2 * ready().weight)
    shelf.put("/a/", ready("/a/"))
    for _ in range(5):
        shelf.put("/b/", ready("/b/"))
    assert shelf.get("/a/")


def test_headers_that_only_strangers_send_are_not_remembered() -> None:
    long = ", ".join(f'"{number:032}"' for number in range(100))
    assert not ready().is_held(long)
    assert coding("x" * 5000) == ""
    kept = reading.cache_info().currsize
    assert not ready().is_held(f"{long}, *")
    assert coding("y" * 5000) == ""
    assert reading.cache_info().currsize == kept
