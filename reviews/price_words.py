"""What an offer costs besides its price, and by the unit, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from babel.numbers import get_currency_precision
from django.utils.translation import get_language

from disclosure.money import money
from products.models import Offer, SpecificationValue
from products.models.catalogue import plain
from products.price_figures import unit_price


def delivery(offer: Offer) -> str:
    """Of an offer fetched with its current price; nothing where it has none."""
    if offer.price_amount is None:
        return ""
    if offer.price_delivery is None:
        return "delivery not stated"
    if not offer.price_delivery:
        return "free delivery"
    total = offer.price_amount + offer.price_delivery
    return f"+ {_money(offer.price_delivery, offer)} delivery =\N{NO-BREAK SPACE}{_money(total, offer)}"


def unit_prices(offer: Offer, values: Iterable[SpecificationValue]) -> str:
    """By each of `values` that says how much is in a pack: “$0.21 per tablet, $1.20 per 100 mg”."""
    return ", ".join(_unit_prices(offer, values))


def _unit_prices(offer: Offer, values: Iterable[SpecificationValue]) -> Iterator[str]:
    for value in values:
        per = value.specification.price_per
        if offer.price_amount is None or value.number is None or per is None:
            continue
        if (cost := unit_price(offer.price_amount, value.number, per)) is not None:
            many = "" if per == 1 else f"{plain(per)} "
            yield f"{_money(cost, offer)} per {many}{value.specification.unit}"


def figure(amount: Decimal, currency: str) -> str:
    """`amount` alone, with the digits usual for `currency` or more: 24.90. For prices of the past, which
    stand under a heading that names the currency."""
    digits = get_currency_precision(currency)
    return f"{amount:.{digits}f}" if round(amount, digits) == amount else f"{amount:f}"


def before(amount: Decimal, offer: Offer) -> str:
    """The lowest price of the 30 days before the current one."""
    return f"Lowest in the 30 days before: {_money(amount, offer)}"


def _money(amount: Decimal, offer: Offer) -> str:
    return money(amount, offer.price_currency or "", get_language() or "en")
