"""What is looked at besides hashes and signatures (of those see test_tampering)."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from disclosure.models import Body, Entry, Frozen, Node
from disclosure.record import bodies, daily, keys, log, merkle
from disclosure.record.canonical import parse
from disclosure.record.log import Draft
from disclosure.record.verifying import Verdict, verify
from disclosure.record.verifying.findings import SHOWN, Findings
from tests import builders
from tests.disclosure.record.logged import MINUTE, empty_log, kept, page, pages, unprotect

__all__ = ["empty_log"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_log")]

HTML = b"<h1>Kettles</h1>"


def verdict() -> Verdict:
    return verify(keys.known())


def told() -> list[str]:
    return list(verdict().findings.lines())


@pytest.fixture
def frozen() -> Frozen:
    """A page as it is sent: its bytes, its entry, and after it the list of the day."""
    bodies.keep(HTML, at=builders.AT)
    (entry,) = log.append([page("/kettles/", body=HTML)])
    daily.log_day(builders.AT + MINUTE)
    return Frozen.objects.create(
        path="/kettles/",
        entry=entry.number,
        body=entry.body,
        status=200,
        headers=[],
        editions={},
        release="1",
        frozen_at=builders.AT,
    )


def test_a_log_with_pages_days_and_bodies_is_in_order(frozen: Frozen) -> None:
    kept(pages(4))
    daily.log_day(builders.AT + 24 * 60 * MINUTE)
    found = verdict()
    assert list(found.findings.lines()) == []
    assert (found.entries, found.checkpoints, found.bodies, found.frozen) == (7, 7, 3, 1)
    assert found.sound
    assert found.sound.size == 7


def test_an_empty_log_is_in_order() -> None:
    assert told() == []


def test_a_longer_log_than_one_look_takes_is_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("disclosure.record.verifying.entries.AT_ONCE", 4)
    monkeypatch.setattr("disclosure.record.verifying.signed.AT_ONCE", 3)
    kept(pages(13))
    assert told() == []
    unprotect()
    Node.objects.filter(pk=merkle.position(1, 4)).update(hash=bytes(32))
    (line,) = told()
    assert "up to 9" in line


def test_a_log_that_grows_meanwhile_is_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("disclosure.record.verifying.entries.AT_ONCE", 4)
    kept(pages(13))
    found = verify(keys.known(), watch=lambda count: log.append(pages(2)))
    assert list(found.findings.lines()) == []
    assert (found.entries, log.size()) == (13, 13 + 4 * 2)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"entry": 9}, "its entry 9 is not in the log"),
        ({"entry": 1}, "entry 1 is of 2026-06-01"),
        ({"path": "/other/"}, "entry 0 is of https://kettles.example/kettles/"),
        ({"body": "0" * 64}, "it has other bytes than entry 0 tells of"),
        ({"status": 410}, "another status"),
        ({"release": "2"}, "another release"),
    ],
)
def test_a_page_that_is_sent_and_not_as_its_entry_says_is_told(
    wrong: dict[str, object], says: str, frozen: Frozen
) -> None:
    Frozen.objects.update(**wrong)
    (line,) = told()
    assert line.startswith("The page that is sent for /")
    assert says in line


def test_bytes_that_are_gone_are_missed_where_they_are_sent_and_nowhere_else(
    frozen: Frozen,
) -> None:
    Body.objects.filter(pk=frozen.body).delete()
    assert told() == ["The page that is sent for /kettles/: its bytes are gone."]
    Frozen.objects.all().delete()
    assert told() == []


def test_bytes_that_were_changed_are_told(frozen: Frozen) -> None:
    other = bodies.keep(b"<h1>Other</h1>", at=builders.AT)
    packed = Body.objects.get(pk=other).packed
    Body.objects.filter(pk=frozen.body).update(packed=packed)
    assert [line for line in told() if frozen.body in line]
    Body.objects.filter(pk=frozen.body).update(packed=b"no brotli")
    assert [line for line in told() if "cannot be unpacked" in line]


def test_the_list_of_a_day_is_kept_for_ever(frozen: Frozen) -> None:
    Body.objects.filter(pk=Entry.objects.get(kind="day").body).delete()
    (line,) = told()
    assert line.startswith("Entry 1, 2026-06-01")
    assert "its list is gone" in line


# What a site that lies could append and sign: its own log does not hold together then.


def of_another_page(draft: Draft) -> Draft:
    return replace(draft, data=draft.data | {"url": "https://kettles.example/z/"})


def of_another_time(draft: Draft) -> Draft:
    return replace(draft, at=draft.at + MINUTE)


def of_another_body(draft: Draft) -> Draft:
    return replace(draft, body="0" * 64)


def of_no_kind(draft: Draft) -> Draft:
    return replace(draft, kind="day")


def that_says_little(draft: Draft) -> Draft:
    return replace(draft, data={"kind": "page"})


@pytest.mark.parametrize(
    ("lie", "says"),
    [
        (of_another_page, "the column “url” has https://kettles.example/0/, and its data"),
        (of_another_time, "the column “at” has 2026-06-01 12:01"),
        (of_another_body, "the column “body” has 0000"),
        (of_no_kind, "no entry in canonical JSON"),
        (that_says_little, "no entry in canonical JSON: 'url'"),
    ],
)
def test_a_lie_that_was_signed_is_told(lie: Callable[[Draft], Draft], says: str) -> None:
    (draft,) = pages(1)
    log.append([lie(draft)])
    (line,) = told()
    assert line.startswith("Entry 0, ")
    assert says in line


def test_a_list_of_a_day_that_leaves_a_page_out_is_told() -> None:
    kept(pages(3))
    entry = daily.log_day(builders.AT)
    log.append([page("/late/")])
    data = parse(entry.data)
    del data["previous"]
    log.append([Draft("day", "2026-06-02", builders.AT, entry.body, data | {"date": "2026-06-02"})])
    (line,) = told()
    assert line.startswith("Entry 5, 2026-06-02")
    assert "not that of the newest entries" in line


def test_another_spelling_of_the_same_json_is_told() -> None:
    (entry,) = log.append(pages(1))
    unprotect()
    Entry.objects.update(data=entry.data.replace(",", ", "))
    assert any("canonical JSON" in line for line in told())


def test_verdicts_that_are_spelt_alike_hide_nothing_beside_them() -> None:
    alike: list[dict[str, str]] = [{"L01": "pass"}, {"L01": "}"}, {"L01": "pass", "L02": "{"}]
    log.append([page(verdicts=one, minute=minute) for minute, one in enumerate(alike * 3)])
    assert told() == []
    unprotect()
    for number, old, new in (
        (3, '"v":1', '"v": 1'),
        (4, '"L01":"}"', '"L01": "}"'),
        (5, '"L01":"pass","L02":"{"', '"L02":"{","L01":"pass"'),
    ):
        entry = Entry.objects.get(pk=number)
        Entry.objects.filter(pk=number).update(data=entry.data.replace(old, new))
    spelt = [line for line in told() if "canonical JSON" in line]
    assert [line.partition(",")[0] for line in spelt] == ["Entry 3", "Entry 4", "Entry 5"]


def test_faults_are_collected_and_many_of_a_kind_are_counted() -> None:
    found = Findings()
    for number in range(SHOWN + 3):
        found.add("gap", f"Entry {number}", "it is missing.")
    found.add("end", "The tree", "it is too long.")
    lines = list(found.lines())
    assert len(lines) == SHOWN + 2
    assert lines[SHOWN] == "… and 3 more like the last."
    assert len(found) == SHOWN + 4
