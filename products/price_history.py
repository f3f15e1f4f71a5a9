"""What is on record of the prices of offers, for pages that may show it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from decimal import Decimal

from django.db.models import Q, QuerySet

from products.history_switch import histories_shown
from products.models import Offer, PriceObservation
from products.models.offers import DEFAULT_MAX_PRICE_AGE
from products.price_figures import LONGEST_GAP, WINDOW, Seen, reference_price

__all__ = ["histories", "reference_price", "reference_prices"]

SHOWN_FOR = timedelta(days=365)


def observations(offers: Collection[int], at: datetime) -> QuerySet[PriceObservation]:
    """Those on record at `at` of the open offers with the keys `offers`, where history is allowed."""
    allowed = Offer.objects.open(at).filter(
        Q(programme=None) | Q(programme__history_allowed=True), pk__in=offers
    )
    return PriceObservation.objects.filter(offer__in=allowed, observed_at__lte=at)


def reference_prices(offers: Collection[int], at: datetime) -> dict[int, Decimal]:
    """`reference_price` by offer, of those that have one and whose current price may be shown.

    One query, and one more for whether histories are shown at all.
    """
    if not offers or not histories_shown():
        return {}
    rows = observations(offers, at).filter(confirmed_at__gte=at - 2 * WINDOW - LONGEST_GAP)
    found = {pk: reference_price(seen, at) for pk, seen in _of_fresh(rows, at).items()}
    return {pk: amount for pk, amount in found.items() if amount is not None}


def histories(offers: Collection[int], at: datetime) -> dict[int, list[Seen]]:
    """What was seen of each offer in the 12 months before `at`, the oldest first, where it may be shown.

    Of an offer whose current price is too old to show, nothing is: a chart would tell its figure.
    One query, and one more for whether histories are shown at all.
    """
    if not offers or not histories_shown():
        return {}
    return _of_fresh(observations(offers, at).filter(confirmed_at__gte=at - SHOWN_FOR), at)


def _of_fresh(rows: QuerySet[PriceObservation], at: datetime) -> dict[int, list[Seen]]:
    """By offer, the oldest first; of those alone whose newest price is young enough to be shown."""
    known: dict[int, list[Seen]] = {}
    ages = {}
    for pk, age, *price in rows.order_by("offer", "observed_at").values_list(*OF_OFFER, *OF_PRICE):
        ages[pk] = age or DEFAULT_MAX_PRICE_AGE
        known.setdefault(pk, []).append(Seen(*price))
    return {pk: seen for pk, seen in known.items() if at - seen[-1].confirmed_at <= ages[pk]}


OF_OFFER = ("offer", "offer__programme__max_price_age")
OF_PRICE = ("amount", "currency", "observed_at", "confirmed_at", "sightings")
