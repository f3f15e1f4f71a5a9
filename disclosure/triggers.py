"""Tables whose rows are added and never changed, deleted or replaced: the database itself refuses.

It refuses whoever asks: the ORM, raw SQL, `INSERT OR REPLACE`, upserts, TRUNCATE, on PostgreSQL
also a session that replicates. Whoever owns the database can still take the triggers away, or the
table: `manage.py check --database default` tells that they are missing, not what was done meanwhile.
Of the log of pages `manage.py record verify` tells that too.

Django knows nothing of them, and remakes a table of SQLite without its triggers for most changes of
a model: a migration that changes a protected table must call `protect` again at its end.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import NotSupportedError
from django.db.backends.base.base import BaseDatabaseWrapper


@dataclass(frozen=True)
class Protected:
    """What to do instead of changing a row, and how the table is kept on SQLite."""

    instead: str
    keys_from_1: bool = True  # only then it can be told whether the database is to give the key
    # An index over all columns keeps single bytes of them from being written past the triggers, and
    # takes as much room as the table.
    every_byte: bool = True


_LOGGED = Protected(
    "It is on record. To correct what readers were told, change the site: what is sent then is "
    "recorded anew.",
    keys_from_1=False,
    every_byte=False,  # its hashes tell
)
PROTECTED = {
    "disclosure_notice": Protected(
        "Approve a new version instead: disclosure.notices.approve(), or “Add notice” in the admin."
    ),
    "disclosure_entry": _LOGGED,
    "disclosure_node": _LOGGED,
    "disclosure_checkpoint": _LOGGED,
}


@dataclass(frozen=True)
class Guard:
    """One part of the protection: how it is made, and what the catalogue of the database says of it."""

    name: str
    create: tuple[str, ...]
    drop: str
    stored: str


def protect(connection: BaseDatabaseWrapper, table: str) -> None:
    """Make what keeps the rows of `table`, one of PROTECTED, as they are; what is there goes first."""
    guards = _guards(connection, table)
    with connection.cursor() as cursor:
        for guard in guards:
            for statement in (guard.drop, *guard.create):
                cursor.execute(statement)


def unprotect(connection: BaseDatabaseWrapper, table: str) -> None:
    guards = _guards(connection, table)
    with connection.cursor() as cursor:
        for guard in guards:
            cursor.execute(guard.drop)


def missing(connection: BaseDatabaseWrapper, table: str) -> list[str]:
    """The parts that are not there, are switched off, or are not what `protect` would make."""
    stored = _STORED[connection.vendor](connection, table)
    return [
        guard.name for guard in _guards(connection, table) if stored.get(guard.name) != guard.stored
    ]


def _guards(connection: BaseDatabaseWrapper, table: str) -> list[Guard]:
    if connection.vendor not in _MAKERS:
        raise NotSupportedError(
            "What readers were told is kept unchanged on SQLite and PostgreSQL, "
            f"and not on {connection.display_name}."
        )
    return _MAKERS[connection.vendor](connection, table)


def _refusal(table: str) -> str:
    return f"Rows of {table} are never changed or deleted. {PROTECTED[table].instead}"


# SQLite


def _sqlite(connection: BaseDatabaseWrapper, table: str) -> list[Guard]:
    refuse = f"BEGIN SELECT RAISE(ABORT, '{_refusal(table)}'); END"
    with connection.cursor() as cursor:
        key = connection.introspection.get_primary_key_column(cursor, table)
    unique, others = _columns(connection, table)
    taken = " OR ".join(f"({_same(columns)})" for columns in unique)
    # REPLACE deletes without asking the triggers of DELETE, so it is refused where it would.
    there = f"EXISTS (SELECT 1 FROM {table} AS old WHERE {taken})"  # noqa: S608  (names of our own)
    guards = [
        _trigger(table, "no_update", f"BEFORE UPDATE ON {table} {refuse}"),
        _trigger(table, "no_delete", f"BEFORE DELETE ON {table} {refuse}"),
        _trigger(table, "no_replace", f"BEFORE INSERT ON {table} WHEN {there} {refuse}"),
    ]
    if PROTECTED[table].keys_from_1:
        # Before an insert, a key that the database is to give looks like -1.
        false = f"AFTER INSERT ON {table} WHEN NEW.{key} < 1"
        guards.append(_trigger(table, "no_false_key", f"{false} {refuse}"))
    if PROTECTED[table].every_byte:
        guards.append(_index(table, "no_blob", f"ON {table} ({', '.join(others)})"))
    return guards


def _same(columns: Iterable[str]) -> str:
    return " AND ".join(f"old.{column} = NEW.{column}" for column in columns)


def _columns(connection: BaseDatabaseWrapper, table: str) -> tuple[list[list[str]], list[str]]:
    """(the sets of columns that no two rows share, the columns that are in none of them)."""
    with connection.cursor() as cursor:
        constraints = connection.introspection.get_constraints(cursor, table).values()
        described = connection.introspection.get_table_description(cursor, table)
    unique = sorted(one["columns"] for one in constraints if one["unique"] or one["primary_key"])
    held = {column for columns in unique for column in columns}
    return unique, [column.name for column in described if column.name not in held]


def _trigger(table: str, name: str, rest: str) -> Guard:
    create = f"CREATE TRIGGER {table}_{name} {rest}"
    return Guard(
        f"{table}_{name}", (create,), f"DROP TRIGGER IF EXISTS {table}_{name}", stored=create
    )


def _index(table: str, name: str, rest: str) -> Guard:
    """SQLite opens no column for writing past the triggers (blobopen) that stands in an index."""
    create = f"CREATE INDEX {table}_{name} {rest}"
    return Guard(f"{table}_{name}", (create,), f"DROP INDEX IF EXISTS {table}_{name}", create)


def _stored_by_sqlite(connection: BaseDatabaseWrapper, table: str) -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE tbl_name = %s", [table])
        return dict(cursor.fetchall())


# PostgreSQL


def _postgresql(connection: BaseDatabaseWrapper, table: str) -> list[Guard]:
    body = f"BEGIN RAISE EXCEPTION '{_refusal(table)}' USING ERRCODE = 'restrict_violation'; END"
    function = f"{table}_refuse"
    return [
        Guard(
            function,
            (
                f"CREATE OR REPLACE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $${body}$$",
            ),
            "SELECT 1",  # the triggers hold it; it is replaced
            stored=body,
        ),
        _always(table, "no_change", "BEFORE DELETE OR UPDATE", "ROW"),
        _always(table, "no_truncate", "BEFORE TRUNCATE", "STATEMENT"),
    ]


def _always(table: str, name: str, moment: str, each: str) -> Guard:
    """A trigger that fires for replicating sessions too."""
    create = (
        f"CREATE TRIGGER {table}_{name} {moment} ON {table} "
        f"FOR EACH {each} EXECUTE FUNCTION {table}_refuse()"
    )
    always = f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_{name}"
    drop = f"DROP TRIGGER IF EXISTS {table}_{name} ON {table}"
    return Guard(f"{table}_{name}", (create, always), drop, stored=f"A {create}")


def _stored_by_postgresql(connection: BaseDatabaseWrapper, table: str) -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname, tgenabled::text || ' ' || pg_get_triggerdef(oid, true) FROM pg_trigger "
            "WHERE tgrelid = %s::regclass UNION ALL "
            "SELECT proname, prosrc FROM pg_proc WHERE proname = %s",
            [table, f"{table}_refuse"],
        )
        return dict(cursor.fetchall())


_MAKERS = {"sqlite": _sqlite, "postgresql": _postgresql}
_STORED = {"sqlite": _stored_by_sqlite, "postgresql": _stored_by_postgresql}
