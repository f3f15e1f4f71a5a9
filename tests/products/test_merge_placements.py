"""Merging products of which somebody paid for one: the register stays as it was."""

from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from products import catalogue, placing
from products.models import Placement, Product
from tests import builders
from tests.builders import AT, DAY

pytestmark = pytest.mark.django_db


def merge(duplicate: Product, into: Product) -> dict[str, int]:
    return catalogue.merge(duplicate, into=into, by=builders.user(), at=AT)


def placed(of: Product, **fields: Any) -> Placement:
    """For points alone, without a slot."""
    return builders.placement(of, None, points="0.3", **fields)


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"approved_at": None},
        {"starts_at": AT + DAY, "ends_at": AT + 2 * DAY, "approved_at": AT},
        {"starts_at": AT + DAY, "ends_at": AT + 2 * DAY, "approved_at": None},
    ],
    ids=["runs", "waits past its start", "is scheduled", "waits"],
)
def test_points_to_come_keep_a_product_from_being_merged_away(fields: dict[str, Any]) -> None:
    one, two = builders.product("One"), builders.product("Two")
    placement = placed(one, **fields)
    with pytest.raises(ValidationError, match=f"paid placement, no. {placement.pk}, until"):
        merge(one, two)
    one.refresh_from_db()
    assert one.merged_into is None
    placing.end(placement, at=AT)
    assert "placements" not in merge(one, two)
    assert one.placements.get() == placement


@pytest.mark.parametrize("approved_at", [AT - DAY, None], ids=["acted", "never acted"])
def test_what_ended_stays_with_the_duplicate_as_it_was(approved_at: Any) -> None:
    one, two = builders.product("One"), builders.product("Two")
    placed(one, ends_at=AT, approved_at=approved_at)
    before = Placement.objects.values().get()
    merge(one, two)
    assert Placement.objects.values().get() == before


def test_the_one_that_stays_keeps_its_placements_and_their_approvals() -> None:
    one, two = builders.product("One"), builders.product("Two")
    running, waiting = placed(two), placed(two, approved_at=None)
    before = list(Placement.objects.order_by("pk").values())
    merge(one, two)
    assert list(Placement.objects.order_by("pk").values()) == before
    placing.approve(waiting, by=builders.user("carl"), at=AT)
    assert list(Placement.objects.active(AT).order_by("pk")) == [running, waiting]


def test_nothing_is_sold_for_a_product_that_was_merged_away_meanwhile() -> None:
    """The form was opened before: the product in hand is still listed."""
    one, two = builders.product("One"), builders.product("Two")
    draft = Placement(
        product=Product.objects.get(pk=one.pk),
        category=one.category,
        advertiser="Tin & Co",
        points=Decimal("0.3"),
        starts_at=AT,
        ends_at=AT + DAY,
        payment="flat fee",
        contract_reference="C-2",
    )
    merge(one, two)
    with pytest.raises(ValidationError, match="list it first"):
        placing.place(draft, by=builders.user(), at=AT)
    assert not Placement.objects.exists()
