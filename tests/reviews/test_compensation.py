"""What money does to an order: as much as is agreed, never beyond the limits, and nothing else."""

import ast
import sys
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews import compensation, ranking
from reviews.compensation import CAP, TOP, Paid, Standing, compensate, with_advertising
from reviews.ranking import Scored

KEYS = st.integers(0, 11)
scored_lists = st.lists(
    st.tuples(st.decimals(0, 10, places=1), st.text(max_size=2)), max_size=12
).map(lambda rows: [Scored(key, overall, name) for key, (overall, name) in enumerate(rows)])
placement_lists = st.lists(
    st.builds(
        Paid,
        number=st.integers(1, 99),
        key=KEYS,
        points=st.decimals(0, CAP, places=1),
        slot=st.none() | st.integers(1, 3),
    ),
    max_size=8,
    unique_by=lambda one: one.number,
)


def one(standings: dict[str, Standing[str]], key: str) -> tuple[Decimal, int, int]:
    found = standings[key]
    return found.shown, found.blind_position, found.position


def kettles(**overall: str) -> list[Scored[str]]:
    return [Scored(name, Decimal(value), name) for name, value in overall.items()]


def test_points_move_a_product_past_others_and_say_so() -> None:
    scored = kettles(alto="8.0", basso="7.8", coda="6.0")
    found = compensate(scored, [Paid(7, "basso", Decimal("0.3"))])
    assert one(found, "basso") == (Decimal("8.1"), 2, 1)
    assert one(found, "alto") == (Decimal("8.0"), 1, 2)
    assert [found[key].by for key in ("basso", "alto", "coda")] == [(7,), (), ()]
    assert [found[key].moved for key in ("basso", "alto", "coda")] == [1, -1, 0]
    assert with_advertising(found) == ["basso", "alto", "coda"]
    assert list(found) == ["alto", "basso", "coda"]


def test_pay_never_breaks_a_tie() -> None:
    found = compensate(kettles(alto="7.7", basso="8.0"), [Paid(1, "alto", Decimal("0.3"), None)])
    assert one(found, "basso") == (Decimal("8.0"), 1, 1)
    assert one(found, "alto") == (Decimal("8.0"), 2, 2)


def test_only_products_equal_in_both_scores_share_a_position() -> None:
    paid = [Paid(1, "alto", Decimal("0.3")), Paid(2, "coda", Decimal("0.3"))]
    found = compensate(kettles(coda="7.7", alto="7.7", basso="8.0", dado="5.0"), paid)
    assert {key: found[key].position for key in found} == {
        "basso": 1, "alto": 2, "coda": 2, "dado": 4,
    }  # fmt: skip


def test_the_blind_order_of_equals_does_not_follow_pay() -> None:
    found = compensate(kettles(basso="8.0", alto="8.0"), [Paid(1, "basso", Decimal("0.2"))])
    assert list(found) == ["alto", "basso"]
    assert with_advertising(found) == ["basso", "alto"]


def test_two_payers_of_one_product_meet_the_same_limit() -> None:
    paid = [Paid(9, "alto", Decimal("0.4")), Paid(4, "alto", Decimal("0.3"))]
    alto = compensate(kettles(alto="6.0"), paid)["alto"]
    assert (alto.points, alto.paid_points, alto.shown) == (CAP, Decimal("0.7"), Decimal("6.5"))
    assert alto.by == (4, 9)


@pytest.mark.parametrize(("blind", "points"), [("9.8", "0.2"), ("10.0", "0.0")])
def test_no_score_is_shown_above_the_scale(blind: str, points: str) -> None:
    alto = compensate(kettles(alto=blind), [Paid(1, "alto", Decimal("0.4"))])["alto"]
    assert (alto.shown, alto.points, alto.paid_points) == (TOP, Decimal(points), Decimal("0.4"))


def test_a_slot_is_told_and_moves_nothing() -> None:
    found = compensate(kettles(alto="8.0", basso="7.9"), [Paid(3, "basso", slot=2)])
    basso = found["basso"]
    assert (basso.slots, basso.by, basso.moved) == ((2,), (), 0)


def test_what_is_not_scored_is_not_moved() -> None:
    assert compensate([], [Paid(1, "alto", Decimal("0.5"))]) == {}


def test_the_effect_counts_who_paid_and_who_stands_higher_and_lower() -> None:
    scored = kettles(alto="8.0", basso="7.9", coda="7.8", dado="3.0")
    found = compensate(scored, [Paid(1, "coda", Decimal("0.5")), Paid(2, "dado", Decimal("0.1"))])
    effect = compensation.effect(found.values())
    assert (effect.paid, effect.lifted, effect.lowered, effect.most) == (2, 1, 2, 2)
    assert effect.displaced == 3
    nothing = compensation.effect(compensate(scored, []).values())
    assert nothing == compensation.Effect(paid=0, lifted=0, lowered=0, most=0)


@given(scored_lists, placement_lists)
def test_pay_never_changes_the_blind_order(
    scored: list[Scored[int]], paid: list[Paid[int]]
) -> None:
    found = compensate(scored, paid)
    assert {key: one.blind_position for key, one in found.items()} == ranking.ranks(scored)
    assert list(found) == list(ranking.ranks(scored))
    assert {key: one.blind for key, one in found.items()} == {s.key: s.overall for s in scored}


@given(scored_lists, placement_lists)
def test_shown_is_blind_plus_points_within_the_limits(
    scored: list[Scored[int]], paid: list[Paid[int]]
) -> None:
    for key, found in compensate(scored, paid).items():
        agreed = sum((one.points for one in paid if one.key == key), Decimal(0))
        assert found.shown == found.blind + found.points
        assert found.points == min(agreed, CAP, TOP - found.blind)
        assert 0 <= found.points <= CAP
        assert found.shown <= TOP
        assert set(found.by) == {one.number for one in paid if one.key == key and one.points}


@given(scored_lists, st.lists(KEYS, max_size=5))
def test_without_points_both_orders_are_one(scored: list[Scored[int]], slots: list[int]) -> None:
    found = compensate(scored, [Paid(number, key, slot=1) for number, key in enumerate(slots)])
    assert with_advertising(found) == list(found)
    assert all(one.position == one.blind_position for one in found.values())


@given(scored_lists, placement_lists, st.randoms())
def test_the_order_is_total_stable_and_by_shown_score(
    scored: list[Scored[int]], paid: list[Paid[int]], random: Random
) -> None:
    found = compensate(scored, paid)
    order = with_advertising(found)
    assert [found[key].place for key in order] == list(range(1, len(scored) + 1))
    shown = [(found[key].shown, found[key].blind) for key in order]
    assert shown == sorted(shown, reverse=True)
    assert [found[key].position for key in order] == [shown.index(one) + 1 for one in shown]
    random.shuffle(scored)
    random.shuffle(paid)
    assert compensate(scored, paid) == found


def test_compensation_needs_nothing_but_the_ranking() -> None:
    tree = ast.parse(Path(compensation.__file__).read_text())
    froms = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    ours = {module for module in froms if module.split(".")[0] not in sys.stdlib_module_names}
    assert ours == {"reviews", "reviews.ranking"}
    assert not any(isinstance(node, ast.Import) for node in ast.walk(tree))
