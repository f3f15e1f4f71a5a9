"""The price that readers see is the one on record, and the one that machines are told."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation

from selectolax.lexbor import LexborNode

from disclosure.audit import (
    Case,
    Example,
    Finding,
    Outcome,
    Rule,
    Verdict,
    broken,
    inapplicable,
    verdict,
)
from disclosure.examples import CLICK_LINK, PAID_LINK, PRICE, notice
from disclosure.page import Price
from disclosure.policy import Destination
from disclosure.structured import Thing

ROUNDED = timedelta(seconds=1)  # pages leave out fractions of a second


def check(case: Case) -> Verdict:
    if not case.facts.ours:
        return inapplicable("The prices on record of a site that is not ours are not known here.")
    offers = case.structured.of_type("Offer", "AggregateOffer")
    if not (case.page.prices or offers):
        return inapplicable("There is no price in the markup of prices.")
    found = [finding for price, there in _registered(case) for finding in _differing(price, there)]
    found += [one for node, offer in offers for one in _told(case, node, offer)]
    return verdict(found, passed="The prices are those on record.")


def _registered(case: Case) -> Iterator[tuple[Price, Destination]]:
    for price, link in case.priced:
        there = case.destination(link) if link else None
        if there is not None:
            yield price, there


def _differing(price: Price, there: Destination) -> Iterator[Finding]:
    if there.price is None:
        yield broken("No price that may be shown for this link is on record.", price.holder)
    elif (price.currency, _amount(price.value)) != (there.currency, there.price):
        words = f"On record is {there.price} {there.currency}, not {price.value} {price.currency}."
        yield broken(words, price.holder)
    elif there.confirmed_at and any(_later(one, there.confirmed_at) for one in price.times):
        yield broken(f"It was last seen {there.confirmed_at:%Y-%m-%d %H:%M %Z}.", price.holder)


def _later(written: str, confirmed_at: datetime) -> bool:
    try:
        return datetime.fromisoformat(written.strip()) > confirmed_at + ROUNDED
    except (ValueError, TypeError):
        return False  # what is no time with a zone breaks C01


def _told(case: Case, node: LexborNode, offer: Thing) -> Iterator[Finding]:
    """An Offer in JSON-LD: its figures stand on the page, in its currency."""
    shown = {(one.currency, _amount(one.value)) for one in case.page.prices}
    figures = [offer[name] for name in ("price", "lowPrice", "highPrice") if name in offer]
    if not figures:
        yield broken("Machines are told of an offer without a price.", node)
    for figure in figures:
        if (str(offer.get("priceCurrency", "")), _amount(figure)) not in shown:
            yield broken(f"Machines are told {figure}, and readers see no such price.", node)


def _amount(written: object) -> Decimal | None:
    try:
        number = Decimal(str(written))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _offer(price: str, currency: str = "USD") -> str:
    return (
        '<script type="application/ld+json">{"@type": "Product", "offers": {"@type": "Offer", '
        f'"price": {price}, "priceCurrency": "{currency}"}}}}</script>'
    )


OFFER = f"<p>{PRICE}{PAID_LINK}</p>"
RULE = Rule(
    id="C08",
    promise="Each price is the newest on record, to readers and to machines.",
    source="House rule informed by Directive 2005/29/EC, Article 6(1)(d)",
    hint="Show the price that the register has now, by {% price %}, and the same in JSON-LD.",
    check=check,
    good=(
        Example(f"{notice('commission')}{OFFER}"),
        Example(OFFER.replace('"24.90"', '"24.9"')),
        Example(f"{OFFER}{_offer('24.9')}"),
        Example(PAID_LINK, outcome=Outcome.INAPPLICABLE),
        Example(OFFER.replace("24.90", "19.90"), {"ours": False}, Outcome.INAPPLICABLE),
    ),
    bad=(
        Example(OFFER.replace("24.90", "19.90")),
        Example(OFFER.replace("USD", "CAD")),
        Example(f"<p>{PRICE}{CLICK_LINK}</p>"),
        Example(OFFER.replace("T10:00:00", "T11:30:00")),
        Example(f"{OFFER}{_offer('19.90')}"),
        Example(f"{OFFER}{_offer('24.90', 'EUR')}"),
        Example(f"{OFFER}{_offer('null')}"),
        Example(f"{OFFER}{_offer('NaN')}"),
        Example(OFFER.replace('"24.90"', '"sNaN"')),
    ),
)
