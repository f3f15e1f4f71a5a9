"""The prices of one offer in the order of time. Pure."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from products.prices import Outcome, Reading, outcome


@dataclass(slots=True)
class History:
    """What is on record of an offer, oldest first, and what readings change in it.

    `keys` are the primary keys of the observations, None for new ones. `confirmed` holds, by
    primary key, the later times to which a reading moved an observation that was there. With
    `newest_only`, readings older than the newest price are passed over.
    """

    readings: list[Reading] = field(default_factory=list)
    keys: list[int | None] = field(default_factory=list)
    confirmed: dict[int, datetime] = field(default_factory=dict)
    newest_only: bool = False

    def append(self, key: int, reading: Reading) -> None:
        """Add an observation on record that is younger than those before."""
        self.keys.append(key)
        self.readings.append(reading)

    def take(self, reading: Reading) -> tuple[Outcome, Reading | None]:
        """Fit `reading` in; say what it was, and which price on record it was compared with."""
        place = bisect_right(self.readings, reading.observed_at, key=_observed_at)
        if self.newest_only and place < len(self.readings):
            return Outcome.KNOWN, None
        on_record = self.readings[place - 1] if place else None
        result = outcome(reading, on_record)
        if result is Outcome.NEW:
            self.readings.insert(place, reading)
            self.keys.insert(place, None)
        elif result is Outcome.CONFIRMED and on_record:
            self._confirm(place - 1, on_record, reading.confirmed_at)
        return result, on_record

    def keep_newest(self) -> int | None:
        """Drop all but the newest observation, and say which that is, if it is on record."""
        del self.readings[:-1], self.keys[:-1]
        return self.keys[-1] if self.keys else None

    def new(self) -> Iterable[Reading]:
        return (
            reading for key, reading in zip(self.keys, self.readings, strict=True) if key is None
        )

    def _confirm(self, place: int, seen: Reading, at: datetime) -> None:
        self.readings[place] = Reading(
            seen.amount, seen.currency, seen.availability, seen.observed_at, at
        )
        key = self.keys[place]
        if key is not None:
            self.confirmed[key] = at


def _observed_at(reading: Reading) -> datetime:
    return reading.observed_at
