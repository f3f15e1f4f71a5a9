from __future__ import annotations

from threading import Event, Thread

import pytest
from django.db import connection

from disclosure.record import turns


@pytest.mark.django_db(transaction=True)
def test_one_makes_a_page_at_a_time_and_the_next_waits() -> None:
    begun, ended, order = Event(), Event(), []

    def other() -> None:
        begun.set()
        with turns.turn("/a/"):
            order.append("other")
        connection.close()
        ended.set()

    with turns.turn("/a/"):
        Thread(target=other, daemon=True).start()
        assert begun.wait(5)
        order.append("first")
        assert not ended.wait(0.2)
    assert ended.wait(5)
    assert order == ["first", "other"]


@pytest.mark.django_db(transaction=True)
def test_nobody_waits_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "LONGEST", 0.1)
    ended = Event()

    def other() -> None:
        with turns.turn("/a/"):
            pass
        connection.close()
        ended.set()

    with turns.turn("/a/"):
        Thread(target=other, daemon=True).start()
        assert ended.wait(5)
