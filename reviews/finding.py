"""What search knows of documents: the words of each revision, for as long as readers may see it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain

from django.db.models import Q
from django.utils import timezone

from products import search
from reviews.documents.reading import words
from reviews.models import Live, LiveComparison, LiveGuide, LiveReview

FIELDS = ("summary", "verdict", "introduction", "pros", "cons")


def put(live: Live) -> None:
    data = live.revision.data
    said = [data["fields"].get(name, "") for name in FIELDS]
    search.put(
        data["kind"],
        live.pk,
        title=live.title,
        text="\n".join([*filter(None, said), words(data)]),
        from_at=live.from_at,
        until_at=live.until_at,
    )


def remove(live: Live) -> None:
    search.remove(live.revision.data["kind"], live.pk)


def put_all(progress: Callable[[int, int], None]) -> None:
    """All that is public now or will be; for `manage.py index_search`."""
    at = timezone.now()
    later = Q(until_at=None) | Q(until_at__gt=at)
    rows = [model.objects.filter(later) for model in (LiveReview, LiveGuide, LiveComparison)]
    of = sum(row.count() for row in rows)
    found = chain(*(row.select_related("revision").iterator() for row in rows))
    for done, live in enumerate(found, start=1):
        put(live)
        progress(done, of)
