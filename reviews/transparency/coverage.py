"""How much of what we know of a market is listed here, has a review, and has a paid link."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from products.models import Category, Offer, Product
from reviews.models import LiveReview

NAMED = 20  # products that are not listed, of each category, that the page names


@dataclass(frozen=True)
class Coverage:
    """`known` are the products of which there is an entry, merged ones left out; `unlisted` names
    the first NAMED of those that are not shown, `unnamed` counts the others."""

    category: Category
    known: int
    listed: int
    reviewed: int
    linked: int
    unlisted: list[Product]

    @property
    def unnamed(self) -> int:
        return self.known - self.listed - len(self.unlisted)


def coverage(at: datetime) -> list[Coverage]:
    """Of each category, in three queries."""
    counts = {row["category"]: row for row in _counts(at)}
    missing = unlisted().select_related("brand")[:NAMED]
    categories = Category.objects.prefetch_related(
        Prefetch("products", missing, to_attr="unlisted_products")
    )
    return [_of(one, counts.get(one.pk, {})) for one in categories]


def unlisted() -> QuerySet[Product]:
    """Known, and not listed; by name."""
    return known().filter(is_listed=False).order_by("brand__name", "name", "pk")


def known() -> QuerySet[Product]:
    return Product.objects.filter(merged_into=None)


def products(at: datetime) -> Iterator[Any]:
    """All that are known, by category and name, with `has_review` and `has_paid_link`."""
    rows = _marked(at).select_related("category", "brand")
    return rows.order_by(
        "category__position", "category__name", "brand__name", "name", "pk"
    ).iterator(chunk_size=1000)


def _counts(at: datetime) -> QuerySet[Any, dict[str, Any]]:
    listed = Q(is_listed=True)
    found: QuerySet[Any, dict[str, Any]] = (
        _marked(at)
        .order_by()
        .values("category")
        .annotate(
            known=Count("pk"),
            listed=Count("pk", listed),
            reviewed=Count("pk", Q(has_review=True)),
            linked=Count("pk", listed & Q(has_paid_link=True)),
        )
    )
    return found


def _marked(at: datetime) -> QuerySet[Any]:
    offers = Offer.objects.open(at).exclude(url="").filter(product=OuterRef("pk"))
    reviews = LiveReview.objects.shown(at).filter(product=OuterRef("pk"))
    return known().annotate(has_review=Exists(reviews), has_paid_link=Exists(offers))


def _of(category: Any, counts: dict[str, int]) -> Coverage:
    return Coverage(
        category,
        **{name: counts.get(name, 0) for name in ("known", "listed", "reviewed", "linked")},
        unlisted=category.unlisted_products,
    )
