"""Offers with the prices that may be shown at a moment."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from products.models import Offer, PriceObservation, Product

BUYABLE = [
    choice
    for choice in PriceObservation.Availability.values
    if choice != PriceObservation.Availability.OUT_OF_STOCK
]


def comparable(currency: str, at: datetime) -> QuerySet[Offer]:
    """Offers that can be the best price in `currency`: open, with a fresh price, not sold out."""
    return (
        Offer.objects.open(at)
        .with_fresh_price(at)
        .filter(Q(price_currency=currency, price_availability__in=BUYABLE))
    )


def best_price(currency: str, at: datetime) -> Subquery:
    """The least amount of a product's comparable offers, for annotating products."""
    offers = comparable(currency, at).filter(product=OuterRef("pk")).order_by(F("price_amount"))
    return Subquery(offers.values_list(F("price_amount"))[:1])


def offers_by_currency(product: Product, at: datetime) -> list[tuple[str, list[Offer]]]:
    """The open offers of `product` by the currency of their price, never mixed.

    The currency with most offers comes first, offers without any price (currency "") last.
    Within a currency the cheapest comes first, behind them those sold out, and then those
    whose price is too old to show.
    """
    offers = product.offers.open(at).with_current_price(at).select_related("merchant", "programme")
    return by_currency(offers, at)


def by_currency(offers: Iterable[Offer], at: datetime) -> list[tuple[str, list[Offer]]]:
    """The same for offers that were fetched with their current price."""
    shelves: dict[str, list[Offer]] = {}
    for offer in sorted(offers, key=lambda offer: _place(offer, at)):
        shelves.setdefault(offer.price_currency or "", []).append(offer)
    return sorted(shelves.items(), key=lambda item: (not item[0], -len(item[1]), item[0]))


def sentences(offers: Iterable[Offer]) -> list[tuple[str, str]]:
    """What the programmes of `offers` require a page to say, word for word, each once, as
    (merchant, sentence)."""
    required = [
        (offer.merchant.name, text)
        for offer in offers
        if offer.programme
        for text in (offer.programme.price_caveat, offer.programme.required_sentence)
    ]
    return list(dict.fromkeys((merchant, text) for merchant, text in required if text))


def _place(offer: Offer, at: datetime) -> tuple[object, ...]:
    confirmed = offer.price_confirmed_at
    fresh = confirmed is not None and at - confirmed <= offer.max_price_age
    sold_out = offer.price_availability == PriceObservation.Availability.OUT_OF_STOCK
    # Prices that are not shown must not show through the order.
    amount = offer.price_amount if fresh else None
    return (not fresh, sold_out, amount or 0, offer.merchant.name, offer.pk)
