"""What money does to an order, and the only place where it does anything.

The blind scores and the placements that act go in; out comes, for each product, where it stands
without and with advertising, and why. Pure: it knows no model, and `ranking` does not know it.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Generic, TypeVar

from reviews import ranking
from reviews.ranking import Scored

CAP = Decimal("0.5")  # the most that all placements of a product together move its score by
TOP = Decimal(10)  # and no score is shown above it

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Paid(Generic[Key]):
    """A placement that acts: `number` is its own in the register, `key` that of its product.

    `slot` is the row of its own that it pays for, or None; `points` what it adds to the score, or 0.
    """

    number: int
    key: Key
    points: Decimal = Decimal(0)
    slot: int | None = None


@dataclass(frozen=True, slots=True)
class Standing(Generic[Key]):
    """Where a scored product stands in both orders.

    Products with equal scores share a position; no two have one `place` in the order that is shown.
    `points` are those that count, after the limits; `paid_points` what was agreed in all, `by` the
    numbers of the placements that pay for them; `slots` are rows of its own above the ranking,
    which move nothing.
    """

    key: Key
    blind: Decimal
    shown: Decimal
    blind_position: int
    position: int
    place: int
    points: Decimal = Decimal(0)
    paid_points: Decimal = Decimal(0)
    by: tuple[int, ...] = ()
    slots: tuple[int, ...] = ()

    @property
    def moved(self) -> int:
        """Places that it gained by pay; below zero where others' pay cost it some."""
        return self.blind_position - self.position

    @property
    def reason(self) -> str:
        """Why it stands where it stands, in words for readers."""
        if self.by:
            numbers = " and ".join(f"no. {number}" for number in self.by)
            return f"{self.points} points by placement {numbers}{self._limit()}"
        if self.moved < 0:
            return "products that paid for points stand before it"
        return "its score alone"

    def _limit(self) -> str:
        if self.points == self.paid_points:
            return ""
        limit = "the most that pay may add" if self.points == CAP else f"no score is above {TOP}"
        return f" ({self.paid_points} were agreed; {limit})"


def compensate(
    scored: Iterable[Scored[Key]], paid: Iterable[Paid[Key]]
) -> dict[Key, Standing[Key]]:
    """The standing of each of `scored` (blind scores), in the order without advertising.

    Pay never breaks a tie: of equal shown scores the one that is higher without pay comes first,
    and only those that are equal in both share a position. What is not scored is not moved.
    """
    products = {one.key: one for one in scored}
    blind = ranking.ranks(products.values())
    by_product: dict[Key, list[Paid[Key]]] = {}
    for one in sorted(paid, key=lambda one: one.number):
        by_product.setdefault(one.key, []).append(one)
    moved = [
        _moved(products[key], position, by_product.get(key, ())) for key, position in blind.items()
    ]
    # `moved` is in the blind order, and sorting is stable: names settle what is equal in both.
    order = sorted(moved, key=lambda one: (-one.shown, -one.blind))
    placed = {one.key: one for one in _placed(order)}
    return {key: placed[key] for key in blind}


def with_advertising(standings: Mapping[Key, Standing[Key]]) -> list[Key]:
    """The products in the order that is shown with advertising."""
    return sorted(standings, key=lambda key: standings[key].place)


def _moved(one: Scored[Key], position: int, paid: Iterable[Paid[Key]]) -> Standing[Key]:
    adding = [placement for placement in paid if placement.points > 0]
    agreed = sum((placement.points for placement in adding), Decimal(0))
    points = min(agreed, CAP, max(TOP - one.overall, Decimal(0)))
    return Standing(
        key=one.key,
        blind=one.overall,
        shown=one.overall + points,
        blind_position=position,
        position=0,
        place=0,
        points=points,
        paid_points=agreed,
        by=tuple(placement.number for placement in adding),
        slots=tuple(placement.slot for placement in paid if placement.slot is not None),
    )


def _placed(order: Iterable[Standing[Key]]) -> Iterable[Standing[Key]]:
    position, last = 0, None
    for place, one in enumerate(order, start=1):
        if (one.shown, one.blind) != last:
            position, last = place, (one.shown, one.blind)
        yield replace(one, position=position, place=place)


@dataclass(frozen=True, slots=True)
class Effect:
    """What pay does to a whole order: how many products it adds points to, how many stand elsewhere
    for it, and the most places that one gained."""

    paid: int
    displaced: int
    most: int


def effect(standings: Iterable[Standing[Key]]) -> Effect:
    found = list(standings)
    return Effect(
        paid=sum(one.points > 0 for one in found),
        displaced=sum(one.moved != 0 for one in found),
        most=max((one.moved for one in found), default=0),
    )
