"""The prices of a batch: what is on record of its offers, and what its readings add."""

from collections import Counter
from collections.abc import Iterable, Mapping
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

Readings = list[tuple[int, Reading]]  # oldest first, each with its number in the file


class Ledger:
    """Takes the price readings of a feed. `forgetful` are the programmes that forbid a history."""

    def __init__(self, source: str, report: Report) -> None:
        self.source, self.report = source, report
        self.forgetful = set(
            Programme.objects.filter(history_allowed=False).values_list("pk", flat=True)
        )

    def record(
        self, priced: Iterable[tuple[Item, Known]], newest: Mapping[int, tuple[int, Reading]]
    ) -> Counter[str]:
        """Write what the items' rows change in the prices of their offers, and count it.

        `newest` holds what is on record last, by the offers' keys.
        """
        done: Counter[str] = Counter()
        read = [(offer, self._readings(item, offer, done)) for item, offer in priced]
        offers = [(offer, readings) for offer, readings in read if readings]
        histories = self._histories(offers, newest)
        for offer, readings in offers:
            for number, reading in readings:
                done[COUNTED.get(self._take(histories[offer.key], number, reading), "")] += 1
        self._forget((offer for offer, _ in read if offer.programme in self.forgetful), histories)
        self._write(histories)
        return done

    def _histories(
        self, offers: Iterable[tuple[Known, Readings]], newest: Mapping[int, tuple[int, Reading]]
    ) -> dict[int, History]:
        """What is on record of `offers`, by their keys, as far as their readings can meet it.

        Where all readings are younger than the newest observation, which is usual, that one is
        enough; else all of the offer's are read.
        """
        histories, early = {}, []
        for offer, readings in offers:
            history = histories[offer.key] = History(newest_only=offer.programme in self.forgetful)
            if price := newest.get(offer.key):
                if readings[0][1].observed_at < price[1].observed_at and not history.newest_only:
                    early.append(offer.key)
                else:
                    history.append(*price)
        whole = PriceObservation.objects.filter(offer__in=bulk.among(early)).order_by("observed_at")
        for offer_key, key, *price in whole.values_list(*FIELDS):
            histories[offer_key].append(key, Reading(*price))
        return histories

    def _readings(self, item: Item, offer: Known, done: Counter[str]) -> Readings:
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
        """Leave only the newest price of `offers`, whose programmes forbid a history."""
        kept = {
            offer.key: histories[offer.key].keep_newest()
            if offer.key in histories
            else offer.newest_price
            for offer in offers
        }
        if kept:
            PriceObservation.objects.filter(offer__in=kept).exclude(
                pk__in=[key for key in kept.values() if key]
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
            PriceObservation.objects.filter(pk__in=bulk.among(keys)).update(confirmed_at=moment)


def reading_of(row: Row) -> Reading:
    assert row.amount is not None  # noqa: S101  (rows without a price are no readings)
    return Reading(row.amount, row.currency, row.availability, row.observed_at, row.observed_at)


def newest(offers: Iterable[Known]) -> dict[int, tuple[int, Reading]]:
    """Key and reading of the newest observation of each of `offers`, by the offer's key."""
    keys = [offer.newest_price for offer in offers if offer.newest_price]
    found = PriceObservation.objects.filter(pk__in=bulk.among(keys)).order_by().values_list(*FIELDS)
    return {offer: (key, Reading(*price)) for offer, key, *price in found}
