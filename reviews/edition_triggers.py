"""When the triggers that raise editions are made, and a check that they stand."""

from __future__ import annotations

import atexit
from collections.abc import Collection
from typing import Any

from django.core import checks
from django.db import connection, connections, transaction
from django.db.migrations.recorder import MigrationRecorder

from disclosure.record import editions, raising
from reviews.watched import SITE, WATCHED

MIGRATION = ("disclosure", "0004_record")


def make(*, using: str, **_: Any) -> None:
    """After `migrate`. What was changed while one was missing, nobody counted."""
    with transaction.atomic(using=using):
        if raising.put(connections[using], WATCHED):
            editions.raise_(SITE)
    atexit.unregister(make)


def take_away(*, using: str, plan: Collection[Any] = (), **_: Any) -> None:
    """Before migrations: SQLite cannot remake a table that triggers of others name.

    After a migration that fails nobody calls `make`; the end of the process does.
    """
    if plan and connections[using].vendor == "sqlite":
        atexit.register(make, using=using)
        raising.remove(connections[using], WATCHED)


def editions_are_raised(
    *, databases: Collection[str] | None = None, **_: Any
) -> list[checks.CheckMessage]:
    """A warning where readers may be sent pages that are older than a change.

    It is no error, because `migrate`, which mends it, refuses to run with one.
    """
    if "default" not in (databases or ()) or not _is_migrated():
        return []
    gone = raising.missing(connection, WATCHED)
    if not gone:
        return []
    return [
        checks.Warning(
            "Changes do not reach the pages that are frozen, so that readers get old ones: the "
            f"database lacks {', '.join(gone)}, or holds it switched off or altered.",
            hint="Run `manage.py migrate`, which makes it anew, and makes all pages anew.",
            id="reviews.W001",
        )
    ]


def _is_migrated() -> bool:
    return MIGRATION in MigrationRecorder(connection).applied_migrations()
