from decimal import Decimal

from products.feeds.history import History
from products.prices import Outcome, Reading
from tests.builders import AT, DAY


def reading(amount: str, day: int, confirmed: int | None = None) -> Reading:
    last = day if confirmed is None else confirmed
    return Reading(Decimal(amount), "USD", "in_stock", AT + day * DAY, AT + last * DAY)


def test_readings_in_order_make_a_price_each_time_the_value_changes() -> None:
    history = History()
    outcomes = [
        history.take(reading(*each))[0] for each in [("5", 1), ("5", 2), ("6", 3), ("5", 4)]
    ]
    assert outcomes == [Outcome.NEW, Outcome.CONFIRMED, Outcome.NEW, Outcome.NEW]
    assert list(history.new()) == [reading("5", 1, 2), reading("6", 3), reading("5", 4)]


def test_a_late_reading_is_compared_with_the_price_that_stood_then() -> None:
    history = History([reading("5", 1, 2), reading("6", 8)], [11, 12])
    assert history.take(reading("5", 4))[0] is Outcome.CONFIRMED
    assert history.take(reading("7", 6))[0] is Outcome.NEW
    assert history.take(reading("9", 0))[0] is Outcome.NEW
    assert history.confirmed == {11: AT + 4 * DAY}
    assert list(history.new()) == [reading("9", 0), reading("7", 6)]


def test_a_reading_that_contradicts_the_record_changes_nothing() -> None:
    history = History([reading("5", 1, 4)], [11])
    assert history.take(reading("6", 3)) == (Outcome.CONTRADICTION, reading("5", 1, 4))
    assert not history.confirmed
    assert not list(history.new())


def test_the_same_reading_again_is_known() -> None:
    history = History([reading("5", 1, 4)], [11])
    assert history.take(reading("5", 1))[0] is Outcome.KNOWN
    assert history.take(reading("5", 4))[0] is Outcome.KNOWN
    assert not history.confirmed


def test_without_a_history_older_readings_are_passed_over() -> None:
    history = History([reading("5", 4)], [11], newest_only=True)
    assert history.take(reading("6", 2))[0] is Outcome.KNOWN
    assert history.take(reading("6", 5))[0] is Outcome.NEW
    assert history.keep_newest() is None
    assert list(history.new()) == [reading("6", 5)]
