"""`manage.py record export`, as an operator asks for it."""

from __future__ import annotations

from argparse import ArgumentTypeError
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from disclosure.record.verbs import export
from tests.disclosure.record.exported import small_record, verified
from tests.disclosure.record.logged import empty_log

pytestmark = pytest.mark.django_db
__all__ = ["empty_log"]


def asked(*words: str) -> None:
    call_command("record", "export", *words)


def test_it_says_what_it_wrote_and_how_to_check_it(
    empty_log: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small_record()
    folder = tmp_path / "export"
    asked("--from", "2026-06-01T12:00", "--to", "2026-06-02T12:00", str(folder))
    assert capsys.readouterr().out == (
        f"Exported 7 entries to {folder}: of their bodies 5 are whole, 1 are copies without some "
        f"prices, and 1 are gone. Check it: python3 {folder}/verify.py\n"
    )
    assert not verified(folder).wrong


def test_without_an_end_it_is_up_to_now(
    empty_log: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small_record()
    asked("--from", "2026-06-01", str(tmp_path / "export"))
    assert capsys.readouterr().out.startswith("Exported 9 entries")


def test_what_cannot_be_done_is_said(empty_log: None, tmp_path: Path) -> None:
    small_record()
    with pytest.raises(CommandError, match="begin before it ends"):
        asked("--from", "2026-06-02", "--to", "2026-06-01", str(tmp_path / "x"))
    with pytest.raises(CommandError, match="no checkpoint of 5000 entries"):
        asked("--from", "2026-06-01", "--since", "5000", str(tmp_path / "x"))


def test_a_time_is_read_as_utc_and_a_word_is_none() -> None:
    assert export.moment("2026-11-01") == datetime(2026, 11, 1, tzinfo=UTC)
    assert export.moment("2026-11-01T09:30:00+02:00").utcoffset() is not None
    with pytest.raises(ArgumentTypeError, match="“yesterday” is no time"):
        export.moment("yesterday")
