"""The register of placements in the admin: what is paid for, by whom, and nothing is rewritten."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.utils import timezone

from products.models import Placement, Product
from tests import builders, desk
from tests.builders import DAY, HOUR
from tests.products.placed import ADD, LIST, change, ended, running, scheduled

pytestmark = pytest.mark.django_db


def moment(name: str, at: datetime) -> dict[str, str]:
    return {f"{name}_0": f"{at:%Y-%m-%d}", f"{name}_1": f"{at:%H:%M:%S}"}


def terms(product: Product, starts_at: datetime, ends_at: datetime) -> dict[str, Any]:
    return {
        "advertiser": "Tin & Co",
        "product": product.pk,
        "category": product.category.pk,
        "slot": 1,
        "points": "",
        "payment": "flat fee",
        "contract_reference": "C-1",
        **moment("starts_at", starts_at),
        **moment("ends_at", ends_at),
    }


def soon(product: Product) -> dict[str, Any]:
    now = timezone.now()
    return terms(product, now + DAY, now + 2 * DAY)


def told(placement: Placement) -> list[str]:
    """The history of `placement`, the oldest first."""
    entries = LogEntry.objects.filter(object_id=str(placement.pk)).order_by("pk")
    return [entry.get_change_message() for entry in entries]


def test_a_placement_is_entered_and_waits_for_somebody_else() -> None:
    page = desk.submit(desk.signed_in("commerce"), ADD, **soon(builders.product()))
    placement = Placement.objects.get()
    assert placement.entered_by
    assert (placement.entered_by.username, placement.approved_by) == ("commerce", None)
    assert "It waits for approval: somebody else of the commerce people" in desk.text(page)
    (entry,) = told(placement)
    assert entry.startswith("Entered: slot 1, ")


@pytest.mark.parametrize(
    ("slot", "points", "bought"),
    [
        ("1", "", "slot 1"),
        ("", "0.3", "0.3 points"),
        ("2", "0.5", "slot 2 and 0.5 points"),
        ("3", "0", "slot 3"),
    ],
)
def test_a_slot_or_points_or_both_are_entered(slot: str, points: str, bought: str) -> None:
    product = builders.product()
    bought_fields = soon(product) | {"slot": slot, "points": points}
    desk.submit(desk.signed_in("commerce"), ADD, **bought_fields)
    assert Placement.objects.get().bought == bought


@pytest.mark.parametrize("points", ["", "0", "0.0"])
def test_where_nothing_is_paid_for_the_form_says_what_to_give(points: str) -> None:
    nothing = soon(builders.product()) | {"slot": "", "points": points}
    page = desk.submit(desk.signed_in("commerce"), ADD, **nothing)
    assert "Nothing is paid for yet. Give a slot" in desk.errors_at(page, "slot")
    assert desk.text(page).count("Give a slot") == 1
    assert not Placement.objects.exists()


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("slot", "4", "less than or equal to 3"),
        ("points", "0.6", "less than or equal to 0.5"),
        ("points", "-0.1", "greater than or equal to 0"),
        ("points", "0.25", "no more than 1 decimal place"),
        ("points", "much", "Enter a number"),
        ("contract_reference", "", "required"),
        ("payment", "favours", "not one of the available choices"),
    ],
)
def test_what_cannot_be_sold_is_refused_at_its_field(field: str, value: str, message: str) -> None:
    page = desk.submit(
        desk.signed_in("commerce"), ADD, **(soon(builders.product()) | {field: value})
    )
    assert message in desk.errors_at(page, field)
    assert not Placement.objects.exists()


def test_a_slot_that_is_taken_is_refused_at_its_field_and_nothing_is_lost() -> None:
    product = builders.product()
    holder = scheduled(product)
    now = timezone.now()
    page = desk.submit(
        desk.signed_in("commerce"), ADD, **terms(product, now + 2 * DAY, now + 3 * DAY)
    )
    assert f"by placement no. {holder.pk} (Tin & Co One)" in desk.errors_at(page, "slot")
    assert desk.fields(page)["contract_reference"] == "C-1"
    assert Placement.objects.count() == 1


def test_a_placement_that_is_moved_onto_another_is_refused_and_stays() -> None:
    product = builders.product()
    scheduled(product)
    other = scheduled(product, slot=2)
    page = desk.submit(desk.signed_in("commerce"), change(other), slot="1")
    assert "Slot 1 is taken" in desk.errors_at(page, "slot")
    assert "Scheduled. It is approved" in desk.text(page)
    other.refresh_from_db()
    assert other.approved_by
    assert (other.slot, other.approved_by.username) == (2, "approver")


def test_the_same_slot_after_the_other_has_ended_is_free() -> None:
    product = builders.product()
    holder = scheduled(product)
    after = holder.ends_at.replace(microsecond=0) + timedelta(seconds=1)
    desk.submit(desk.signed_in("commerce"), ADD, **terms(product, after, after + DAY))
    assert Placement.objects.count() == 2


def test_an_end_before_the_start_is_refused() -> None:
    now = timezone.now()
    page = desk.submit(
        desk.signed_in("commerce"), ADD, **terms(builders.product(), now + 2 * DAY, now + DAY)
    )
    assert "A placement must end after it starts." in desk.text(page)
    assert not Placement.objects.exists()


def test_a_placement_cannot_begin_in_the_past() -> None:
    now = timezone.now()
    page = desk.submit(
        desk.signed_in("commerce"), ADD, **terms(builders.product(), now - DAY, now + DAY)
    )
    assert "This has passed." in desk.errors_at(page, "starts_at")
    assert not Placement.objects.exists()


def test_a_product_that_is_not_listed_is_refused_at_its_field() -> None:
    hidden = builders.product("Hidden", is_listed=False)
    page = desk.submit(desk.signed_in("commerce"), ADD, **soon(hidden))
    assert "list it first" in desk.errors_at(page, "product")


def test_new_terms_take_the_approval_back_and_say_so() -> None:
    placement = scheduled(builders.product())
    page = desk.submit(desk.signed_in("commerce"), change(placement), points="0.4")
    placement.refresh_from_db()
    assert (placement.points, placement.approved_by) == (Decimal("0.4"), None)
    said = "Its terms are new, so the approval by approver counts no longer. It waits for approval"
    assert said in desk.text(page)
    assert told(placement) == ["Points from 0.0 to 0.4. The approval by approver counts no longer."]


def test_an_earlier_end_needs_no_approval_and_nothing_else_moves() -> None:
    """Neither does what the form does not show, such as fractions of a second."""
    placement = scheduled(builders.product())
    before = Placement.objects.values().get()
    earlier = placement.ends_at.replace(microsecond=0) - DAY
    page = desk.submit(desk.signed_in("commerce"), change(placement), **moment("ends_at", earlier))
    assert "counts no longer" not in desk.text(page)
    assert Placement.objects.values().get() == before | {"ends_at": earlier}
    (entry,) = told(placement)
    assert entry.startswith("Ends at from ")


def test_saving_without_changes_changes_nothing() -> None:
    placement = scheduled(builders.product())
    before = Placement.objects.values().get()
    desk.submit(desk.signed_in("commerce"), change(placement))
    assert Placement.objects.values().get() == before
    assert told(placement) == ["Saved without changes."]


def test_once_it_acts_only_its_end_can_be_changed() -> None:
    placement = running(builders.product())
    client = desk.signed_in("commerce")
    form = desk.fields(client.get(change(placement)))
    assert {name for name in form if not name.startswith(("csrf", "initial"))} == {
        "ends_at_0",
        "ends_at_1",
    }
    end = timezone.now() + 3 * DAY
    desk.submit(client, change(placement), **moment("ends_at", end))
    placement.refresh_from_db()
    assert abs(placement.ends_at - end) < timedelta(seconds=1)
    assert placement.approved_by


def test_a_later_end_of_what_acts_is_refused_and_the_form_says_what_to_do() -> None:
    placement = running(builders.product())
    later = placement.ends_at + DAY
    page = desk.submit(desk.signed_in("commerce"), change(placement), **moment("ends_at", later))
    assert "enter a new placement that starts on" in desk.errors_at(page, "ends_at")
    before = placement.ends_at
    placement.refresh_from_db()
    assert placement.ends_at == before


def test_what_was_shown_cannot_be_made_unshown() -> None:
    placement = running(builders.product())
    earlier = timezone.now() - 6 * HOUR
    page = desk.submit(desk.signed_in("commerce"), change(placement), **moment("ends_at", earlier))
    assert "The earliest end is now." in desk.errors_at(page, "ends_at")


def test_the_end_of_what_acts_can_move_though_its_product_is_hidden() -> None:
    placement = running(builders.product())
    Product.objects.update(is_listed=False)
    client = desk.signed_in("commerce")
    assert "not listed, so readers do not see it" in desk.text(client.get(change(placement)))
    end = timezone.now() + DAY
    desk.submit(client, change(placement), **moment("ends_at", end))
    placement.refresh_from_db()
    assert abs(placement.ends_at - end) < timedelta(seconds=1)


def test_terms_typed_while_a_placement_began_are_refused_and_not_dropped_silently() -> None:
    placement = running(builders.product())
    page = desk.submit(desk.signed_in("commerce"), change(placement), slot="2")
    assert "began to act while you were editing it" in desk.text(page)
    placement.refresh_from_db()
    assert placement.slot == 1


def test_what_waits_can_be_corrected_though_its_start_has_passed() -> None:
    placement = running(builders.product(), approved_at=None)
    desk.submit(desk.signed_in("commerce"), change(placement), slot="2")
    placement.refresh_from_db()
    assert placement.slot == 2


@pytest.mark.parametrize("approved", [True, False])
def test_an_ended_placement_stays_as_it_was(approved: bool) -> None:
    product = builders.product()
    placement = ended(product) if approved else ended(product, approved_at=None)
    client = desk.signed_in()
    page = client.get(change(placement))
    assert "View placement" in desk.text(page)
    assert "stays on record as it was" in desk.text(page)
    assert client.post(change(placement), {}).status_code == 403


def test_the_register_forgets_nothing() -> None:
    placement = scheduled(builders.product())
    client = desk.signed_in()
    url = f"{LIST}{placement.pk}/delete/"
    assert client.post(url, {"post": "yes"}).status_code == 403
    action = {"action": "delete_selected", "_selected_action": placement.pk, "post": "yes"}
    client.post(LIST, action)
    assert Placement.objects.exists()
