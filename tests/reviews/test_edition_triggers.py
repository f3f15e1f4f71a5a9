"""The triggers come back, also when a migration fails."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.db import connection

from disclosure.record import editions, raising
from reviews import edition_triggers
from reviews.watched import SITE, WATCHED

pytestmark = pytest.mark.django_db


class Exit:
    """In the place of `atexit`: what the process would do at its end."""

    def __init__(self) -> None:
        self.due: list[Callable[[], None]] = []

    def register(self, does: Callable[..., None], **given: Any) -> None:
        self.due.append(partial(does, **given))

    def unregister(self, does: Callable[..., None]) -> None:
        self.due = [one for one in self.due if getattr(one, "func", None) is not does]


@pytest.fixture
def at_exit(monkeypatch: pytest.MonkeyPatch) -> Exit:
    made = Exit()
    monkeypatch.setattr(edition_triggers, "atexit", made)
    return made


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL keeps its triggers")
def test_after_a_migration_that_failed_the_end_of_the_process_makes_them(at_exit: Exit) -> None:
    edition_triggers.take_away(using="default", plan=["a migration"])
    before = editions.numbers([SITE])
    assert raising.missing(connection, WATCHED)
    (make,) = at_exit.due
    make()
    assert raising.missing(connection, WATCHED) == []
    assert editions.numbers([SITE]) != before
    assert at_exit.due == []


def test_after_one_that_did_not_the_end_of_the_process_has_nothing_to_do(at_exit: Exit) -> None:
    edition_triggers.take_away(using="default", plan=["a migration"])
    edition_triggers.make(using="default")
    assert at_exit.due == []
    edition_triggers.take_away(using="default", plan=[])
    assert at_exit.due == []
