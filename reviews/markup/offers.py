"""Who sells a product, and the lowest price of it."""

from __future__ import annotations

from datetime import datetime

from django.utils.safestring import SafeString

from disclosure.templatetags.disclosure import paid_link, price
from disclosure.writing import written
from products import links
from products.models import Offer
from reviews import price_words
from reviews.comparison import Row

PRICED = '{}\n<span class="where">{}</span>{}\n'
MORE = '<a class="more" href="{}#offers">{}</a>'


def seller(offer: Offer) -> SafeString:
    """The merchant, with a paid link where the price that it asks is shown."""
    href = links.address(offer) if offer.price_amount is not None else ""
    return written("{}\n", paid(offer, href, offer.merchant.name) if href else offer.merchant.name)


def paid(offer: Offer, href: str, text: str) -> SafeString:
    return paid_link(href, text, label=link_label(offer), pays=offer.payment)


def link_label(offer: Offer) -> str:
    return offer.programme.link_label if offer.programme else "paid link"


def lowest_price(row: Row, at: datetime) -> SafeString:
    """That of the offer that comes first, or else where to see the price of the first without one."""
    if row.best:
        return written(PRICED, _price(row, row.best, at), seller(row.best), _more(row))
    if row.linked:
        return written("{}{}\n", _see_price(row.linked, at), _more(row))
    return written("{}\n", _to_offers(row, "None available now"))


def _price(row: Row, offer: Offer, at: datetime) -> SafeString:
    return price(
        offer.price_amount,
        offer.price_currency,
        confirmed_at=offer.price_confirmed_at,
        max_age=offer.max_price_age,
        at=at,
        merchant=offer.merchant.name,
        delivery=price_words.delivery(offer),
        unit=price_words.unit_prices(offer, row.specifications.values()),
    )


def _see_price(offer: Offer, at: datetime) -> SafeString:
    return price(
        None,
        None,
        confirmed_at=None,
        max_age=offer.max_price_age,
        at=at,
        merchant=offer.merchant.name,
        href=links.address(offer),
        label=link_label(offer),
        pays=offer.payment,
    )


def _more(row: Row) -> SafeString | str:
    return _to_offers(row, f"{row.merchants} merchants") if row.merchants > 1 else ""


def _to_offers(row: Row, words: str) -> SafeString:
    return written(MORE, row.product.get_absolute_url(), words)
