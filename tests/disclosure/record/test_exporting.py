"""What an auditor takes away, and whether it can be checked without the software that made it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.conf import LazySettings
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from disclosure.models import Body, Checkpoint, Entry
from disclosure.record import keys, log
from disclosure.record.exporting import pages
from disclosure.record.exporting.writing import ExportError, export
from disclosure.record.notes import Signer
from tests.builders import AT, DAY
from tests.disclosure.record.exported import (
    SINCE,
    UNTIL,
    body,
    exported,
    send,
    small_record,
    verified,
    verified_alone,
)
from tests.disclosure.record.logged import MINUTE, empty_log

pytestmark = pytest.mark.django_db
__all__ = ["empty_log"]


@pytest.fixture
def record(empty_log: None) -> None:
    small_record()


def test_an_export_is_checked_by_its_own_program_and_nothing_else(
    record: None, tmp_path: Path
) -> None:
    exported(tmp_path / "export")
    found = verified_alone(tmp_path / "export", "--key", keys.public_key())
    assert found.code == 0
    assert not found.wrong
    assert found.lines[-1] == "All that could be checked is right."
    right = " ".join(found.told("right"))
    assert "9 entries are in the signed log" in right
    assert "4 whole, 1 redacted" in right
    assert "1 lists of a day agree" in right
    (gone,) = [one for one in found.told("NOT CHECKED") if "are not in the export" in one]
    assert gone.endswith(": 3.")


def test_it_says_what_it_cannot_check(record: None, tmp_path: Path) -> None:
    exported(tmp_path / "export")
    unchecked = " ".join(verified(tmp_path / "export").told("NOT CHECKED"))
    assert "key.pub came with the export" in unchecked
    assert "a site could have signed a second log" in unchecked
    assert "headers" in unchecked


def test_the_pages_are_byte_for_byte_those_that_were_sent(record: None, tmp_path: Path) -> None:
    exported(tmp_path / "export")
    with (tmp_path / "export/pages.warc.gz").open("rb") as file:
        found = [
            (
                one.rec_headers["WARC-Target-URI"].removeprefix("https://kettles.example"),
                one.http_headers.get_statuscode(),
                one.http_headers.get_header("X-Frame-Options"),
                one.content_stream().read(),
            )
            for one in ArchiveIterator(file)
            if one.rec_type == "response"
        ]
    assert found == [
        ("/", "200", None, body(1)),
        ("/compare/kettles/", "200", None, body(2)),
        ("/b/", "200", None, b"<p>Price [withheld]"),
        ("/", "200", "DENY", body(5)),
        ("/compare/kettles/", "410", None, body(7)),
    ]


def test_the_checker_of_warcio_finds_nothing(
    record: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    exported(tmp_path / "export")

    class Asked:
        inputs = [str(tmp_path / "export/pages.warc.gz")]
        verbose = True

    checker = Checker(Asked)
    checker.process_all()
    assert checker.exit_value == 0
    assert capsys.readouterr().out.count("digest pass") == 6


def test_counts_are_by_day_and_section(record: None, tmp_path: Path) -> None:
    rows = exported(tmp_path / "export").rows
    assert [tuple(one.values()) for one in rows] == [
        ("2026-06-01", "/", 2, 1, 5, 2, 0, 0),
        ("2026-06-01", "/a/", 1, 3, 3, 0, 0, 1),
        ("2026-06-01", "/b/", 1, 4, 4, 0, 1, 0),
        ("2026-06-01", "/compare/", 2, 2, 7, 2, 0, 0),
        ("2026-06-01", "days", 1, 6, 6, 1, 0, 0),
    ]
    told = json.loads((tmp_path / "export/reconcile.json").read_text())
    assert (told["first"], told["last"], told["size"], told["rows"]) == (1, 7, 9, rows)
    assert (
        (tmp_path / "export/reconcile.csv").read_text().splitlines()[1].startswith("2026-06-01,/,")
    )


def test_bodies_that_are_all_gone_leave_an_export_that_holds(record: None, tmp_path: Path) -> None:
    Body.objects.all().delete()
    exported(tmp_path / "export")
    found = verified(tmp_path / "export")
    assert not found.wrong
    assert any(one.startswith("6 pages are not in the export") for one in found.told("NOT CHECKED"))
    assert "The lists of 2026-06-01 are not in the export." in found.told("NOT CHECKED")


@pytest.mark.parametrize("hours", [(-48, -47), (2, 3), (48, 72)])
def test_a_time_in_which_nothing_was_logged_can_be_proved_empty(
    record: None, tmp_path: Path, hours: tuple[int, int]
) -> None:
    since, until = (AT + hour * DAY / 24 for hour in hours)
    made = export(tmp_path / "export", since=since, until=until, at=UNTIL)
    assert made.rows == []
    assert not verified(tmp_path / "export").wrong


def test_all_of_a_log_makes_its_root_and_any_older_checkpoint(record: None, tmp_path: Path) -> None:
    (tmp_path / "held").write_text(Checkpoint.objects.get(size=4).note)
    export(tmp_path / "export", since=AT - DAY, until=AT + 3 * DAY, at=UNTIL)
    found = verified(tmp_path / "export", "--checkpoint", str(tmp_path / "held"))
    assert not found.wrong
    assert any("of the beginning of the same log" in one for one in found.told("right"))


def test_a_checkpoint_that_an_auditor_kept_is_proved_to_be_the_beginning(
    record: None, tmp_path: Path
) -> None:
    held = tmp_path / "held"
    held.write_text(Checkpoint.objects.get(size=2).note)
    since = SINCE + 3 * MINUTE
    export(tmp_path / "without", since=since, until=UNTIL, at=UNTIL)
    export(tmp_path / "with", since=since, until=UNTIL, at=UNTIL, held=2)
    without = verified(tmp_path / "without", "--checkpoint", str(held))
    assert any("--since 2" in one for one in without.told("NOT CHECKED"))
    found = verified(tmp_path / "with", "--checkpoint", str(held))
    assert not found.wrong
    assert any(one.endswith("of the same log.") for one in found.told("right"))


def test_another_log_signed_by_the_same_site_is_told_by_a_checkpoint_from_outside(
    record: None, tmp_path: Path
) -> None:
    signer = keys.signer()
    text = f"{signer.name}\n9\n{'A' * 43}=\n"
    (tmp_path / "held").write_text(signer.sign(text))
    exported(tmp_path / "export")
    found = verified(tmp_path / "export", "--checkpoint", str(tmp_path / "held"))
    assert found.wrong == [
        f"{tmp_path / 'held'}: It has another root for 9 entries: two logs were shown."
    ]


def test_a_checkpoint_that_the_site_never_signed_is_refused(record: None, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="no checkpoint of 77 entries"):
        exported(tmp_path / "export", held=77)
    assert list(tmp_path.iterdir()) == []


def test_an_export_that_fails_leaves_nothing(
    record: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Body.objects.filter(size__gt=20).update(packed=b"damaged")
    with pytest.raises(Exception, match="cannot be unpacked"):
        exported(tmp_path / "export")
    assert list(tmp_path.iterdir()) == []


def test_a_day_that_is_no_date_is_written_nowhere(record: None, tmp_path: Path) -> None:
    told = json.loads(Entry.objects.get(kind="day").data) | {"date": "../../outside"}
    digest = told["body"]["sha256"]
    log.append([log.Draft("day", "2026-06-02", AT + 9 * MINUTE, digest, told)])
    with pytest.raises(ExportError, match="that its date is"):
        export(tmp_path / "export", since=SINCE, until=AT + 3 * DAY, at=UNTIL)
    assert list(tmp_path.iterdir()) == []


def test_whoever_makes_an_export_alone_can_read_it(record: None, tmp_path: Path) -> None:
    exported(tmp_path / "export")
    assert (tmp_path / "export").stat().st_mode & 0o777 == 0o700
    assert "mode 0700" in (tmp_path / "export/README.txt").read_text()


def test_nothing_that_is_there_is_written_over(record: None, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="is there already"):
        exported(tmp_path)
    with pytest.raises(ExportError, match="There is no folder"):
        exported(tmp_path / "no" / "such")


def test_a_log_that_a_former_key_began_is_checked_by_both(
    empty_log: None, tmp_path: Path, settings: LazySettings
) -> None:
    send("/", 1)
    send("/", 2)
    former = keys.public_key()
    settings.RECORD_FORMER_KEYS = [former]
    settings.RECORD_KEY = Signer.made("kettles.example").secret()
    send("/", 3)
    exported(tmp_path / "export")
    assert (tmp_path / "export/key.pub").read_text() == f"{keys.public_key()}\n{former}\n"
    found = verified(tmp_path / "export", "--key", keys.public_key())
    assert not found.wrong
    assert any("of the older checkpoint are unchanged" in one for one in found.told("right"))
    assert verified(tmp_path / "export", "--key", former).wrong


def test_an_empty_log_has_no_export(empty_log: None, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="Nothing is on record yet"):
        exported(tmp_path / "export")


def test_the_first_page_of_all_needs_no_older_checkpoint(empty_log: None, tmp_path: Path) -> None:
    send("/", 1)
    exported(tmp_path / "export")
    found = verified(tmp_path / "export")
    assert not found.wrong
    assert any("signed none" in one for one in found.told("NOT CHECKED"))


def test_without_warcio_it_says_how_to_get_it(
    record: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "warcio.warcwriter", None)
    with pytest.raises(pages.NoWarcioError, match="pip install"):
        exported(tmp_path / "export")


def test_entries_stand_in_the_export_as_in_the_log(record: None, tmp_path: Path) -> None:
    exported(tmp_path / "export")
    lines = (tmp_path / "export/entries.jsonl").read_text().splitlines()
    assert lines == list(Entry.objects.order_by("number").values_list("data", flat=True))
