"""Entering and changing placements: no slot is sold twice, and what has acted is not rewritten."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from products import placing
from products.models import Placement, Product
from tests import builders
from tests.builders import AT, DAY, HOUR

pytestmark = pytest.mark.django_db


def drafted(product: Product, starts_at: datetime, ends_at: datetime, **fields: Any) -> Placement:
    terms: dict[str, Any] = {
        "advertiser": "Tin & Co",
        "slot": 1,
        "payment": "flat fee",
        "contract_reference": "C-2",
    }
    return Placement(
        product=product,
        category=product.category,
        starts_at=starts_at,
        ends_at=ends_at,
        **(terms | fields),
    )


@pytest.fixture
def edith() -> User:
    return builders.user("edith")


@pytest.fixture
def carl() -> User:
    return builders.user("carl")


def test_placing_enters_the_register_with_who_entered_it_and_no_approval(edith: User) -> None:
    placed = placing.place(drafted(builders.product(), AT, AT + DAY), by=edith, at=AT)
    assert Placement.objects.get() == placed
    assert (placed.entered_by, placed.approved_by, placed.approved_at) == (edith, None, None)
    assert not Placement.objects.active(AT + HOUR).exists()


def test_nobody_enters_a_placement_with_its_approval(edith: User, carl: User) -> None:
    draft = drafted(builders.product(), AT, AT + DAY, approved_by=carl, approved_at=AT)
    assert placing.place(draft, by=edith, at=AT).approved_by is None


@pytest.mark.parametrize(("slot", "points"), [(1, "0.0"), (None, "0.1"), (3, "0.5")])
def test_a_slot_or_points_or_both_are_paid_for(edith: User, slot: int | None, points: str) -> None:
    draft = drafted(builders.product(), AT, AT + DAY, slot=slot, points=Decimal(points))
    placing.place(draft, by=edith, at=AT)
    placed = Placement.objects.get()
    assert (placed.slot, placed.points) == (slot, Decimal(points))


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"slot": None}, "Give a slot, or points, or both"),
        ({"slot": 0}, "greater than or equal to 1"),
        ({"slot": 4}, "less than or equal to 3"),
        ({"points": Decimal("0.6")}, "less than or equal to 0.5"),
        ({"points": Decimal("-0.1")}, "greater than or equal to 0"),
        ({"points": Decimal("0.25")}, "no more than 1 decimal place"),
        ({"points": Decimal("NaN")}, "must be a decimal number"),
        ({"advertiser": ""}, "cannot be blank"),
        ({"contract_reference": ""}, "cannot be blank"),
        ({"payment": "favours"}, "not a valid choice"),
        ({"ends_at": AT}, "must end after it starts"),
        ({"starts_at": AT - 2 * HOUR}, "cannot tell of what was not shown"),
    ],
)
def test_terms_that_mean_nothing_are_refused(
    edith: User, fields: dict[str, Any], message: str
) -> None:
    draft = drafted(builders.product(), AT, AT + DAY)
    for name, value in fields.items():
        setattr(draft, name, value)
    with pytest.raises(ValidationError, match=message):
        placing.place(draft, by=edith, at=AT)
    assert not Placement.objects.exists()


def test_what_is_over_already_is_not_entered(edith: User) -> None:
    draft = drafted(builders.product(), AT - HOUR, AT)
    with pytest.raises(ValidationError, match="Choose a later end"):
        placing.place(draft, by=edith, at=AT)


def test_a_slot_is_free_again_at_the_moment_its_placement_ends(edith: User) -> None:
    kettle = builders.product()
    placing.place(drafted(kettle, AT, AT + DAY), by=edith, at=AT)
    placing.place(drafted(kettle, AT + DAY, AT + 2 * DAY), by=edith, at=AT)
    placing.place(drafted(kettle, AT, AT + DAY, slot=2), by=edith, at=AT)
    assert Placement.objects.count() == 3


@pytest.mark.parametrize(("start", "end"), [(-1, 1), (1, 2), (-1, 9), (0, 3)])
def test_two_placements_cannot_share_a_slot_at_a_time(edith: User, start: int, end: int) -> None:
    """Whether the first is approved or not."""
    kettle = builders.product()
    holder = placing.place(drafted(kettle, AT, AT + 3 * DAY), by=edith, at=AT - 2 * DAY)
    other = drafted(kettle, AT + start * DAY, AT + end * DAY)
    with pytest.raises(ValidationError) as refused:
        placing.place(other, by=edith, at=AT - 2 * DAY)
    (message,) = refused.value.message_dict["slot"]
    assert f"by placement no. {holder.pk}" in message
    assert "Choose another slot or other dates." in message
    assert Placement.objects.count() == 1


def test_points_and_slots_of_other_categories_take_no_slot(edith: User) -> None:
    kettle = builders.product()
    toaster = builders.product("Toaster", category=builders.category("Toasters"))
    placing.place(drafted(kettle, AT, AT + DAY), by=edith, at=AT)
    points: dict[str, Any] = {"slot": None, "points": Decimal("0.3")}
    placing.place(drafted(kettle, AT, AT + DAY, **points), by=edith, at=AT)
    placing.place(drafted(kettle, AT, AT + DAY, **points), by=edith, at=AT)
    placing.place(drafted(toaster, AT, AT + DAY), by=edith, at=AT)
    assert Placement.objects.count() == 4


def test_a_slot_cannot_be_added_to_points_where_another_has_it(edith: User) -> None:
    kettle = builders.product()
    placing.place(drafted(kettle, AT, AT + DAY), by=edith, at=AT)
    points = drafted(kettle, AT, AT + DAY, slot=None, points=Decimal("0.3"))
    placing.place(points, by=edith, at=AT)
    points.slot = 1
    with pytest.raises(ValidationError, match="Slot 1 is taken"):
        placing.place(points, by=edith, at=AT)


def test_a_placement_stands_in_its_products_category_and_is_shown(edith: User) -> None:
    toaster = builders.product("Toaster", category=builders.category("Toasters"))
    stray = drafted(toaster, AT, AT + DAY)
    stray.category = builders.category("Kettles")
    with pytest.raises(ValidationError, match="is listed under Toasters"):
        placing.place(stray, by=edith, at=AT)
    hidden = builders.product("Hidden", is_listed=False)
    with pytest.raises(ValidationError, match="list it first"):
        placing.place(drafted(hidden, AT, AT + DAY), by=edith, at=AT)


NEW_TERMS: dict[str, Any] = {
    "advertiser": "Somebody else",
    "slot": 2,
    "points": Decimal("0.2"),
    "starts_at": AT + 2 * DAY,
    "ends_at": AT + 9 * DAY,
    "payment": "per click",
    "contract_reference": "C-9",
}


@pytest.mark.parametrize("term", NEW_TERMS)
def test_new_terms_of_what_is_approved_wait_for_approval_again(term: str, carl: User) -> None:
    placed = builders.placement(
        builders.product(), starts_at=AT + DAY, ends_at=AT + 5 * DAY, approved_at=AT
    )
    setattr(placed, term, NEW_TERMS[term])
    placing.place(placed, by=carl, at=AT)
    placed = Placement.objects.get()
    assert (placed.entered_by, placed.approved_by, placed.approved_at) == (carl, None, None)
    assert getattr(placed, term) == NEW_TERMS[term]


def test_another_product_is_a_new_term_too(carl: User) -> None:
    placed = builders.placement(builders.product(), starts_at=AT + DAY, ends_at=AT + 5 * DAY)
    placed.product = builders.product("Two")
    placing.place(placed, by=carl, at=AT)
    assert Placement.objects.get().approved_by is None


@pytest.mark.parametrize("hours", [24, 72], ids=["the same end", "an earlier end"])
def test_the_same_terms_and_an_earlier_end_ask_nobody(hours: int, carl: User) -> None:
    placed = builders.placement(
        builders.product(), starts_at=AT + DAY, ends_at=AT + 5 * DAY, approved_at=AT
    )
    placed.ends_at -= hours * HOUR - DAY
    placing.place(placed, by=carl, at=AT)
    kept = Placement.objects.get()
    assert kept.entered_by
    assert kept.approved_by
    assert (kept.entered_by.username, kept.approved_by.username) == ("clerk", "approver")
    assert (kept.ends_at, kept.approved_at) == (placed.ends_at, AT)


def test_an_earlier_end_keeps_an_approval_that_was_given_meanwhile(carl: User) -> None:
    product = builders.product()
    opened = builders.placement(product, starts_at=AT + DAY, ends_at=AT + 5 * DAY, approved_at=None)
    placing.approve(opened, by=carl, at=AT)
    opened.ends_at -= DAY
    placing.place(opened, by=carl, at=AT)
    assert Placement.objects.get().approved_by == carl


@pytest.mark.parametrize("term", [*NEW_TERMS])
def test_of_what_acts_no_term_changes(term: str, carl: User) -> None:
    placed = builders.placement(builders.product())
    before = Placement.objects.values().get()
    setattr(placed, term, NEW_TERMS[term])
    with pytest.raises(ValidationError, match="enter a new placement"):
        placing.place(placed, by=carl, at=AT)
    assert Placement.objects.values().get() == before


def test_more_time_for_what_acts_is_a_new_placement(carl: User) -> None:
    placed = builders.placement(builders.product())
    placed.ends_at += DAY
    with pytest.raises(ValidationError) as refused:
        placing.place(placed, by=carl, at=AT)
    (message,) = refused.value.message_dict["ends_at"]
    assert message.endswith("enter a new placement that starts on 2026-06-02 at 12:00 UTC.")


def test_the_end_of_what_acts_moves_to_earlier_whatever_became_of_its_product(carl: User) -> None:
    product = builders.product()
    placed = builders.placement(product)
    product.is_listed, product.category = False, builders.category("Toasters")
    product.save()
    placed.refresh_from_db()
    placed.ends_at = AT + HOUR
    placing.place(placed, by=carl, at=AT)
    assert Placement.objects.get().ends_at == AT + HOUR
    assert Placement.objects.active(AT).exists()


def test_what_was_shown_cannot_be_made_unshown(carl: User) -> None:
    placed = builders.placement(builders.product())
    placed.ends_at = AT - 2 * HOUR
    with pytest.raises(ValidationError, match="The earliest end is now"):
        placing.place(placed, by=carl, at=AT)
    placed.ends_at = AT - timedelta(minutes=5)  # “now”, when the form was filled in
    placing.place(placed, by=carl, at=AT)
    assert Placement.objects.get().ends_at == AT


@pytest.mark.parametrize("approved_at", [AT - DAY, None], ids=["acted", "never acted"])
@pytest.mark.parametrize("field", ["advertiser", "ends_at"])
def test_what_ended_stays_as_it_was(field: str, approved_at: datetime | None, carl: User) -> None:
    placed = builders.placement(builders.product(), ends_at=AT, approved_at=approved_at)
    setattr(placed, field, NEW_TERMS[field])
    with pytest.raises(ValidationError, match="stays on record as it was"):
        placing.place(placed, by=carl, at=AT)
    placed.refresh_from_db()
    placed.ends_at = AT - HOUR
    with pytest.raises(ValidationError, match="stays on record as it was"):
        placing.place(placed, by=carl, at=AT)


def test_terms_that_wait_past_their_start_can_still_be_corrected(carl: User) -> None:
    placed = builders.placement(builders.product(), approved_at=None)
    placed.points = Decimal("0.1")
    placing.place(placed, by=carl, at=AT)
    assert Placement.objects.get().points == Decimal("0.1")


def test_changing_a_placement_does_not_collide_with_itself(edith: User) -> None:
    placed = placing.place(drafted(builders.product(), AT, AT + DAY), by=edith, at=AT - DAY)
    placed.ends_at = AT + 2 * DAY
    placing.place(placed, by=edith, at=AT - DAY)
    assert Placement.objects.get().ends_at == AT + 2 * DAY


def test_a_placement_is_active_from_its_start_until_before_its_end() -> None:
    placed = builders.placement(builders.product(), starts_at=AT, ends_at=AT + DAY)
    assert not Placement.objects.active(AT - DAY / 2).exists()
    assert Placement.objects.active(AT).get() == placed
    assert not Placement.objects.active(AT + DAY).exists()
