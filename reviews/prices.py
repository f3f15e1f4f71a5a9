"""Offers with the prices that may be shown at a moment."""

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby

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
        Offer.objects.open()
        .with_fresh_price(at)
        .filter(Q(price_currency=currency, price_availability__in=BUYABLE))
    )


def best_price(currency: str, at: datetime) -> Subquery:
    """The least amount of a product's comparable offers, for annotating products."""
    offers = comparable(currency, at).filter(product=OuterRef("pk")).order_by(F("price_amount"))
    return Subquery(offers.values_list(F("price_amount"))[:1])


def offers_by_currency(product: Product, at: datetime) -> list[tuple[str, list[Offer]]]:
    """The open offers of `product`, cheapest first within each currency; those without a price last.

    Offers whose price is too old to show come behind those with one.
    """
    offers = product.offers.open().with_current_price(at).select_related("merchant", "programme")
    return grouped(sorted(offers, key=lambda offer: _shelf(offer, at)))


def grouped(offers: Iterable[Offer]) -> list[tuple[str, list[Offer]]]:
    return [
        (currency, list(group))
        for currency, group in groupby(offers, lambda offer: offer.price_currency or "")
    ]


def sentences(offers: Iterable[Offer]) -> list[str]:
    """What the programmes of `offers` require a page to say, word for word, each once."""
    programmes = [offer.programme for offer in offers if offer.programme]
    required = [text for one in programmes for text in (one.required_sentence, one.price_caveat)]
    return list(dict.fromkeys(text for text in required if text))


def _shelf(offer: Offer, at: datetime) -> tuple[object, ...]:
    fresh = (
        offer.price_confirmed_at is not None
        and at - offer.price_confirmed_at <= offer.max_price_age
    )
    sold_out = offer.price_availability == PriceObservation.Availability.OUT_OF_STOCK
    return (
        offer.price_currency is None,
        offer.price_currency or "",
        not fresh,
        sold_out,
        offer.price_amount or 0,
        offer.merchant.name,
    )
