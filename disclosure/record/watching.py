"""The numbers of all editions now, asked before each answer, at next to no cost."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from functools import partial
from threading import local
from typing import Any, Protocol

from django.db import connection

NUMBERS = "SELECT name, SUM(weight) FROM disclosure_edition GROUP BY name"
EVERYTHING = "everything"


class Watch(Protocol):
    def numbers(self) -> Mapping[str, int]:
        """As they are now: what was committed before the call is in them. Raises the error of the
        database if it does not answer."""


class SQLiteWatch(local):
    """Asks SQLite whether anybody changed the file since it was asked last, and reads only then.

    Each thread has a connection of its own: `data_version` tells what others than it committed.
    """

    def __init__(self, path: str) -> None:
        self.connection = sqlite3.connect(path, isolation_level=None, timeout=20)
        self.connection.execute("PRAGMA query_only = 1")
        self._ask = self.connection.cursor().execute
        self._version: object = None
        self._numbers: Mapping[str, int] = {}

    def numbers(self) -> Mapping[str, int]:
        version = self._ask("PRAGMA data_version").fetchone()
        if version != self._version:
            # Read after the version: a change in between is seen at the next call at the latest,
            # and was not acknowledged before this one.
            self._numbers = summed(self._ask(NUMBERS).fetchall())
            self._version = version
        return self._numbers


class PostgreSQLWatch(local):
    """Asks each time: one round trip."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        import psycopg  # noqa: PLC0415  (only sites on PostgreSQL have it)

        self._connect: Any = partial(psycopg.connect, **settings, autocommit=True)
        self._connection: Any = None

    def numbers(self) -> Mapping[str, int]:
        if self._connection is None or self._connection.closed:
            self._connection = self._connect()
        try:
            return summed(self._connection.execute(NUMBERS, prepare=True).fetchall())
        except Exception:
            self._connection.close()
            raise


def summed(rows: list[tuple[str, Any]]) -> dict[str, int]:
    numbers = {name: int(number) for name, number in rows}
    return numbers | {EVERYTHING: sum(numbers.values())}


def watch() -> Watch | None:
    """Of the site's database; None if it is one in memory, which no other connection sees."""
    if connection.vendor == "postgresql":
        return PostgreSQLWatch(_parameters())
    name = str(connection.settings_dict["NAME"])
    if connection.vendor != "sqlite" or "memory" in name:
        return None
    return SQLiteWatch(name)


def _parameters() -> dict[str, Any]:
    """How Django connects, without what it sets for itself."""
    connected: Any = connection
    ours = {"context", "cursor_factory", "prepare_threshold"}
    return {
        name: value for name, value in connected.get_connection_params().items() if name not in ours
    }
