"""The page on which readers search: what the index found, as far as it still has a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from products.models import Findable
from products.search import Hit, Results, search
from reviews import cards
from reviews.models import LiveReview

PER_PAGE = 20
LONGEST = 300  # characters of a query that are looked at, and repeated on the page

Kind = Findable.Kind
KINDS = {
    "": "Everything",
    Kind.PRODUCT.value: "Products",
    Kind.REVIEW.value: "Reviews",
    Kind.COMPARISON.value: "Comparisons",
    Kind.GUIDE.value: "Guides",
}
SOURCES: dict[str, Callable[[datetime], QuerySet[Any]]] = {
    Kind.PRODUCT: cards.products,
    Kind.REVIEW: cards.reviews,
    Kind.COMPARISON: cards.comparisons,
    Kind.GUIDE: cards.guides,
}


@dataclass(frozen=True, slots=True)
class Found:
    """A page that was found; in `title` and `excerpt` the matches are marked."""

    kind: str
    title: SafeString
    excerpt: SafeString
    address: str
    has_paid_links: bool
    review: LiveReview | None  # for what a reader must be told beside its verdict


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    at = timezone.now()
    asked = request.GET.get("q", "").strip()[:LONGEST]
    kind = request.GET.get("kind", "")
    kind = kind if kind in KINDS else ""
    results, shown = look_up(asked, kind, request.GET.get("page", ""), at)
    return render(
        request,
        "reviews/search.html",
        {
            "asked": asked,
            "kind": kind,
            "kinds": [{"value": value, "label": label} for value, label in KINDS.items()],
            "found": pages(results.hits, at),
            "total": results.total,
            "loosened": results.loosened,
            "page": shown,
        },
    )


def look_up(asked: str, kind: str, number: str, at: datetime) -> tuple[Results, Any]:
    """The hits on page `number`, and that page; a number that is none is mended to the nearest."""
    wanted = max(1, int(number)) if number.isdecimal() and len(number) < 7 else 1

    def results(of: int) -> Results:
        kinds = [kind] if kind else []
        return search(asked, at=at, kinds=kinds, limit=PER_PAGE, offset=(of - 1) * PER_PAGE)

    found = results(wanted)
    shown = Paginator(range(found.total), PER_PAGE).get_page(wanted)
    return (found if shown.number == wanted else results(shown.number)), shown


def pages(hits: Sequence[Hit], at: datetime) -> list[Found]:
    """The hits that are public, in their order; in one query for each kind of them."""
    keys: dict[str, list[int]] = {}
    for hit in hits:
        keys.setdefault(hit.kind, []).append(hit.key)
    rows = {
        kind: SOURCES[kind](at).prefetch_related(None).in_bulk(wanted)
        for kind, wanted in keys.items()
    }
    return [_found(hit, rows[hit.kind][hit.key]) for hit in hits if hit.key in rows[hit.kind]]


def _found(hit: Hit, row: Any) -> Found:
    label = Kind(hit.kind).label.capitalize()
    review = row if isinstance(row, LiveReview) else None
    return Found(label, hit.title, hit.excerpt, row.get_absolute_url(), row.has_paid_links, review)
