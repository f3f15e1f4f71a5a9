"""Walks over all entries and all stored hashes, and says what does not belong together."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.db import connection

from disclosure.models import Body
from disclosure.record import merkle
from disclosure.record.canonical import canonical, parse
from disclosure.record.verifying.findings import Findings
from disclosure.record.verifying.signed import Signed

AT_ONCE = 1000
MOST_VERDICTS = 10_000
_VERDICTS = '"verdicts":{'
_ENTRIES = (
    "SELECT number, kind, url, at, body, data FROM disclosure_entry "
    "WHERE number >= %s AND number < %s ORDER BY number"
)
_NODES = (
    "SELECT position, hash FROM disclosure_node "
    "WHERE position >= %s AND position < %s ORDER BY position"
)
Row = tuple[int, str, str, Any, str, str]


def walk(limit: int, found: Findings, signed: Signed, watch: Callable[[int], object]) -> None:
    """Look at the first `limit` entries. `watch` is told how many more were looked at."""
    walker = Walker(found, signed)
    for start in range(0, limit, AT_ONCE):
        end = min(start + AT_ONCE, limit)
        rows = {row[0]: row for row in _rows(_ENTRIES, start, end)}
        spread = merkle.stored(start), merkle.stored(end)
        walker.look(range(start, end), rows, dict(_rows(_NODES, *spread)))
        watch(end - start)


@dataclass
class Walker:
    found: Findings
    signed: Signed
    tree: merkle.Frontier = field(default_factory=lambda: merkle.Frontier(0, []))
    newest: dict[str, str] = field(default_factory=dict)  # leaf hash in hex by address
    days: set[str] = field(default_factory=set)
    verdicts: set[str] = field(default_factory=set)  # as they are spelt

    def look(
        self, numbers: Iterable[int], rows: Mapping[int, Row], nodes: Mapping[int, bytes]
    ) -> None:
        for number in numbers:
            row = rows.get(number)
            stored = nodes.get(merkle.stored(number), b"")
            leaf = self._leaf(number, row, bytes(stored))
            if row:
                self._read(row, leaf.hex())
            self._compare(number, self.tree.add(leaf), nodes)
            self.signed.compare(self.tree)

    def _leaf(self, number: int, row: Row | None, stored: bytes) -> bytes:
        """The hash that the tree goes on with: where the two differ, the one that was stored, so
        that what comes after is not called wrong too."""
        if row is None:
            self.found.add("gap", f"Entry {number}", "it is missing.")
            return stored
        leaf = merkle.leaf_hash(row[5].encode())
        if stored and stored != leaf:
            self.found.add(
                "text", _name(row), "what it says is not what was hashed when it was added."
            )
        return stored or leaf

    def _compare(self, number: int, final: Sequence[bytes], nodes: Mapping[int, bytes]) -> None:
        for position, expected in enumerate(final, merkle.stored(number)):
            there = nodes.get(position)
            if there is None:
                self.found.add("node", f"Hash {position} of the tree", "it is missing.")
            elif bytes(there) != expected:
                self.found.add(
                    "node",
                    f"Hash {position} of the tree",
                    f"it is not that of the entries up to {number}.",
                )

    def _read(self, row: Row, leaf: str) -> None:
        _, kind, url, *_ = row
        try:
            data = self._parsed(row[5])
            self._check(row, data)
        except (ValueError, TypeError, AttributeError, KeyError) as error:
            self.found.add("canonical", _name(row), f"it is no entry in canonical JSON: {error}")
        else:
            if kind == "day":
                self._check_day(row, data)
        self.newest[url] = leaf
        if kind == "day":
            self.days.add(url)

    def _parsed(self, text: str) -> Any:
        """As canonical.parse, without the verdicts where those of an entry before were spelt alike:
        they are a third of the work, and the same on most pages."""
        before, start, rest = text.partition(_VERDICTS)
        verdicts, end, after = rest.partition("}")
        if not end:
            return parse(text)
        if verdicts in self.verdicts:
            return parse(f"{before}{start}{end}{after}")
        data = parse(text)
        if len(self.verdicts) < MOST_VERDICTS and _is_whole(f"{{{verdicts}}}"):
            self.verdicts.add(verdicts)
        return data

    def _check(self, row: Row, data: Mapping[str, Any]) -> None:
        _, kind, url, at, body, _ = row
        told = (
            data["kind"],
            data["url" if kind == "page" else "date"],
            datetime.fromisoformat(data["at"]),
            data["body"]["sha256"],
        )
        there = (kind, url, _aware(at), body)
        if told != there:
            self._tell_columns(row, told, there)
        if data["previous"] != self.newest.get(url):
            self.found.add(
                "previous",
                _name(row),
                "the entry that it names as the one before it is not the one that is there.",
            )

    def _tell_columns(self, row: Row, told: tuple[Any, ...], there: tuple[Any, ...]) -> None:
        for name, one, other in zip(("kind", "url", "at", "body"), told, there, strict=True):
            if one != other:
                self.found.add(
                    "column", _name(row), f"the column “{name}” has {other}, and its data {one}."
                )

    def _check_day(self, row: Row, data: Mapping[str, Any]) -> None:
        """The list of a day is that of the newest entries then, and it is kept."""
        pages = {url: leaf for url, leaf in self.newest.items() if url not in self.days}
        digest = hashlib.sha256(canonical(pages)).hexdigest()
        if digest != row[4] or data["pages"] != len(pages):
            self.found.add(
                "day", _name(row), "its list is not that of the newest entries of that moment."
            )
        elif not Body.objects.filter(pk=digest).exists():
            self.found.add("day", _name(row), "its list is gone, which is to be kept for ever.")


def _rows(query: str, start: int, end: int) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(query, [start, end])
        return cursor.fetchall()


def _is_whole(text: str) -> bool:
    """Not if what looked like its end is in a text."""
    try:
        parse(text)
    except ValueError:
        return False
    return True


def _name(row: Row) -> str:
    return f"Entry {row[0]}, {row[2]}, {str(row[3])[:19]}"


def _aware(at: datetime) -> datetime:
    """A time as the column holds it; SQLite has no zones, and holds UTC."""
    return at if at.tzinfo else at.replace(tzinfo=UTC)
