"""What a page tells of prices of the past: charts, the tables behind them, lows and “was” prices.

Of offers whose programme forbids it or whose price is too old to show, and where the site shows no
histories, nothing is here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from products.models import Offer
from products.price_figures import Low, Seen, least_seen, lowest, reference_price
from products.price_history import SHOWN_FOR, histories
from reviews import price_words
from reviews.charts import Chart, Step, draw

MOST_ROWS = 100
MOST_LINES = 6  # that can be told apart
ENOUGH = 2  # prices; one alone is no history


@dataclass(frozen=True)
class Line:
    """The prices seen of one offer in one currency, the oldest first; the least of 30 days that they
    cover, and the least seen in 30 days in any case."""

    offer: Offer
    seen: list[Seen]
    low: Low | None
    least_seen: Low | None

    @property
    def newest(self) -> list[Seen]:
        """What its table shows."""
        return self.seen[: -MOST_ROWS - 1 : -1]

    @property
    def more(self) -> int:
        """How many older ones the table leaves out."""
        return max(len(self.seen) - MOST_ROWS, 0)

    @property
    def least(self) -> Decimal:
        return min(one.amount for one in self.seen)

    @property
    def most(self) -> Decimal:
        return max(one.amount for one in self.seen)


@dataclass(frozen=True)
class Shelf:
    """The lines of one currency, in the order of the offers; the first of them are drawn.

    `few` are those that have too few prices, and no chart is without a line that has enough.
    """

    currency: str
    lines: list[Line]
    few: list[Line]
    chart: Chart | None

    @property
    def drawn(self) -> list[Line]:
        return self.lines[:MOST_LINES]

    @property
    def lowest(self) -> Line | None:
        """The line with the least price seen in 30 days, the first of equals; None where those days
        are covered for no offer."""
        if not any(line.low for line in self.lines):
            return None
        return min([*self.lines, *self.few], key=_least)


def _least(line: Line) -> Decimal:
    return line.least_seen.amount if line.least_seen else Decimal("Infinity")


@dataclass(frozen=True)
class Past:
    """By currency, and by the key of an offer the words about its price before."""

    shelves: list[Shelf]
    was: dict[int, str]

    @property
    def is_drawn(self) -> bool:
        return any(shelf.chart for shelf in self.shelves)


def past(shelves: list[tuple[str, list[Offer]]], at: datetime) -> Past:
    """Of the offers of a product, fetched with the prices that may be shown. Two queries at most."""
    offers = {offer.pk: offer for _, shelf in shelves for offer in shelf}
    seen = histories(offers, at)
    by_currency = _by_currency(offers, seen, at)
    now = [currency for currency, _ in shelves if currency in by_currency]
    return Past(
        shelves=[
            _shelf(currency, by_currency[currency], at)
            for currency in dict.fromkeys([*now, *sorted(by_currency)])
        ],
        was=_was(offers, seen, at),
    )


def _was(offers: dict[int, Offer], seen: dict[int, list[Seen]], at: datetime) -> dict[int, str]:
    known = {pk: reference_price(seen[pk], at) for pk in seen}
    return {
        pk: price_words.before(amount, offers[pk])
        for pk, amount in known.items()
        if amount is not None
    }


def _by_currency(
    offers: dict[int, Offer], seen: dict[int, list[Seen]], at: datetime
) -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = {}
    for pk, offer in offers.items():
        own = seen.get(pk, [])
        low = lowest(own, at)
        for currency in dict.fromkeys(one.currency for one in own):
            same = [one for one in own if one.currency == currency]
            own_low = low if low and low.currency == currency else None
            line = Line(offer, same, own_low, least_seen(same, at))
            found.setdefault(currency, []).append(line)
    return found


def _shelf(currency: str, lines: list[Line], at: datetime) -> Shelf:
    enough = [line for line in lines if len(line.seen) >= ENOUGH]
    few = [line for line in lines if len(line.seen) < ENOUGH]
    return Shelf(currency, enough, few, _chart(enough[:MOST_LINES], currency, at))


def _chart(lines: list[Line], currency: str, at: datetime) -> Chart | None:
    if not lines:
        return None
    # Up to the last sighting and not to this moment: the picture is the same until another is added.
    until = min(max(one.confirmed_at for line in lines for one in line.seen), at)
    series = [steps(line.seen, until) for line in lines]
    return draw(series, until, label=lambda amount: price_words.figure(amount, currency))


def steps(seen: Iterable[Seen], until: datetime) -> list[Step]:
    """What is drawn of `seen`: of each price the part in the 12 months up to `until`, and nothing else."""
    since = until - SHOWN_FOR
    return [
        Step(max(one.observed_at, since), min(one.confirmed_at, until), one.amount) for one in seen
    ]
