"""The numbers of all editions now, asked before each answer, at next to no cost."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Mapping
from functools import partial
from threading import local
from typing import Any, Protocol

from django.db import connection

NUMBERS = "SELECT name, SUM(weight) FROM disclosure_edition GROUP BY name"
EVERYTHING = "everything"
LOOK_SECONDS = 1.0  # between looks at whether the file is still the same


class Watch(Protocol):
    def numbers(self) -> Mapping[str, int]:
        """As they are now: what was committed before the call is in them. Raises the error of the
        database if it does not answer."""


class SQLiteWatch(local):
    """Asks SQLite whether anybody changed the file since it was asked last, and reads only then.

    Each thread has a connection of its own: `data_version` tells what others than it committed.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._connection: sqlite3.Connection | None = None
        self._file: tuple[int, int] | None = None
        self._look_again = 0.0
        self._version: object = None
        self._numbers: Mapping[str, int] = {}

    def numbers(self) -> Mapping[str, int]:
        if self._connection is None or time.monotonic() >= self._look_again:
            self._connection = self._of_the_file_that_is_there(self._connection)
        version = self._connection.execute("PRAGMA data_version").fetchone()
        if version != self._version:
            # Read after the version: a change in between is seen at the next call at the latest,
            # and was not acknowledged before this one.
            self._numbers = summed(self._connection.execute(NUMBERS).fetchall())
            self._version = version
        return self._numbers

    def _of_the_file_that_is_there(self, held: sqlite3.Connection | None) -> sqlite3.Connection:
        """An open file stays what it was when another takes its name, as a backup put back does.

        Raises OSError if there is none.
        """
        found = os.stat(self._path)  # noqa: PTH116  (a hot path)
        file = (found.st_dev, found.st_ino)
        if held is None or file != self._file:
            if held is not None:
                held.close()
            self._connection, self._version = None, None
            held = sqlite3.connect(self._path, isolation_level=None, timeout=20)
            held.execute("PRAGMA query_only = 1")
            self._file = file
        self._look_again = time.monotonic() + LOOK_SECONDS
        return held


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
    connected: Any = connection
    if connected.vendor == "postgresql":
        return PostgreSQLWatch(_parameters())
    if connected.vendor != "sqlite" or connected.is_in_memory_db():
        return None
    return SQLiteWatch(str(connected.settings_dict["NAME"]))


def _parameters() -> dict[str, Any]:
    """How Django connects, without what it sets for itself."""
    connected: Any = connection
    ours = {"context", "cursor_factory", "prepare_threshold"}
    return {
        name: value for name, value in connected.get_connection_params().items() if name not in ours
    }
