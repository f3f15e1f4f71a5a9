"""Which prices are shown unasked, and which wait: by arithmetic alone."""

from decimal import Decimal
from statistics import median as statistics_median

from hypothesis import assume, given
from hypothesis import strategies as st

from products.prices import ENOUGH, FACTOR, Outcome, Reading, is_suspect, median, outcome
from tests.builders import AT, DAY, HOUR

AMOUNTS = st.decimals("0.01", "9999999999.99", places=2)
SEEN = st.lists(st.tuples(AMOUNTS, st.integers(1, 5)), min_size=1, max_size=8)


def times(seen: list[tuple[Decimal, int]]) -> list[Decimal]:
    """Each amount as often as it was seen."""
    return [amount for amount, often in seen for _ in range(often)]


@given(SEEN)
def test_the_median_is_that_of_all_sightings(seen: list[tuple[Decimal, int]]) -> None:
    assert median(seen) == statistics_median(times(seen))


@given(AMOUNTS, SEEN)
def test_nothing_is_suspect_before_there_were_three_sightings(
    amount: Decimal, seen: list[tuple[Decimal, int]]
) -> None:
    assume(len(times(seen)) < ENOUGH)
    assert is_suspect(amount, seen) is None


@given(AMOUNTS, SEEN)
def test_a_price_is_suspect_exactly_beyond_three_times_and_under_a_third_of_the_median(
    amount: Decimal, seen: list[tuple[Decimal, int]]
) -> None:
    assume(len(times(seen)) >= ENOUGH)
    middle = statistics_median(times(seen))
    is_far = amount > 3 * middle or amount < middle / 3
    # A third of most amounts is no decimal number, and dividing would round it.
    assume(amount * 3 != middle)
    assert is_suspect(amount, seen) == (middle if is_far else None)


def test_the_limits_themselves_are_not_suspect() -> None:
    seen = [(Decimal("30.00"), 3)]
    assert is_suspect(Decimal("90.00"), seen) is None
    assert is_suspect(Decimal("90.01"), seen) == 30
    assert is_suspect(Decimal("10.00"), seen) is None
    assert is_suspect(Decimal("9.99"), seen) == 30


def test_how_often_a_price_was_seen_weighs() -> None:
    assert is_suspect(Decimal(70), [(Decimal(10), 2), (Decimal(30), 1)]) == 10
    assert is_suspect(Decimal(70), [(Decimal(10), 1), (Decimal(30), 2)]) is None


@given(AMOUNTS, SEEN, AMOUNTS)
def test_a_price_near_one_that_an_editor_accepted_is_not_asked_about_again(
    amount: Decimal, seen: list[tuple[Decimal, int]], accepted: Decimal
) -> None:
    near = accepted <= FACTOR * amount and amount <= FACTOR * accepted
    expected = None if near else is_suspect(amount, seen)
    assert is_suspect(amount, seen, [accepted]) == expected


def reading(amount: str = "20", delivery: str | None = None, hours: int = 0) -> Reading:
    at = AT + hours * HOUR
    cost = None if delivery is None else Decimal(delivery)
    return Reading(Decimal(amount), "USD", "in_stock", at, at, cost)


def test_another_cost_of_delivery_is_a_new_price() -> None:
    assert outcome(reading(delivery="4", hours=1), reading(delivery="3")) is Outcome.NEW
    assert outcome(reading(delivery="3.00", hours=1), reading(delivery="3")) is Outcome.CONFIRMED
    assert outcome(reading(delivery="4"), reading(delivery="3")) is Outcome.CONTRADICTION


def test_a_reading_that_does_not_state_delivery_takes_none_away() -> None:
    assert outcome(reading(hours=1), reading(delivery="3")) is Outcome.CONFIRMED
    assert outcome(reading(), reading(delivery="3")) is Outcome.KNOWN


def test_delivery_that_is_stated_at_last_is_new_and_contradicts_nothing() -> None:
    assert outcome(reading(delivery="3", hours=1), reading()) is Outcome.NEW
    assert outcome(reading(delivery="0", hours=1), reading()) is Outcome.NEW
    assert outcome(reading(delivery="3"), reading()) is Outcome.KNOWN


def test_a_price_may_change_a_moment_after_it_was_last_seen() -> None:
    seen = Reading(Decimal(20), "USD", "in_stock", AT, AT + DAY)
    assert outcome(reading("21", hours=24), seen) is Outcome.CONTRADICTION
    assert outcome(reading("21", hours=25), seen) is Outcome.NEW
