"""Whose page is this? From an address that somebody copied out of a browser to the offer it belongs to.

Browsers show an address with what campaigns, searches and programmes hung on to it, so the
same page of a merchant is known again by what is left without that.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import parse_qsl, urlsplit

from django.db.models import Case, Q, Value, When

from products.addresses import LONGEST_PART, is_web_address
from products.models import Offer

# Parameters that say where a reader came from, and nothing of the page.
TRACKING = re.compile(
    r"utm_.*|aff(iliate)?(_?id)?|awc|clickid|clickref|cjevent|dclid|fbclid|gclid|msclkid|yclid|gbraid|wbraid|"
    r"irclickid|irgwc|mc_cid|mc_eid|partner|ranmid|ransiteid|raneaid|ref_?|subid|tag",
    re.IGNORECASE,
)
PORTS = {"http": 80, "https": 443}
# Shops that show all their products at one path, and networks, have as many offers there as they
# sell products. What was not found among so many is found only if it is written letter by letter.
MOST = 2000
HOST = re.compile(r"[a-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a merchant: where it stands, and the parameters that make it this one."""

    host: str  # without www.
    port: int | None
    path: str
    parameters: frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Sold:
    """Open offers by the addresses, and by the numbers, that were asked for."""

    by_url: dict[str, Offer] = field(default_factory=dict)
    by_number: dict[int, Offer] = field(default_factory=dict)


def offers(urls: Collection[str], numbers: Collection[int], at: datetime) -> Sold:
    """Which open offer each of the absolute addresses `urls` is of, if it is of one. One query."""
    pages = {url: page for url in urls if (page := page_of(url))}
    if not (pages or numbers):
        return Sold()
    asked_for = Q(pk__in=numbers) | Q(url__in=list(pages))
    found = (
        Offer.objects.open(at)
        .filter(Q(pk__in=numbers) | _at(pages.values()))
        .select_related("merchant", "programme")
        .order_by(Case(When(asked_for, then=Value(0)), default=Value(1)), "pk")
    )
    linked = [offer for offer in found[:MOST] if is_web_address(offer.url)]
    by_url = {url: offer for url, page in pages.items() if (offer := _match(url, page, linked))}
    return Sold(by_url, {offer.pk: offer for offer in linked if offer.pk in numbers})


def page_of(url: str) -> Page | None:
    """None for what is no address of a page."""
    if not is_web_address(url):
        return None
    parts = urlsplit(url)
    try:
        port = parts.port
    except ValueError:
        return None
    name = host(url)
    if not name:
        return None
    given = parse_qsl(parts.query, keep_blank_values=True)
    return Page(
        host=name.removeprefix("www."),
        port=None if port == PORTS[parts.scheme] else port,
        path=parts.path.rstrip("/"),
        parameters=frozenset((key, value) for key, value in given if not TRACKING.fullmatch(key)),
    )


def host(url: str) -> str:
    """Of an absolute address, as browsers ask for it: in lower case, in ASCII; empty if it has none."""
    try:
        name = (urlsplit(url).hostname or "").encode("idna").decode().rstrip(".")
    except ValueError:  # UnicodeError is one
        return ""
    return name if HOST.fullmatch(name) else ""


def _at(pages: Collection[Page]) -> Q:
    """Offers that may be of one of the pages; the last word has `_match`."""
    hosts = {f"{www}{page.host}" for page in pages for www in ("", "www.")}
    return Q(host__in=hosts, page__in={key for page in pages for key in _keys(page)})


def _keys(page: Page) -> Iterable[str]:
    """The ways in which the database may have written it: see `addresses.page_column`."""
    ports = [f":{page.port}"] if page.port else ["", ":443", ":80"]
    for www in ("", "www."):
        for port in ports:
            for end in ("", "/"):
                yield f"{www}{page.host}{port}{page.path}{end}".lower()[:LONGEST_PART]


def _match(url: str, page: Page, found: Iterable[Offer]) -> Offer | None:
    """The offer at that very address; else the one whose page it is, if that is of one product only."""
    candidates = [(offer, page_of(offer.url)) for offer in found]
    for offer, _ in candidates:
        if offer.url == url:
            return offer
    same = [(offer, there) for offer, there in candidates if there and _shows(page, there)]
    most = max((len(there.parameters) for _, there in same), default=0)
    best = [offer for offer, there in same if len(there.parameters) == most]
    return best[0] if len({offer.product_id for offer in best}) == 1 else None


def _shows(asked: Page, registered: Page) -> bool:
    """Whether `asked` is the registered page, perhaps with more said of it, such as a colour."""
    place = (asked.host, asked.port, asked.path)
    if place != (registered.host, registered.port, registered.path):
        return False
    if not asked.path:  # a shop that tells its pages apart by parameters alone
        return asked.parameters == registered.parameters
    return asked.parameters >= registered.parameters
