from decimal import Decimal

from products.feeds.history import History, Sightings, Taken
from products.prices import Outcome, Reading
from tests.builders import AT, DAY


def reading(amount: str, day: int, confirmed: int | None = None, sightings: int = 1) -> Reading:
    last = day if confirmed is None else confirmed
    return Reading(
        Decimal(amount), "USD", "in_stock", AT + day * DAY, AT + last * DAY, None, sightings
    )


def test_readings_in_order_make_a_price_each_time_the_value_changes() -> None:
    history = History()
    outcomes = [
        history.take(reading(*each)).outcome for each in [("5", 1), ("5", 2), ("6", 3), ("5", 4)]
    ]
    assert outcomes == [Outcome.NEW, Outcome.CONFIRMED, Outcome.NEW, Outcome.NEW]
    assert list(history.new()) == [reading("5", 1, 2, 2), reading("6", 3), reading("5", 4)]


def test_a_late_reading_is_compared_with_the_price_that_stood_then() -> None:
    history = History([reading("5", 1, 2), reading("6", 8)], [11, 12])
    assert history.take(reading("5", 4)).outcome is Outcome.CONFIRMED
    assert history.take(reading("7", 6)).outcome is Outcome.NEW
    assert history.take(reading("9", 0)).outcome is Outcome.NEW
    assert history.confirmed == {11: (AT + 4 * DAY, 1)}
    assert list(history.new()) == [reading("9", 0), reading("7", 6)]


def test_a_reading_that_contradicts_the_record_changes_nothing() -> None:
    history = History([reading("5", 1, 4)], [11])
    assert history.take(reading("6", 3)) == Taken(Outcome.CONTRADICTION, reading("5", 1, 4))
    assert not history.confirmed
    assert not list(history.new())


def test_the_same_reading_again_is_known() -> None:
    history = History([reading("5", 1, 4)], [11])
    assert history.take(reading("5", 1)).outcome is Outcome.KNOWN
    assert history.take(reading("5", 4)).outcome is Outcome.KNOWN
    assert not history.confirmed


def test_without_a_history_older_readings_are_passed_over() -> None:
    history = History([reading("5", 4)], [11], newest_only=True)
    assert history.take(reading("6", 2)).outcome is Outcome.KNOWN
    assert history.take(reading("6", 5)).outcome is Outcome.NEW
    assert history.keep_newest() is None
    assert list(history.new()) == [reading("6", 5)]


def test_all_readings_that_confirm_a_price_are_counted() -> None:
    history = History([reading("5", 1, 2, 7)], [11])
    for day in (3, 4, 4, 5):
        history.take(reading("5", day))
    assert history.confirmed == {11: (AT + 5 * DAY, 3)}
    assert history.readings == [reading("5", 1, 5, 10)]


def guarded(*prices: tuple[str, int]) -> History:
    """A history that begins with nothing on record, and has taken `prices`."""
    history = History(sightings=Sightings())
    for amount, day in prices:
        history.take(reading(amount, day))
    return history


def test_a_reading_that_is_far_from_the_others_is_held_and_changes_nothing() -> None:
    history = guarded(("5", 1), ("5", 2), ("6", 3))
    before = list(history.readings)
    assert history.take(reading("16", 4)) == Taken(Outcome.HELD, reading("6", 3), Decimal(5))
    assert history.readings == before
    assert history.take(reading("15", 5)).outcome is Outcome.NEW


def test_what_is_held_does_not_count_for_what_comes_later() -> None:
    history = guarded(("5", 1), ("5", 2), ("5", 3), *(("50", day) for day in range(4, 20)))
    assert history.readings == [reading("5", 1, 3, 3)]
    assert history.take(reading("5", 20)).outcome is Outcome.CONFIRMED


def test_in_one_feed_a_price_is_held_only_once_there_were_three_sightings() -> None:
    assert len(guarded(("5", 1), ("5", 2), ("50", 3)).readings) == 2
    assert len(guarded(("5", 1), ("5", 2), ("5", 3), ("50", 4)).readings) == 1


def test_other_currencies_are_no_measure() -> None:
    history = guarded(("5", 1), ("5", 2), ("5", 3))
    yen = Reading(Decimal(800), "JPY", "in_stock", AT + 9 * DAY, AT + 9 * DAY)
    assert history.take(yen).outcome is Outcome.NEW


def test_a_price_that_changes_only_in_stock_or_delivery_is_not_asked_about() -> None:
    history = guarded(("20", 1), ("20", 2), ("5", 3))
    sold_out = Reading(
        Decimal(5), "USD", "out_of_stock", AT + 9 * DAY, AT + 9 * DAY, delivery=Decimal(3)
    )
    assert history.take(sold_out).outcome is Outcome.NEW
