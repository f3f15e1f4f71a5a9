"""How much of what an export holds: by day and by section of the site. For auditors to reconcile."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

COLUMNS = ("day", "section", "entries", "first", "last", "whole", "redacted", "gone")
DAYS = "days"


@dataclass
class Row:
    """`first` and `last` are numbers of entries; of their pages so many are there whole, so many as a
    copy without prices, and of so many there is nothing."""

    day: str
    section: str
    entries: int = 0
    first: int = 0
    last: int = 0
    whole: int = 0
    redacted: int = 0
    gone: int = 0


class Counts:
    def __init__(self) -> None:
        self._rows: dict[tuple[str, str], Row] = {}

    def add(self, number: int, at: str, section: str, state: str) -> None:
        """An entry of the time `at` (ISO 8601, UTC); in the order of numbers."""
        key = (at[:10], section)
        row = self._rows.setdefault(key, Row(*key, first=number))
        row.entries += 1
        row.last = number
        setattr(row, state, getattr(row, state) + 1)

    @property
    def rows(self) -> list[dict[str, str | int]]:
        """By day, then by section."""
        return [vars(self._rows[key]) for key in sorted(self._rows)]


def section(url: str) -> str:
    """The first part of the path of an address: /compare/."""
    first = urlsplit(url).path.split("/")[1:2]
    return f"/{first[0]}/" if first and first[0] else "/"


def as_csv(rows: Iterable[dict[str, str | int]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()
