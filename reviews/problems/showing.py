"""Which reports led to a correction of a page, for that page."""

from __future__ import annotations

from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import CharField, Q, QuerySet, Value
from django.db.models.functions import Concat
from django.urls import reverse

from products.models import Product
from reviews.models import LiveComparison, LiveGuide, LiveReview, Problem

MOST = 10  # lines on a page; the rest is among all answers
SLUG = "the-slug"
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
    addresses = [Q(path__in=_addresses(shown, name)) for name in _names(shown)]
    return reduce(or_, addresses, Q(path=shown.get_absolute_url()))


def _names(shown: LiveComparison | LiveGuide) -> tuple[str, ...]:
    return COMPARISONS if isinstance(shown, LiveComparison) else ("reviews:guide",)


def _addresses(shown: LiveComparison | LiveGuide, name: str) -> QuerySet[Any, Any]:
    """Every address by that name at which readers ever saw the document."""
    before, after = reverse(name, args=[SLUG]).split(SLUG)
    rows: Any = type(shown).objects
    ever: QuerySet[Any, Any] = rows.filter(document=shown.document_id).order_by()
    address = Concat(Value(before), "slug", Value(after), output_field=CharField())
    return ever.values_list(address)
