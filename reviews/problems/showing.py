"""Which reports led to a correction of a page, for that page."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from products.models import Product
from reviews.models import LiveComparison, LiveGuide, LiveReview, Problem

MOST = 10  # lines on a page; the rest is among all answers
COMPARISONS = ("reviews:comparison", "reviews:comparison-without-advertising")


def corrected_on(shown: Any, at: datetime) -> QuerySet[Problem]:
    """Of the product, review, guide or comparison that is `shown`, the newest first.

    Reports know pages by their address; one that had another address before keeps what it had.
    """
    corrected = Problem.objects.answered(at).filter(outcome=Problem.Outcome.CORRECTED)
    return corrected.filter(_of(shown)).order_by("-answered_at", "-pk")[:MOST]


def _of(shown: Any) -> Q:
    if isinstance(shown, Product):
        return Q(product=shown, path__startswith="/products/") | Q(path=shown.get_absolute_url())
    if isinstance(shown, LiveReview):
        own = Q(path=shown.get_absolute_url())
        return Q(product=shown.product_id, path__startswith="/reviews/") | own
    names = COMPARISONS if isinstance(shown, LiveComparison) else ("reviews:guide",)
    return Q(path__in=_paths(shown, names))


def _paths(shown: LiveComparison | LiveGuide, names: tuple[str, ...]) -> set[str]:
    """Every address at which readers ever saw the document."""
    rows: Any = type(shown).objects
    slugs = set(rows.filter(document=shown.document_id).values_list("slug", flat=True))
    return {reverse(name, args=[slug]) for name in names for slug in {*slugs, shown.slug}}
