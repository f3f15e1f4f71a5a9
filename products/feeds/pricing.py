"""The prices of a batch: what is on record of its offers, and what its readings add, or let wait."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.db.models import F

from products import holding
from products.feeds import bulk
from products.feeds.guarding import guard
from products.feeds.history import History, Taken
from products.feeds.items import Item
from products.feeds.offers import Known
from products.feeds.report import Report
from products.feeds.rows import Row
from products.holding import Suspect
from products.models import HeldPrice, PriceObservation, Programme
from products.prices import Outcome, Reading

COLUMNS = (
    "offer_id", "amount", "currency", "availability", "observed_at", "confirmed_at",
    "delivery", "sightings", "source",
)  # fmt: skip
FIELDS = (
    "offer_id", "pk", "amount", "currency", "availability", "observed_at", "confirmed_at",
    "delivery", "sightings",
)  # fmt: skip
COUNTED = {
    Outcome.NEW: "prices new",
    Outcome.CONFIRMED: "prices confirmed",
    Outcome.KNOWN: "prices unchanged",
    Outcome.HELD: "prices held",
}
WAITS = "is far from the prices seen before, and waits for an editor"
REFUSED_BEFORE = "is one that an editor refused before, and stays off the record"

Readings = list[tuple[int, Reading]]  # oldest first, each with its number in the file


class Ledger:
    """Takes the price readings of a feed. `forgetful` are the programmes that forbid a history;
    `held` are the numbers, in the file, of the readings that wait for an editor."""

    def __init__(self, source: str, report: Report) -> None:
        self.source, self.report = source, report
        self.held: set[int] = set()
        self.forgetful: set[int] = set()

    def record(
        self, priced: Iterable[tuple[Item, Known]], newest: Mapping[int, tuple[int, Reading]]
    ) -> Counter[str]:
        """Write what the items' rows change in the prices of their offers, and count it.

        `newest` holds what is on record last, by the offers' keys.
        """
        # Asked for each batch: an import can run for an hour, and a programme forbid meanwhile.
        forbidding = Programme.objects.filter(history_allowed=False)
        self.forgetful = set(forbidding.values_list("pk", flat=True))
        done: Counter[str] = Counter()
        read = [(offer, self._readings(item, offer, done)) for item, offer in priced]
        offers = [(offer, readings) for offer, readings in read if readings]
        histories = self._histories(offers, newest)
        guard({o.key: [reading for _, reading in some] for o, some in offers}, histories)
        suspects: list[tuple[int, Suspect]] = []
        for offer, readings in offers:
            for number, reading in readings:
                taken = histories[offer.key].take(reading)
                done[COUNTED.get(taken.outcome, "")] += 1
                if taken.outcome is Outcome.CONTRADICTION:
                    self._refuse(number, reading, taken)
                elif taken.outcome is Outcome.HELD:
                    suspects.append((number, self._suspect(offer, reading, taken)))
        self._hold(suspects)
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

    def _refuse(self, number: int, reading: Reading, taken: Taken) -> None:
        if seen := taken.on_record:
            self.report.refuse(
                number,
                "price",
                f"{told(reading)} at {reading.observed_at:%Y-%m-%d %H:%M}; on record {told(seen)}",
                f"contradicts the record: {taken.outcome.value}",
            )

    def _suspect(self, offer: Known, reading: Reading, taken: Taken) -> Suspect:
        assert taken.median is not None  # noqa: S101  (a reading is held for being far from it)
        before = taken.on_record.confirmed_at if taken.on_record else None
        return Suspect(offer.key, reading, taken.median, before, self.source)

    def _hold(self, suspects: Sequence[tuple[int, Suspect]]) -> None:
        """Let the `suspects`, each with its number in the file, wait, and tell the report."""
        rows = holding.hold([suspect for _, suspect in suspects])
        for (number, suspect), row in zip(suspects, rows, strict=True):
            reading = suspect.reading
            self.held.add(number)
            self.report.hold(
                number,
                "price",
                f"{reading.amount} {reading.currency}, median {row.median}",
                REFUSED_BEFORE if row.decision == HeldPrice.Decision.REFUSED else WAITS,
            )

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
            HeldPrice.objects.filter(offer__in=kept).delete()

    def _write(self, histories: Mapping[int, History]) -> None:
        bulk.insert(PriceObservation, COLUMNS, [
            (offer, f"{new.amount:.2f}", new.currency, new.availability,
             bulk.moment(new.observed_at), bulk.moment(new.confirmed_at),
             None if new.delivery is None else f"{new.delivery:.2f}", new.sightings, self.source)
            for offer, history in histories.items()
            for new in history.new()
        ])  # fmt: skip
        confirmed: dict[tuple[datetime, int], list[int]] = {}
        for history in histories.values():
            for key, again in history.confirmed.items():
                confirmed.setdefault(again, []).append(key)
        for (moment, times), keys in confirmed.items():
            PriceObservation.objects.filter(pk__in=bulk.among(keys)).update(
                confirmed_at=moment, sightings=F("sightings") + times
            )


def reading_of(row: Row) -> Reading:
    assert row.amount is not None  # noqa: S101  (rows without a price are no readings)
    return Reading(
        row.amount, row.currency, row.availability, row.observed_at, row.observed_at, row.delivery
    )


def told(reading: Reading) -> str:
    delivery = "" if reading.delivery is None else f", delivery {reading.delivery}"
    return f"{reading.amount} {reading.currency}{delivery}, {reading.availability}"


def newest(offers: Iterable[Known]) -> dict[int, tuple[int, Reading]]:
    """Key and reading of the newest observation of each of `offers`, by the offer's key."""
    keys = [offer.newest_price for offer in offers if offer.newest_price]
    found = PriceObservation.objects.filter(pk__in=bulk.among(keys)).order_by().values_list(*FIELDS)
    return {offer: (key, Reading(*price)) for offer, key, *price in found}
