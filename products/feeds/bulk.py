"""Thousands of rows at once.

`bulk_create` makes a model instance of each row and prepares each of its values, which takes
several times as long as the database does; a feed's values are ready. The database checks its
constraints all the same. In the same way `among` spares what a filter does to each value.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db import connection, models
from django.db.models.expressions import RawSQL

PARAMETERS = 8000  # SQLite takes 32,766 at a time, PostgreSQL 65,535


def insert(
    model: type[models.Model], columns: Sequence[str], rows: Sequence[Sequence[Any]]
) -> None:
    """Insert `rows`, each with the values of `columns`; amounts are given as text, times by `moment`."""
    names = ", ".join(map(connection.ops.quote_name, columns))
    table = connection.ops.quote_name(model._meta.db_table)  # noqa: SLF001  (Django documents it as public)
    one = f"({', '.join(['%s'] * len(columns))})"
    at_once = PARAMETERS // len(columns)
    with connection.cursor() as cursor:
        for start in range(0, len(rows), at_once):
            part = rows[start : start + at_once]
            cursor.execute(
                f"INSERT INTO {table} ({names}) VALUES {', '.join([one] * len(part))}",  # noqa: S608  (names of our own)
                [value for row in part for value in row],
            )


@lru_cache(maxsize=1024)
def moment(at: datetime) -> object:
    """`at` as the database stores it."""
    return connection.ops.adapt_datetimefield_value(at)


def among(values: Collection[int] | Collection[str]) -> Any:
    """`values` for a filter with `__in`; they must be of the column's own type."""
    if not values:
        return ()
    return RawSQL(", ".join(["%s"] * len(values)), list(values))  # noqa: S611  (only placeholders)
