"""The prices of a batch: what is on record of its offers, and what its readings add."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from products.feeds import bulk
from products.feeds.history import History
from products.feeds.items import Item
from products.feeds.offers import Known
from products.feeds.report import Report
from products.feeds.rows import Row
from products.models import PriceObservation, Programme
from products.prices import Outcome, Reading

COLUMNS = (
    "offer_id", "amount", "currency", "availability", "observed_at", "confirmed_at", "source",
)  # fmt: skip
FIELDS = ("offer_id", "pk", "amount", "currency", "availability", "observed_at", "confirmed_at")
COUNTED = {
    Outcome.NEW: "prices new",
    Outcome.CONFIRMED: "prices confirmed",
    Outcome.KNOWN: "prices unchanged",
}


class Ledger:
    """Takes the price readings of a feed. `forgetful` are the programmes that forbid a history."""

    def __init__(self, source: str, report: Report) -> None:
        self.source, self.report = source, report
        self.forgetful = set(
            Programme.objects.filter(history_allowed=False).values_list("pk", flat=True)
        )

    def record(self, priced: Iterable[tuple[Item, Known]]) -> Counter[str]:
        """Write what the items' rows change in the prices of their offers, and count it."""
        done: Counter[str] = Counter()
        offers = [(offer, self._readings(item, offer, done)) for item, offer in priced]
        offers = [(offer, readings) for offer, readings in offers if readings]
        histories = on_record(
            [(offer, readings[0][1].observed_at) for offer, readings in offers], self.forgetful
        )
        for offer, readings in offers:
            for number, reading in readings:
                done[COUNTED.get(self._take(histories[offer.key], number, reading), "")] += 1
        self._forget([offer for offer, _ in offers], histories)
        self._write(histories)
        return done

    def _readings(self, item: Item, offer: Known, done: Counter[str]) -> list[tuple[int, Reading]]:
        """The readings of `item`, oldest first; only the newest where a history is forbidden."""
        rows = [(number, row) for number, row in item.rows if row.amount is not None]
        if offer.programme in self.forgetful and len(rows) > 1:
            done["prices unchanged"] += len(rows) - 1
            rows = rows[-1:]
        return [(number, reading_of(row)) for number, row in rows]

    def _take(self, history: History, number: int, reading: Reading) -> Outcome:
        result, seen = history.take(reading)
        if result is Outcome.CONTRADICTION and seen:
            told = f"{reading.amount} {reading.currency}, {reading.availability}"
            known = f"{seen.amount} {seen.currency}, {seen.availability}"
            self.report.refuse(
                number,
                "price",
                f"{told} at {reading.observed_at:%Y-%m-%d %H:%M}; on record {known}",
                f"contradicts the record: {result.value}",
            )
        return result

    def _forget(self, offers: Iterable[Known], histories: Mapping[int, History]) -> None:
        """Leave only the newest price of offers whose programme forbids a history."""
        forgetful = [offer.key for offer in offers if offer.programme in self.forgetful]
        if not forgetful:
            return
        newest = {key: histories[key].keep_newest() for key in forgetful}
        PriceObservation.objects.filter(offer__in=forgetful).exclude(
            pk__in=[key for key in newest.values() if key is not None]
        ).delete()

    def _write(self, histories: Mapping[int, History]) -> None:
        bulk.insert(PriceObservation, COLUMNS, [
            (offer, f"{new.amount:.2f}", new.currency, new.availability,
             bulk.moment(new.observed_at), bulk.moment(new.confirmed_at), self.source)
            for offer, history in histories.items()
            for new in history.new()
        ])  # fmt: skip
        confirmed: dict[datetime, list[int]] = {}
        for history in histories.values():
            for key, moment in history.confirmed.items():
                confirmed.setdefault(moment, []).append(key)
        for moment, keys in confirmed.items():
            PriceObservation.objects.filter(pk__in=keys).update(confirmed_at=moment)


def reading_of(row: Row) -> Reading:
    assert row.amount is not None  # noqa: S101  (rows without a price are no readings)
    return Reading(row.amount, row.currency, row.availability, row.observed_at, row.observed_at)


def on_record(offers: Sequence[tuple[Known, datetime]], forgetful: set[int]) -> dict[int, History]:
    """The observations that readings from the given times on can meet, by the offers' keys.

    The newest one of an offer is enough where all readings are younger, which is usual; else all
    of the offer's are read.
    """
    histories = {
        offer.key: History(newest_only=offer.programme in forgetful) for offer, _ in offers
    }
    prices = PriceObservation.objects.order_by("observed_at").values_list(*FIELDS)
    newest = [offer.newest_price for offer, _ in offers if offer.newest_price]
    for offer_key, key, *price in prices.filter(pk__in=newest):
        histories[offer_key].append(key, Reading(*price))
    early = [
        offer.key
        for offer, first in offers
        if histories[offer.key].begins_after(first) and offer.programme not in forgetful
    ]
    for offer_key in early:
        histories[offer_key] = History()
    for offer_key, key, *price in prices.filter(offer__in=early):
        histories[offer_key].append(key, Reading(*price))
    return histories
