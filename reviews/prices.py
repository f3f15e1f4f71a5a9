"""Offers with the prices that may be shown at a moment, the cheapest first.

What counts is the price with delivery. Offers that do not state what delivery costs come after
all that do, by their price: nobody gains a place by leaving it out.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from django.db.models import F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from products.models import Offer, PriceObservation, Product, SpecificationValue

BUYABLE = [
    choice
    for choice in PriceObservation.Availability.values
    if choice != PriceObservation.Availability.OUT_OF_STOCK
]

# More than any price on record can be: what an offer that does not state its delivery is put behind.
BEHIND_ALL = Decimal(10) ** 10


def cost() -> Coalesce:
    """What offers with their current price are ordered by: the total, or else the price behind all totals."""
    total = F("price_amount") + F("price_delivery")
    return Coalesce(total, F("price_amount") + BEHIND_ALL)


def pack_sizes() -> Prefetch[str, QuerySet[SpecificationValue], str]:
    """For products: `pack_sizes`, the values by which their prices are shown per unit. One query."""
    values = SpecificationValue.objects.filter(
        number__gt=0, specification__price_per__isnull=False
    ).select_related("specification")
    return Prefetch("specification_values", values, to_attr="pack_sizes")


def comparable(currency: str, at: datetime) -> QuerySet[Offer]:
    """Offers that can be the best price in `currency`: open, with a fresh price, not sold out."""
    return (
        Offer.objects.open(at)
        .with_fresh_price(at)
        .filter(Q(price_currency=currency, price_availability__in=BUYABLE))
    )


def best_price(currency: str, at: datetime) -> Subquery:
    """The price of the cheapest of a product's comparable offers, for annotating products: with
    delivery where that is stated."""
    return _of_cheapest(
        Coalesce(F("price_amount") + F("price_delivery"), F("price_amount")), currency, at
    )


def best_cost(currency: str, at: datetime) -> Subquery:
    """The `cost` of the same offer, to order products by."""
    return _of_cheapest(cost(), currency, at)


def _of_cheapest(value: Coalesce, currency: str, at: datetime) -> Subquery:
    offers = comparable(currency, at).filter(product=OuterRef("pk")).order_by(cost())
    return Subquery(offers.values_list(value)[:1])


def compared(
    offers: Iterable[Offer], currency: str, at: datetime
) -> tuple[list[Offer], list[Offer]]:
    """Of the open offers of a product, fetched with their current price: those that `comparable`
    would find, the cheapest first, and those that have a page at the merchant and no price that may
    be shown, by merchant. Of the latter no figure is left."""
    by_merchant = sorted(offers, key=lambda offer: (offer.merchant.name, offer.pk))
    buyable = [
        one
        for one in by_merchant
        if one.price_currency == currency
        and one.price_availability in BUYABLE
        and _is_fresh(one, at)
    ]
    old = [_without_figures(one) for one in by_merchant if one.url and not _is_fresh(one, at)]
    return sorted(buyable, key=_cost), old


def _is_fresh(offer: Offer, at: datetime) -> bool:
    confirmed = offer.price_confirmed_at
    return confirmed is not None and at - confirmed <= offer.max_price_age


def _without_figures(offer: Offer) -> Offer:
    offer.price_amount = offer.price_delivery = None
    offer.price_availability = offer.price_confirmed_at = None
    return offer


def offers_by_currency(product: Product, at: datetime) -> list[tuple[str, list[Offer]]]:
    """The open offers of `product` by the currency of their price, never mixed.

    The currency with most offers comes first, offers without any price (currency "") last.
    Within a currency the cheapest total comes first, then those whose delivery is not stated; behind
    them those sold out, and then those whose price is too old to show.
    """
    offers = product.offers.open(at).with_shown_price(at).select_related("merchant", "programme")
    return by_currency(offers, at)


def by_currency(offers: Iterable[Offer], at: datetime) -> list[tuple[str, list[Offer]]]:
    """The same for offers that were fetched with the price that may be shown."""
    shelves: dict[str, list[Offer]] = {}
    for offer in sorted(offers, key=lambda offer: _place(offer, at)):
        shelves.setdefault(offer.price_currency or "", []).append(offer)
    return sorted(shelves.items(), key=lambda item: (not item[0], -len(item[1]), item[0]))


def sentences(offers: Iterable[Offer]) -> list[tuple[str, str]]:
    """What the programmes of `offers` require a page to say, word for word, each once, as
    (merchant, sentence): of prices only where one is shown."""
    required = ((offer.merchant.name, text) for offer in offers for text in _demanded(offer))
    return list(dict.fromkeys(required))


def _demanded(offer: Offer) -> list[str]:
    """Offers that stand as links in a text were fetched without a price."""
    if not offer.programme:
        return []
    priced = getattr(offer, "price_amount", None) is not None
    caveat = offer.programme.price_caveat if priced else ""
    return [text for text in (caveat, offer.programme.required_sentence) if text]


def _place(offer: Offer, at: datetime) -> tuple[object, ...]:
    fresh = _is_fresh(offer, at)
    sold_out = offer.price_availability == PriceObservation.Availability.OUT_OF_STOCK
    # Prices that are not shown must not show through the order.
    figures = _cost(offer) if fresh else ()
    return (not fresh, sold_out, figures, offer.merchant.name, offer.pk)


def _cost(offer: Offer) -> tuple[object, ...]:
    """`cost` of an offer that was fetched with its current price."""
    delivery = offer.price_delivery
    return (delivery is None, (offer.price_amount or 0) + (delivery or 0))
