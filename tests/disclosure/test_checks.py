"""What `manage.py check --database default` says of sentences; of triggers see test_immutable."""

from typing import Any

import pytest
from django.conf import LazySettings
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from disclosure import checks
from disclosure.checks import (
    notices_are_protected,
    sentences_are_in_force,
    the_guard_stands_first,
    the_record_can_wait,
)
from tests.disclosure.ways import execute

pytestmark = pytest.mark.django_db

DATABASES: dict[str, Any] = {"databases": ["default"]}


def test_a_site_whose_language_has_its_sentences_hears_nothing(settings: LazySettings) -> None:
    for code in ("en", "de-at"):
        settings.LANGUAGE_CODE = code
        assert sentences_are_in_force(**DATABASES) == []


def test_a_site_whose_language_lacks_sentences_is_warned(settings: LazySettings) -> None:
    settings.LANGUAGE_CODE = "fr"
    (warning,) = sentences_are_in_force(**DATABASES)
    assert "“fr”" in str(warning)
    assert "commission, click, placement" in str(warning)
    assert warning.id == "disclosure.W001"
    call_command("check", databases=["default"])  # migrating is not refused


def test_without_a_database_nothing_is_asked(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert notices_are_protected() == sentences_are_in_force() == []
        assert notices_are_protected(databases=["other"]) == []


def test_before_the_migrations_nothing_is_missing() -> None:
    MigrationRecorder(connection).record_unapplied(*checks.MIGRATION)
    execute("DROP TABLE disclosure_notice")
    assert notices_are_protected(**DATABASES) == sentences_are_in_force(**DATABASES) == []
    with pytest.raises(CommandError, match=r"Run `manage.py migrate` first"):
        call_command("protect_records")


def test_protecting_what_is_protected_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("protect_records")
    tables = ("notice", "entry", "node", "checkpoint")
    said = [f"disclosure_{table}: nothing was missing." for table in tables]
    assert capsys.readouterr().out.splitlines() == said


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL waits by itself")
def test_a_record_on_sqlite_whose_transactions_do_not_wait_is_told(
    settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DISCLOSURE = {**settings.DISCLOSURE, "RECORD": True}
    assert the_record_can_wait(databases=["default"]) == []
    monkeypatch.setitem(connection.settings_dict, "OPTIONS", {})
    told = the_record_can_wait(databases=["default"])
    assert [one.id for one in told] == ["disclosure.W003"]
    settings.DISCLOSURE = {**settings.DISCLOSURE, "RECORD": False}
    assert the_record_can_wait(databases=["default"]) == []


def test_a_guard_that_does_not_stand_first_is_told(settings: LazySettings) -> None:
    assert the_guard_stands_first() == []
    settings.MIDDLEWARE = [*settings.MIDDLEWARE[1:], settings.MIDDLEWARE[0]]
    assert [one.id for one in the_guard_stands_first()] == ["disclosure.W002"]
    settings.MIDDLEWARE = []
    assert [one.id for one in the_guard_stands_first()] == ["disclosure.W002"]
