"""What lists show of products, reviews and guides, and whether the page behind a card holds paid links."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Case, Exists, OuterRef, Prefetch, Q, QuerySet, When

from products.models import Offer, Placement, Product, ProductImage
from reviews.compensation import TOP
from reviews.models import Live, LiveComparison, LiveGuide, LiveReview


def products(at: datetime) -> QuerySet[Any]:
    """Listed products with `shown_reviews` (at most one) and `has_paid_links`."""
    return (
        Product.objects.listed()
        .select_related("brand")
        .prefetch_related(
            Prefetch("images", ProductImage.objects.shown()),
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
    return (
        _labelled(LiveReview, at, Q(own))
        .select_related("product__brand")
        .prefetch_related(Prefetch("product__images", ProductImage.objects.shown()))
    )


def guides(at: datetime) -> QuerySet[Any]:
    """The newest first."""
    return _labelled(LiveGuide, at).select_related("author", "category")


def comparisons(at: datetime) -> QuerySet[Any]:
    """With `has_paid_links`: those of offers, or what a placement pays for."""
    acts = Q(sells=True) | Q(has_placement=True) | Q(has_points=True)
    found: QuerySet[Any] = paying(at).annotate(
        has_paid_links=Case(When(acts, then=True), default=False)
    )
    return found


def paying(at: datetime) -> QuerySet[Any]:
    """Comparisons with `sells`, `has_placement` and `has_points`: what has the top score already
    gets none."""
    here = OuterRef("category")
    placed = Placement.objects.active(at).filter(
        category=here, product__category=here, product__is_listed=True
    )
    scored = LiveReview.objects.at(at).filter(
        product=OuterRef("product"), method=OuterRef(OuterRef("method")), overall__lt=TOP
    )
    moved = placed.moving().filter(Exists(scored))
    found: QuerySet[Any] = _compared(at).annotate(
        has_placement=Exists(placed.in_slots()), has_points=Exists(moved)
    )
    return found


def _compared(at: datetime) -> QuerySet[Any]:
    """With `sells`: whether any of its rows has an offer."""
    offers = _offers(at).filter(product__category=OuterRef("category"), product__is_listed=True)
    found: QuerySet[Any] = LiveComparison.objects.shown(at).annotate(sells=Exists(offers))
    return found


def _offers(at: datetime) -> QuerySet[Offer]:
    """Those that a page links to."""
    return Offer.objects.open(at).exclude(url="")


def _labelled(model: type[Live], at: datetime, more: Q | None = None) -> QuerySet[Any]:
    """With `has_paid_links`: for what stands in boxes of the text, or as `more` says."""
    boxes = f"{model._meta.model_name}_boxes"
    products = _offers(at).filter(**{f"product__{boxes}": OuterRef("pk")})
    heads = _compared(at).filter(sells=True, **{f"document__{boxes}": OuterRef("pk")})
    sells = (more or Q()) | Q(Exists(products)) | Q(Exists(heads))
    found: QuerySet[Any] = model.objects.shown(at).annotate(
        has_paid_links=Case(When(sells, then=True), default=False)
    )
    return found.order_by("-published_at", "-pk")
