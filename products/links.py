"""The register of paid links: where each leads, and how often it was followed."""

import logging
from collections.abc import Collection
from datetime import datetime
from urllib.parse import urlsplit

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import Error, transaction
from django.db.models import F

from disclosure import networks
from products.addresses import is_web_address
from products.models import ClickCount, Merchant, Offer, UnpaidSite

log = logging.getLogger(__name__)


def address(offer: Offer) -> str:
    """Where a page links to for `offer`: its row under /go/, or straight to the merchant
    where the programme forbids redirects. Empty if there is nowhere to link to."""
    if not is_web_address(offer.url):
        return ""
    return offer.url if is_direct(offer) else offer.get_absolute_url()


def is_direct(offer: Offer) -> bool:
    """Whether its programme forbids to send readers on: its links lead straight to the merchant."""
    return offer.programme is not None and not offer.programme.redirects_allowed


def merchants_at(hosts: Collection[str]) -> dict[str, str]:
    """The name of the merchant that sells at each of `hosts`, or at a host that it is part of.

    `hosts` are in lower case; those at which nobody sells are left out. One query.
    """
    asked = {host: wider(host.removeprefix("www.")) for host in hosts}
    if not asked:
        return {}
    homes = {f"{www}{one}" for found in asked.values() for one in found for www in ("", "www.")}
    sold = Offer.objects.filter(host__in=homes).order_by().values_list("host", "merchant__name")
    named = Merchant.objects.exclude(homepage="").order_by().values_list("homepage", "name")
    rows = sorted(sold.distinct().union(named), key=lambda row: row[1], reverse=True)
    sellers = {_host(where): name for where, name in rows}  # the first by name, where several are
    nearest = {
        host: next((one for one in found if one in sellers), "") for host, found in asked.items()
    }
    return {host: sellers[one] for host, one in nearest.items() if one}


def _host(where: str) -> str:
    """Of a home page, or a host as it is; without www."""
    try:
        return (urlsplit(where if "//" in where else f"//{where}").hostname or "").removeprefix(
            "www."
        )
    except ValueError:
        return ""


def wider(host: str) -> list[str]:
    """de.shop.example → de.shop.example, shop.example: a merchant's countries are the merchant."""
    labels = host.split(".")
    return [".".join(labels[start:]) for start in range(max(len(labels) - 1, 1))] if host else []


@transaction.atomic
def enter_unpaid(site: UnpaidSite, *, by: User, at: datetime) -> UnpaidSite:
    """Put `site` into the register of those that pay nothing; `by` says so.

    Raises ValidationError for a merchant's site, and for one of a programme.
    """
    site.decided_by, site.decided_at = by, at
    site.full_clean()
    refuse_payer(site.host)
    site.save()
    return site


def refuse_payer(host: str) -> None:
    if merchant := merchants_at({host}).get(host):
        raise ValidationError({"host": f"{merchant} sells there: links to merchants pay."})
    owner = networks.owner(f"https://{host}/")
    if owner.programme == "unknown":
        raise ValidationError({"host": "Its addresses hide where they lead: nobody can tell."})
    if owner.pays:
        raise ValidationError(
            {"host": f"This is a site of {owner.programme}, whose links pay: {owner.reason}."}
        )


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
