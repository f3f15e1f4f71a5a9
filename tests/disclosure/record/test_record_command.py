"""`manage.py record`, but for what it verifies (see test_tampering, test_verifying)."""

import re
from argparse import ArgumentParser
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.conf import settings as settings_of_project
from django.core.management import CommandError, call_command

from disclosure.management.commands.record import VERBS
from disclosure.models import Body, Checkpoint, Entry
from disclosure.record import bodies, keys, log
from disclosure.record.verbs import asking, verify
from tests import builders
from tests.disclosure.record.logged import MINUTE, empty_log, page

__all__ = ["empty_log"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_log")]

OLD = b"<title>Kettles</title><h1>Kettles</h1><p>Alto costs <b>49.90</b>.</p><p>It sings.</p>"
NEW = OLD.replace(b"49.90", b"44.00")


def record(*arguments: str) -> str:
    said = StringIO()
    call_command("record", *arguments, stdout=said)
    return said.getvalue()


@pytest.fixture
def old_and_new(settings: LazySettings) -> tuple[Entry, Entry]:
    """/kettles/ as it was, and ten minutes later with another price; and a page beside it."""
    settings.BASE_URL = "https://kettles.example"
    drafts = [page("/kettles/", body=OLD), page("/about/"), page("/kettles/", minute=10, body=NEW)]
    for body in (OLD, NEW):
        bodies.keep(body, at=builders.AT)
    old, _, new = log.append(drafts)
    return old, new


def test_show_tells_the_newest_entry_and_those_before(old_and_new: tuple[Entry, Entry]) -> None:
    _, new = old_and_new
    for address in ("/kettles/", "https://kettles.example/kettles/"):
        said = record("show", address)
        assert said.startswith(f"Entry 2 of 2026-06-01 12:10:00 UTC: {new.url}\n")
        assert f"Its bytes are kept: {new.body}" in said
        assert log.leaf_hash(new).hex() in said
        assert '"status": 200' in said
        assert "Entries of this page before it: 0 (2026-06-01 12:00:00 UTC)" in said
    Body.objects.filter(pk=new.body).delete()
    assert "Its bytes are no longer kept" in record("show", "/kettles/")


def test_show_tells_the_entry_of_a_time(old_and_new: tuple[Entry, Entry]) -> None:
    for at, number in (("2026-06-01T12:09Z", 0), ("2026-06-01T12:10:00Z", 2), ("2026-06-01", 2)):
        assert record("show", "/kettles/", "--at", at).startswith(f"Entry {number} ")
    with pytest.raises(CommandError, match="first put on record at 2026-06-01 12:00 UTC"):
        record("show", "/kettles/", "--at", "2026-05-31")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["show", "/none/"], "kettles.example/none/ was never put on record. Name a page as"),
        (["show", "/kettles/", "--at", "soon"], "“soon” is no time. Write one such as"),
        (["show", "/kettles/", "--at", "2026-13-01"], "“2026-13-01” is no time"),
        (["diff", "/kettles/", "0", "1"], "Entry 1 is of https://kettles.example/about/"),
        (["diff", "/kettles/", "0", "77"], "Entry 77 is not in the log"),
        (["verify", "--public-key", "x"], "--public-key: “x” is no Ed25519 key"),
        (["verify", "--checkpoint", "/none"], "--checkpoint /none cannot be read"),
        (["frobnicate"], "invalid choice: 'frobnicate'"),
        ([], "arguments are required: VERB"),
    ],
)
def test_what_cannot_be_done_is_told_with_what_to_do(
    arguments: list[str], says: str, old_and_new: tuple[Entry, Entry]
) -> None:
    with pytest.raises(CommandError, match=says):
        record(*arguments)


@pytest.mark.parametrize("asked", [["show", "/kettles/"], ["diff", "/kettles/", "0", "2"]])
def test_a_path_that_another_host_has_on_record_is_told_with_it(
    asked: list[str], old_and_new: tuple[Entry, Entry], settings: LazySettings
) -> None:
    settings.BASE_URL = "http://127.0.0.1:8000"
    says = r"8000/kettles/ was never .*, but https://kettles\.example/kettles/ was\. Set BASE_URL"
    with pytest.raises(CommandError, match=says):
        record(*asked)
    with pytest.raises(CommandError, match=r"8000/none/ was never put on record\. Name a page"):
        record("show", "/none/")


def test_diff_shows_what_readers_saw_change(old_and_new: tuple[Entry, Entry]) -> None:
    by_number = record("diff", "/kettles/", "0", "2").splitlines()
    assert by_number == record("diff", "/kettles/", "2026-06-01T12:05Z", "2026-06-02").splitlines()
    heads = ["--- entry 0, 2026-06-01 12:00 UTC", "+++ entry 2, 2026-06-01 12:10 UTC"]
    assert by_number[:2] == heads
    changed = [line for line in by_number[2:] if line[0] in "-+"]
    assert changed == ["-Alto costs 49.90.", "+Alto costs 44.00."]
    assert record("diff", "/kettles/", "2", "2") == "Entries 2 and 2 read alike.\n"


def test_diff_says_that_bytes_are_gone_or_damaged(old_and_new: tuple[Entry, Entry]) -> None:
    old, _ = old_and_new
    Body.objects.filter(pk=old.body).update(packed=b"no brotli")
    with pytest.raises(CommandError, match=r"Entry 0: .*cannot be unpacked.*record verify"):
        record("diff", "/kettles/", "0", "2")
    Body.objects.filter(pk=old.body).delete()
    with pytest.raises(CommandError, match=f"entry 0 are no longer kept .*{old.body}"):
        record("diff", "/kettles/", "0", "2")


def test_checkpoint_prints_what_verify_takes(
    old_and_new: tuple[Entry, Entry], tmp_path: Path
) -> None:
    said = record("checkpoint")
    assert said == Checkpoint.objects.get().note
    copy = tmp_path / "copy"
    copy.write_text(f"\n{said}\n\n")  # as somebody pasted it
    assert "All is as it was signed." in record("verify", "--checkpoint", str(copy))


def test_of_an_empty_log_there_is_no_checkpoint() -> None:
    with pytest.raises(CommandError, match="Nothing is on record yet"):
        record("checkpoint")


def test_public_key_prints_what_verify_takes(old_and_new: tuple[Entry, Entry]) -> None:
    key = record("public-key").strip()
    assert key == keys.public_key()
    assert "3 entries" in record("verify", "--public-key", key)


def test_verify_counts_in_words_that_agree() -> None:
    bodies.keep(OLD, at=builders.AT)
    log.append([page("/kettles/", body=OLD)])
    assert "1 entry, 1 checkpoint, 1 body and 0 frozen pages were" in record("verify")
    Body.objects.update(packed=b"no brotli")
    said: list[str] = []
    assert verify.run({"public_key": [], "checkpoint": []}, said.append) == 1
    assert "1 finding. docs/record.md tells what to do." in said


def test_times_without_a_zone_are_those_of_the_site(settings: LazySettings) -> None:
    settings.TIME_ZONE = "Europe/Vienna"
    assert asking.moment("2026-06-01 14:30") == builders.AT + 30 * MINUTE
    assert asking.moment("2026-06-01") == datetime(2026, 6, 1, 21, 59, 59, 999999, UTC)


def test_every_verb_and_option_is_documented() -> None:
    docs = settings_of_project.BASE_DIR / "docs"
    text = "".join((docs / name).read_text() for name in ("record.md", "record-entries.md"))
    for name, verb in VERBS.items():
        assert f"manage.py record {name}" in text
        parser = ArgumentParser(add_help=False)
        verb.arguments(parser)
        assert set(parser._option_string_actions) <= set(re.findall(r"--[a-z-]+", text))
