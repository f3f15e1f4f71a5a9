"""The bytes that were sent: kept, found by their digest, packed better, and deleted when due."""

from __future__ import annotations

import hashlib
from datetime import datetime

import brotli  # type: ignore[import-untyped]
import pytest
from django.conf import LazySettings
from django.core.management import call_command
from pytest_django import DjangoAssertNumQueries

from disclosure.management.commands import tick
from disclosure.models import Body, Entry, Frozen
from disclosure.record import bodies
from tests.builders import AT, DAY, HOUR

pytestmark = pytest.mark.django_db
PAGE = b"<!DOCTYPE html><p>A kettle</p>" * 40


def sent(body: str) -> None:
    Frozen.objects.create(
        path="/", entry=0, body=body, status=200, headers=[], editions={}, frozen_at=AT
    )


def test_what_is_kept_is_found_by_its_digest() -> None:
    digest = bodies.keep(PAGE, at=AT)
    assert digest == hashlib.sha256(PAGE).hexdigest()
    assert bodies.load(digest) == PAGE
    assert bodies.load("0" * 64) is None
    data, packed = bodies.packed(digest) or (b"", b"")
    assert (data, brotli.decompress(packed)) == (PAGE, PAGE)


def test_the_same_bytes_are_kept_once(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    first = bodies.keep(PAGE, at=AT)
    with django_assert_num_queries(1):
        assert bodies.keep(PAGE, at=AT + HOUR) == first
    assert Body.objects.count() == 1


@pytest.mark.parametrize("harm", [b"no brotli", brotli.compress(b"something else")])
def test_a_damaged_body_is_not_given_out(harm: bytes) -> None:
    digest = bodies.keep(PAGE, at=AT)
    Body.objects.update(packed=harm)
    with pytest.raises(bodies.BodyDamagedError, match=digest):
        bodies.load(digest)


def test_tick_packs_bodies_better_and_once(capsys: pytest.CaptureFixture[str]) -> None:
    digest = bodies.keep(PAGE, at=AT)
    call_command("tick")
    call_command("tick")
    assert capsys.readouterr().out == "Packed 1 of the bodies on record better.\n"
    assert Body.objects.get().quality == 11
    assert bodies.load(digest) == PAGE


def test_a_tick_packs_no_more_than_it_is_told_to() -> None:
    for number in range(3):
        bodies.keep(b"%d" % number, at=AT)
    assert [bodies.repack(2), bodies.repack(2), bodies.repack(2)] == [2, 1, 0]


@pytest.mark.parametrize(("now", "left"), [(AT + HOUR, 2), (AT + DAY, 1)])
def test_a_page_with_prices_of_today_goes_and_its_copy_stays(now: datetime, left: int) -> None:
    digest = bodies.keep(PAGE, at=AT, goes_at=AT + DAY)
    bodies.keep(b"the copy", at=AT)
    sent(digest)
    bodies.forget(now)
    assert Body.objects.count() == left


def test_the_earliest_end_of_the_same_bytes_holds() -> None:
    for ends in (None, AT + DAY, AT + HOUR, AT + 2 * DAY, None):
        bodies.keep(PAGE, at=AT, goes_at=ends)
    assert Body.objects.get().goes_at == AT + HOUR


def test_bodies_are_kept_for_ever_unless_the_setting_says_otherwise() -> None:
    bodies.keep(PAGE, at=AT)
    assert bodies.forget(AT + 9999 * DAY) == 0


def test_old_bodies_go_but_not_what_is_sent_or_listed(settings: LazySettings) -> None:
    settings.RECORD_BODIES_DAYS = 30
    _, listed, still = (bodies.keep(one, at=AT) for one in (b"old", b"listed", b"still"))
    new = bodies.keep(b"new", at=AT + 2 * DAY)
    sent(still)
    Entry.objects.create(number=0, kind="day", url="2026-06-01", at=AT, body=listed, data="{}")
    bodies.forget(AT + 31 * DAY)
    assert set(Body.objects.values_list("pk", flat=True)) == {listed, still, new}
    Frozen.objects.all().delete()
    bodies.forget(AT + 33 * DAY)
    assert set(Body.objects.values_list("pk", flat=True)) == {listed, still}


def test_a_step_of_tick_that_fails_stops_no_other(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(at: datetime) -> str | None:
        raise OSError("no space left")

    def works(at: datetime) -> str | None:
        return "Done."

    monkeypatch.setattr(tick, "STEPS", (broken, works))
    with pytest.raises(SystemExit, match="1"):
        call_command("tick")
    shown = capsys.readouterr()
    assert shown.out == "Done.\n"
    assert "broken failed" in shown.err
