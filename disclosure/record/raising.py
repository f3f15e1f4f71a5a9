"""The triggers by which the database itself raises editions, in the transaction of each change.

It raises them whoever changes a row: the ORM, statements over many rows, raw SQL. On SQLite each
row raises the one row of the edition. On PostgreSQL each statement adds a row for each name, so
that no writer waits for another.

Django knows nothing of the triggers. A migration that remakes a table of SQLite would stumble over
them, and takes away those of the table: `remove` comes before migrations, and `put` after.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import NotSupportedError
from django.db.backends.base.base import BaseDatabaseWrapper

EDITIONS = "disclosure_edition"
INSERT, UPDATE, DELETE = VERBS = ("INSERT", "UPDATE", "DELETE")
EVERY_PAGE = "site"  # raised where a table is emptied as a whole
COLUMN = re.compile(r"\{row\}\.(\w+)")


@dataclass(frozen=True)
class Raises:
    """Which editions a row of `table` raises.

    `names` are queries in SQL, each of a name or none, and `more` those of any number of names; in
    them `{row}` is the row that changed. A row that changes raises the names that it had and those
    that it has.
    """

    table: str
    names: tuple[str, ...]
    more: tuple[str, ...] = ()
    verbs: tuple[str, ...] = VERBS

    @property
    def queries(self) -> tuple[str, ...]:
        return self.names + self.more

    @property
    def columns(self) -> list[str]:
        """Those that decide what it raises."""
        return sorted({column for query in self.queries for column in COLUMN.findall(query)})


@dataclass(frozen=True)
class Part:
    """A trigger or a function: how it is made, and what the catalogue of the database says of it."""

    name: str
    create: tuple[str, ...]
    drop: str
    stored: str


def put(connection: BaseDatabaseWrapper, tables: Iterable[Raises]) -> list[str]:
    """Make the triggers that are missing or are not as they should be; the names of those made.

    Tables that are not there, as before a migration or after one was taken back, are left out.
    """
    there = _tables(connection)
    parts = _parts(connection, [one for one in tables if {one.table, EDITIONS} <= there])
    wrong = _wrong(connection, parts)
    with connection.cursor() as cursor:
        for part in wrong:
            for statement in (part.drop, *part.create):
                cursor.execute(statement)
    return [part.name for part in wrong]


def remove(connection: BaseDatabaseWrapper, tables: Iterable[Raises]) -> None:
    there = _tables(connection)
    parts = _parts(connection, [one for one in tables if one.table in there])
    with connection.cursor() as cursor:
        for part in parts:
            cursor.execute(part.drop)


def missing(connection: BaseDatabaseWrapper, tables: Iterable[Raises]) -> list[str]:
    """The parts that are not there, are switched off, or are not what `put` would make."""
    return [part.name for part in _wrong(connection, _parts(connection, tables))]


def _wrong(connection: BaseDatabaseWrapper, parts: list[Part]) -> list[Part]:
    stored = _STORED[connection.vendor](connection)
    return [part for part in parts if stored.get(part.name) != part.stored]


def _parts(connection: BaseDatabaseWrapper, tables: Iterable[Raises]) -> list[Part]:
    if connection.vendor not in _MAKERS:
        raise NotSupportedError(
            "Changes of what pages show are noticed on SQLite and PostgreSQL, "
            f"and not on {connection.display_name}."
        )
    return [part for one in tables for part in _MAKERS[connection.vendor](one)]


def _tables(connection: BaseDatabaseWrapper) -> set[str]:
    with connection.cursor() as cursor:
        return set(connection.introspection.table_names(cursor))


# SQLite


def _sqlite(one: Raises) -> list[Part]:
    rows = {INSERT: "NEW", UPDATE: "NEW", DELETE: "OLD"}
    parts = [_row_trigger(one, verb, f"AFTER {verb}", rows[verb]) for verb in one.verbs]
    if UPDATE in one.verbs and one.columns:
        moved = " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in one.columns)
        moment = f"AFTER UPDATE OF {', '.join(one.columns)}"
        parts.append(_row_trigger(one, "moved", moment, "OLD", f" WHEN {moved}"))
    return parts


def _row_trigger(one: Raises, which: str, moment: str, row: str, when: str = "") -> Part:
    """Without ON CONFLICT, of which a statement that fires a trigger has the last word."""
    name = f"{one.table}_raises_{which.lower()}"
    one_each = [_raise_one(query.format(row=row)) for query in one.names]
    several = [_raise_several(query.format(row=row)) for query in one.more]
    does = " ".join([*one_each, *several])
    create = f"CREATE TRIGGER {name} {moment} ON {one.table}{when} BEGIN {does} END"
    return Part(name, (create,), f"DROP TRIGGER IF EXISTS {name}", stored=create)


def _raise_one(name: str) -> str:
    """Its row is made where the first statement changed none. An import does this once a row: with
    IN, it takes three times as long."""
    return (
        f"UPDATE {EDITIONS} SET weight = weight + 1 WHERE name = ({name}); "  # noqa: S608  (names of our own)
        f"INSERT INTO {EDITIONS} (name, weight) SELECT ({name}), 1 "
        f"WHERE changes() = 0 AND ({name}) IS NOT NULL;"
    )


def _raise_several(names: str) -> str:
    return (
        f"UPDATE {EDITIONS} SET weight = weight + 1 WHERE name IN ({names}); "  # noqa: S608  (names of our own)
        f"INSERT INTO {EDITIONS} (name, weight) SELECT DISTINCT name, 1 FROM ({names}) "
        f"WHERE name IS NOT NULL AND name NOT IN (SELECT name FROM {EDITIONS});"
    )


def _stored_by_sqlite(connection: BaseDatabaseWrapper) -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        return dict(cursor.fetchall())


# PostgreSQL

_CHANGED = {
    INSERT: ("NEW TABLE AS new_rows", "new_rows"),
    UPDATE: (
        "OLD TABLE AS old_rows NEW TABLE AS new_rows",
        "(SELECT * FROM old_rows UNION ALL SELECT * FROM new_rows)",
    ),
    DELETE: ("OLD TABLE AS old_rows", "old_rows"),
}


def _postgresql(one: Raises) -> list[Part]:
    parts = []
    names = " UNION ".join(query.format(row="changed") for query in one.queries)
    for verb in one.verbs:
        referencing, rows = _CHANGED[verb]
        body = (
            f"BEGIN INSERT INTO {EDITIONS} (name, weight) SELECT DISTINCT named.name, 1 "  # noqa: S608  (names of our own)
            f"FROM {rows} AS changed, LATERAL ({names}) AS named(name) "
            "WHERE named.name IS NOT NULL; RETURN NULL; END"
        )
        parts += _statement_trigger(one.table, verb, body, f" REFERENCING {referencing}")
    emptied = (
        f"BEGIN INSERT INTO {EDITIONS} (name, weight) VALUES ('{EVERY_PAGE}', 1); RETURN NULL; END"  # noqa: S608  (names of our own)
    )
    return [*parts, *_statement_trigger(one.table, "TRUNCATE", emptied)]


def _statement_trigger(table: str, verb: str, body: str, referencing: str = "") -> list[Part]:
    """With its function. It fires for sessions that replicate too."""
    function = f"{table}_raise_{verb.lower()}"
    name = f"{table}_raises_{verb.lower()}"
    make = f"CREATE OR REPLACE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $${body}$$"
    create = (
        f"CREATE TRIGGER {name} AFTER {verb} ON {table}{referencing} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {function}()"
    )
    always = f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}"
    drop = f"DROP TRIGGER IF EXISTS {name} ON {table}"
    return [
        Part(function, (make,), "SELECT 1", stored=body),  # its trigger holds it; it is replaced
        Part(name, (create, always), drop, stored=f"A {create}"),
    ]


def _stored_by_postgresql(connection: BaseDatabaseWrapper) -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname, tgenabled::text || ' ' || pg_get_triggerdef(oid, true) FROM pg_trigger "
            "WHERE NOT tgisinternal UNION ALL "
            "SELECT proname, prosrc FROM pg_proc "
            "WHERE pronamespace = current_schema()::regnamespace"
        )
        return dict(cursor.fetchall())


_MAKERS = {"sqlite": _sqlite, "postgresql": _postgresql}
_STORED = {"sqlite": _stored_by_sqlite, "postgresql": _stored_by_postgresql}
