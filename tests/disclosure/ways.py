"""Every way that we know of to change what readers were told. Each is tried, and must fail or do nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.core.management import call_command
from django.db import connection, models
from django.db.models.deletion import Collector
from django.db.models.query import QuerySet

from disclosure.models import Notice
from tests import desk

Rows = QuerySet[Notice]
COLUMNS = "id, kind, locale, version, text, effective_from, approved_by, created_at"
FORGED = "Nobody pays us."
BOTH, SQLITE, POSTGRESQL = {"sqlite", "postgresql"}, {"sqlite"}, {"postgresql"}


@dataclass(frozen=True)
class Way:
    """`attempt` tries to change or delete the row it is given, which it knows as the ORM does."""

    name: str
    attempt: Callable[[Notice], object]
    vendors: frozenset[str]

    def __str__(self) -> str:
        return self.name


WAYS: list[Way] = []


def way(vendors: set[str] = BOTH) -> Callable[[Callable[[Notice], object]], None]:
    def add(attempt: Callable[[Notice], object]) -> None:
        WAYS.append(Way(attempt.__name__.replace("_", " "), attempt, frozenset(vendors)))

    return add


def execute(sql: str, *parameters: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters or None)


def copy(one: Notice, **changes: Any) -> Notice:
    """The same row as a new object, so that the ORM believes it is to be added."""
    fields = {field.attname: getattr(one, field.attname) for field in Notice._meta.fields}
    return Notice(**(fields | {"text": FORGED} | changes))


def plain() -> Rows:
    """Without what our own manager refuses."""
    return QuerySet(Notice)


def insert(start: str, one: Notice, end: str = "", **changes: Any) -> None:
    """An INSERT of the row with a forged text, `changes` naming columns with other values."""
    values: dict[str, Any] = {
        str(field.column): field.get_db_prep_value(getattr(one, field.attname), connection)
        for field in Notice._meta.fields
    }
    values |= {"text": FORGED} | changes
    marks = ", ".join(["%s"] * len(values))
    execute(
        f"{start} INTO disclosure_notice ({', '.join(values)}) VALUES ({marks}) {end}",
        *values.values(),
    )


# The ORM, by our own manager


@way()
def save(one: Notice) -> None:
    one.text = FORGED
    one.save()


@way()
def save_some_fields(one: Notice) -> None:
    one.text = FORGED
    one.save(update_fields=["text"])


@way()
def save_forced_to_update(one: Notice) -> None:
    copy(one).save(force_update=True)


@way()
def save_a_new_object_with_its_key(one: Notice) -> None:
    copy(one).save()


@way()
def create_with_its_key(one: Notice) -> None:
    Notice.objects.create(pk=one.pk, kind="click", locale="xx", version=9, text=FORGED,
                          effective_from=one.effective_from, approved_by="x",
                          created_at=one.created_at)  # fmt: skip


@way()
def queryset_update(one: Notice) -> None:
    Notice.objects.filter(pk=one.pk).update(text=FORGED)


@way()
def queryset_bulk_update(one: Notice) -> None:
    one.text = FORGED
    Notice.objects.bulk_update([one], ["text"])


@way()
def queryset_update_or_create(one: Notice) -> None:
    Notice.objects.update_or_create(pk=one.pk, defaults={"text": FORGED})


@way()
def queryset_get_or_create(one: Notice) -> None:
    """It finds the row, and leaves it alone."""
    rows: Any = Notice.objects
    rows.get_or_create(pk=one.pk, defaults={"text": FORGED})


@way()
def delete(one: Notice) -> None:
    one.delete()


@way()
def queryset_delete(one: Notice) -> None:
    Notice.objects.filter(pk=one.pk).delete()


@way()
def queryset_delete_all(one: Notice) -> None:
    Notice.objects.all().delete()


@way()
def bulk_create(one: Notice) -> None:
    Notice.objects.bulk_create([copy(one)])


@way()
def bulk_create_that_updates(one: Notice) -> None:
    Notice.objects.bulk_create(
        [copy(one)], update_conflicts=True, update_fields=["text"], unique_fields=["id"]
    )


@way()
def bulk_create_that_ignores(one: Notice) -> None:
    Notice.objects.bulk_create([copy(one)], ignore_conflicts=True)


# The ORM, past our manager: the database refuses


@way()
def plain_update(one: Notice) -> None:
    plain().filter(pk=one.pk).update(text=FORGED)


@way()
def plain_update_by_an_expression(one: Notice) -> None:
    plain().update(version=models.F("version") + 100)


@way()
def plain_bulk_update(one: Notice) -> None:
    one.text = FORGED
    plain().bulk_update([one], ["text"])


@way()
def plain_update_or_create(one: Notice) -> None:
    plain().update_or_create(pk=one.pk, defaults={"text": FORGED})


@way()
def plain_delete(one: Notice) -> None:
    plain().filter(pk=one.pk).delete()


@way()
def plain_upsert(one: Notice) -> None:
    plain().bulk_create(
        [copy(one)], update_conflicts=True, update_fields=["text"], unique_fields=["id"]
    )


@way()
def plain_upsert_by_version(one: Notice) -> None:
    plain().bulk_create(
        [copy(one, id=None)],
        update_conflicts=True,
        update_fields=["text"],
        unique_fields=["kind", "locale", "version"],
    )


@way()
def plain_insert_that_ignores(one: Notice) -> None:
    plain().bulk_create([copy(one)], ignore_conflicts=True)


@way()
def save_base(one: Notice) -> None:
    one.text = FORGED
    one.save_base()


@way()
def save_of_the_base_class(one: Notice) -> None:
    one.text = FORGED
    models.Model.save(one)


@way()
def delete_of_the_base_class(one: Notice) -> None:
    models.Model.delete(one)


@way()
def collector(one: Notice) -> None:
    gathered = Collector(using="default", origin=one)
    gathered.collect([one])
    gathered.delete()


@way()
def loaddata(one: Notice) -> None:
    fields = {"kind": one.kind, "locale": one.locale, "version": one.version, "text": FORGED,
              "effective_from": one.effective_from.isoformat(), "approved_by": "x",
              "created_at": one.created_at.isoformat()}  # fmt: skip
    with TemporaryDirectory() as folder:
        path = Path(folder, "forged.json")
        path.write_text(
            json.dumps([{"model": "disclosure.notice", "pk": one.pk, "fields": fields}])
        )
        call_command("loaddata", path, verbosity=0)


# The admin, by a superuser's posts


def _post(path: str, **fields: str) -> None:
    desk.signed_in().post(f"/admin/disclosure/notice/{path}", fields)


@way()
def admin_change(one: Notice) -> None:
    _post(f"{one.pk}/change/", kind=one.kind, locale=one.locale, text=FORGED, _save="Save")


@way()
def admin_save_as_new(one: Notice) -> None:
    _post(f"{one.pk}/change/", kind=one.kind, locale=one.locale, text=FORGED, _saveasnew="1")


@way()
def admin_delete(one: Notice) -> None:
    _post(f"{one.pk}/delete/", post="yes")


@way()
def admin_delete_selected(one: Notice) -> None:
    _post("", action="delete_selected", _selected_action=str(one.pk), post="yes")


@way()
def admin_edit_in_the_list(one: Notice) -> None:
    _post("", **{"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1", "form-0-id": str(one.pk),
                 "form-0-text": FORGED, "_save": "Save"})  # fmt: skip


# SQL


@way()
def raw_update(one: Notice) -> None:
    execute("UPDATE disclosure_notice SET text = %s WHERE id = %s", FORGED, one.pk)


@way()
def raw_update_of_the_key(one: Notice) -> None:
    execute("UPDATE disclosure_notice SET id = id + 1000 WHERE id = %s", one.pk)


@way()
def raw_update_of_the_start(one: Notice) -> None:
    later = one.effective_from + timedelta(days=9999)
    execute("UPDATE disclosure_notice SET effective_from = %s", later)


@way()
def raw_update_behind_a_comment(one: Notice) -> None:
    execute("/* hm */ WITH x AS (SELECT 1) UPDATE disclosure_notice SET approved_by = 'x'")


@way()
def raw_delete(one: Notice) -> None:
    execute("DELETE FROM disclosure_notice WHERE id = %s", one.pk)


@way()
def raw_delete_all(one: Notice) -> None:
    execute("DELETE FROM disclosure_notice")


@way()
def insert_with_its_key(one: Notice) -> None:
    insert("INSERT", one, version=99, kind="x")


@way()
def insert_of_its_version(one: Notice) -> None:
    insert("INSERT", one, id=990)


@way()
def upsert_by_key(one: Notice) -> None:
    insert("INSERT", one, "ON CONFLICT (id) DO UPDATE SET text = excluded.text")


@way()
def upsert_by_version(one: Notice) -> None:
    end = "ON CONFLICT (kind, locale, version) DO UPDATE SET text = excluded.text"
    insert("INSERT", one, end, id=990)


@way()
def upsert_by_moment(one: Notice) -> None:
    end = "ON CONFLICT (kind, locale, effective_from) DO UPDATE SET text = excluded.text"
    insert("INSERT", one, end, id=990, version=99)


@way()
def insert_that_does_nothing(one: Notice) -> None:
    insert("INSERT", one, "ON CONFLICT DO NOTHING")


# SQL of SQLite


@way(SQLITE)
def insert_or_replace_by_key(one: Notice) -> None:
    insert("INSERT OR REPLACE", one, kind="x", version=99)


@way(SQLITE)
def insert_or_replace_by_key_as_text(one: Notice) -> None:
    insert("INSERT OR REPLACE", one, id=f"{one.pk}", kind="x", version=99)


@way(SQLITE)
def insert_or_replace_by_version(one: Notice) -> None:
    insert("INSERT OR REPLACE", one, id=None, effective_from="2031-01-01 00:00:00")


@way(SQLITE)
def insert_or_replace_by_version_as_text(one: Notice) -> None:
    insert("INSERT OR REPLACE", one, id=None, version=f"{one.version}", effective_from="2031")


@way(SQLITE)
def insert_or_replace_by_moment(one: Notice) -> None:
    insert("INSERT OR REPLACE", one, id=None, version=99)


@way(SQLITE)
def insert_or_replace_by_rowid(one: Notice) -> None:
    execute(
        "INSERT OR REPLACE INTO disclosure_notice (rowid, kind, locale, version, text, "
        "effective_from, approved_by, created_at) SELECT rowid, 'x', locale, version, 'x', "
        "effective_from, approved_by, created_at FROM disclosure_notice WHERE id = %s",
        one.pk,
    )


@way(SQLITE)
def replace_into(one: Notice) -> None:
    insert("REPLACE", one)


@way(SQLITE)
def replace_into_from_a_query(one: Notice) -> None:
    execute(
        f"REPLACE INTO disclosure_notice ({COLUMNS}) SELECT id, kind, locale, version, 'x', "  # noqa: S608  (names of our own)
        "effective_from, approved_by, created_at FROM disclosure_notice"
    )


@way(SQLITE)
def insert_under_a_negative_key_and_replace_that(one: Notice) -> None:
    insert("INSERT", one, id=-1, kind="x")


@way(SQLITE)
def insert_or_ignore(one: Notice) -> None:
    insert("INSERT OR IGNORE", one)


@way(SQLITE)
def update_or_replace(one: Notice) -> None:
    execute("UPDATE OR REPLACE disclosure_notice SET version = 1, kind = 'click', locale = 'en'")


@way(SQLITE)
def update_or_ignore(one: Notice) -> None:
    execute("UPDATE OR IGNORE disclosure_notice SET text = 'x'")


@way(SQLITE)
def update_or_fail(one: Notice) -> None:
    execute("UPDATE OR FAIL disclosure_notice SET text = 'x'")


@way(SQLITE)
def update_of_a_column_to_itself_and_another(one: Notice) -> None:
    execute("UPDATE disclosure_notice SET (text, kind) = ('x', kind) WHERE id = %s", one.pk)


@way(SQLITE)
def write_into_the_value(one: Notice) -> None:
    """Past all triggers, as a blob that is opened for writing."""
    connection.ensure_connection()
    with connection.connection.blobopen("disclosure_notice", "text", one.pk) as value:
        value.write(b"X")


@way(SQLITE)
def write_into_the_name_of_the_approver(one: Notice) -> None:
    connection.ensure_connection()
    with connection.connection.blobopen("disclosure_notice", "approved_by", one.pk) as value:
        value.write(b"X")


@way(SQLITE)
def update_with_checks_and_recursion_switched(one: Notice) -> None:
    execute("PRAGMA recursive_triggers = OFF")
    execute("PRAGMA ignore_check_constraints = ON")
    try:
        execute("UPDATE disclosure_notice SET text = ''")
    finally:
        execute("PRAGMA ignore_check_constraints = OFF")


# SQL of PostgreSQL


@way(POSTGRESQL)
def truncate(one: Notice) -> None:
    execute("TRUNCATE disclosure_notice")


@way(POSTGRESQL)
def truncate_cascade(one: Notice) -> None:
    execute("TRUNCATE disclosure_notice RESTART IDENTITY CASCADE")


@way(POSTGRESQL)
def truncate_with_another_table(one: Notice) -> None:
    execute("TRUNCATE disclosure_incident, disclosure_notice")


@way(POSTGRESQL)
def update_as_a_replica(one: Notice) -> None:
    execute("SET LOCAL session_replication_role = replica")
    execute("UPDATE disclosure_notice SET text = 'x'")


@way(POSTGRESQL)
def delete_as_a_replica(one: Notice) -> None:
    execute("SET LOCAL session_replication_role = replica")
    execute("DELETE FROM disclosure_notice")


@way(POSTGRESQL)
def truncate_as_a_replica(one: Notice) -> None:
    execute("SET LOCAL session_replication_role = replica")
    execute("TRUNCATE disclosure_notice")


@way(POSTGRESQL)
def update_from_another_table(one: Notice) -> None:
    execute(
        "UPDATE disclosure_notice SET text = x.t FROM (VALUES ('x')) AS x(t) WHERE id = %s", one.pk
    )


@way(POSTGRESQL)
def update_only(one: Notice) -> None:
    execute("UPDATE ONLY disclosure_notice SET text = 'x'")


@way(POSTGRESQL)
def delete_that_returns(one: Notice) -> None:
    execute("WITH gone AS (DELETE FROM disclosure_notice RETURNING *) SELECT count(*) FROM gone")


@way(POSTGRESQL)
def merge_that_updates(one: Notice) -> None:
    execute(
        "MERGE INTO disclosure_notice n USING (SELECT %s::bigint AS id) x ON n.id = x.id "
        "WHEN MATCHED THEN UPDATE SET text = 'x'",
        one.pk,
    )


@way(POSTGRESQL)
def merge_that_deletes(one: Notice) -> None:
    execute(
        "MERGE INTO disclosure_notice n USING (SELECT %s::bigint AS id) x ON n.id = x.id "
        "WHEN MATCHED THEN DELETE",
        one.pk,
    )


@way(POSTGRESQL)
def update_through_a_view(one: Notice) -> None:
    execute("CREATE TEMP VIEW seen AS SELECT * FROM disclosure_notice")
    execute("UPDATE seen SET text = 'x'")


@way(POSTGRESQL)
def update_through_a_cursor(one: Notice) -> None:
    execute("DECLARE held CURSOR FOR SELECT * FROM disclosure_notice FOR UPDATE")
    execute("FETCH NEXT FROM held")
    execute("UPDATE disclosure_notice SET text = 'x' WHERE CURRENT OF held")


@way(POSTGRESQL)
def copy_from_outside(one: Notice) -> None:
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY disclosure_notice ({COLUMNS}) FROM STDIN") as rows,
    ):
        rows.write_row(
            (
                one.pk,
                one.kind,
                one.locale,
                one.version,
                FORGED,
                one.effective_from,
                "x",
                one.created_at,
            )
        )
