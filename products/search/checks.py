"""A check of the database: does the search index stand?"""

from collections.abc import Collection
from typing import Any

from django.core import checks
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from products.models import Findable, Product
from products.search.engine import engine

MIGRATION = ("products", "0003_full_text")


def index_stands(*, databases: Collection[str] | None = None, **_: Any) -> list[checks.Warning]:
    """Warn where a part of the index is gone: a change of the model may take it away unnoticed.

    It is no error, because `migrate` refuses to run with one.
    """
    if "default" not in (databases or ()) or not _is_migrated():
        return []
    with connection.cursor() as cursor:
        missing = engine().missing(cursor)
    if not missing:
        return _filled()
    return [
        checks.Warning(
            f"The search index lacks {', '.join(sorted(missing))}: readers find old words, or none.",
            hint="Run `manage.py index_search`, which makes it anew.",
            id="products.W001",
        )
    ]


def _filled() -> list[checks.Warning]:
    """An older database has products, and nothing of them in the index that came with an update."""
    if Findable.objects.exists() or not Product.objects.listed().exists():
        return []
    return [
        checks.Warning(
            "The search index is empty: readers find nothing.",
            hint="Run `manage.py index_search`, which fills it.",
            id="products.W002",
        )
    ]


def _is_migrated() -> bool:
    return MIGRATION in MigrationRecorder(connection).applied_migrations()
