"""A day hour by hour: placements come and go, prices age, a programme is switched off and on."""

import pytest

from tests.day.events import EVENTS
from tests.day.expected import EXPECTED
from tests.day.looking import FACTS
from tests.day.run import HOURS, day

pytestmark = pytest.mark.django_db


def test_each_hour_of_the_day_is_as_expected() -> None:
    hours = list(day())
    wrong = [
        f"{one.hour:02}:00 {one.fact}: {one.found!r}, not {one.expected!r}"
        for hour in hours
        for one in hour.found
        if not one.ok
    ]
    assert not wrong, "\n".join(wrong)
    assert len(hours) == 24
    assert [one.events for one in hours if one.events] == [
        [words for words, _ in EVENTS[hour]] for hour in sorted(EVENTS)
    ]


def test_all_that_is_expected_is_looked_at() -> None:
    assert EXPECTED.keys() == FACTS.keys()
    assert all(0 in steps for steps in EXPECTED.values())
    assert {hour for steps in EXPECTED.values() for hour in steps} <= set(HOURS)
