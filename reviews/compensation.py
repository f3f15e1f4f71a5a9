"""What money does to an order, and the only place where it does anything.

The blind scores and the placements that act go in; out comes, for each product, where it stands
without and with advertising, and by which placements. Pure: it knows no model, and `ranking` does not know it.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
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


def compensate(
    scored: Iterable[Scored[Key]], paid: Iterable[Paid[Key]]
) -> dict[Key, Standing[Key]]:
    """The standing of each of `scored` (blind scores), in the order without advertising.

    Pay never breaks a tie: of equal shown scores the one that is higher without pay comes first,
    and only those that are equal in both share a position. What is not scored is not moved.
    """
    products = {one.key: one for one in scored}
    blind = ranking.ranks(products.values())
    bought = _bought(one for one in paid if one.key in products)
    shown = {key: one.overall for key, one in products.items()}
    shown |= {key: shown[key] + one.points(shown[key]) for key, one in bought.items()}
    # `blind` is in order, and sorting is stable: names settle what is equal in both.
    order = sorted(blind, key=lambda key: (-shown[key], -products[key].overall))
    found: dict[Key, Standing[Key]] = {}
    position, last = 0, None
    for place, key in enumerate(order, start=1):
        scores = (shown[key], products[key].overall)
        if scores != last:
            position, last = place, scores
        found[key] = _standing(key, *scores, blind[key], position, place, bought.get(key))
    return {key: found[key] for key in blind}


def with_advertising(standings: Mapping[Key, Standing[Key]]) -> list[Key]:
    """The products in the order that is shown with advertising."""
    return sorted(standings, key=lambda key: standings[key].place)


@dataclass(frozen=True, slots=True)
class _Bought:
    """All that is paid for one product."""

    agreed: Decimal
    by: tuple[int, ...]
    slots: tuple[int, ...]

    def points(self, blind: Decimal) -> Decimal:
        """What of it counts."""
        return min(self.agreed, CAP, max(TOP - blind, Decimal(0)))


def _bought(paid: Iterable[Paid[Key]]) -> dict[Key, _Bought]:
    placements: dict[Key, list[Paid[Key]]] = {}
    for one in sorted(paid, key=lambda one: one.number):
        placements.setdefault(one.key, []).append(one)
    return {
        key: _Bought(
            agreed=sum((one.points for one in ones), Decimal(0)),
            by=tuple(one.number for one in ones if one.points > 0),
            slots=tuple(one.slot for one in ones if one.slot is not None),
        )
        for key, ones in placements.items()
    }


def _standing(
    key: Key,
    shown: Decimal,
    blind: Decimal,
    blind_position: int,
    position: int,
    place: int,
    bought: _Bought | None,
) -> Standing[Key]:
    if bought is None:
        return Standing(key, blind, shown, blind_position, position, place)
    return Standing(
        key=key,
        blind=blind,
        shown=shown,
        blind_position=blind_position,
        position=position,
        place=place,
        points=shown - blind,
        paid_points=bought.agreed,
        by=bought.by,
        slots=bought.slots,
    )


@dataclass(frozen=True, slots=True)
class Effect:
    """What pay does to a whole order: how many products it adds points to, how many of them stand
    higher for it, how many of all stand lower, and the most places that one gained."""

    paid: int
    lifted: int
    lowered: int
    most: int

    @property
    def displaced(self) -> int:
        """How many products stand elsewhere."""
        return self.lifted + self.lowered


def effect(standings: Iterable[Standing[Key]]) -> Effect:
    found = list(standings)
    return Effect(
        paid=sum(one.points > 0 for one in found),
        lifted=sum(one.moved > 0 for one in found),
        lowered=sum(one.moved < 0 for one in found),
        most=max((one.moved for one in found), default=0),
    )
