"""Rows that are changed behind everybody's back: no verb, no signal, no manager that refuses."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.db import DatabaseError, models, transaction

Rows = models.QuerySet[Any]

OTHER: dict[type, Callable[[Any], Any]] = {
    str: lambda text: f"{text}x",
    bool: lambda flag: not flag,
    int: lambda number: number + 1,
    Decimal: lambda number: number + Decimal("0.1"),
    datetime: lambda moment: moment + timedelta(hours=1),
}


def rows(table: str) -> Rows:
    found = {one._meta.db_table: one for one in apps.get_models(include_auto_created=True)}
    return models.QuerySet(found[table])


def change(table: str) -> None:
    """Every plain value of its first row, but those that the database refuses."""
    row: Any = rows(table).order_by("pk").first()
    for name, value in _others(row):
        try:
            with transaction.atomic():
                rows(table).filter(pk=row.pk).update(**{name: value})
        except DatabaseError:
            continue


def delete(table: str) -> None:
    """Its first row, whatever points at it."""
    all_rows = rows(table)
    first = all_rows.order_by("pk").values("pk")[:1]
    all_rows.filter(pk__in=list(first.values_list("pk", flat=True)))._raw_delete("default")


def _others(row: Any) -> Iterator[tuple[str, Any]]:
    for field in row._meta.concrete_fields if row else ():
        value = getattr(row, field.attname)
        if type(value) in OTHER and not (field.primary_key or field.is_relation or field.generated):
            yield field.name, OTHER[type(value)](value)
