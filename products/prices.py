"""What a new reading of a price means, given what is on record. Pure."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import Enum


@dataclass(frozen=True, slots=True)
class Reading:
    amount: Decimal
    currency: str
    availability: str
    observed_at: datetime
    confirmed_at: datetime

    def says_the_same(self, other: "Reading") -> bool:
        return (self.amount, self.currency, self.availability) == (
            other.amount,
            other.currency,
            other.availability,
        )


class Outcome(Enum):
    NEW = "a new price"
    CONFIRMED = "the price on record, seen again later"
    KNOWN = "on record already"
    CONTRADICTION = "another price is on record for that moment"


def outcome(reading: Reading, on_record: Reading | None) -> Outcome:
    """Compare `reading` with the newest observation that begins no later than it, if there is one."""
    if on_record is None:
        return Outcome.NEW
    if reading.says_the_same(on_record):
        later = reading.confirmed_at > on_record.confirmed_at
        return Outcome.CONFIRMED if later else Outcome.KNOWN
    if reading.observed_at <= on_record.confirmed_at:
        return Outcome.CONTRADICTION
    return Outcome.NEW
