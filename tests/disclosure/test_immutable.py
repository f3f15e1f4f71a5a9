"""What readers were told stays as it was, whoever tries to change it and in whatever way."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import Error, IntegrityError, connection, transaction

from disclosure import triggers
from disclosure.models import AuditedPage, Notice
from disclosure.models.notices import NoticeIsFinalError
from tests import builders
from tests.disclosure.ways import WAYS, Way, execute, plain

pytestmark = pytest.mark.django_db

DRIVER: Any = connection.Database  # type: ignore[attr-defined]  # sqlite3 or psycopg
TRIED = [way for way in WAYS if connection.vendor in way.vendors]
# These find the row, or add nothing, and leave it alone without a word.
HARMLESS = {
    "queryset get or create",
    "plain insert that ignores",
    "insert that does nothing",
    "admin change",
    "admin save as new",
    "admin delete",
    "admin delete selected",
    "admin edit in the list",
}


def rows() -> list[dict[str, Any]]:
    return [dict(row) for row in plain().order_by("pk").values()]


@pytest.mark.parametrize("way", TRIED, ids=str)
def test_every_way_of_changing_a_notice_is_refused_or_does_nothing(way: Way) -> None:
    before = rows()
    assert before
    one = Notice.objects.get(kind="commission", locale="en")
    refusal = None
    try:
        with transaction.atomic():
            way.attempt(one)
    except (Error, DRIVER.Error) as error:  # the driver's own where Django's cursors are passed by
        refusal = error
    after = rows()
    assert after[: len(before)] == before
    assert len(after) == len(before) or way.name == "admin save as new"  # it approves a version
    assert refusal or way.name in HARMLESS


@pytest.mark.parametrize("way", [way for way in TRIED if way.name.startswith("raw")], ids=str)
def test_the_database_says_what_to_do_instead(way: Way) -> None:
    one = Notice.objects.get(kind="commission", locale="en")
    with pytest.raises(IntegrityError, match="Approve a new version instead"), transaction.atomic():
        way.attempt(one)


@pytest.mark.parametrize(
    "name", ["save", "delete", "queryset update", "queryset delete", "bulk create that updates"]
)
def test_the_orm_says_so_before_it_asks_the_database(
    name: str, django_assert_num_queries: Any
) -> None:
    one = Notice.objects.get(kind="commission", locale="en")
    attempt = next(way.attempt for way in WAYS if way.name == name)
    with (
        django_assert_num_queries(0),
        pytest.raises(NoticeIsFinalError, match="Approve a new version instead"),
    ):
        attempt(one)


def test_a_new_version_can_be_added() -> None:
    before = rows()
    with transaction.atomic():
        builders.notice("commission", "Shops pay us.", version=2, effective_from=builders.AT)
    assert len(rows()) == len(before) + 1


@pytest.mark.django_db(transaction=True)
def test_emptying_the_database_after_a_test_leaves_what_readers_were_told() -> None:
    before = rows()
    AuditedPage.objects.create(
        path="/", audited_at=builders.AT, violations=0, incompletes=0, blocked=False, verdicts={}
    )
    call_command("flush", interactive=False, verbosity=0)
    assert not AuditedPage.objects.exists()
    assert rows() == before


def _spoilt(sql: str) -> list[str]:
    execute(sql)
    return triggers.missing(connection, "disclosure_notice")


SPOILT = {
    "sqlite": {
        f"DROP TRIGGER disclosure_notice_{name}": f"disclosure_notice_{name}"
        for name in ("no_update", "no_delete", "no_replace", "no_false_key")
    }
    | {"DROP INDEX disclosure_notice_no_blob": "disclosure_notice_no_blob"},
    "postgresql": {
        "DROP TRIGGER disclosure_notice_no_change ON disclosure_notice": "disclosure_notice_no_change",
        "DROP TRIGGER disclosure_notice_no_truncate ON disclosure_notice": "disclosure_notice_no_truncate",
        "ALTER TABLE disclosure_notice DISABLE TRIGGER disclosure_notice_no_change": "disclosure_notice_no_change",
        "ALTER TABLE disclosure_notice ENABLE REPLICA TRIGGER disclosure_notice_no_change": "disclosure_notice_no_change",
        "ALTER TABLE disclosure_notice ENABLE TRIGGER disclosure_notice_no_change": "disclosure_notice_no_change",
        "CREATE OR REPLACE FUNCTION disclosure_notice_refuse() RETURNS trigger LANGUAGE plpgsql "
        "AS 'BEGIN RETURN NEW; END'": "disclosure_notice_refuse",
    },
}


@pytest.mark.parametrize(("sql", "name"), SPOILT[connection.vendor].items())
def test_a_check_finds_what_was_taken_away_and_a_command_puts_it_back(sql: str, name: str) -> None:
    assert triggers.missing(connection, "disclosure_notice") == []
    call_command("check", databases=["default"])
    with transaction.atomic():
        assert _spoilt(sql) == [name]
        with pytest.raises(CommandError, match=rf"(?s){name}.*manage.py protect_records"):
            call_command("check", databases=["default"])
        said = StringIO()
        call_command("protect_records", stdout=said)
        assert name in said.getvalue()
    assert triggers.missing(connection, "disclosure_notice") == []
    call_command("check", databases=["default"])


def test_a_trigger_of_the_same_name_that_does_nothing_is_found() -> None:
    name = "disclosure_notice_no_update"
    if connection.vendor == "sqlite":
        execute(f"DROP TRIGGER {name}")
        execute(
            f"CREATE TRIGGER {name} BEFORE UPDATE ON disclosure_notice WHEN 0 BEGIN SELECT 1; END"
        )
    else:
        name = "disclosure_notice_no_change"
        execute(f"DROP TRIGGER {name} ON disclosure_notice")
        execute(
            f"CREATE TRIGGER {name} BEFORE UPDATE ON disclosure_notice FOR EACH ROW "
            "WHEN (false) EXECUTE FUNCTION disclosure_notice_refuse()"
        )
        execute(f"ALTER TABLE disclosure_notice ENABLE ALWAYS TRIGGER {name}")
    assert triggers.missing(connection, "disclosure_notice") == [name]


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL changes tables in place")
def test_remaking_the_table_loses_the_triggers_and_protecting_it_again_brings_them_back() -> None:
    before = rows()
    field = Notice._meta.get_field("approved_by")
    wider = type(field)(max_length=200)
    wider.set_attributes_from_name("approved_by")
    wider.model = Notice
    with connection.schema_editor() as editor:
        editor.alter_field(Notice, field, wider, strict=True)
    assert len(triggers.missing(connection, "disclosure_notice")) == 5
    with connection.schema_editor() as editor:
        editor.alter_field(Notice, wider, field, strict=True)
        triggers.protect(connection, "disclosure_notice")
    assert triggers.missing(connection, "disclosure_notice") == []
    assert rows() == before


def test_protection_can_be_taken_away_by_its_own_migration() -> None:
    triggers.unprotect(connection, "disclosure_notice")
    assert triggers.missing(connection, "disclosure_notice")
    plain().filter(kind="click").update(text="Changed.")
    assert Notice.objects.filter(text="Changed.").count() == 2
