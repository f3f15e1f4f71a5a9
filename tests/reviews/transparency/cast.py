"""What the tests of this folder share: deals about points, and a second shelf."""

from typing import Any

from django.utils import timezone

from products.models import Category, Placement, Product
from reviews import publishing
from tests import builders


def points(of: Product, number: str, **fields: Any) -> Placement:
    """A placement that adds `number` points, approved, and acting since five minutes ago."""
    since = timezone.now() - builders.HOUR / 12
    fields.setdefault("starts_at", since)
    fields.setdefault("approved_at", min(since, fields["starts_at"]))
    fields.setdefault("ends_at", fields["starts_at"] + builders.DAY)
    return builders.placement(of, fields.pop("slot", None), points=number, **fields)


def shelf(name: str, products: list[str]) -> Category:
    """A category with a comparison and a review of each of `products`."""
    category = builders.category(name)
    method = builders.method(category=category)
    for product in products:
        builders.published_review(builders.product(product, category=category), method)
    made = builders.comparison(method, title=f"{name} compared", slug=category.slug)
    publishing.publish(made, by=None, at=timezone.now())
    return category
