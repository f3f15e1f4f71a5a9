"""Scores that readers saw change: each review row that followed another of its document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from itertools import islice
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from reviews.models import Criterion, LiveReview

MOST = 50  # that the page shows; the export has all
TOGETHER = 500  # rows that an export reads at a time

Scores = dict[int, Decimal]


@dataclass(frozen=True, slots=True)
class Step:
    """The score by one criterion before and after; None where it was not scored."""

    criterion: str
    before: Decimal | None
    after: Decimal | None


@dataclass(frozen=True)
class Change:
    """`live` is the row as readers see it since then, `before` the one it followed."""

    before: LiveReview
    live: LiveReview
    steps: list[Step]

    @property
    def at(self) -> datetime:
        return self.live.from_at

    @property
    def reason(self) -> str:
        """What was wrong before, in the words that stand on the page; empty if nobody said so."""
        return self.live.correction

    @property
    def other_method(self) -> bool:
        return self.before.method_id != self.live.method_id


def changes(at: datetime, most: int = MOST) -> list[Change]:
    """The newest `most` until `at`. Three queries."""
    return list(_changes(list(_changed(at)[:most])))


def every(at: datetime) -> Iterator[Change]:
    """All of them, the newest first."""
    rows = _changed(at).iterator(chunk_size=TOGETHER)
    while some := list(islice(rows, TOGETHER)):
        yield from _changes(some)


def count(at: datetime) -> int:
    return _changed(at).count()


def seen(at: datetime) -> QuerySet[LiveReview]:
    """The rows that readers saw until `at`; one that ended as it began, nobody did."""
    rows: QuerySet[LiveReview] = LiveReview.objects.filter(
        Q(until_at=None) | Q(until_at__gt=F("from_at")), from_at__lte=at
    )
    return rows


def _changed(at: datetime) -> QuerySet[LiveReview]:
    """Those with other scores than the row before, whose primary key is `before`."""
    earlier = (
        seen(at)
        .filter(document=OuterRef("document"), from_at__lt=OuterRef("from_at"))
        .order_by("-from_at", "-pk")
    )
    rows = seen(at).annotate(
        before=Subquery(earlier.values("pk")[:1]),
        overall_before=Subquery(earlier.values("overall")[:1]),
        scores_before=Subquery(earlier.values("scores")[:1]),
    )
    return (
        rows.filter(before__isnull=False)
        .exclude(overall=F("overall_before"), scores=F("scores_before"))
        .select_related("product__brand", "method__category")
        .order_by("-from_at", "-pk")
    )


def _changes(rows: list[Any]) -> Iterator[Change]:
    before = LiveReview.objects.in_bulk([row.before for row in rows])
    scored = {key for row in [*rows, *before.values()] for key in row.scores_by_criterion}
    criteria = Criterion.objects.in_bulk(scored)
    for row in rows:
        yield Change(before[row.before], row, steps(before[row.before], row, criteria))


def steps(before: LiveReview, after: LiveReview, criteria: dict[int, Criterion]) -> list[Step]:
    """One for each criterion whose score is another, in the order of the criteria. Those of another
    method are others, by whatever name."""
    old, new = before.scores_by_criterion, after.scores_by_criterion
    changed = {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)}
    order = sorted(changed, key=lambda key: (criteria[key].position, key))
    return [Step(criteria[key].name, old.get(key), new.get(key)) for key in order]
