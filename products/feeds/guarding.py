"""Which readings of a batch must be compared with all that was seen of their offers, and what that is."""

from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal

from django.db.models import Max, Min, Sum

from products.feeds import bulk
from products.feeds.history import History, Sightings, may_differ_too_much
from products.models import HeldPrice, PriceObservation
from products.prices import ENOUGH, Reading

Changes = Mapping[int, Collection[Reading]]  # readings by the key of their offer


def guard(readings: Changes, histories: Mapping[int, History]) -> None:
    """Give the histories of those offers whose readings may be suspect what they are compared with.

    Usually no price is new, and nothing is asked of the database; where some are, it tells the
    lowest and the highest price of each offer, which clears nearly all.
    """
    changes = {offer: some for offer, some in readings.items() if _changes(histories[offer], some)}
    on_record = [offer for offer in changes if histories[offer].readings]
    extremes = _extremes(on_record)
    asked = {
        offer for offer, some in changes.items() if _may_be_suspect(some, extremes.get(offer, {}))
    }
    for offer in asked:
        histories[offer].sightings = Sightings()
    _fill(asked.intersection(on_record), histories)


def _changes(history: History, readings: Iterable[Reading]) -> bool:
    """Whether one of `readings` is of another price than the newest on record, or, where none is,
    whether there are enough for one of them to stand out."""
    if history.newest_only:
        return False
    if not history.readings:
        return len(list(readings)) > ENOUGH
    return not all(reading.is_priced_like(history.readings[-1]) for reading in readings)


def _extremes(offers: Collection[int]) -> dict[int, dict[str, list[Decimal]]]:
    """The lowest and the highest price on record of each of `offers`, by currency."""
    found: dict[int, dict[str, list[Decimal]]] = {}
    if offers:
        prices = PriceObservation.objects.filter(offer__in=bulk.among(offers)).order_by()
        alike = prices.values_list("offer_id", "currency")
        for offer, currency, *amounts in alike.annotate(Min("amount"), Max("amount")):
            found.setdefault(offer, {})[currency] = amounts
    return found


def _may_be_suspect(
    readings: Iterable[Reading], on_record: Mapping[str, Collection[Decimal]]
) -> bool:
    amounts = {currency: list(known) for currency, known in on_record.items()}
    for reading in readings:
        amounts.setdefault(reading.currency, []).append(reading.amount)
    return any(map(may_differ_too_much, amounts.values()))


def _fill(offers: Collection[int], histories: Mapping[int, History]) -> None:
    if not offers:
        return
    prices = PriceObservation.objects.filter(offer__in=bulk.among(offers)).order_by()
    alike = prices.values_list("offer_id", "currency", "amount")
    for offer, currency, amount, times in alike.annotate(Sum("sightings")):
        if sightings := histories[offer].sightings:
            sightings.times[currency, amount] = times
    accepted = HeldPrice.objects.filter(
        offer__in=bulk.among(offers), decision=HeldPrice.Decision.ACCEPTED
    )
    for offer, currency, amount in accepted.values_list("offer_id", "currency", "amount"):
        if sightings := histories[offer].sightings:
            sightings.accepted.add((currency, amount))
