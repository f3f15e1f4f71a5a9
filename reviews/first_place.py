"""Who is first in a comparison with advertising, who without, and what other weights would change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q
from django.utils.text import get_text_list

from reviews import sensitivity
from reviews.comparison import Rows, reviews_of
from reviews.models import Criterion, LiveReview
from reviews.sensitivity import Change, Judged

NAMED = 3  # of those that share a place; the others are counted


@dataclass(frozen=True, slots=True)
class Holders:
    """Those that share a place, or the one that has it, in words."""

    names: tuple[str, ...]
    others: int = 0

    @property
    def number(self) -> int:
        return len(self.names) + self.others

    def __str__(self) -> str:
        others = [f"{self.others} other{'' if self.others == 1 else 's'}"] if self.others else []
        return get_text_list([*self.names, *others], "and")


@dataclass(frozen=True, slots=True)
class Shift:
    """Who would have the first place without advertising with 10 % of what `cases` say: “more weight
    on Noise”."""

    cases: tuple[str, ...]
    first: Holders

    @property
    def told(self) -> str:
        return get_text_list(list(self.cases), "or")


@dataclass(frozen=True, slots=True)
class FirstPlace:
    """`scored` products compete for it; `shown` have it with advertising, `blind` without.

    `is_weighed` says whether there are weights that could be others.
    """

    scored: int
    shown: Holders
    blind: Holders
    is_same: bool
    is_weighed: bool
    shifts: tuple[Shift, ...]


def first_place_of(rows: Rows) -> FirstPlace | None:
    """Of the whole comparison, whatever a reader has filtered out; None while nothing is scored, and
    where a review of those that are first was withdrawn since the rows were read.

    One query, for those products alone that could come first.
    """
    if not rows.standings:
        return None
    criteria = {LiveReview.score_key(one.pk): one for one in rows.comparison.method.criteria.all()}
    weights = {key: one.weight for key, one in criteria.items()}
    blind = [key for key, one in rows.standings.items() if one.blind_position == 1]
    leading = sorted(
        (one for one in rows.standings.values() if one.position == 1), key=lambda one: one.place
    )
    shown = [one.key for one in leading]
    judged = _judged(rows, sensitivity.contends_from(_top(rows), weights), shown[:NAMED])
    names = {one.key: one.name for one in judged}
    if not names.keys() >= {*blind, *shown[:NAMED]}:
        return None
    found = sensitivity.changes(judged, weights)
    return FirstPlace(
        scored=len(rows.standings),
        shown=_holders(shown, names),
        blind=_holders(blind, names),
        is_same=set(shown) == set(blind),
        is_weighed=len(weights) > 1,
        shifts=tuple(_shifts(found, criteria, names)),
    )


def _top(rows: Rows) -> Decimal:
    return max(one.blind for one in rows.standings.values())


def _judged(rows: Rows, least: Decimal, also: Sequence[int]) -> list[Judged[int, str]]:
    """The products with an overall score of at least `least`, and those in `also`."""
    reviews = reviews_of(rows.comparison, rows.at)
    found = reviews.filter(Q(overall__gte=least) | Q(product__in=also)).values_list(
        "product_id", "product__brand__name", "product__name", "scores"
    )
    return [
        Judged(key, f"{brand} {name}", {one: Decimal(score) for one, score in scores.items()})
        for key, brand, name, scores in found
    ]


def _holders(keys: Sequence[int], names: Mapping[int, str]) -> Holders:
    named = tuple(names[key] for key in keys[:NAMED])
    return Holders(named, len(keys) - len(named))


def _shifts(
    found: Iterable[Change[int, str]],
    criteria: Mapping[str, Criterion],
    names: Mapping[int, str],
) -> Iterator[Shift]:
    """Cases with the same result are told together."""
    cases: dict[tuple[int, ...], list[str]] = {}
    for one in found:
        case = f"{'more' if one.more else 'less'} weight on {criteria[one.criterion].name}"
        cases.setdefault(one.first, []).append(case)
    yield from (Shift(tuple(told), _holders(first, names)) for first, told in cases.items())
