"""What the page of a document shows: the live row, and everything that is joined to it at this moment.

The row may be one that is not stored, made of a draft for its preview.
"""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from disclosure.record import evidence as record
from products.models import Product
from reviews import cards, evidence, price_pages, prices
from reviews.boxes import boxes_of
from reviews.comparison import Rows, products_of
from reviews.documents import reading
from reviews.documents.linking import targets_of
from reviews.filters import ComparisonFilter
from reviews.first_place import first_place_of
from reviews.models import Live, LiveComparison, LiveGuide, LiveReview
from reviews.receipts import receipt_of
from reviews.tables import ComparisonTable


def guide(shown: LiveGuide, at: datetime) -> dict[str, Any]:
    data = shown.revision.data
    return {
        "guide": shown,
        "body": reading.body(data, targets_of(data, at)),
        "boxes": boxes_of(data, at),
        "corrections": corrections(shown, at),
        "comparisons": cards.comparisons(at).filter(category=shown.category_id),
        "guides": cards.guides(at)
        .filter(category=shown.category_id)
        .exclude(document=shown.document_id)[:6],
        "at": at,
    }


def review(shown: LiveReview, at: datetime) -> dict[str, Any]:
    data = shown.revision.data
    comparisons = list(cards.comparisons(at).filter(category=shown.product.category_id))
    is_compared = any(one.method_id == shown.method_id for one in comparisons)
    return {
        "review": shown,
        "receipt": receipt_of(shown, at, is_compared=is_compared),
        "text": reading.review_text(data),
        "judged": reading.judged(data, shown.method.criteria.all()),
        "body": reading.body(data, targets_of(data, at)),
        "boxes": boxes_of(data, at),
        "corrections": corrections(shown, at),
        "product": shown.product,
        "shelves": prices.offers_by_currency(shown.product, at),
        "comparisons": comparisons,
        "at": at,
    }


def product(shown: Product, at: datetime) -> dict[str, Any]:
    shelves = prices.offers_by_currency(shown, at)
    return {
        "product": shown,
        "review": LiveReview.objects.shown(at)
        .filter(product=shown)
        .select_related("product")
        .first(),
        "shelves": shelves,
        "past": price_pages.past(shelves, at),
        "comparisons": cards.comparisons(at).filter(category=shown.category_id),
        "guides": cards.guides(at).filter(products=shown),
        "at": at,
    }


def comparison(
    request: HttpRequest, shown: LiveComparison, at: datetime, *, advertising: bool = True
) -> dict[str, Any]:
    """`request` may ask for a part of the table, in another order."""
    filtered = ComparisonFilter(request.GET, comparison=shown, queryset=products_of(shown), at=at)
    rows = Rows(shown, filtered.qs, at, advertising=advertising)
    record.add(request, ranking=partial(evidence.ranking, rows))
    table = ComparisonTable(shown, rows)
    table.arrange(request)
    return {
        "comparison": shown,
        "table": table,
        "filter": filtered,
        "advertising": advertising,
        "sentences": prices.sentences(row.linked for row in table.shown if row.linked),
        "paid": len(rows.bought),
        "effect": rows.effect,
        "first": first_place_of(rows),
        "corrections": corrections(shown, at),
        "other": shown.get_blind_url() if advertising else shown.get_absolute_url(),
        "kept": f"?{request.GET.urlencode()}" if request.GET else "",
        "at": at,
    }


def corrections(shown: Live, at: datetime) -> QuerySet[Any]:
    """What was corrected on the page, the newest first."""
    rows: Any = type(shown).objects
    made: QuerySet[Any] = rows.filter(document=shown.document_id, from_at__lte=at)
    return made.exclude(correction="").order_by("-from_at")
