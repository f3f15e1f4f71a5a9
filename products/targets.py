"""Where addresses that somebody wrote lead, as far as the registers know: all of a page at once.

A link that nobody has said anything of is taken to pay until somebody does.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from functools import lru_cache
from urllib.parse import SplitResult, unquote, urljoin, urlparse, urlsplit, urlunparse

from django.conf import settings

from disclosure import networks
from products import links, pasted
from products.addresses import is_web_address
from products.models import Offer, UnpaidSite

GO = re.compile(r"/+go/0*([0-9]{1,18})")


class Leads(Enum):
    """What is known of where an address leads."""

    HOME = "to this site, or to an e-mail address"
    OFFER = "to an offer that is open"
    CLOSED = "to an offer that is closed, or to none"
    MERCHANT = "to a merchant, and to no offer of it"
    PROGRAMME = "to a programme or a shortener, and to no offer of it"
    UNPAID = "to where somebody said that links pay nothing"
    UNKNOWN = "to where nobody has said whether links pay"


@dataclass(frozen=True, slots=True)
class Target:
    """`address` is what a page may print as the link; empty if it may print none. `name` is the
    merchant or programme, or the host."""

    leads: Leads
    address: str = ""
    name: str = ""
    offer: Offer | None = None


def look_up(
    written: Collection[str], at: datetime, *, cited: Collection[str] = ()
) -> dict[str, Target]:
    """Each of the addresses `written` in texts, absolute or relative to this site, at `at`.

    `cited` are addresses, as `tidy` makes them, that somebody gave as sources. In three queries.
    """
    absolute = {one: tidy(one) for one in written}
    asked = set(absolute.values())
    at_home = {url for url in asked if is_home(url)}
    sold = pasted.offers(asked - at_home, _numbers(at_home), at)
    outside = unpaid_or_not(asked - at_home - sold.by_url.keys(), cited)
    found = outside | {url: _to(offer) for url, offer in sold.by_url.items()}
    for url in at_home:
        found[url] = _at_home(url, sold.by_number)
    return {one: _as_written(found[url], one) for one, url in absolute.items()}


def unpaid_or_not(urls: Collection[str], cited: Collection[str]) -> dict[str, Target]:
    """Of absolute addresses that lead elsewhere, and to no offer: to whom. In two queries.

    A merchant or a programme pays whatever else was said of its address.
    """
    hosts = {url: pasted.host(url) for url in urls}
    merchants = links.merchants_at({one for one in hosts.values() if one})
    unpaid = _unpaid_sites({one for one in hosts.values() if one and one not in merchants})
    found = {}
    for url, host in hosts.items():
        programme = networks.owner(url).programme
        if merchant := merchants.get(host):
            found[url] = Target(Leads.MERCHANT, name=merchant)
        elif programme != networks.NONE.programme:
            found[url] = Target(Leads.PROGRAMME, name=programme)
        elif host and (url in cited or host in unpaid) and is_web_address(url):
            found[url] = Target(Leads.UNPAID, url, host)
        else:
            found[url] = Target(Leads.UNKNOWN, name=host)
    return found


def tidy(written: str) -> str:
    """The absolute address that `written` stands for on this site, as the judge of pages writes
    it: without marks that nothing follows. Empty if it is no address."""
    try:
        return urlunparse(urlparse(urljoin(f"{settings.BASE_URL}/", written.strip())))
    except ValueError:
        return ""


def is_home(url: str) -> bool:
    """Whether an absolute address leads to this site, or is an e-mail address."""
    parts = _split(url)
    home = urlsplit(settings.BASE_URL)
    return parts.scheme == "mailto" or (
        parts.scheme in ("http", "https") and parts.netloc.lower() == home.netloc.lower()
    )


def number(url: str) -> int | None:
    """Of the offer to which this site would send a reader of its own address `url` on."""
    found = GO.fullmatch(posixpath.normpath(unquote(_split(url).path)))
    return int(found[1]) if found else None


@lru_cache(maxsize=4096)  # asked several times of each link of a page
def _split(url: str) -> SplitResult:
    try:
        return urlsplit(url)
    except ValueError:  # for example an unclosed bracket in the host
        return urlsplit("")


def _numbers(urls: Iterable[str]) -> set[int]:
    return {found for url in urls if (found := number(url)) is not None}


def _at_home(url: str, offers: dict[int, Offer]) -> Target:
    wanted = number(url)
    if wanted is None:
        return Target(Leads.HOME, url)
    return _to(offers[wanted]) if wanted in offers else Target(Leads.CLOSED)


def _to(offer: Offer) -> Target:
    return Target(Leads.OFFER, links.address(offer), offer.merchant.name, offer)


def _as_written(found: Target, written: str) -> Target:
    """Links within the site stay as an editor wrote them."""
    return Target(Leads.HOME, written) if found.leads is Leads.HOME else found


def _unpaid_sites(hosts: Collection[str]) -> set[str]:
    """Those of `hosts` that are in the register of unpaid sites, or part of one that is."""
    if not hosts:
        return set()
    wider = {host: links.wider(host) for host in hosts}
    named = {one for all_of_them in wider.values() for one in all_of_them}
    listed = set(UnpaidSite.objects.filter(host__in=named).values_list("host", flat=True))
    return {host for host in hosts if listed.intersection(wider[host])}
