"""Editions: numbers that rise with each change of a part of the site.

A frozen page keeps the numbers of all that it shows, and is sent for as long as they are the same.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import connection
from django.db.models import F, Sum

from disclosure.models import Edition

EVERYTHING = "everything"  # the sum of all

# One statement, so that nobody ever sees a sum that is not the true one. Rows that another
# process is at are left to it.
FOLD = """
WITH gone AS (
    DELETE FROM disclosure_edition WHERE id IN (
        SELECT id FROM disclosure_edition WHERE name IN (
            SELECT name FROM disclosure_edition GROUP BY name HAVING COUNT(*) > 1
        ) FOR UPDATE SKIP LOCKED
    ) RETURNING name, weight
)
INSERT INTO disclosure_edition (name, weight) SELECT name, SUM(weight) FROM gone GROUP BY name
"""


def numbers(names: Collection[str] | None = None) -> dict[str, int]:
    """The number of each of `names`, or of all there are and of “everything”. One query.

    What was never raised is 0.
    """
    rows = Edition.objects.order_by()
    if names is not None and EVERYTHING not in names:
        rows = rows.filter(name__in=names)
    sums = rows.values_list("name").annotate(Sum("weight"))
    found = {name: int(weight) for name, weight in sums}
    found[EVERYTHING] = sum(found.values())
    return found if names is None else {name: found.get(name, 0) for name in names}


def raise_(name: str) -> None:
    """For changes that no table of the database tells of."""
    if connection.vendor == "sqlite" and Edition.objects.filter(name=name).update(
        weight=F("weight") + 1
    ):
        return
    Edition.objects.create(name=name, weight=1)


def fold(_: datetime | None = None) -> None:
    """Make the rows of each name one again, with the same sum; for `manage.py tick`."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(FOLD)
