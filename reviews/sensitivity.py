"""How firm the first place is: what ten per cent more or less weight on one criterion would change.

Pure, and blind like `ranking`: scores and weights in, what would change out. A weight of 30 % becomes
33 % or 27 %, never more than 100 %, and the others keep their proportions to one another.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Generic, TypeVar

from reviews import ranking
from reviews.ranking import STEP, Scored

LESS, MORE = Decimal("0.9"), Decimal("1.1")
FULL = Decimal(100)  # all weights together, in per cent
BEST = Decimal(10)

Key = TypeVar("Key", bound=Hashable)
Criterion = TypeVar("Criterion", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Judged(Generic[Key, Criterion]):
    """A product with its scores by criterion (0–10), and the name that settles the last ties."""

    key: Key
    name: str
    scores: Mapping[Criterion, Decimal]


@dataclass(frozen=True, slots=True)
class Change(Generic[Key, Criterion]):
    """With more weight on `criterion`, or with less, these share the first place, or one has it."""

    criterion: Criterion
    more: bool
    first: tuple[Key, ...]


def changes(
    judged: Iterable[Judged[Key, Criterion]], weights: Mapping[Criterion, Decimal]
) -> list[Change[Key, Criterion]]:
    """Every such change of one weight that gives the first place to others, or to fewer or more.

    Scores are rounded and ties kept as in `ranking`. Only products with an overall score of at
    least `contends_from` need be given. Raises WeightsError for weights that are none.
    """
    ranking.check_weights(weights.values())
    candidates = list(judged)
    today = set(_first(candidates, weights, FULL))
    found = []
    for criterion, factor in _cases(weights):
        first = _first(candidates, *_changed(weights, criterion, factor))
        if set(first) != today:
            found.append(Change(criterion, factor is MORE, first))
    return found


def contends_from(top: Decimal, weights: Mapping[Criterion, Decimal]) -> Decimal:
    """Where the first has `top`, no product with less than this comes first in any case, whatever
    its scores by criterion are, and whatever those of the first."""
    least = top
    while least > 0 and _contends(least - STEP, top, weights):
        least -= STEP
    return least


def _cases(weights: Mapping[Criterion, Decimal]) -> Iterator[tuple[Criterion, Decimal]]:
    """A criterion that stands alone has all the weight, whatever one does."""
    if len(weights) > 1:
        yield from ((criterion, factor) for criterion in weights for factor in (LESS, MORE))


def _changed(
    weights: Mapping[Criterion, Decimal], criterion: Criterion, factor: Decimal
) -> tuple[dict[Criterion, Decimal], Decimal]:
    """The new weights, and what they add up to: so large that no division makes them inexact."""
    old = weights[criterion]
    new = min(old * factor, FULL)
    shares = {one: weight * (FULL - new) for one, weight in weights.items()}
    return shares | {criterion: new * (FULL - old)}, FULL * (FULL - old)


def _first(
    candidates: Iterable[Judged[Key, Criterion]],
    weights: Mapping[Criterion, Decimal],
    total: Decimal,
) -> tuple[Key, ...]:
    overall = [(_overall(one.scores, weights, total), one) for one in candidates]
    best = max((score for score, _ in overall), default=None)
    leading = [Scored(one.key, score, one.name) for score, one in overall if score == best]
    return tuple(ranking.ranks(leading))


def _overall(
    scores: Mapping[Criterion, Decimal], weights: Mapping[Criterion, Decimal], total: Decimal
) -> Decimal:
    # The quotient of such short numbers is farther from a half than its 28 digits are inexact.
    weighted = sum((scores[one] * weight for one, weight in weights.items()), Decimal(0))
    return (weighted / total).quantize(STEP, ROUND_HALF_UP)


def _contends(overall: Decimal, top: Decimal, weights: Mapping[Criterion, Decimal]) -> bool:
    """Whether in some case a product with `overall` can get what one with `top` can fall to, rounded:
    rounding raises the one by half a step at most, and lowers the other by less."""
    return any(
        max(_reach(overall + STEP / 2, weights[criterion], factor))
        >= min(_reach(top - STEP / 2, weights[criterion], factor)) - STEP
        for criterion, factor in _cases(weights)
    )


def _reach(exact: Decimal, weight: Decimal, factor: Decimal) -> tuple[Decimal, Decimal]:
    """What a product whose sum is `exact` can get if this criterion's `weight` changes by `factor`.

    The sum is weight × score + rest × mean of the others; both lie between 0 and 10, so one of them
    is at an end of that range when the score is least or most, and the new sum then too.
    """
    share, rest = weight / FULL, 1 - weight / FULL
    new = min(share * factor, Decimal(1))
    exact = min(max(exact, Decimal(0)), BEST)
    lowest = max(Decimal(0), (exact - rest * BEST) / share)
    highest = min(BEST, exact / share)
    low, high = (
        new * score + (1 - new) * (exact - share * score) / rest for score in (lowest, highest)
    )
    return low, high
