"""What lists show of products, reviews and guides, and whether the page behind a card holds paid links."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Case, Exists, OuterRef, Prefetch, Q, QuerySet, TextField, When
from django.db.models.functions import Cast

from products.models import Offer, Product
from reviews.models import LiveComparison, LiveGuide, LiveReview
from reviews.models.live import LiveQuerySet


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
        .annotate(has_paid_links=Exists(_offers(at).filter(product=OuterRef("pk"))))
    )


def reviews(at: datetime) -> QuerySet[Any]:
    """The newest first."""
    own = Exists(_offers(at).filter(product=OuterRef("product")))
    found: QuerySet[Any] = _labelled(
        LiveReview.objects.shown(at), Q(own) | _holds("productbox") | _holds("comparisonembed")
    )
    return (
        found.select_related("product__brand")
        .prefetch_related("product__images")
        .order_by("-published_at", "-pk")
    )


def guides(at: datetime) -> QuerySet[Any]:
    """The newest first."""
    boxed = Exists(_offers(at).filter(product__live_guides=OuterRef("pk")))
    found: QuerySet[Any] = _labelled(
        LiveGuide.objects.shown(at), Q(boxed) | _holds("comparisonembed")
    )
    return found.select_related("author", "category").order_by("-published_at", "-pk")


def comparisons(at: datetime) -> QuerySet[Any]:
    offers = _offers(at).filter(product__category=OuterRef("category"), product__is_listed=True)
    found: QuerySet[Any] = LiveComparison.objects.shown(at).annotate(has_paid_links=Exists(offers))
    return found


def _offers(at: datetime) -> QuerySet[Offer]:
    """Those that a page links to."""
    return Offer.objects.open(at).exclude(url="")


def _labelled(shown: LiveQuerySet, sells: Q) -> QuerySet[Any]:
    text = Cast("revision__data", TextField())
    found: QuerySet[Any] = shown.alias(json=text).annotate(
        has_paid_links=Case(When(sells, then=True), default=False)
    )
    return found


def _holds(kind: str) -> Q:
    """Whether the text of a document has a block of `kind`. What editors type cannot look like its
    mark in the JSON, where their quotation marks are escaped."""
    return Q(json__contains=f'"kind": "{kind}"')
