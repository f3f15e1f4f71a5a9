"""Which readings of a batch must be compared with all that was seen of their offers, and what that is."""

from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal

from django.db.models import F, Max, Min, Sum

from products.feeds import bulk
from products.feeds.history import History, Sightings
from products.models import HeldPrice, PriceObservation
from products.prices import ENOUGH, FACTOR, Reading

STEP = Decimal("1.5")
WIDTH = int(FACTOR / STEP)
Changes = Mapping[int, Collection[Reading]]  # readings by the key of their offer


def guard(readings: Changes, histories: Mapping[int, History]) -> None:
    """Give the histories of those offers whose readings may be suspect what they are compared with.

    Usually no price is new, and nothing is asked of the database; where some are, one question
    clears nearly all that changed by a small step.
    """
    changes = {offer: some for offer, some in readings.items() if _changes(histories[offer], some)}
    small = [offer for offer, some in changes.items() if _is_small(histories[offer], some)]
    asked = changes.keys() - set(small) | _wide(small)
    for offer in asked:
        histories[offer].sightings = Sightings()
    _fill([offer for offer in asked if histories[offer].readings], histories)


def _changes(history: History, readings: Collection[Reading]) -> bool:
    """Whether one of `readings` is of another price than the newest on record, or, where none is,
    whether there are enough for one of them to stand out."""
    if history.newest_only:
        return False
    if not history.readings:
        return len(readings) > ENOUGH
    newest = history.readings[-1]
    return not all(reading.is_priced_like(newest) for reading in readings)


def _is_small(history: History, readings: Iterable[Reading]) -> bool:
    """Whether each of `readings` is at most STEP times the newest price on record, or the other
    way round."""
    if not history.readings:
        return False
    newest = history.readings[-1]
    return all(
        reading.currency == newest.currency
        and reading.amount <= STEP * newest.amount
        and newest.amount <= STEP * reading.amount
        for reading in readings
    )


def _wide(offers: Collection[int]) -> set[int]:
    """Those of `offers` whose highest price on record is more than WIDTH times the lowest.

    Of the others no price can be suspect that is a small step from the newest: it is at most STEP
    times the highest, which is STEP × WIDTH = FACTOR times the lowest, and so no more than FACTOR
    times the median; and the same downwards.
    """
    if not offers:
        return set()
    prices = PriceObservation.objects.filter(offer__in=bulk.among(offers)).order_by()
    alike = prices.values("offer_id", "currency")
    extremes = alike.annotate(low=Min("amount") * WIDTH, high=Max("amount"))
    return set(extremes.filter(high__gt=F("low")).values_list("offer_id", flat=True))


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
