"""What a new reading of a price means, given what is on record. Pure."""

from collections.abc import Collection, Sequence
from datetime import datetime
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

# A price is held for an editor when it is more than FACTOR times the median of what was seen
# before, or less than the FACTORth part of it. Of fewer sightings than ENOUGH nothing follows.
FACTOR = 3
ENOUGH = 3

Seen = Sequence[tuple[Decimal, int]]  # amounts of one offer in one currency, and how often each


class Reading(NamedTuple):
    """`delivery` is None where the merchant does not say; `sightings` is how often this was seen.

    A tuple, because it is made in a third of the time of a frozen dataclass, and each row of a
    feed makes two or three.
    """

    amount: Decimal
    currency: str
    availability: str
    observed_at: datetime
    confirmed_at: datetime
    delivery: Decimal | None = None
    sightings: int = 1

    def says_the_same(self, other: "Reading") -> bool:
        return (self.amount, self.currency, self.availability) == (
            other.amount,
            other.currency,
            other.availability,
        )

    def is_priced_like(self, other: "Reading") -> bool:
        return (self.amount, self.currency) == (other.amount, other.currency)


class Outcome(Enum):
    NEW = "a new price"
    CONFIRMED = "the price on record, seen again later"
    KNOWN = "on record already"
    CONTRADICTION = "another price is on record for that moment"
    HELD = "far from the prices seen before, so it waits for an editor and no reader sees it"


def outcome(reading: Reading, on_record: Reading | None) -> Outcome:
    """Compare `reading` with the newest observation that begins no later than it, if there is one.

    A cost of delivery that differs is a new price, for the total is another. A reading that does
    not state it takes none away, and one that states it for a moment on record contradicts nothing.
    """
    if on_record is None:
        return Outcome.NEW
    is_later = reading.observed_at > on_record.confirmed_at
    if reading.says_the_same(on_record) and not _delivers_otherwise(reading, on_record, is_later):
        later = reading.confirmed_at > on_record.confirmed_at
        return Outcome.CONFIRMED if later else Outcome.KNOWN
    return Outcome.NEW if is_later else Outcome.CONTRADICTION


def _delivers_otherwise(reading: Reading, on_record: Reading, is_later: bool) -> bool:
    if reading.delivery is None or reading.delivery == on_record.delivery:
        return False
    return is_later or on_record.delivery is not None


def median(seen: Seen) -> Decimal:
    """The middle one of all sightings, or the mean of the two; there must be at least one."""
    amounts = sorted(seen)
    total = sum(times for _, times in amounts)
    return (_at(amounts, (total - 1) // 2) + _at(amounts, total // 2)) / 2


def _at(amounts: Seen, place: int) -> Decimal:
    """The amount at `place` (from 0) of all sightings in the order of `amounts`."""
    for amount, times in amounts:
        place -= times
        if place < 0:
            return amount
    raise IndexError(place)


def is_suspect(amount: Decimal, seen: Seen, accepted: Collection[Decimal] = ()) -> Decimal | None:
    """The median of `seen` if `amount` is too far from it to be shown unasked; else None.

    Nothing is suspect before there are three sightings, nor what is as near to one of the amounts
    that an editor `accepted` though they were far off: the level has changed.
    """
    if sum(times for _, times in seen) < ENOUGH:
        return None
    middle = median(seen)
    if is_near(amount, middle) or any(is_near(amount, known) for known in accepted):
        return None
    return middle


def is_near(amount: Decimal, other: Decimal) -> bool:
    """Whether neither is more than FACTOR times the other."""
    return amount <= FACTOR * other and other <= FACTOR * amount
