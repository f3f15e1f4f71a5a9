"""What lists show of products, reviews and guides, and whether the page behind a card holds paid links."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from products.models import Offer, Product
from reviews.models import LiveGuide, LiveReview


def products(at: datetime) -> QuerySet[Any]:
    """Listed products with `shown_reviews` (at most one) and `has_paid_links`."""
    return (
        Product.objects.listed()
        .select_related("brand")
        .prefetch_related(
            "images",
            Prefetch(
                "live_reviews",
                LiveReview.objects.shown(at).select_related("product"),
                to_attr="shown_reviews",
            ),
        )
        .annotate(has_paid_links=Exists(Offer.objects.open(at).filter(product=OuterRef("pk"))))
    )


def reviews(at: datetime) -> QuerySet[Any]:
    """The newest first."""
    offers = Offer.objects.open(at).filter(product=OuterRef("product"))
    found: QuerySet[Any] = (
        LiveReview.objects.shown(at)
        .select_related("product__brand")
        .prefetch_related("product__images")
        .annotate(has_paid_links=Exists(offers))
        .order_by("-published_at", "-pk")
    )
    return found


def guides(at: datetime) -> QuerySet[Any]:
    """The newest first."""
    offers = Offer.objects.open(at).filter(product__live_guides=OuterRef("pk"))
    found: QuerySet[Any] = (
        LiveGuide.objects.shown(at)
        .select_related("author", "category")
        .annotate(has_paid_links=Exists(offers))
        .order_by("-published_at", "-pk")
    )
    return found
