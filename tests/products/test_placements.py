from datetime import datetime

import pytest
from django.core.exceptions import ValidationError

from products import catalogue
from products.models import Placement, Product
from tests import builders
from tests.builders import AT, DAY

pytestmark = pytest.mark.django_db


def drafted(product: Product, starts_at: datetime, ends_at: datetime, slot: int = 1) -> Placement:
    return Placement(
        product=product,
        category=product.category,
        advertiser="Tin & Co",
        slot=slot,
        starts_at=starts_at,
        ends_at=ends_at,
        payment="flat fee",
        contract_reference="C-2",
    )


def test_placing_enters_the_register_with_who_approved_it() -> None:
    edith = builders.user("edith")
    placed = catalogue.place(drafted(builders.product(), AT, AT + DAY), by=edith)
    assert Placement.objects.get() == placed
    assert placed.approved_by == edith


def test_a_slot_is_free_again_at_the_moment_its_placement_ends() -> None:
    kettle, edith = builders.product(), builders.user()
    catalogue.place(drafted(kettle, AT, AT + DAY), by=edith)
    catalogue.place(drafted(kettle, AT + DAY, AT + 2 * DAY), by=edith)
    catalogue.place(drafted(kettle, AT, AT + DAY, slot=2), by=edith)
    assert Placement.objects.count() == 3


@pytest.mark.parametrize(("start", "end"), [(-1, 1), (1, 2), (-1, 9), (0, 3)])
def test_two_placements_cannot_share_a_slot_at_a_time(start: int, end: int) -> None:
    kettle, edith = builders.product(), builders.user()
    holder = catalogue.place(drafted(kettle, AT, AT + 3 * DAY), by=edith)
    with pytest.raises(ValidationError) as refused:
        catalogue.place(drafted(kettle, AT + start * DAY, AT + end * DAY), by=edith)
    (message,) = refused.value.message_dict["slot"]
    assert f"by placement no. {holder.pk}" in message
    assert "Choose another slot or other dates." in message
    assert Placement.objects.count() == 1


def test_changing_a_placement_does_not_collide_with_itself() -> None:
    kettle, edith = builders.product(), builders.user()
    placed = catalogue.place(drafted(kettle, AT, AT + DAY), by=edith)
    placed.ends_at = AT + 2 * DAY
    catalogue.place(placed, by=edith)
    assert Placement.objects.get().ends_at == AT + 2 * DAY


def test_a_placement_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValidationError, match="A placement must end after it starts"):
        catalogue.place(drafted(builders.product(), AT, AT - DAY), by=builders.user())


def test_only_new_terms_need_a_new_approver() -> None:
    edith, carl = builders.user("edith"), builders.user("carl")
    placed = catalogue.place(drafted(builders.product(), AT, AT + DAY), by=edith)
    placed.ends_at = AT + 2 * DAY
    assert catalogue.place(placed, by=carl).approved_by == edith
    placed.advertiser = "Somebody else"
    assert catalogue.place(placed, by=carl).approved_by == carl


def test_a_placement_stands_in_its_products_category_and_is_shown() -> None:
    toaster = builders.product("Toaster", category=builders.category("Toasters"))
    stray = drafted(toaster, AT, AT + DAY)
    stray.category = builders.category("Kettles")
    with pytest.raises(ValidationError, match="is listed under Toasters"):
        catalogue.place(stray, by=builders.user())
    hidden = builders.product("Hidden", is_listed=False)
    with pytest.raises(ValidationError, match="list it first"):
        catalogue.place(drafted(hidden, AT, AT + DAY), by=builders.user())


def test_a_placement_is_active_from_its_start_until_before_its_end() -> None:
    placed = builders.placement(builders.product(), starts_at=AT, ends_at=AT + DAY)
    assert not Placement.objects.active(AT - DAY / 2).exists()
    assert Placement.objects.active(AT).get() == placed
    assert not Placement.objects.active(AT + DAY).exists()
