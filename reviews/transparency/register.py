"""The register of placements as readers see it: who pays, for what, until when, and what it does now.

Contract references, and who entered and approved a placement, are for auditors.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from products.models import Placement
from reviews.compensation import Standing
from reviews.models import LiveComparison
from reviews.transparency.orders import Order

MOST = 100  # of each kind that the page shows; the export has all

RUNNING, SCHEDULED, WAITING, ENDED = "running", "scheduled", "not approved", "ended"


@dataclass(frozen=True)
class Act:
    """What a placement does to one comparison now. Without a standing, its product has no score there."""

    comparison: LiveComparison
    placement: Placement
    standing: Standing[int] | None

    @property
    def words(self) -> str:
        return "; ".join(part for part in (self._row(), self._points()) if part)

    def _row(self) -> str:
        return "a row of its own above the ranking, without a rank" if self.placement.slot else ""

    def _points(self) -> str:
        if not self.placement.points:
            return ""
        if self.standing is None:
            return "no scored product: its points move nothing"
        return f"{self._score(self.standing)}; {moved(self.standing)}"

    def _score(self, standing: Standing[int]) -> str:
        others = [f"no. {number}" for number in standing.by if number != self.placement.pk]
        together = f" together with {' and '.join(others)}" if others else ""
        points = f"{standing.points} points{together}{_limit(standing)}"
        return f"{standing.blind} without pay, {standing.shown} with {points}"


@dataclass(frozen=True)
class Entry:
    placement: Placement
    state: str
    acts: Sequence[Act] = ()

    @property
    def words(self) -> str:
        """What it does now where it acts on no comparison."""
        if self.state == ENDED and _approved_before_end(self.placement):
            return "ended: it moves nothing now"
        if self.state == ENDED:
            return "ended, and never approved: it never acted"
        if self.state == SCHEDULED:
            return "scheduled: it moves nothing yet"
        if self.state == WAITING:
            return "not approved: it moves nothing"
        if not self.placement.product.is_listed:
            return "its product is not listed: it moves nothing"
        return "no comparison of this category is public: it moves nothing"


@dataclass(frozen=True)
class Register:
    """What the page shows; `more` and `more_ended` are how many others the export has."""

    current: list[Entry]
    ended: list[Entry]
    more: int
    more_ended: int


def moved(standing: Standing[int]) -> str:
    """By how many places, in words: “2 places up, from 5th to 3rd”."""
    if not standing.moved:
        return f"no place moved, {ordinal(standing.position)} in both orders"
    way = "up" if standing.moved > 0 else "down, as others paid more"
    places = f"{abs(standing.moved)} place{'' if abs(standing.moved) == 1 else 's'}"
    return (
        f"{places} {way}, from {ordinal(standing.blind_position)} to {ordinal(standing.position)}"
    )


def _limit(standing: Standing[int]) -> str:
    if standing.points == standing.paid_points:
        return ""
    return f" ({standing.paid_points} were agreed, which is more than counts)"


def ordinal(number: int) -> str:
    tens, ones = divmod(number, 10)
    ending = {1: "st", 2: "nd", 3: "rd"}.get(ones, "th") if tens % 10 != 1 else "th"
    return f"{number}{ending}"


def register(orders: Iterable[Order], at: datetime) -> Register:
    """The newest MOST that run, that wait, and that have ended. Six queries."""
    found, acting = list(orders), Placement.objects.active(at)
    waiting = Placement.objects.filter(ends_at__gt=at).exclude(pk__in=acting.values("pk"))
    ended = Placement.objects.filter(ends_at__lte=at)
    return Register(
        current=[*_entries(acting, found, at, MOST), *_entries(waiting, found, at, MOST)],
        ended=_entries(ended.order_by("-ends_at", "-pk"), found, at, MOST),
        more=max(acting.count() - MOST, 0) + max(waiting.count() - MOST, 0),
        more_ended=max(ended.count() - MOST, 0),
    )


def every(orders: Iterable[Order], at: datetime) -> Iterator[Entry]:
    """All placements by their number."""
    found = list(orders)
    rows = Placement.objects.select_related("product__brand", "category").order_by("pk")
    return (_entry(one, found, at) for one in rows.iterator(chunk_size=1000))


def state(placement: Placement, at: datetime) -> str:
    if placement.ends_at <= at:
        return ENDED
    if placement.approved_at is None or placement.approved_at > at:
        return WAITING
    return SCHEDULED if placement.starts_at > at else RUNNING


def _entries(
    rows: QuerySet[Placement], orders: list[Order], at: datetime, most: int
) -> list[Entry]:
    return [
        _entry(one, orders, at) for one in rows.select_related("product__brand", "category")[:most]
    ]


def _entry(placement: Placement, orders: list[Order], at: datetime) -> Entry:
    now = state(placement, at)
    if now != RUNNING or not placement.product.is_listed:
        return Entry(placement, now)
    there = (one for one in orders if one.comparison.category_id == placement.category_id)
    return Entry(
        placement,
        now,
        [Act(one.comparison, placement, one.standings.get(placement.product_id)) for one in there],
    )


def _approved_before_end(placement: Placement) -> bool:
    return placement.approved_at is not None and placement.approved_at < placement.ends_at
