"""Thousands of rows at once.

`bulk_create` makes a model instance of each row and prepares each of its values, which takes
several times as long as the database does; a feed's values are ready. The database checks its
constraints all the same. In the same way `among` spares what a filter does to each value.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Literal

from django.db import connection, models
from django.db.models.expressions import RawSQL

Constant = int | bool | Literal[""] | None
NOTHING: Mapping[str, Constant] = MappingProxyType({})
PARAMETERS = 8000  # SQLite takes 32,766 at a time, PostgreSQL 65,535


def insert(
    model: type[models.Model],
    columns: Sequence[str],
    rows: Sequence[Sequence[Any]],
    same: Mapping[str, Constant] = NOTHING,
) -> None:
    """Insert `rows`, each with the values of `columns`; amounts are given as text, times by `moment`.

    `same` are the columns that have one value in all rows. They are written into the statement:
    each parameter takes time.
    """
    names = ", ".join(map(connection.ops.quote_name, (*columns, *same)))
    table = connection.ops.quote_name(model._meta.db_table)
    one = f"({', '.join([*['%s'] * len(columns), *map(_literal, same.values())])})"
    at_once = PARAMETERS // len(columns)
    with connection.cursor() as cursor:
        for start in range(0, len(rows), at_once):
            part = rows[start : start + at_once]
            cursor.execute(
                f"INSERT INTO {table} ({names}) VALUES {', '.join([one] * len(part))}",  # noqa: S608  (names of our own)
                [value for row in part for value in row],
            )


def _literal(value: Constant) -> str:
    """`value` in SQL; of texts only the empty one."""
    if value is None:
        return "NULL"
    if value == "":
        return "''"
    return str(value).upper() if isinstance(value, bool) else f"{value:d}"


@lru_cache(maxsize=1024)
def moment(at: datetime) -> object:
    """`at` as the database stores it."""
    return connection.ops.adapt_datetimefield_value(at)


def among(values: Collection[int] | Collection[str]) -> Any:
    """`values` for a filter with `__in`; they must be of the column's own type."""
    if not values:
        return ()
    return RawSQL(", ".join(["%s"] * len(values)), list(values))  # noqa: S611  (only placeholders)
