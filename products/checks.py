"""Checks of the database: does what programmes forbid agree with the settings, and with our words?

They run with `manage.py check --database default`, and before each `migrate`.
"""

from __future__ import annotations

from collections.abc import Collection
from itertools import chain
from typing import Any

from django.conf import settings
from django.core import checks
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.urls import reverse

from products import history_switch
from products.models import Programme

MIGRATION = ("products", "0007_money_in_the_open")
# No other column is asked for: `migrate` is about to add those that a later version has.
ASKED = ("name", "link_label", "required_sentence", "price_caveat")


def histories_are_allowed(
    *, databases: Collection[str] | None = None, **_: Any
) -> list[checks.CheckMessage]:
    """An error for each programme that forbids what the setting PRICE_HISTORY orders."""
    if not (settings.PRICE_HISTORY and _applies(databases)):
        return []
    return [
        checks.Error(
            f"The programme “{one}” forbids price histories on the whole site, PRICE_HISTORY is on, "
            "and no permission is on record.",
            hint="Set PRICE_HISTORY=false, or enter at "
            f"{_form(one)} where its written permission is filed, or switch the programme off "
            "there. Until then no page shows a price of the past.",
            id="products.E001",
        )
        for one in history_switch.forbidding().only(*ASKED)
    ]


def programmes_say_it_plainly(
    *, databases: Collection[str] | None = None, **_: Any
) -> list[checks.CheckMessage]:
    """A warning for each programme whose words, entered before they were looked at, keep pages
    from being served."""
    if not _applies(databases):
        return []
    return [
        checks.Warning(
            f"The programme “{one}” wants words on pages that such pages must not say: "
            f"{' '.join(chain.from_iterable(found.values()))}",
            hint=f"Change {', '.join(found)} at {_form(one)}.",
            id="products.W003",
        )
        for one in Programme.objects.filter(is_active=True).only(*ASKED)
        if (found := one.objections())
    ]


def _form(programme: Programme) -> str:
    return reverse("admin:products_programme_change", args=[programme.pk])


def _applies(databases: Collection[str] | None) -> bool:
    return "default" in (databases or ()) and _is_migrated()


def _is_migrated() -> bool:
    return MIGRATION in MigrationRecorder(connection).applied_migrations()
