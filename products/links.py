"""The register of paid links: where each leads, and how often it was followed."""

import logging
import re
from datetime import datetime
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.db import Error, transaction
from django.db.models import Exists, F, OuterRef, Q

from products.addresses import is_web_address
from products.models import ClickCount, Merchant, Offer

WEB = ("https://", "http://")

log = logging.getLogger(__name__)


def address(offer: Offer) -> str:
    """Where a page links to for `offer`: its row under /go/, or straight to the merchant
    where the programme forbids redirects. Empty if there is nowhere to link to."""
    if not is_web_address(offer.url):
        return ""
    direct = offer.programme is not None and not offer.programme.redirects_allowed
    return offer.url if direct else offer.get_absolute_url()


def merchant_at(url: str) -> Merchant | None:
    """The merchant that sells at the host of `url`, or at a host that it is part of.

    `url` is what stands in a text: absolute, or relative to this site, whose register of paid
    links under /go/ counts too.
    """
    parts = urlsplit(urljoin(f"{settings.BASE_URL}/", url))
    if parts.netloc == urlsplit(settings.BASE_URL).netloc:
        return _registered(parts.path)
    host = (parts.hostname or "").rstrip(".").removeprefix("www.")
    homes = [
        f"{scheme}{www}{one}" for one in _wider(host) for scheme in WEB for www in ("", "www.")
    ]
    at_home, sold = Q(), Q()
    for home in homes:
        for end in ("/", "?", "#", ":"):
            at_home |= Q(homepage__istartswith=home + end)
            sold |= Q(url__istartswith=home + end)
        at_home |= Q(homepage__iexact=home)
        sold |= Q(url__iexact=home)
    if not homes:
        return None
    offers = Offer.objects.filter(sold, merchant=OuterRef("pk"))
    return Merchant.objects.filter(at_home | Exists(offers)).first()


def _registered(path: str) -> Merchant | None:
    found = re.fullmatch(r"/go/(\d{1,18})/?", path)
    return Merchant.objects.filter(offers=int(found[1])).first() if found else None


def _wider(host: str) -> list[str]:
    """de.shop.example → de.shop.example, shop.example: a merchant's countries are the merchant."""
    labels = host.split(".")
    return [".".join(labels[start:]) for start in range(max(len(labels) - 1, 1))] if host else []


def count_click(offer: Offer, *, at: datetime) -> None:
    """Add one to the offer's count of that day. A count that fails is logged and lost: the
    reader's way to the merchant matters more."""
    try:
        with transaction.atomic():
            row, created = ClickCount.objects.get_or_create(
                offer=offer, day=at.date(), defaults={"count": 1}
            )
            if not created:
                ClickCount.objects.filter(pk=row.pk).update(count=F("count") + 1)
    except Error:
        log.warning("A click on offer %s was not counted.", offer.pk, exc_info=True)
