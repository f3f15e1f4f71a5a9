"""The figures about pay and position, against examples that were computed by hand."""

import ast
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reviews import compensation
from reviews.compensation import Paid
from reviews.ranking import Scored
from reviews.transparency import bias

PAIRS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=3, max_size=12)


def test_ranks_of_equal_values_are_shared() -> None:
    assert bias.doubled_ranks([30, 10, 20, 10]) == [8, 3, 6, 3]  # 4, 1½, 3, 1½


@pytest.mark.parametrize(
    ("left", "right", "rho"),
    [
        ([1, 2, 3, 4, 5], [10, 20, 30, 40, 50], 1.0),
        ([1, 2, 3, 4, 5], [5, 4, 3, 2, 1], -1.0),
        ([1, 2, 3, 4, 5], [2, 1, 4, 3, 5], 0.8),  # 1 − 6·4 / (5·24)
        # Hours of television and IQ, the textbook example: 1 − 6·194 / (10·99)
        (
            [106, 100, 86, 101, 99, 103, 97, 113, 112, 110],
            [7, 27, 2, 50, 28, 29, 20, 12, 6, 17],
            -29 / 165,
        ),
        ([0, 0, 1], [1, 2, 3], 0.8660254037844387),  # √3 / 2: ranks 1½, 1½, 3 and 1, 2, 3
        ([0, 1, 0, 1], [1, 1, 2, 2], 0.0),
    ],
)
def test_spearman_has_the_known_value(left: list[int], right: list[int], rho: float) -> None:
    assert bias.spearman(left, right) == pytest.approx(rho, abs=1e-12)


@pytest.mark.parametrize(
    ("left", "right"), [([], []), ([1, 2], [2, 1]), ([1, 1, 1], [1, 2, 3]), ([1, 2, 3], [4, 4, 4])]
)
def test_there_is_none_with_few_pairs_or_without_variation(
    left: list[int], right: list[int]
) -> None:
    assert bias.spearman(left, right) is None


def test_lists_of_two_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="3 values on one side and 2 on the other"):
        bias.spearman([1, 2, 3], [1, 2])


@given(PAIRS)
def test_it_lies_between_the_ends_and_its_sides_can_change_places(
    pairs: list[tuple[int, int]],
) -> None:
    left, right = [x for x, _ in pairs], [y for _, y in pairs]
    rho = bias.spearman(left, right)
    assume(rho is not None)
    assert rho is not None
    assert -1 - 1e-12 <= rho <= 1 + 1e-12
    assert bias.spearman(right, left) == pytest.approx(rho)
    assert bias.spearman([-x for x in left], right) == pytest.approx(-rho)


@given(PAIRS)
def test_only_the_order_of_the_values_counts(pairs: list[tuple[int, int]]) -> None:
    left, right = [x for x, _ in pairs], [y for _, y in pairs]
    assert bias.spearman([x**3 + 7 for x in left], right) == bias.spearman(left, right)


@given(st.permutations(range(5)), st.lists(st.integers(0, 3), min_size=5, max_size=5))
def test_the_order_of_the_pairs_does_not_count(order: list[int], pay: list[int]) -> None:
    positions = [1, 2, 2, 4, 5]
    shuffled = bias.spearman([pay[n] for n in order], [positions[n] for n in order])
    assert shuffled == bias.spearman(pay, positions)


def test_why_there_is_no_correlation_is_told() -> None:
    assert bias.correlation([1, 2], [1, 2]).why == "fewer than 3 products are scored"
    assert bias.correlation([0, 0, 0], [1, 2, 3]).why == "there is no difference in pay"
    assert bias.correlation([0, 1, 2], [1, 1, 1]).why == "all products share one position"
    found = bias.correlation([0, 1, 2], [3, 2, 1])
    assert (found.n, found.rho, found.why) == (3, Decimal("-1.00"), "")


def test_no_correlation_is_printed_as_below_zero_if_it_is_zero() -> None:
    assert str(bias.correlation([0, 1, 0, 1], [1, 1, 2, 2]).rho) == "0.00"


def test_the_groups_have_the_means_of_both_orders() -> None:
    scores = {"a": "9.0", "b": "8.0", "c": "7.8", "d": "6.0"}
    standings = compensation.compensate(
        [Scored(key, Decimal(value), key) for key, value in scores.items()],
        [Paid(1, "c", Decimal("0.5")), Paid(2, "d", Decimal("0.1"))],
    )
    paying, others = bias.groups(standings, ["c", "d", "not scored"])
    # c and d: 7.8 and 6.0; with pay 8.3 and 6.1; third and fourth, with pay second and fourth.
    assert paying == bias.Group(2, *map(Decimal, ("6.90", "7.20", "3.50", "3.00")))
    # a and b: 9.0 and 8.0 either way; first and second, with pay first and third.
    assert others == bias.Group(2, *map(Decimal, ("8.50", "8.50", "1.50", "2.00")))
    assert bias.groups(standings, [])[0] == bias.Group(0, None, None, None, None)


def test_means_are_rounded_half_up() -> None:
    assert bias.mean([Decimal("0.01"), Decimal("0.00")]) == Decimal("0.01")
    assert bias.mean([1, 2, 2]) == Decimal("1.67")


def test_the_figures_are_pure() -> None:
    tree = ast.parse(Path(bias.__file__).read_text())
    modules = {one.module for one in ast.walk(tree) if isinstance(one, ast.ImportFrom)}
    ours = {
        module
        for module in modules
        if module and module.startswith(("reviews", "products", "django"))
    }
    assert ours == {"reviews.compensation"}
