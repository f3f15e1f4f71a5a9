"""The registers of money as the judge of pages and auditors ask for them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Count, Q
from django.urls import reverse

from disclosure.policy import Destination, History, Slot
from products import links, pasted, targets
from products.addresses import is_web_address
from products.history_switch import histories_shown, history_shown
from products.models import Offer, Placement, Programme
from products.models.offers import DEFAULT_MAX_PRICE_AGE
from products.placement_states import state
from products.price_history import reference_prices

LONGEST_NUMBER = 18  # digits, of the primary key of a row


def offers(urls: Collection[str], at: datetime) -> dict[str, Destination]:
    """Those of the absolute addresses `urls` that are the registered link of an open offer.

    That is its row under /go/, or its page at the merchant where the programme forbids redirects.
    One query.
    """
    numbers = {url: pk for url in urls if (pk := _number(url)) is not None}
    straight = [url for url in urls if url not in numbers and not targets.is_home(url)]
    if not (numbers or straight):
        return {}
    rows = (
        Offer.objects.open(at)
        .filter(Q(pk__in=set(numbers.values())) | _straight(straight))
        .with_current_price(at)
        .order_by("-pk")
        .values(*OF_OFFER)
    )
    by_number: dict[int, Destination] = {}
    by_url: dict[str, Destination] = {}
    for row in rows:
        if is_web_address(row["url"]):
            by_number[row["pk"]] = destination = _destination(row, at)
            if not destination.redirect_allowed:
                by_url[row["url"]] = destination
    found = {url: by_number[pk] for url, pk in numbers.items() if pk in by_number}
    return found | {url: by_url[url] for url in straight if url in by_url}


def histories(urls: Collection[str], at: datetime) -> dict[str, History]:
    """Of open offers, each named by its absolute address under /go/, what may be told of their past.

    Four queries at most.
    """
    numbers = {url: pk for url in urls if (pk := _number(url)) is not None}
    wanted = Offer.objects.open(at).filter(pk__in=set(numbers.values()))
    found = {offer.pk: offer for offer in wanted.select_related("programme")}
    shown = bool(found) and histories_shown()
    lowest = reference_prices(found.keys(), at) if shown else {}
    told = {
        pk: History(
            allowed=shown and history_shown(offer),
            was=lowest.get(pk),
            link=targets.tidy(address) if (address := links.address(offer)) else "",
        )
        for pk, offer in found.items()
    }
    return {url: told[pk] for url, pk in numbers.items() if pk in told}


def placements(numbers: Collection[str], at: datetime) -> dict[str, Slot]:
    """Each registered placement among `numbers`, as markup gives them."""
    wanted = {
        one for one in numbers if one.isascii() and one.isdigit() and len(one) <= LONGEST_NUMBER
    }
    rows = Placement.objects.filter(pk__in=map(int, wanted)).select_related("product")
    return {
        str(one.pk): Slot(
            one.is_active(at),
            one.advertiser,
            frozenset(_about(one.product.slug)),
            has_row=one.slot is not None,
            points=one.points,
        )
        for one in rows
    }


def placement_table(at: datetime) -> tuple[list[str], list[list[str]]]:
    """(columns, rows): all that somebody paid for, the newest first. For auditors: readers are not
    told of contracts, and not of who entered and approved what."""
    rows = Placement.objects.select_related(
        "product__brand", "category", "entered_by", "approved_by"
    )
    return PLACEMENT_COLUMNS, [
        [
            str(one.pk),
            one.advertiser,
            str(one.product),
            one.category.name,
            str(one.slot or ""),
            str(one.points or ""),
            _moment(one.starts_at),
            _moment(one.ends_at),
            one.get_payment_display(),
            one.contract_reference,
            _person(one.entered_by),
            _person(one.approved_by),
            _moment(one.approved_at) if one.approved_at else "",
            state(one, at).value,
        ]
        for one in rows
    ]


def programme_table(at: datetime) -> tuple[list[str], list[list[str]]]:
    """(columns, rows): what each programme pays for and demands. The offers counted are open at `at`."""
    is_open = Q(offers__withdrawn_at=None) | Q(offers__withdrawn_at__gt=at)
    rows = Programme.objects.select_related("merchant").annotate(
        open_offers=Count("offers", filter=is_open)
    )
    return PROGRAMME_COLUMNS, [
        [
            one.name,
            one.merchant.name,
            one.network,
            one.get_payment_display(),
            one.link_label,
            one.required_sentence,
            one.price_caveat,
            _age(one.max_price_age),
            _word(one.redirects_allowed),
            _word(one.history_allowed),
            _word(not one.site_history_forbidden),
            one.history_permission,
            _word(one.images_stored),
            _word(one.is_active),
            str(one.open_offers),
        ]
        for one in rows
    ]


OF_OFFER = (
    *("pk", "url", "programme__name", "programme__payment", "programme__link_label"),
    *("programme__required_sentence", "programme__price_caveat", "programme__max_price_age"),
    *("programme__redirects_allowed", "programme__history_allowed", "merchant__name"),
    *("price_amount", "price_currency", "price_confirmed_at"),
)
PLACEMENT_COLUMNS = [
    *("No.", "Payer", "Product", "Category", "Slot", "Points", "From", "Until", "Payment"),
    *("Contract", "Entered by", "Approved by", "Approved", "State"),
]
PROGRAMME_COLUMNS = [
    *("Programme", "Merchant", "Network", "Pays", "Label", "Required sentence", "Price caveat"),
    *("Oldest price", "Redirects", "History", "History elsewhere", "Permission", "Pictures stored"),
    *("Active", "Open offers"),
]


def _number(url: str) -> int | None:
    return targets.number(url) if targets.is_home(url) else None


def _straight(urls: list[str]) -> Q:
    hosts = {pasted.host(url) for url in urls} - {""}
    return Q(programme__redirects_allowed=False, host__in=hosts, url__in=urls)


def _destination(row: dict[str, Any], at: datetime) -> Destination:
    """An offer without a programme is taken to pay as programmes do that nothing else is known of."""
    max_age = row["programme__max_price_age"] or DEFAULT_MAX_PRICE_AGE
    confirmed = row["price_confirmed_at"]
    fresh = confirmed is not None and at - confirmed <= max_age
    return Destination(
        pays=True,
        kind=row["programme__payment"] or Programme.Payment.COMMISSION.value,
        programme=row["programme__name"] or row["merchant__name"],
        label=row["programme__link_label"] or "paid link",
        sentence=row["programme__required_sentence"] or "",
        caveat=row["programme__price_caveat"] or "",
        price=row["price_amount"] if fresh else None,
        currency=(row["price_currency"] or "") if fresh else "",
        confirmed_at=confirmed if fresh else None,
        max_age=max_age,
        redirect_allowed=row["programme__redirects_allowed"] is not False,
        history_allowed=row["programme__history_allowed"] is not False,
        seller=row["merchant__name"],
    )


def _about(slug: str) -> list[str]:
    return [reverse("reviews:product", args=[slug]), reverse("reviews:review", args=[slug])]


def _person(user: User | None) -> str:
    return user.get_full_name() or user.get_username() if user else ""


def _moment(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC"


def _word(yes: bool) -> str:
    return "yes" if yes else "no"


def _age(length: timedelta) -> str:
    return f"{length.total_seconds() / 3600:g} h"
