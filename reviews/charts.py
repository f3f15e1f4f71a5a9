"""Where the parts of a chart of prices go: lines that are drawn only where a price was seen. Pure.

Positions are in per cent of the width and height, so that words keep their size whatever the chart is
stretched to. The points of a line's path are in per mille: they stand in a box that stretches.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import groupby

TOP, BOTTOM, RIGHT = 5.0, 86.0, 99.0  # per cent; below stand the dates
WIDTH_OF_DIGIT = 2.3  # per cent, on a narrow phone
MOST_LEVELS = 5
CENTS = -2  # the power of ten that no scale goes below
BUCKETS = 100  # a line of more prices is thinned to the ends and extremes of so many parts
MOST_MARKS = 40
SHORT = timedelta(days=4)  # of which the hours are told


@dataclass(frozen=True, slots=True)
class Step:
    """A price that stood from `start` to `end`, as far as was seen."""

    start: datetime
    end: datetime
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Line:
    path: str
    marks: list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Level:
    """An amount on the scale, in words, and how far down it stands."""

    amount: Decimal
    label: str
    y: float


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time on the scale; `anchor` is the end of its words that stands there."""

    at: datetime
    x: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What is drawn: the amounts from `low` to `high` from `since` to `until`."""

    since: datetime
    until: datetime
    low: Decimal
    high: Decimal
    left: float

    def x(self, at: datetime) -> float:
        share = (at - self.since) / (self.until - self.since)
        return round(self.left + share * (RIGHT - self.left), 2)

    def y(self, amount: Decimal) -> float:
        share = float((self.high - amount) / (self.high - self.low))
        return round(TOP + share * (BOTTOM - TOP), 2)


@dataclass(frozen=True, slots=True)
class Chart:
    since: datetime
    until: datetime
    lines: list[Line]
    levels: list[Level]
    moments: list[Moment]
    left: float
    is_short: bool

    @property
    def from_zero(self) -> bool:
        return self.levels[0].amount == 0


def draw(
    series: Sequence[Sequence[Step]], until: datetime, *, label: Callable[[Decimal], str]
) -> Chart:
    """A chart of `series`, each the steps of one line in their order, up to `until`; `label` writes
    the amounts of the scale.

    There must be one step at least, and none may end after `until`.
    """
    steps = [step for line in series for step in line]
    scale = levels(min(step.amount for step in steps), max(step.amount for step in steps))
    since = min(step.start for step in steps)
    longest = max(len(label(amount)) for amount in scale)
    frame = Frame(
        since=min(since, until - timedelta(hours=1)),
        until=until,
        low=scale[0],
        high=scale[-1],
        left=round(2 + longest * WIDTH_OF_DIGIT, 2),
    )
    return Chart(
        since=frame.since,
        until=until,
        lines=[_line(thinned(line, frame.since, until), frame) for line in series],
        levels=[Level(amount, label(amount), frame.y(amount)) for amount in scale],
        moments=_moments(frame),
        left=frame.left,
        is_short=frame.until - frame.since < SHORT,
    )


def levels(low: Decimal, high: Decimal) -> list[Decimal]:
    """Round amounts, evenly apart, the first below `low` and the last above `high` or equal to
    them; two to five."""
    found = (_multiples(low, high, apart) for apart in _round_numbers(high))
    return next(one for one in found if len(one) <= MOST_LEVELS)


def _multiples(low: Decimal, high: Decimal, apart: Decimal) -> list[Decimal]:
    first = int((low / apart).to_integral_value(ROUND_FLOOR))
    last = int((high / apart).to_integral_value(ROUND_CEILING))
    if first == last:  # a line along the edge would be hard to see
        first, last = first - 1, last + 1
    return [number * apart for number in range(first, last + 1)]


def _round_numbers(high: Decimal) -> Iterator[Decimal]:
    """From about a twentieth of `high` upward, so that small changes do not look large."""
    power = Decimal(1).scaleb(max((high / 20).adjusted(), CENTS))
    while True:
        yield from (power, 2 * power, 5 * power)
        power *= 10


def thinned(line: Sequence[Step], since: datetime, until: datetime) -> list[Step]:
    """`line`, or of a long one what shows on a screen: of each part of the time the first, the last,
    the lowest and the highest price. What is left is drawn where it was seen."""
    if len(line) <= 2 * BUCKETS:
        return list(line)
    length = (until - since) / BUCKETS
    parts = groupby(line, key=lambda step: (step.start - since) // length)
    return [step for _, part in parts for step in _telling(list(part))]


def _telling(part: Sequence[Step]) -> list[Step]:
    by_amount = sorted(range(len(part)), key=lambda place: part[place].amount)
    return [part[place] for place in sorted({0, len(part) - 1, by_amount[0], by_amount[-1]})]


def _line(steps: Sequence[Step], frame: Frame) -> Line:
    points = [(frame.x(step.start), frame.x(step.end), frame.y(step.amount)) for step in steps]
    every = -(-len(points) // MOST_MARKS)
    path = "".join(_stroke(start, end, y) for start, end, y in points)
    return Line(path, [(start, y) for start, _, y in points[::every]])


def _stroke(start: float, end: float, y: float) -> str:
    """At least a per mille wide: a price that was seen once has been seen."""
    return f"M{start * 10:.4g} {y * 10:.4g}H{max(end, start + 0.1) * 10:.4g}"


def _moments(frame: Frame) -> list[Moment]:
    """The ends, and the middle where its date is another than theirs."""
    length = frame.until - frame.since
    middle = frame.since + length / 2
    between = [] if length < SHORT else [Moment(middle, frame.x(middle), "middle")]
    return [Moment(frame.since, frame.left, "start"), *between, Moment(frame.until, RIGHT, "end")]
