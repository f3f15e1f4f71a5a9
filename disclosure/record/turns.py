"""One render of a page at a time, in all processes: who asks for it meanwhile gets the same bytes."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from threading import Lock

from django.db import connection

TURNS = 256  # more pages than that share one, and may wait for each other
SPACE = 0x0F07  # of the advisory locks of PostgreSQL, so that they are not taken for others'

_threads = [Lock() for _ in range(TURNS)]


@contextmanager
def turn(path: str) -> Iterator[None]:
    """Nobody else is in here for the same `path`. A process that dies gives its turn back."""
    number = int.from_bytes(sha256(path.encode()).digest()[:4], "big") % TURNS
    with _threads[number], _of_processes(number):
        yield


@contextmanager
def _of_processes(number: int) -> Iterator[None]:
    if connection.vendor == "postgresql":
        with _advisory_lock(number):
            yield
    elif folder := _beside_the_database():
        with _file_lock(folder / str(number)):
            yield
    else:  # a database in memory has one process
        yield


@contextmanager
def _advisory_lock(number: int) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s, %s)", [SPACE, number])
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [SPACE, number])


def _beside_the_database() -> Path | None:
    name = str(connection.settings_dict["NAME"])
    if "memory" in name:
        return None
    folder = Path(name).parent / "turns"
    folder.mkdir(exist_ok=True)
    return folder


@contextmanager
def _file_lock(path: Path) -> Iterator[None]:
    with path.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
