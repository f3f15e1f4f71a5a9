"""What the judge of pages is told of outbound links, and of the pay that acts on pages of this site."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any

from django.db.models import F, QuerySet

from disclosure.policy import Destination
from products import targets
from products.registers import offers
from products.targets import Leads
from reviews import cards
from reviews.models import Citation, LiveReview, Review

PAGE = re.compile(r"/(reviews|products|guides|compare)/([-a-zA-Z0-9_]+)/(without-advertising/)?")
TIES = {Review.Sample.GIFTED.value: "sample", Review.Sample.LENT.value: "loan"}
# Paid links of whatever kind: which of them a reader meets behind a teaser is told there.
PAID = frozenset({"commission"})
UNPAID = Destination(pays=False)


def links(urls: Collection[str], at: datetime) -> dict[str, Destination]:
    """Each of the absolute `urls` that somebody registered: as an offer, as a source, as unpaid.

    Four queries at most.
    """
    found = offers(urls, at)
    outside = {url for url in urls if url not in found and not targets.is_home(url)}
    if not outside:
        return found
    cited = Citation.objects.shown(outside, at)
    there = targets.unpaid_or_not(outside, cited)
    return found | {url: UNPAID for url in outside if there[url].leads is Leads.UNPAID}


def pay(paths: Collection[str], at: datetime) -> dict[str, frozenset[str]]:
    """The kinds of pay on the public pages at `paths`: where a reader who goes there meets pay.

    "commission" stands for any paid link, "sample" and "loan" for where the sample of a review came
    from. What a page shows in one of its states only, such as the first of its parts, counts. One
    query for each section of the site.
    """
    told: dict[str, frozenset[str]] = {}
    for section, pages in _by_section(paths).items():
        slugs = {slug for _, slug, _ in pages}
        rows = {row["asked"]: row for row in SECTIONS[section](slugs, at)}
        told |= {path: _kinds(rows[slug], without) for path, slug, without in pages if slug in rows}
    return {path: kinds for path, kinds in told.items() if kinds}


def ties(paths: Collection[str], at: datetime) -> dict[str, frozenset[str]]:
    """Of the kinds that `pay` tells, the ties: "sample" and "loan" of reviews. One query."""
    pages = _by_section(paths).get("reviews", [])
    if not pages:
        return {}
    slugs = {slug for _, slug, _ in pages}
    rows = LiveReview.objects.shown(at).filter(product__slug__in=slugs, sample__in=TIES)
    kinds = dict(rows.order_by().values_list("product__slug", "sample"))
    return {path: frozenset({TIES[kinds[slug]]}) for path, slug, _ in pages if slug in kinds}


def _by_section(paths: Collection[str]) -> dict[str, list[tuple[str, str, bool]]]:
    """Those that are pages of a section: (path, slug, whether it is the one without advertising)."""
    found: dict[str, list[tuple[str, str, bool]]] = {}
    for path in paths:
        if page := PAGE.fullmatch(path):
            section, slug, without = page.groups()
            found.setdefault(section, []).append((path, slug, bool(without)))
    return found


def _kinds(row: dict[str, Any], without_advertising: bool) -> frozenset[str]:
    kinds = PAID if row["sells"] else frozenset()
    if row.get("sample") in TIES:
        kinds |= {TIES[row["sample"]]}
    if without_advertising:
        return kinds
    bought = {"placement": "has_placement", "points": "has_points"}
    return kinds | {kind for kind, has in bought.items() if row.get(has)}


def _reviews(slugs: Collection[str], at: datetime) -> QuerySet[Any]:
    rows = cards.reviews(at).filter(product__slug__in=slugs)
    return _values(rows, "sample", sells=F("has_paid_links"), asked=F("product__slug"))


def _products(slugs: Collection[str], at: datetime) -> QuerySet[Any]:
    rows = cards.products(at).filter(slug__in=slugs)
    return _values(rows, sells=F("has_paid_links"), asked=F("slug"))


def _guides(slugs: Collection[str], at: datetime) -> QuerySet[Any]:
    rows = cards.guides(at).filter(slug__in=slugs)
    return _values(rows, sells=F("has_paid_links"), asked=F("slug"))


def _comparisons(slugs: Collection[str], at: datetime) -> QuerySet[Any]:
    rows = cards.paying(at).filter(slug__in=slugs)
    return _values(rows, "sells", "has_placement", "has_points", asked=F("slug"))


def _values(rows: QuerySet[Any], *names: str, **told: F) -> QuerySet[Any]:
    return rows.select_related(None).prefetch_related(None).order_by().values(*names, **told)


SECTIONS: dict[str, Callable[[Collection[str], datetime], QuerySet[Any]]] = {
    "reviews": _reviews,
    "products": _products,
    "guides": _guides,
    "compare": _comparisons,
}
