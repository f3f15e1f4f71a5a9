"""The bounds hold when several reports come in at the same moment."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import TypeVar

import pytest
from django.db import connection, connections

from reviews.models import Problem
from reviews.problems import receiving, senders, stamps
from reviews.problems.receiving import Sent, TurnedAwayError, receive
from reviews.problems.subjects import Subject
from tests import builders

AT_ONCE = 8
T = TypeVar("T")


def at_once(do: Callable[[int], T]) -> list[T]:
    """What `do` returns to each of several threads that begin together."""
    gate = Barrier(AT_ONCE)

    def run(number: int) -> T:
        gate.wait(timeout=10)
        return do(number)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(run, range(AT_ONCE)))


def test_of_many_with_one_stamp_one_is_the_first() -> None:
    assert at_once(lambda _: stamps.spend("the-same")).count(True) == 1


def test_of_many_from_one_sender_five_are_taken() -> None:
    taken = at_once(lambda _: senders.claim("203.0.113.5", builders.AT))
    assert taken.count(True) == senders.MOST


class Threads:
    """Lets threads take in reports, each by a connection of its own.

    Tests on SQLite run in memory, where threads do not wait for each other: there, the threads get a
    copy of the database in a file.
    """

    def __init__(self, folder: Path) -> None:
        self.copy = folder / "copy.sqlite3"
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("VACUUM INTO %s", [str(self.copy)])

    def connect(self) -> None:
        own = connections.create_connection("default")
        if connection.vendor == "sqlite":
            own.settings_dict = {**own.settings_dict, "NAME": str(self.copy)}
        connections["default"] = own

    def receive(self, sent: Callable[[int], Sent]) -> list[int]:
        """The number of the report of each that was taken in."""

        def take(number: int) -> int | None:
            self.connect()
            try:
                return receive(sent(number), at=builders.AT).pk
            except TurnedAwayError:
                return None
            finally:
                connections["default"].close()

        return [number for number in at_once(take) if number is not None]


@pytest.fixture
def threads(transactional_db: None, tmp_path: Path) -> Callable[[], Threads]:
    """To be called when the rows that they start from are there."""
    return lambda: Threads(tmp_path)


def report(number: int, words: str = "") -> Sent:
    said = words or f"Number {number} is wrong."
    return Sent(Subject("claim", "/about/"), said, f"stamp-{number}", f"203.0.113.{number}")


def test_no_two_pass_the_bound_of_a_page_at_once(threads: Callable[[], Threads]) -> None:
    for number in range(receiving.MOST_OF_A_PAGE - 1):
        Problem.objects.create(
            about="claim", path="/about/", words=f"Old {number}, wrong", received_at=builders.AT
        )
    assert len(threads().receive(report)) == 1


def test_no_two_pass_the_bound_of_the_site_at_once(threads: Callable[[], Threads]) -> None:
    Problem.objects.bulk_create(
        Problem(about="claim", path=f"/{number}/", words="Wrong, wrong.", received_at=builders.AT)
        for number in range(receiving.MOST - 1)
    )
    assert len(threads().receive(report)) == 1


def test_the_same_words_at_once_are_one_report(threads: Callable[[], Threads]) -> None:
    numbers = threads().receive(lambda number: report(number, "The same is wrong."))
    assert len(numbers) == AT_ONCE
    assert len(set(numbers)) == 1
