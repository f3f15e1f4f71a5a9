"""The prices of one offer in the order of time. Pure."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from products.prices import Outcome, Reading, is_suspect, outcome


@dataclass(slots=True)
class Sightings:
    """How often an offer was seen at each amount, by currency and amount, and which amounts an
    editor accepted though they were far from the others."""

    times: Counter[tuple[str, Decimal]] = field(default_factory=Counter)
    accepted: set[tuple[str, Decimal]] = field(default_factory=set)

    def add(self, reading: Reading) -> None:
        self.times[reading.currency, reading.amount] += reading.sightings

    def suspect(self, reading: Reading) -> Decimal | None:
        """The median that `reading` is too far from, if it is."""
        seen = [
            (amount, times)
            for (currency, amount), times in self.times.items()
            if currency == reading.currency
        ]
        accepted = [amount for currency, amount in self.accepted if currency == reading.currency]
        return is_suspect(reading.amount, seen, accepted)


class Taken(NamedTuple):
    """What a reading was, which price on record it was compared with, and, if it is held, the median."""

    outcome: Outcome
    on_record: Reading | None = None
    median: Decimal | None = None


@dataclass(slots=True)
class History:
    """What is on record of an offer, oldest first, and what readings change in it.

    `keys` are the primary keys of the observations, None for new ones. `confirmed` holds, by
    primary key, the later times to which readings moved an observation that was there, and how
    many they were. With `newest_only`, readings older than the newest price are passed over.
    Without `sightings` no reading is suspect.
    """

    readings: list[Reading] = field(default_factory=list)
    keys: list[int | None] = field(default_factory=list)
    confirmed: dict[int, tuple[datetime, int]] = field(default_factory=dict)
    newest_only: bool = False
    sightings: Sightings | None = None

    def append(self, key: int, reading: Reading) -> None:
        """Add an observation on record that is younger than those before."""
        self.keys.append(key)
        self.readings.append(reading)

    def take(self, reading: Reading) -> Taken:
        """Fit `reading` in, and say what it was."""
        place = bisect_right(self.readings, reading.observed_at, key=_observed_at)
        if self.newest_only and place < len(self.readings):
            return Taken(Outcome.KNOWN)
        on_record = self.readings[place - 1] if place else None
        result = outcome(reading, on_record)
        if result is Outcome.NEW:
            if median := self._suspect(reading, on_record):
                return Taken(Outcome.HELD, on_record, median)
            self.readings.insert(place, reading)
            self.keys.insert(place, None)
        elif result is Outcome.CONFIRMED and on_record:
            self._confirm(place - 1, on_record, reading)
        if self.sightings and result in (Outcome.NEW, Outcome.CONFIRMED):
            self.sightings.add(reading)
        return Taken(result, on_record)

    def keep_newest(self) -> int | None:
        """Drop all but the newest observation, and say which that is, if it is on record."""
        del self.readings[:-1], self.keys[:-1]
        return self.keys[-1] if self.keys else None

    def new(self) -> Iterable[Reading]:
        return (
            reading for key, reading in zip(self.keys, self.readings, strict=True) if key is None
        )

    def _suspect(self, reading: Reading, on_record: Reading | None) -> Decimal | None:
        """A price that changed in nothing but availability or delivery is not asked about."""
        if self.sightings is None or (on_record and reading.is_priced_like(on_record)):
            return None
        return self.sightings.suspect(reading)

    def _confirm(self, place: int, seen: Reading, again: Reading) -> None:
        self.readings[place] = seen._replace(
            confirmed_at=again.confirmed_at, sightings=seen.sightings + again.sightings
        )
        key = self.keys[place]
        if key is not None:
            before = self.confirmed[key][1] if key in self.confirmed else 0
            self.confirmed[key] = again.confirmed_at, before + again.sightings


def _observed_at(reading: Reading) -> datetime:
    return reading.observed_at
