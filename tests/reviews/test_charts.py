"""A chart of prices draws what was seen, and nothing else."""

import itertools
import re
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from products.price_figures import Seen
from reviews.charts import BUCKETS, MOST_LEVELS, Step, draw, levels, thinned
from reviews.price_pages import steps
from tests.builders import AT, DAY, HOUR

STROKE = re.compile(r"M([\d.]+) ([\d.]+)H([\d.]+)")


def step(amount: str, since: float, until: float) -> Step:
    """`since` and `until` are days before AT."""
    return Step(AT - since * DAY, AT - until * DAY, Decimal(amount))


def strokes(path: str) -> list[tuple[float, float, float]]:
    """From where to where, and how far down, in per mille."""
    return [(float(start), float(end), float(y)) for start, y, end in STROKE.findall(path)]


def label(amount: Decimal) -> str:
    return f"{amount:.2f}"


def test_each_price_is_a_stroke_and_what_nobody_saw_is_a_gap() -> None:
    chart = draw([[step("20.00", 100, 60), step("25.00", 50, 0)]], AT, label=label)
    (line,) = chart.lines
    assert strokes(line.path) == [(135.0, 477.0, 860.0), (562.5, 990.0, 185.0)]
    assert line.marks == [(13.5, 86.0), (56.25, 18.5)]
    assert [(one.label, one.y) for one in chart.levels] == [
        ("20.00", 86.0), ("22.00", 59.0), ("24.00", 32.0), ("26.00", 5.0),
    ]  # fmt: skip
    assert [(one.at, one.x, one.anchor) for one in chart.moments] == [
        (AT - 100 * DAY, 13.5, "start"),
        (AT - 50 * DAY, 56.25, "middle"),
        (AT, 99.0, "end"),
    ]


def test_lines_share_one_scale() -> None:
    first, second = draw([[step("20.00", 100, 50)], [step("20.00", 50, 0)]], AT, label=label).lines
    assert strokes(first.path)[0][2] == strokes(second.path)[0][2]
    assert strokes(first.path)[0][1] == strokes(second.path)[0][0]


def test_a_price_that_was_seen_once_is_seen() -> None:
    chart = draw([[step("20.00", 50, 50), step("25.00", 1, 0)]], AT, label=label)
    start, end, _ = strokes(chart.lines[0].path)[0]
    assert end - start == 1


def test_a_chart_of_one_moment_can_be_drawn() -> None:
    chart = draw([[step("20.00", 0, 0), step("25.00", 0, 0)]], AT, label=label)
    assert chart.is_short
    assert [one.at for one in chart.moments] == [AT - HOUR, AT]


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        ("23.85", "29.90", "22 24 26 28 30"),
        ("24.90", "24.90", "24 25"),
        ("20.00", "20.00", "19 20 21"),
        ("8.95", "9.35", "8.8 9.0 9.2 9.4"),
        ("0.01", "5000", "0 2000 4000 6000"),
        ("0.05", "0.05", "0.04 0.05 0.06"),
        ("12345.67", "20000", "12000 14000 16000 18000 20000"),
    ],
)
def test_scales_are_round(low: str, high: str, expected: str) -> None:
    assert levels(Decimal(low), Decimal(high)) == [Decimal(one) for one in expected.split()]


AMOUNTS = st.decimals("0.01", "99999.99", places=2)


@given(AMOUNTS, AMOUNTS)
def test_every_scale_encloses_its_prices_evenly(one: Decimal, other: Decimal) -> None:
    found = levels(min(one, other), max(one, other))
    assert found[0] <= min(one, other)
    assert max(one, other) <= found[-1]
    assert 2 <= len(found) <= MOST_LEVELS
    assert len({after - before for before, after in itertools.pairwise(found)}) == 1


SEEN = st.lists(
    st.tuples(st.integers(0, 400 * 24), st.integers(0, 400), AMOUNTS), min_size=1, max_size=60
)


@given(SEEN)
def test_the_points_of_a_chart_are_the_observations(
    given_: list[tuple[int, int, Decimal]],
) -> None:
    seen = [
        Seen(amount, "USD", AT - (ago + length) * HOUR, AT - ago * HOUR)
        for ago, length, amount in given_
        if ago < 365 * 24
    ]
    if not seen:
        return
    drawn = steps(seen, AT)
    chart = draw([drawn], AT, label=label)
    found = strokes(chart.lines[0].path)
    assert len(found) == len(seen)
    for one, (start, end, y) in zip(seen, found, strict=True):
        assert start == pytest.approx(_x(chart.since, one.observed_at, chart.left), abs=0.6)
        last = _x(chart.since, one.confirmed_at, chart.left)
        assert last - 0.6 <= end <= last + 1.2  # never later than it was seen, but for a hair
        lowest, highest = chart.levels[0].amount, chart.levels[-1].amount
        share = float((highest - one.amount) / (highest - lowest))
        assert y == pytest.approx(50 + share * 810, abs=0.6)


def _x(since: datetime, at: datetime, left: float) -> float:
    share = max((at - since) / (AT - since), 0)
    return left * 10 + share * (990 - left * 10)


def test_a_long_line_is_thinned_to_what_shows_and_keeps_every_extreme() -> None:
    line = [
        Step(AT - (5000 - n) * HOUR, AT - (5000 - n) * HOUR, Decimal(1000 + (n * 7919) % 997))
        for n in range(5000)
    ]
    spike = Step(AT - 2500 * HOUR, AT - 2500 * HOUR, Decimal("1.00"))
    line[2500] = spike
    left = thinned(line, line[0].start, AT)
    assert len(left) <= 4 * (BUCKETS + 1)
    assert spike in left
    assert {line[0], line[-1]} <= set(left)
    assert left == sorted(left, key=lambda one: one.start)
    assert set(left) <= set(line)
    path = draw([line], AT, label=label).lines[0].path
    assert len(path) < 10_000


def test_a_short_line_is_not_thinned() -> None:
    line = [step("20.00", n, n - 0.5) for n in range(200, 0, -1)]
    assert thinned(line, line[0].start, AT) == line


def test_marks_are_few() -> None:
    line = [step(f"{20 + n % 5}.00", n, n - 0.5) for n in range(200, 0, -1)]
    chart = draw([line], AT, label=label)
    assert 20 <= len(chart.lines[0].marks) <= 40
    assert chart.since == AT - timedelta(days=200)
