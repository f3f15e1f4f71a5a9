"""When a page would change by itself, though nobody changes anything.

What a page says of time it says by the day: “as of” a date, and of charts up to the last sighting.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime, timedelta

from django.db import connection
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_naive, localtime

from reviews.problems.figures import YEAR
from reviews.watched import PROBLEMS, SITE

# Columns with the moments from which, or until which, a row acts.
SCHEDULED = (
    ("products_placement", "starts_at"),
    ("products_placement", "ends_at"),
    ("products_placement", "approved_at"),
    ("products_offer", "withdrawn_at"),
    ("reviews_livereview", "from_at"),
    ("reviews_livereview", "until_at"),
    ("reviews_liveguide", "from_at"),
    ("reviews_liveguide", "until_at"),
    ("reviews_livecomparison", "from_at"),
    ("reviews_livecomparison", "until_at"),
    ("reviews_problem", "answered_at"),
)
RECEIVED = ("reviews_problem", "received_at")


def next_change(path: str, names: Collection[str], at: datetime) -> datetime:
    """The first moment after `at` at which something begins or ends that the page at `path`, made of
    the editions `names`, may show; midnight at the latest, so that each page is judged daily.

    Of the whole site, because such moments are few. What follows from the ages of prices on the page
    is for `reviews.aging`. One query.
    """
    found = [*_midnights(at), *_scheduled(set(names), at)]
    return min(found)


def _midnights(at: datetime) -> list[datetime]:
    """The next, in UTC and where the site is."""
    return [_next_midnight(at.astimezone(UTC)), _next_midnight(localtime(at))]


def _next_midnight(at: datetime) -> datetime:
    """In the time zone of `at`, whose days may be an hour longer or shorter."""
    return at.replace(hour=0, minute=0, second=0, microsecond=0, fold=0) + timedelta(days=1)


def _scheduled(names: set[str], at: datetime) -> list[datetime]:
    if names <= {SITE}:
        return []
    asked = [(*column, timedelta(0)) for column in SCHEDULED]
    if PROBLEMS in names:
        asked += [(*RECEIVED, timedelta(0)), (*RECEIVED, YEAR)]
    queries = [
        f"SELECT MIN({column}), {place} FROM {table} WHERE {column} > %s"  # noqa: S608  (names of our own)
        for place, (table, column, _) in enumerate(asked)
    ]
    values = [connection.ops.adapt_datetimefield_value(at - later) for _, _, later in asked]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(queries), values)
        return [_aware(when) + asked[place][2] for when, place in cursor.fetchall() if when]


def _aware(stored: datetime | str) -> datetime:
    """SQLite gives text, in UTC."""
    found = parse_datetime(stored) if isinstance(stored, str) else stored
    if found is None:
        raise ValueError(f"The database holds “{stored}”, which is no moment.")
    return found.replace(tzinfo=UTC) if is_naive(found) else found
