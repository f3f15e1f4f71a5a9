"""The register of paid links: where each leads, and how often it was followed."""

import logging
from datetime import datetime
from urllib.parse import urlsplit

from django.db import Error, transaction
from django.db.models import Exists, F, OuterRef, Q

from products.addresses import is_web_address
from products.models import ClickCount, Merchant, Offer

log = logging.getLogger(__name__)


def address(offer: Offer) -> str:
    """Where a page links to for `offer`: its row under /go/, or straight to the merchant
    where the programme forbids redirects. Empty if there is nowhere to link to."""
    if not is_web_address(offer.url):
        return ""
    direct = offer.programme is not None and not offer.programme.redirects_allowed
    return offer.url if direct else offer.get_absolute_url()


def merchant_at(url: str) -> Merchant | None:
    """The merchant that sells at the host of `url`: by its homepage, or by any of its offers."""
    host = (urlsplit(url).hostname or "").removeprefix("www.") if is_web_address(url) else ""
    if not host:
        return None
    known = Q(homepage__icontains=host) | Exists(
        Offer.objects.filter(merchant=OuterRef("pk"), url__icontains=host)
    )
    return next((one for one in Merchant.objects.filter(known) if _sells_at(one, host)), None)


def _sells_at(merchant: Merchant, host: str) -> bool:
    """The database was asked for a text that may stand anywhere in the address; this is asked of the host."""
    urls = merchant.offers.filter(url__icontains=host).values_list("url", flat=True)[:20]
    hosts = (urlsplit(url).hostname or "" for url in (merchant.homepage, *urls))
    return any(found.removeprefix("www.") == host for found in hosts)


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
