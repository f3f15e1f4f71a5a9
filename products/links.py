"""The register of paid links: where each leads, and how often it was followed."""

import logging
from datetime import datetime

from django.db import Error, transaction
from django.db.models import F

from products.addresses import is_web_address
from products.models import ClickCount, Offer

log = logging.getLogger(__name__)


def address(offer: Offer) -> str:
    """Where a page links to for `offer`: its row under /go/, or straight to the merchant
    where the programme forbids redirects. Empty if there is nowhere to link to."""
    if not is_web_address(offer.url):
        return ""
    direct = offer.programme is not None and not offer.programme.redirects_allowed
    return offer.url if direct else offer.get_absolute_url()


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
