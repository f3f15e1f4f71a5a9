import ast
import re
import sys
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews import ranking
from reviews.ranking import Scored, WeightsError


def test_overall_is_the_weighted_mean_rounded_half_up() -> None:
    scores = {"speed": Decimal("8.0"), "noise": Decimal("5.5")}
    assert ranking.overall(scores, {"speed": Decimal(60), "noise": Decimal(40)}) == Decimal("7.0")
    assert ranking.overall(
        {"a": Decimal("7.1"), "b": Decimal("7.0")}, {"a": Decimal(50), "b": Decimal(50)}
    ) == Decimal("7.1")


@pytest.mark.parametrize(
    ("weights", "message"),
    [
        (["60", "30"], "The weights add up to 90 and must add up to 100."),
        (["110", "-10"], "Every weight must be more than 0."),
        ([], "The weights add up to 0 and must add up to 100."),
    ],
)
def test_weights_that_do_not_sum_are_refused(weights: list[str], message: str) -> None:
    with pytest.raises(WeightsError, match=message):
        ranking.check_weights(map(Decimal, weights))


def test_a_criterion_without_a_score_is_an_error() -> None:
    with pytest.raises(KeyError):
        ranking.overall({"speed": Decimal(8)}, {"speed": Decimal(60), "noise": Decimal(40)})


def test_equal_scores_share_a_rank_and_the_next_is_skipped() -> None:
    scored = [
        Scored(1, Decimal("7.0"), "b"),
        Scored(2, Decimal("9.0"), "c"),
        Scored(3, Decimal("7.0"), "A"),
        Scored(4, Decimal(1), "d"),
    ]
    assert ranking.ranks(scored) == {2: 1, 3: 2, 1: 2, 4: 4}
    assert list(ranking.ranks(scored)) == [2, 3, 1, 4]


scored_lists = st.lists(
    st.tuples(st.decimals(0, 10, places=1), st.text(max_size=3)), max_size=30
).map(lambda rows: [Scored(key, overall, name) for key, (overall, name) in enumerate(rows)])


@given(scored_lists, st.randoms())
def test_the_order_is_total_and_does_not_depend_on_the_order_of_input(
    scored: list[Scored[int]], random: Random
) -> None:
    shuffled = scored[:]
    random.shuffle(shuffled)
    assert list(ranking.ranks(shuffled).items()) == list(ranking.ranks(scored).items())
    assert set(ranking.ranks(scored)) == {one.key for one in scored}


def test_the_ranking_needs_nothing_but_the_standard_library() -> None:
    tree = ast.parse(Path(ranking.__file__).read_text())
    plain = [
        name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names
    ]
    froms = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    used = {module.split(".")[0] for module in plain + froms}
    assert used
    assert used <= sys.stdlib_module_names


MONEY = re.compile(
    r"pa(?:y|id)|money|price|offer|merchant|programme|placement|slot\b|points|sponsor|advert|commission"
)


def test_the_ranking_has_no_name_for_money() -> None:
    names = {
        name
        for node in ast.walk(ast.parse(Path(ranking.__file__).read_text()))
        for name in (getattr(node, "id", ""), getattr(node, "attr", ""), getattr(node, "arg", ""))
        if isinstance(name, str) and MONEY.search(name.lower())
    }
    assert names == set()
    assert MONEY.search("Placement".lower())
