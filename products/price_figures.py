"""What follows from the prices that were seen of an offer. Pure; all amounts are Decimal.

A price stood at least from when it was first seen until it was last seen. What it was between its
last sighting and the next price, nobody knows, and nothing here claims to.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import accumulate

WINDOW = timedelta(days=30)
# Longer than this unseen, and the prices on record do not tell what was asked in between.
LONGEST_GAP = timedelta(days=7)
CENT, FINE = Decimal("0.01"), Decimal("0.0001")
FINE_BELOW = Decimal("0.10")  # where cents would be too coarse


@dataclass(frozen=True, slots=True)
class Seen:
    """A price that was seen `sightings` times, unchanged, from `observed_at` until `confirmed_at`."""

    amount: Decimal
    currency: str
    observed_at: datetime
    confirmed_at: datetime
    sightings: int = 1


@dataclass(frozen=True, slots=True)
class Low:
    """The least of the prices seen in 30 days, and when it was last seen."""

    amount: Decimal
    currency: str
    seen_at: datetime


def known_at(observations: Iterable[Seen], at: datetime) -> list[Seen]:
    """Those that were on record at `at`, the oldest first; of one offer."""
    return sorted(
        (one for one in observations if one.observed_at <= at), key=lambda one: one.observed_at
    )


def reference_price(observations: Iterable[Seen], at: datetime) -> Decimal | None:
    """The least that one offer cost in the 30 days before its current price began, if it costs less now.

    `observations` are all that is on record of the offer since 67 days before `at` or longer; any
    order. A price is current from the first observation in a row with its amount and currency. None
    where the prices seen do not support the figure: the current price began more than 30 days ago,
    nothing reaches back to 30 days before it, more than 7 days in between are unseen, another
    currency stood there, or it does not cost less now.
    Source: Directive 98/6/EC, Article 6a, read strictly.
    """
    known = known_at(observations, at)
    began = _current_since(known)
    if began is None or at - began > WINDOW:
        return None
    current = known[-1]
    before = [one for one in known if one.observed_at < began]
    stood = _standing(before, began - WINDOW, began)
    if any(one.currency != current.currency for one in stood):
        return None
    lowest = min((one.amount for one in stood), default=None)
    return lowest if lowest is not None and current.amount < lowest else None


def lowest(observations: Iterable[Seen], at: datetime) -> Low | None:
    """The least price that was seen of one offer in the 30 days up to `at`.

    None where the prices seen do not cover those days: nothing reaches back to their beginning, more
    than 7 of them in a row are unseen, or another currency stood there.
    """
    known = known_at(observations, at)
    stood = _standing(known, at - WINDOW, at)
    is_one_currency = len({one.currency for one in stood}) == 1
    return least_seen(known, at) if is_one_currency else None


def least_seen(observations: Iterable[Seen], at: datetime) -> Low | None:
    """The same of any offers in one currency, whether or not what was seen covers the 30 days."""
    seen = [one for one in known_at(observations, at) if one.confirmed_at >= at - WINDOW]
    if not seen:
        return None
    least = min(seen, key=lambda one: (one.amount, -one.observed_at.timestamp()))
    return Low(least.amount, least.currency, min(least.confirmed_at, at))


def _current_since(known: Sequence[Seen]) -> datetime | None:
    """When the run of one price that ends `known` began."""
    began = None
    for one in reversed(known):
        if (one.amount, one.currency) != (known[-1].amount, known[-1].currency):
            break
        began = one.observed_at
    return began


def _standing(known: Sequence[Seen], since: datetime, until: datetime) -> list[Seen]:
    """The prices that stood from `since` to `until`; none where too much of that time is unseen.

    The one that was on record when `since` came is among them even if nobody saw it later: it may
    have stood on.
    """
    on_record = [one for one in known if one.observed_at <= since]
    if not on_record:
        return []
    stood = [
        one
        for one in known
        if one.observed_at <= until and (one is on_record[-1] or one.confirmed_at >= since)
    ]
    seen_until = accumulate((one.confirmed_at for one in stood), max)
    next_seen = [*(one.observed_at for one in stood[1:]), until]
    unseen = (after - last for last, after in zip(seen_until, next_seen, strict=True))
    return [] if any(gap > LONGEST_GAP for gap in unseen) else stood


def unit_price(amount: Decimal, number: Decimal, per: Decimal) -> Decimal | None:
    """What `per` units cost if `number` of them cost `amount`: half up to cents, below 0.10 to four
    digits. None where there are none to divide by, or too little is left to print."""
    if number <= 0:
        return None
    exact = amount * per / number
    rounded = exact.quantize(FINE if exact < FINE_BELOW else CENT, ROUND_HALF_UP)
    return rounded or None
