"""Checks of the database: do the triggers stand, and is there something to tell readers?

They run with `manage.py check --database default`, and before each `migrate`.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.conf import settings
from django.core import checks
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from disclosure import notices, policy, registers, triggers
from disclosure.models import Notice

GUARD = "disclosure.guard.Guard"
MIGRATION = ("disclosure", "0005_log_stays")


def notices_are_protected(
    *, databases: Collection[str] | None = None, **_: Any
) -> list[checks.CheckMessage]:
    """An error where the database would let somebody change what readers were told."""
    if not _applies(databases):
        return []
    return [
        checks.Error(
            f"The database no longer keeps {table} from being changed: "
            f"{', '.join(gone)} is missing, switched off or altered.",
            hint="Run `manage.py protect_records`, which puts it back, and find out who took it "
            "away and what was changed since. Of the log `manage.py record verify` tells.",
            id="disclosure.E001",
        )
        for table in triggers.PROTECTED
        if (gone := triggers.missing(connection, table))
    ]


def the_guard_stands_first(**_: Any) -> list[checks.CheckMessage]:
    """A warning where pages leave unjudged, or are changed after they were."""
    if next(iter(settings.MIDDLEWARE), None) == GUARD:
        return []
    return [
        checks.Warning(
            f"{GUARD} is not the first in MIDDLEWARE: what stands before it can change or answer "
            "pages that nobody judges.",
            hint="Make it the first line of MIDDLEWARE.",
            id="disclosure.W002",
        )
    ]


def sentences_are_in_force(
    *, databases: Collection[str] | None = None, **_: Any
) -> list[checks.CheckMessage]:
    """A warning where a page could not be told about, and so would not be served.

    It is no error, because `migrate` refuses to run with one.
    """
    if not _applies(databases):
        return []
    there = Notice.objects.in_force(settings.LANGUAGE_CODE, timezone.now())
    lacking = [kind for kind in policy.KINDS if kind not in there]
    if not lacking:
        return []
    language = policy.language(settings.LANGUAGE_CODE)
    return [
        checks.Warning(
            f"No sentence in “{language}” (LANGUAGE_CODE) is in force for {', '.join(lacking)}: "
            "pages that need it are not served.",
            hint=f"Approve one for each: {notices.HOW}",
            id="disclosure.W001",
        )
    ]


def the_record_can_wait(
    *, databases: Collection[str] | None = None, **_: Any
) -> list[checks.CheckMessage]:
    """A warning where two readers at once would be refused: SQLite does not let a transaction wait
    that read before it wrote, as putting a page on record does."""
    options: dict[str, Any] = connection.settings_dict.get("OPTIONS", {})
    mode = str(options.get("transaction_mode", "")).upper()
    is_asked = "default" in (databases or ()) and registers.keeps_record()
    if not is_asked or connection.vendor != "sqlite" or mode in ("IMMEDIATE", "EXCLUSIVE"):
        return []
    return [
        checks.Warning(
            "Pages that two readers ask for at once may not be put on record, and so are not sent: "
            "“database is locked”.",
            hint='Set "transaction_mode": "IMMEDIATE" in the OPTIONS of the database.',
            id="disclosure.W003",
        )
    ]


def _applies(databases: Collection[str] | None) -> bool:
    return "default" in (databases or ()) and _is_migrated()


def _is_migrated() -> bool:
    return MIGRATION in MigrationRecorder(connection).applied_migrations()
