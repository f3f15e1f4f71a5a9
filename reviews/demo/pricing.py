"""What the demo's offers cost on which day: made up, but the same at every run. Pure.

A price stands for some days, wanders slowly around the list price, and now and then goes on
sale. Every figure follows from the offer's name and the day alone, so that a later run
continues where an earlier one ended.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

WANDER = Decimal("0.16")  # how far the slow walk reaches, as a share of the list price
SALE = Decimal("0.82")
CENT = Decimal("0.01")
ENDING = Decimal("0.05")  # retail prices end in 5 or 9: 24.85, 24.99


@dataclass(frozen=True, slots=True)
class Listing:
    """An offer as its merchant's price list has it: `base` is the list price in its currency."""

    key: str
    base: Decimal
    feed_hour: int


@dataclass(frozen=True, slots=True)
class Quote:
    amount: Decimal
    availability: str


def chance(*what: object) -> Decimal:
    """A number from 0 up to 1 that is always the same for the same arguments."""
    digest = hashlib.sha256("/".join(map(str, what)).encode()).digest()
    return Decimal(int.from_bytes(digest[:4])) / 2**32


def quote(listing: Listing, day: date) -> Quote:
    """What `listing` costs on `day`, and whether it can be had."""
    return Quote(_amount(listing, day), _availability(listing, day))


def _amount(listing: Listing, day: date) -> Decimal:
    length = 6 + int(chance(listing.key, "length") * 9)
    period = (day.toordinal() + int(chance(listing.key, "phase") * 100)) // length
    steps = [chance(listing.key, "step", period - back) for back in range(3)]
    level = 1 + (sum(steps, Decimal(0)) / 3 - Decimal("0.5")) * WANDER
    if chance(listing.key, "sale", period) < Decimal("0.07"):
        level *= SALE
    return _retail(listing.base * level)


def _retail(amount: Decimal) -> Decimal:
    """`amount` as a shop would print it: 24.87 → 24.85, 24.02 → 23.99."""
    rounded = (amount / ENDING).quantize(Decimal(1), ROUND_HALF_UP) * ENDING
    return (rounded if rounded % 1 else rounded - CENT).quantize(CENT)


def _availability(listing: Listing, day: date) -> str:
    period = (day.toordinal() + int(chance(listing.key, "stock phase") * 100)) // 9
    drawn = chance(listing.key, "stock", period)
    if drawn < Decimal("0.07"):
        return "out_of_stock"
    return "backorder" if drawn < Decimal("0.09") else "in_stock"


def readings(
    listing: Listing, *, after: datetime | None, since: datetime, until: datetime
) -> Iterator[tuple[datetime, Quote]]:
    """The readings of the merchant's daily price list after `after` (or from `since`) up to `until`.

    On some days the list does not come, and now and then it does not for weeks. The last reading is
    at `until` itself: whoever makes the demo looks at the prices.
    """
    day = (after or since).astimezone(UTC).date()
    while (moment := _feed_time(listing, day)) < until:
        fresh = moment > after if after else moment >= since
        if fresh and _comes(listing, day):
            yield moment, quote(listing, day)
        day += timedelta(days=1)
    if after is None or until > after:
        yield until, quote(listing, (day - timedelta(days=1)))


def _comes(listing: Listing, day: date) -> bool:
    fortnight = (day.toordinal() + int(chance(listing.key, "silent phase") * 100)) // 14
    is_silent = chance(listing.key, "silence", fortnight) < Decimal("0.03")
    return not is_silent and chance(listing.key, "gap", day) > Decimal("0.06")


def _feed_time(listing: Listing, day: date) -> datetime:
    minute = int(chance(listing.key, "minute") * 60)
    return datetime.combine(day, time(listing.feed_hour, minute), UTC)
