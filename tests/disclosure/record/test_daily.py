"""The entry of a day, by which absence of change can be proved."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.conf import LazySettings
from django.core.management import call_command
from django.utils import timezone

from disclosure.models import Checkpoint, Entry
from disclosure.record import bodies, checkpoint, daily, keys, log
from disclosure.record.canonical import parse
from disclosure.record.log import LogDamagedError
from tests import builders
from tests.disclosure.record.logged import empty_log, kept, page, unprotect

__all__ = ["empty_log"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_log")]

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def recording(settings: LazySettings) -> None:
    settings.DISCLOSURE = settings.DISCLOSURE | {"RECORD": True}


def listed(entry: Entry) -> dict[str, str]:
    body = bodies.load(entry.body)
    assert body
    return dict(parse(body.decode()))


def test_the_list_names_the_newest_entry_of_each_page() -> None:
    entries = kept([page("/a/"), page("/b/"), page("/a/", minute=1)])
    told = daily.step(builders.AT)
    assert told
    assert "Put on record which entry of each page was the newest (entry 3)." in told
    day = Entry.objects.get(kind="day")
    assert listed(day) == {
        "https://kettles.example/a/": log.leaf_hash(entries[2]).hex(),
        "https://kettles.example/b/": log.leaf_hash(entries[1]).hex(),
    }
    data = json.loads(day.data)
    assert (data["date"], data["pages"], data["previous"]) == ("2026-06-01", 2, None)


def test_there_is_one_a_day() -> None:
    kept([page("/a/")])
    assert daily.step(builders.AT)
    assert daily.step(builders.AT + timedelta(hours=3)) is None
    assert daily.step(builders.AT + DAY)
    first, second = Entry.objects.filter(kind="day")
    assert (first.url, second.url) == ("2026-06-01", "2026-06-02")
    assert first.body == second.body  # nothing changed in between, which it proves


def test_of_two_ticks_at_once_the_second_finds_the_entry_of_the_first() -> None:
    kept([page("/a/")])
    first = daily.log_day(builders.AT)
    assert daily.log_day(builders.AT + timedelta(seconds=1)) == first
    assert Entry.objects.filter(kind="day").count() == 1


def test_the_day_is_counted_in_utc(settings: LazySettings) -> None:
    settings.TIME_ZONE = "Pacific/Auckland"
    kept([page("/a/")])
    assert daily.log_day(builders.AT.replace(hour=23)).url == "2026-06-01"


def test_days_are_not_in_the_list_of_the_next() -> None:
    kept([page("/a/")])
    daily.step(builders.AT)
    second = daily.log_day(builders.AT + DAY)
    assert list(listed(second)) == ["https://kettles.example/a/"]


def test_without_pages_on_record_there_is_none(settings: LazySettings) -> None:
    assert daily.step(builders.AT) is None
    kept([page("/a/")])
    settings.DISCLOSURE = settings.DISCLOSURE | {"RECORD": False}
    assert daily.step(builders.AT) is None


def test_a_log_that_is_not_what_was_signed_is_told() -> None:
    daily.watch(builders.AT)
    kept([page("/a/"), page("/b/")])
    daily.watch(builders.AT)
    unprotect()
    old = Checkpoint.objects.get(size=1).note
    Checkpoint.objects.filter(size=2).update(note=old)
    with pytest.raises(LogDamagedError, match="not those that were signed at 2"):
        daily.watch(builders.AT)


def test_a_tick_makes_the_entry_and_prints_a_checkpoint_to_keep() -> None:
    kept([page("/a/")])
    said = StringIO()
    call_command("tick", stdout=said)
    assert "Put on record which entry of each page was the newest (entry 1)." in said.getvalue()
    assert Entry.objects.get(number=1).at <= timezone.now()
    note = said.getvalue().partition("elsewhere:\n\n")[2]
    head = checkpoint.verified("".join(note.splitlines(keepends=True)[:5]), keys.known())
    assert (head.size, head.root) == (2, log.root(2))
