"""The ranking is blind: scores and weights in, order out.

This module knows nothing of money, models or Django. `make check` fails if it learns.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Generic, TypeVar

STEP = Decimal("0.1")
Key = TypeVar("Key", bound=Hashable)


class WeightsError(ValueError):
    pass


@dataclass(frozen=True, slots=True)
class Scored(Generic[Key]):
    """A product with its overall score (0–10) and a name that settles the last ties."""

    key: Key
    overall: Decimal
    name: str


def check_weights(weights: Iterable[Decimal]) -> None:
    """Raise WeightsError unless the weights, in per cent, are positive and add up to exactly 100."""
    given = list(weights)
    total = sum(given, Decimal(0))
    if any(weight <= 0 for weight in given):
        raise WeightsError("Every weight must be more than 0.")
    if total != 100:
        raise WeightsError(f"The weights add up to {total:f} and must add up to 100.")


def overall(scores: Mapping[Key, Decimal], weights: Mapping[Key, Decimal]) -> Decimal:
    """The weighted mean of `scores` (0–10 by criterion), rounded half up to one decimal.

    Raises KeyError where a criterion with a weight has no score.
    """
    check_weights(weights.values())
    total = sum((scores[criterion] * weight for criterion, weight in weights.items()), Decimal(0))
    return (total / 100).quantize(STEP, ROUND_HALF_UP)


def ranks(scored: Iterable[Scored[Key]]) -> dict[Key, int]:
    """Rank by key, best first, in the order to show them.

    Equal scores share a rank, and the next one is skipped (1, 2, 2, 4); among equals the
    name decides who stands first, then the key.
    """
    order = sorted(scored, key=lambda one: (-one.overall, one.name.casefold(), str(one.key)))
    result: dict[Key, int] = {}
    rank, last = 0, None
    for place, one in enumerate(order, start=1):
        if one.overall != last:
            rank, last = place, one.overall
        result[one.key] = rank
    return result
