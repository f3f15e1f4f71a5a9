"""The register of placements as readers see it: who pays, for what, until when, and what it does now.

What nobody has approved is counted, and its terms are not told: it does nothing. Contract
references, and who entered and approved a placement, are for auditors.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_

from django.contrib.humanize.templatetags.humanize import ordinal
from django.db.models import QuerySet

from products.models import Placement
from products.placement_states import State, acts_from, in_state, state
from reviews.compensation import Standing
from reviews.models import LiveComparison
from reviews.transparency.orders import Order

MOST = 100  # of each kind that the page shows; the export has all

ACTS_EVER = (State.RUNNING, State.SCHEDULED, State.ENDED)


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
    state: State
    acts: Sequence[Act] = ()

    @property
    def acts_from(self) -> datetime:
        """Its start, or its approval if that was later."""
        return acts_from(self.placement) or self.placement.starts_at

    @property
    def words(self) -> str:
        """What it does now where it acts on no comparison."""
        if self.state == State.ENDED:
            return "ended: it moves nothing now"
        if self.state == State.SCHEDULED:
            return "scheduled: it moves nothing yet"
        if not self.placement.product.is_listed:
            return "its product is not listed: it moves nothing"
        if not _is_in_category(self.placement):
            return "its product is in another category now: it moves nothing"
        return "no comparison of this category is public: it moves nothing"


@dataclass(frozen=True)
class Register:
    """What the page shows; `more` and `more_ended` are how many others the export has, `waiting`
    how many were entered and are not approved yet."""

    current: list[Entry]
    ended: list[Entry]
    more: int
    more_ended: int
    waiting: int


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


def register(orders: Iterable[Order], at: datetime) -> Register:
    """The newest MOST that run, that are scheduled, and that have ended. Seven queries."""
    found = list(orders)
    running, scheduled, ended = (Placement.objects.filter(in_state(one, at)) for one in ACTS_EVER)
    return Register(
        current=[*_entries(running, found, at, MOST), *_entries(scheduled, found, at, MOST)],
        ended=_entries(ended.order_by("-ends_at", "-pk"), found, at, MOST),
        more=max(running.count() - MOST, 0) + max(scheduled.count() - MOST, 0),
        more_ended=max(ended.count() - MOST, 0),
        waiting=Placement.objects.filter(in_state(State.WAITING, at)).count(),
    )


def every(orders: Iterable[Order], at: datetime) -> Iterator[Entry]:
    """All that act, acted or will act, by their number."""
    found = list(orders)
    approved = Placement.objects.filter(reduce(or_, (in_state(one, at) for one in ACTS_EVER)))
    rows = approved.select_related("product__brand", "category").order_by("pk")
    return (_entry(one, found, at) for one in rows.iterator(chunk_size=1000))


def _entries(
    rows: QuerySet[Placement], orders: list[Order], at: datetime, most: int
) -> list[Entry]:
    return [
        _entry(one, orders, at) for one in rows.select_related("product__brand", "category")[:most]
    ]


def _entry(placement: Placement, orders: list[Order], at: datetime) -> Entry:
    now = state(placement, at)
    is_there = placement.product.is_listed and _is_in_category(placement)
    if now != State.RUNNING or not is_there:
        return Entry(placement, now)
    there = (one for one in orders if one.comparison.category_id == placement.category_id)
    return Entry(
        placement,
        now,
        [Act(one.comparison, placement, one.standings.get(placement.product_id)) for one in there],
    )


def _is_in_category(placement: Placement) -> bool:
    return placement.product.category_id == placement.category_id
