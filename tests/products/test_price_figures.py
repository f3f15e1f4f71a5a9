"""What follows from prices that were seen: pure, by exact figures and by properties."""

from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from products.price_figures import (
    LONGEST_GAP,
    WINDOW,
    Low,
    Seen,
    least_seen,
    lowest,
    reference_price,
    unit_price,
)
from tests.builders import AT, DAY, HOUR


def seen(amount: str, since: float, until: float, currency: str = "USD") -> Seen:
    """`since` and `until` are days before AT."""
    return Seen(Decimal(amount), currency, AT - since * DAY, AT - until * DAY)


# Cut ten days ago, after 29.90 had been the lowest of the 30 days before.
CUT = [
    seen("31.00", 90, 45),
    seen("34.90", 44, 30),
    seen("29.90", 29, 20),
    seen("32.00", 19, 11),
    seen("24.90", 10, 0),
]


def test_what_a_price_was_is_the_lowest_of_the_thirty_days_before_it_began() -> None:
    assert reference_price(CUT, AT) == Decimal("29.90")
    assert reference_price(reversed(CUT), AT) == Decimal("29.90")


def test_the_price_that_stood_when_the_thirty_days_began_counts() -> None:
    assert reference_price([seen("28.00", 60, 36), *CUT[2:]], AT) == Decimal("28.00")
    # Last seen a day before they began, it may have stood into them.
    rest = [seen("34.90", 39, 30), *CUT[2:]]
    assert reference_price([seen("28.00", 60, 41), *rest], AT) == Decimal("28.00")
    # Another had followed it by then.
    earlier = [seen("20.00", 90, 50), seen("34.90", 49, 30)]
    assert reference_price([*earlier, *CUT[2:]], AT) == Decimal("29.90")


def test_of_two_prices_on_record_for_one_time_the_lower_counts() -> None:
    both = [seen("28.00", 60, 39), seen("34.90", 44, 30), *CUT[2:]]
    assert reference_price(both, AT) == Decimal("28.00")


@pytest.mark.parametrize(
    ("why", "observations"),
    [
        ("nothing is on record", []),
        ("there is no other price", [seen("24.90", 60, 0)]),
        ("it does not cost less", [seen("24.90", 60, 11), seen("29.90", 10, 0)]),
        ("it costs the same as the lowest", [*CUT[:-1], seen("29.90", 10, 0)]),
        ("the record begins 29 days before", [seen("29.90", 39, 11), seen("24.90", 10, 0)]),
        ("the cut is 31 days old", [seen("29.90", 90, 32), seen("24.90", 31, 0)]),
        ("eight days are unseen", [seen("29.90", 60, 18), seen("24.90", 10, 0)]),
        (
            "eight days in the middle are unseen",
            [seen("29.90", 60, 30), seen("29.90", 22, 11), seen("24.90", 10, 0)],
        ),
        ("another currency stood there", [seen("29.90", 60, 11, "EUR"), seen("24.90", 10, 0)]),
        (
            "another currency stood there for a while",
            [seen("29.90", 60, 30), seen("9.90", 29, 20, "EUR"), *CUT[3:]],
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_no_price_is_said_to_have_been_where(why: str, observations: list[Seen]) -> None:
    assert reference_price(observations, AT) is None


def test_the_bounds_of_what_is_enough() -> None:
    thirty = [seen("29.90", 40, 11), seen("24.90", 10, 0)]
    assert reference_price(thirty, AT) == Decimal("29.90")
    a_week_unseen = [seen("29.90", 60, 17), seen("24.90", 10, 0)]
    assert reference_price(a_week_unseen, AT) == Decimal("29.90")
    cut_thirty_days_ago = [seen("29.90", 90, 31), seen("24.90", 30, 0)]
    assert reference_price(cut_thirty_days_ago, AT) == Decimal("29.90")


def test_a_price_begins_with_the_first_of_the_observations_that_say_it() -> None:
    """Stock and delivery change too, and each change is an observation."""
    again = [*CUT[:-1], seen("24.90", 10, 8), seen("24.90", 7, 4), seen("24.90", 3, 0)]
    assert reference_price(again, AT) == Decimal("29.90")


def test_what_came_later_than_the_moment_asked_about_is_not_known_then() -> None:
    later = [*CUT, Seen(Decimal("1.00"), "USD", AT + DAY, AT + 2 * DAY)]
    assert reference_price(later, AT) == Decimal("29.90")
    assert reference_price(CUT, AT - 11 * DAY) is None


AMOUNTS = st.decimals("0.01", "99.99", places=2)
HOURS = st.integers(0, 24 * 12)


@st.composite
def histories(draw: st.DrawFn) -> list[Seen]:
    """Prices of one offer that follow each other up to about AT."""
    lengths = draw(st.lists(st.tuples(HOURS, HOURS, AMOUNTS), min_size=1, max_size=14))
    moment, found = AT + 2 * DAY, []
    for gap, length, amount in lengths:
        confirmed = moment - (gap + 1) * HOUR
        moment = confirmed - length * HOUR
        found.append(Seen(amount, "USD", moment, confirmed))
    return found


@given(histories())
def test_no_reference_price_is_above_a_price_of_its_window_nor_below_the_current(
    observations: list[Seen],
) -> None:
    known = sorted((o for o in observations if o.observed_at <= AT), key=lambda o: o.observed_at)
    reference = reference_price(observations, AT)
    if reference is None:
        return
    current = known[-1]
    assert current.amount < reference
    others = [o for o in known if o.amount != current.amount]
    began = next(o.observed_at for o in known if o.observed_at > others[-1].observed_at)
    assert known[0].observed_at <= began - WINDOW
    for one in known:
        if one.observed_at < began and one.confirmed_at >= began - WINDOW:
            assert reference <= one.amount
    assert reference in {o.amount for o in known}


@given(histories())
def test_a_low_was_seen_within_thirty_days_and_nothing_seen_was_lower(
    observations: list[Seen],
) -> None:
    low = lowest(observations, AT)
    if low is None:
        return
    window = [o for o in observations if o.observed_at <= AT and o.confirmed_at >= AT - WINDOW]
    assert low.amount == min(o.amount for o in window)
    assert AT - WINDOW <= low.seen_at <= AT
    assert min(o.observed_at for o in observations) <= AT - WINDOW


def test_the_low_of_thirty_days_with_the_time_it_was_last_seen() -> None:
    assert lowest(CUT, AT) == Low(Decimal("24.90"), "USD", AT)
    assert lowest(CUT, AT - 11 * DAY) == Low(Decimal("29.90"), "USD", AT - 20 * DAY)
    assert lowest(CUT, AT + DAY) == Low(Decimal("24.90"), "USD", AT)


def test_no_low_is_told_of_days_that_nobody_saw() -> None:
    assert lowest([seen("24.90", 29, 0)], AT) is None
    assert lowest([seen("24.90", 60, 8)], AT) is None
    assert lowest([seen("24.90", 60, 7)], AT) is not None
    assert lowest([seen("24.90", 60, 20), seen("1.00", 19, 0, "EUR")], AT) is None
    assert lowest([], AT) is None


def test_the_least_seen_needs_no_cover() -> None:
    assert least_seen([seen("24.90", 3, 2)], AT) == Low(Decimal("24.90"), "USD", AT - 2 * DAY)
    assert least_seen([seen("24.90", 60, 31)], AT) is None


def test_a_gap_is_no_longer_than_prices_may_be_shown_by_default() -> None:
    assert timedelta(days=7) == LONGEST_GAP


@pytest.mark.parametrize(
    ("amount", "number", "per", "cost"),
    [
        ("24.90", "120", "1", "0.21"),  # 0.2075
        ("24.90", "12000", "100", "0.21"),
        ("10.00", "80", "1", "0.13"),  # 0.125, half up
        ("24.90", "2075", "100", "1.20"),
        ("9.99", "100", "1", "0.0999"),
        ("10.00", "100", "1", "0.10"),
        ("1.00", "3000", "1", "0.0003"),
        ("5.00", "2.5", "1", "2.00"),
        ("0.01", "9999", "1", None),  # nothing to print
        ("24.90", "0", "1", None),
        ("24.90", "-5", "1", None),
    ],
)
def test_the_price_of_a_unit(amount: str, number: str, per: str, cost: str | None) -> None:
    found = unit_price(Decimal(amount), Decimal(number), Decimal(per))
    assert found == (None if cost is None else Decimal(cost))
