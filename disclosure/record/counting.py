"""How many links, placements, scores and offers an entry tells of, however often the page shows each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

# What a row is known by. A row without that is one of its own.
KNOWN_BY = {"links": "url", "placements": "number", "points": "by", "prices": "link"}


def name(kind: str, row: Mapping[str, Any]) -> Any:
    """Of a score, the placements that pay for it: their numbers are its product's alone."""
    found = row.get(KNOWN_BY[kind])
    return tuple(found) if isinstance(found, list) else found


def count(told: Mapping[str, Any], kind: str) -> int:
    names = [name(kind, row) for row in told.get(kind, [])]
    return len({one for one in names if one}) + sum(not one for one in names)
