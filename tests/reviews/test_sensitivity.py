"""How firm a first place is, against a slow and plain computation of the same."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from reviews import ranking
from reviews.sensitivity import Change, Judged, changes, contends_from

TENTH = Decimal("0.1")


def judged(**products: list[str]) -> list[Judged[str, int]]:
    return [
        Judged(name, name, dict(enumerate(map(Decimal, scores))))
        for name, scores in products.items()
    ]


def weights(*per_cent: str) -> dict[int, Decimal]:
    return dict(enumerate(map(Decimal, per_cent)))


def test_a_clear_first_place_stays() -> None:
    assert changes(judged(Alto=["9.0", "8.0"], Basso=["6.0", "5.0"]), weights("60", "40")) == []


def test_the_criterion_and_the_direction_that_change_it_are_told() -> None:
    # 8.0 and 7.9; by 54 % and 46 %: 7.9 and 8.0; by 56 % and 44 %: 7.9 and 7.9.
    close = judged(Alto=["9.0", "6.5"], Basso=["7.4", "8.6"])
    assert changes(close, weights("60", "40")) == [
        Change(0, more=False, first=("Basso",)),
        Change(1, more=True, first=("Alto", "Basso")),
    ]


def test_products_that_draw_level_are_all_told_in_the_order_of_their_names() -> None:
    level = judged(Coda=["8.0", "8.0"], basso=["8.0", "8.0"], Alto=["9.0", "7.0"])
    found = {(one.criterion, one.more): one.first for one in changes(level, weights("50", "50"))}
    assert found == {
        (0, True): ("Alto",),
        (0, False): ("basso", "Coda"),
        (1, True): ("basso", "Coda"),
        (1, False): ("Alto",),
    }


@pytest.mark.parametrize("products", [{}, {"Alto": ["8.0", "3.0"]}])
def test_none_and_one_have_nothing_to_lose(products: dict[str, list[str]]) -> None:
    assert changes(judged(**products), weights("60", "40")) == []


def test_a_criterion_that_stands_alone_can_weigh_no_more() -> None:
    assert changes(judged(Alto=["9.0"], Basso=["8.9"]), weights("100")) == []


def test_a_weight_grows_to_the_whole_at_most() -> None:
    # By 95 % and 5 %: 8.7 and 8.6; by the first alone: 8.6 and 9.0.
    found = changes(judged(Alto=["8.6", "9.9"], Basso=["9.0", "1.0"]), weights("95", "5"))
    assert found == [Change(0, more=True, first=("Basso",))]


def test_weights_that_are_none_are_refused() -> None:
    with pytest.raises(ranking.WeightsError):
        changes(judged(Alto=["8.0", "8.0"]), weights("60", "50"))


SCORES = some.integers(0, 100).map(lambda tenths: Decimal(tenths) / 10)


@some.composite
def weightings(draw: some.DrawFn) -> dict[int, Decimal]:
    """Two to five weights with two decimals that add up to 100."""
    cuts = draw(some.sets(some.integers(1, 9999), min_size=1, max_size=4))
    ends = [0, *sorted(cuts), 10_000]
    sizes = [after - before for before, after in pairwise(ends)]
    return {number: Decimal(size) / 100 for number, size in enumerate(sizes)}


@some.composite
def contests(draw: some.DrawFn) -> tuple[list[Judged[int, int]], dict[int, Decimal]]:
    by = draw(weightings())
    near = draw(
        some.sampled_from([SCORES, some.sampled_from(list(map(Decimal, ("7.9", "8", "8.1"))))])
    )
    rows = draw(some.lists(some.lists(near, min_size=len(by), max_size=len(by)), max_size=8))
    names = draw(some.lists(some.sampled_from("AbCd"), min_size=len(rows), max_size=len(rows)))
    found = [
        Judged(number, name, dict(enumerate(row)))
        for number, (row, name) in enumerate(zip(rows, names, strict=True))
    ]
    return found, by


def plainly(found: list[Judged[int, int]], by: dict[int, Decimal]) -> list[Change[int, int]]:
    """Every case computed for every product, in fractions."""
    whole = {key: Fraction(weight) / 100 for key, weight in by.items()}
    today = set(first(found, whole))
    told = []
    for key in by:
        for more, factor in ((False, Fraction(9, 10)), (True, Fraction(11, 10))):
            new = min(whole[key] * factor, Fraction(1))
            scale = (1 - new) / (1 - whole[key])
            changed = {one: new if one == key else weight * scale for one, weight in whole.items()}
            then = first(found, changed)
            if set(then) != today:
                told.append(Change(key, more, then))
    return told


def first(found: list[Judged[int, int]], by: dict[int, Fraction]) -> tuple[int, ...]:
    scored = [ranking.Scored(one.key, rounded(one, by), one.name) for one in found]
    return tuple(key for key, rank in ranking.ranks(scored).items() if rank == 1)


def rounded(one: Judged[int, int], by: dict[int, Fraction]) -> Decimal:
    exact = sum(Fraction(one.scores[key]) * weight for key, weight in by.items())
    return Decimal(int(exact * 10 + Fraction(1, 2))) / 10


def today(one: Judged[int, int], by: dict[int, Decimal]) -> Decimal:
    return ranking.overall(one.scores, by)


@settings(max_examples=300, deadline=None)
@given(contests())
def test_what_changes_is_what_a_plain_computation_finds(
    contest: tuple[list[Judged[int, int]], dict[int, Decimal]],
) -> None:
    found, by = contest
    assert changes(found, by) == plainly(found, by)


@settings(max_examples=300, deadline=None)
@given(contests())
def test_products_that_do_not_contend_change_nothing(
    contest: tuple[list[Judged[int, int]], dict[int, Decimal]],
) -> None:
    found, by = contest
    if not found:
        return
    least = contends_from(max(today(one, by) for one in found), by)
    assert changes([one for one in found if today(one, by) >= least], by) == plainly(found, by)


@settings(max_examples=300, deadline=None)
@given(contests())
def test_the_bound_lets_few_in_that_cannot_win(
    contest: tuple[list[Judged[int, int]], dict[int, Decimal]],
) -> None:
    """At most a tenth of the weight times ten points each way, and a tenth for rounding."""
    _, by = contest
    top = Decimal("8.5")
    widest = max(by.values()) / 100
    room = 2 * 10 * TENTH * widest + 2 * TENTH
    assert top - contends_from(top, by) <= room.quantize(TENTH, ROUND_HALF_UP) + TENTH


def test_close_to_the_first_is_who_contends_by_four_even_weights() -> None:
    assert contends_from(Decimal("8.5"), weights("25", "25", "25", "25")) == Decimal("8.1")
    assert contends_from(Decimal("0.0"), weights("50", "50")) == 0
