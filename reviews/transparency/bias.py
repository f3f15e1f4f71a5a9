"""Whether those who pay stand higher: means of two groups, and rank correlation.

Pure: standings and amounts of pay in, figures out. The figures describe an order; they cannot tell
why it is as it is.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from math import sqrt
from typing import TypeVar

from reviews.compensation import Standing

FEWEST = 3  # pairs of which a correlation is computed
CENT = Decimal("0.01")

Key = TypeVar("Key", bound=Hashable)
Number = int | Decimal


@dataclass(frozen=True, slots=True)
class Group:
    """Products of one order: how many, and the means of their scores and positions in both orders,
    rounded half up to two decimals; None where there are none."""

    n: int
    blind: Decimal | None
    shown: Decimal | None
    blind_position: Decimal | None
    position: Decimal | None


@dataclass(frozen=True, slots=True)
class Correlation:
    """Spearman's coefficient of `n` pairs, from −1 to 1. Where there is none, `why` says so."""

    n: int
    rho: Decimal | None
    why: str = ""


def group(standings: Iterable[Standing[Key]]) -> Group:
    found = list(standings)
    return Group(
        n=len(found),
        blind=mean([one.blind for one in found]),
        shown=mean([one.shown for one in found]),
        blind_position=mean([one.blind_position for one in found]),
        position=mean([one.position for one in found]),
    )


def groups(standings: Mapping[Key, Standing[Key]], paying: Iterable[Key]) -> tuple[Group, Group]:
    """(those of `standings` that are among `paying`, the others)."""
    pay = set(paying)
    return (
        group(one for key, one in standings.items() if key in pay),
        group(one for key, one in standings.items() if key not in pay),
    )


def mean(numbers: Sequence[Number]) -> Decimal | None:
    if not numbers:
        return None
    total = sum((Decimal(number) for number in numbers), Decimal(0))
    return (total / len(numbers)).quantize(CENT, ROUND_HALF_UP)


def correlation(pay: Sequence[Number], positions: Sequence[Number]) -> Correlation:
    """Of what is paid for each product with its position, 1 being the uppermost: below zero, those
    who pay more stand nearer the top."""
    n = len(pay)
    if n < FEWEST:
        return Correlation(n, None, f"fewer than {FEWEST} products are scored")
    if len(set(pay)) == 1:
        return Correlation(n, None, "there is no difference in pay")
    rho = spearman(pay, positions)
    if rho is None:
        return Correlation(n, None, "all products share one position")
    return Correlation(n, Decimal(f"{rho:.2f}") + 0)  # and no “-0.00”


def spearman(left: Sequence[Number], right: Sequence[Number]) -> float | None:
    """The correlation of the ranks of two lists of one length, equal values sharing the mean of
    their ranks. None with fewer than three pairs, or if all values of a list are equal.

    ValueError for lists of two lengths. (Spearman 1904; with ties as Kendall & Gibbons 1990, ch. 3.)
    """
    if len(left) != len(right):
        raise ValueError(f"There are {len(left)} values on one side and {len(right)} on the other.")
    n = len(left)
    if n < FEWEST:
        return None
    first, second = doubled_ranks(left), doubled_ranks(right)
    total, other = sum(first), sum(second)
    spread = n * sum(x * x for x in first) - total * total
    other_spread = n * sum(y * y for y in second) - other * other
    if not (spread and other_spread):
        return None
    shared = n * sum(x * y for x, y in zip(first, second, strict=True)) - total * other
    return shared / sqrt(spread * other_spread)


def doubled_ranks(values: Sequence[Number]) -> list[int]:
    """Twice the rank of each value, the least first: whole numbers, as the mean of ranks that are
    shared may end in a half."""
    order = sorted(range(len(values)), key=values.__getitem__)
    ranks = [0] * len(values)
    start = 0
    while start < len(order):
        end = start
        while end < len(order) and values[order[end]] == values[order[start]]:
            end += 1
        for place in order[start:end]:
            ranks[place] = start + 1 + end
        start = end
    return ranks
