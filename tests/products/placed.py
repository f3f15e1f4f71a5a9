"""Placements as of now, in each state, and where the admin shows them."""

from typing import Any

from django.utils import timezone

from products.models import Placement, Product
from tests import builders
from tests.builders import DAY, HOUR

LIST = "/admin/products/placement/"
ADD = f"{LIST}add/"


def change(placement: Placement) -> str:
    return f"{LIST}{placement.pk}/change/"


def scheduled(product: Product, **fields: Any) -> Placement:
    now = timezone.now()
    fields.setdefault("approved_at", now - HOUR)
    return builders.placement(product, starts_at=now + DAY, ends_at=now + 9 * DAY, **fields)


def running(product: Product, **fields: Any) -> Placement:
    now = timezone.now()
    return builders.placement(product, starts_at=now - DAY, ends_at=now + 9 * DAY, **fields)


def ended(product: Product, **fields: Any) -> Placement:
    now = timezone.now()
    return builders.placement(product, starts_at=now - 9 * DAY, ends_at=now - DAY, **fields)
