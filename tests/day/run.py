"""The day itself: at each hour what is due happens, and then all facts are looked at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tests.day.events import happen
from tests.day.expected import EXPECTED, expected
from tests.day.looking import FACTS, Look
from tests.day.start import clock, start

HOURS = range(24)


@dataclass(frozen=True)
class Found:
    """One fact at one hour. `is_new` where another thing was expected the hour before."""

    hour: int
    fact: str
    expected: str
    found: str
    is_new: bool

    @property
    def ok(self) -> bool:
        return self.found == self.expected


@dataclass(frozen=True)
class Hour:
    number: int
    events: list[str]
    found: list[Found]


def day() -> Iterator[Hour]:
    """Needs an empty, migrated database, and writes to it."""
    site = start()
    for hour in HOURS:
        events = happen(site, hour)
        look = Look(site, clock(hour))
        found = [
            Found(hour, fact, expected(fact, hour), see(look), hour in EXPECTED[fact])
            for fact, see in FACTS.items()
        ]
        yield Hour(hour, events, found)
