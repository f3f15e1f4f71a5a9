import itertools
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from reviews.demo import pricing

LISTING = pricing.Listing("kettle@shop", Decimal("24.90"), feed_hour=5)
AT = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def days(count: int) -> list[date]:
    return [date(2026, 1, 1) + timedelta(days=n) for n in range(count)]


def test_a_day_has_one_price_however_often_it_is_asked() -> None:
    assert pricing.quote(LISTING, AT.date()) == pricing.quote(LISTING, AT.date())


def test_prices_stay_within_thirty_per_cent_of_the_list_price() -> None:
    amounts = [pricing.quote(LISTING, day).amount for day in days(400)]
    assert LISTING.base * Decimal("0.7") < min(amounts)
    assert max(amounts) < LISTING.base * Decimal("1.1")


def test_a_price_stands_for_days_and_then_changes() -> None:
    amounts = [pricing.quote(LISTING, day).amount for day in days(90)]
    changes = sum(one != other for one, other in itertools.pairwise(amounts))
    assert 5 <= changes <= 15


def test_prices_look_like_those_of_a_shop() -> None:
    assert {str(pricing.quote(LISTING, day).amount)[-1] for day in days(400)} <= {"5", "9", "0"}
    assert pricing.quote(LISTING, AT.date()).amount.as_tuple().exponent == -2


def test_something_is_out_of_stock_now_and_then() -> None:
    seen = {pricing.quote(LISTING, day).availability for day in days(1000)}
    assert seen == {"in_stock", "out_of_stock", "backorder"}


def test_some_days_bring_no_price_list_and_the_last_reading_is_at_the_end() -> None:
    found = list(pricing.readings(LISTING, after=None, since=AT - 700 * DAY, until=AT))
    assert 560 < len(found) < 670
    assert found[-1][0] == AT
    assert all(AT - 700 * DAY <= moment <= AT for moment, _ in found)


def test_now_and_then_no_price_list_comes_for_weeks() -> None:
    found = list(pricing.readings(LISTING, after=None, since=AT - 700 * DAY, until=AT))
    unseen = [after[0] - before[0] for before, after in itertools.pairwise(found)]
    long = [gap for gap in unseen if gap > 10 * DAY]
    assert 1 <= len(long) <= 4
    assert max(unseen) < 35 * DAY


def test_a_later_run_reads_what_a_longer_first_run_would_have_read() -> None:
    whole = list(pricing.readings(LISTING, after=None, since=AT - 90 * DAY, until=AT))
    middle = AT - 30 * DAY
    later = list(pricing.readings(LISTING, after=middle, since=AT - 90 * DAY, until=AT))
    assert later == [reading for reading in whole if reading[0] > middle]


def test_nothing_is_read_again_at_the_same_moment_or_an_earlier_one() -> None:
    assert list(pricing.readings(LISTING, after=AT, since=AT - DAY, until=AT)) == []
    assert list(pricing.readings(LISTING, after=AT, since=AT - DAY, until=AT - DAY)) == []
