"""One render of a page at a time, in all processes: who asks for it meanwhile gets the same bytes."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from threading import Lock
from time import monotonic, sleep
from typing import Any

from django.db import connection

LONGEST = 10.0  # seconds that somebody waits
TURNS = 256  # more pages than that share one, and may wait for each other
SPACE = 0x0F07  # of the advisory locks of PostgreSQL, so that they are not taken for others'

_threads = [Lock() for _ in range(TURNS)]


@contextmanager
def turn(path: str) -> Iterator[None]:
    """Nobody else is in here for the same `path`, as long as nobody is for longer than LONGEST: turns
    save work, and what is frozen is right without them. A process that dies gives its turn back."""
    number = int.from_bytes(sha256(path.encode()).digest()[:4], "big") % TURNS
    with _of_threads(number), _of_processes(number):
        yield


@contextmanager
def _of_threads(number: int) -> Iterator[None]:
    held = _threads[number].acquire(timeout=LONGEST)
    try:
        yield
    finally:
        if held:
            _threads[number].release()


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
    held = _waited(lambda: _asked("pg_try_advisory_lock", number))
    try:
        yield
    finally:
        if held:
            _asked("pg_advisory_unlock", number)


def _asked(function: str, number: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s, %s)", [SPACE, number])
        return bool(cursor.fetchone()[0])


def _waited(taken: Callable[[], bool]) -> bool:
    """Whether it could be taken within LONGEST."""
    until = monotonic() + LONGEST
    while not taken():
        if monotonic() > until:
            return False
        sleep(0.01)
    return True


def _beside_the_database() -> Path | None:
    database: Any = connection
    if database.is_in_memory_db():
        return None
    folder = Path(connection.settings_dict["NAME"]).parent / "turns"
    folder.mkdir(exist_ok=True)
    return folder


@contextmanager
def _file_lock(path: Path) -> Iterator[None]:
    # To read, so that a file that somebody else made, such as root by a command, will do.
    file = os.open(path, os.O_RDONLY | os.O_CREAT, 0o666)
    try:
        _waited(lambda: _locked(file))
        yield
    finally:
        os.close(file)


def _locked(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
