"""Which editions a page is made of: when none of them rises, the page stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.db.models import QuerySet

from products.models import Category, Product
from reviews.models import LiveComparison, LiveGuide, LiveReview
from reviews.routes import route
from reviews.watched import INCIDENTS, PAGES, PROBLEMS, SITE, category

Names = frozenset[str]
Rows = Iterable[tuple[int | None, ...]]

FIXED: dict[str, Names] = {
    "home": frozenset({SITE, PAGES}),
    "author": frozenset({SITE, PAGES}),
    "how-we-rank": frozenset({SITE, PAGES}),
    "transparency": frozenset({SITE, PAGES, PROBLEMS, INCIDENTS}),
    "corrections": frozenset({SITE, PAGES, PROBLEMS}),
    "correction": frozenset({SITE, PAGES, PROBLEMS}),
    "advertising-disclosure": frozenset({SITE}),
    "about": frozenset({SITE}),
    "privacy": frozenset({SITE}),
}


def of(path: str) -> Names | None:
    """What the page at `path` shows; None if it is not to be frozen. One query at most.

    What decides this may change at any moment, and raises one of these names when it does: the
    numbers are asked for before them, and both before the page is made.
    """
    match = route(path)
    if match is None:
        return None
    name = match.url_name or ""
    if name in FIXED:
        return FIXED[name]
    return _SHOWN[name](match.kwargs["slug"]) if name in _SHOWN else None


def _category(slug: str) -> Names | None:
    return _of(Category.objects.filter(slug=slug).values_list("pk"), PAGES)


def _product(slug: str) -> Names | None:
    return _of(Product.objects.filter(slug=slug).values_list("category"), PAGES)


def _comparison(slug: str) -> Names | None:
    """That of a comparison that once was there as well: the page says that it is gone."""
    return _of(LiveComparison.objects.filter(slug=slug).values_list("category"))


def _review(slug: str) -> Names | None:
    rows = LiveReview.objects.filter(product__slug=slug)
    return _of(_with_boxes(rows, "product__category"), PAGES)


def _guide(slug: str) -> Names | None:
    return _of(_with_boxes(LiveGuide.objects.filter(slug=slug), "category"), PAGES)


def _with_boxes(rows: QuerySet[LiveGuide] | QuerySet[LiveReview], own: str) -> Rows:
    """The categories of articles, and of what stands in boxes of their texts."""
    boxed = ("products__category", "products__merged_into__category", "comparisons__live__category")
    return rows.order_by().values_list(own, *boxed).distinct()


_SHOWN: dict[str, Callable[[str], Names | None]] = {
    "category": _category,
    "product": _product,
    "comparison": _comparison,
    "comparison-without-advertising": _comparison,
    "review": _review,
    "guide": _guide,
}


def _of(rows: Rows, *others: str) -> Names | None:
    """None where there is no such row: there is no page then, or one that leads elsewhere."""
    categories = {category(key) for row in rows for key in row if key}
    return frozenset({SITE, *others, *categories}) if categories else None
