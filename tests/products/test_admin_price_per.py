"""Editors say by which facts prices are shown per unit."""

from decimal import Decimal
from typing import Any

import pytest

from products.models import Specification
from tests import builders, desk

pytestmark = pytest.mark.django_db


def saved(**fields: str) -> Any:
    """The category's form, sent with one specification that has `fields`."""
    category = builders.category()
    row = {"name": "Tablets", "slug": "tablets", "unit": "tablet", "kind": "number"} | fields
    return desk.submit(
        desk.signed_in("editors"),
        f"/admin/products/category/{category.pk}/change/",
        **{"specifications-TOTAL_FORMS": "1", "specifications-0-better": "neither"},
        **{"specifications-0-position": "0"},
        **{f"specifications-0-{name}": value for name, value in row.items()},
    )


@pytest.mark.parametrize("price_per", ["1", "100", "0.5"])
def test_a_number_with_a_unit_can_have_prices_per_unit(price_per: str) -> None:
    saved(price_per=price_per)
    assert Specification.objects.get().price_per == Decimal(price_per)


def test_none_is_asked_for() -> None:
    saved(price_per="", kind="text", unit="")
    assert Specification.objects.get().price_per is None


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"kind": "text", "price_per": "1"}, "Prices can be shown per a number only"),
        ({"kind": "yes-no", "price_per": "1"}, "Prices can be shown per a number only"),
        ({"unit": "", "price_per": "1"}, "Give the unit too, in the singular"),
        ({"price_per": "0"}, "greater than or equal to 0.001"),
        ({"price_per": "-1"}, "greater than or equal to 0.001"),
        ({"price_per": "many"}, "Enter a number."),
    ],
)
def test_what_makes_no_unit_price_is_refused_at_its_field(
    fields: dict[str, str], error: str
) -> None:
    page = saved(**fields)
    assert error in desk.errors_at(page, "specifications-0-price_per")
    assert not Specification.objects.exists()
