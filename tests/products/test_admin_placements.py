"""The register of placements in the admin: no slot is sold twice, and nothing is rewritten."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from products.models import Placement, Product
from tests import builders, desk
from tests.builders import DAY, HOUR

pytestmark = pytest.mark.django_db

ADD = "/admin/products/placement/add/"


def change(placement: Placement) -> str:
    return f"/admin/products/placement/{placement.pk}/change/"


def moment(name: str, at: datetime) -> dict[str, str]:
    return {f"{name}_0": f"{at:%Y-%m-%d}", f"{name}_1": f"{at:%H:%M:%S}"}


def terms(product: Product, starts_at: datetime, ends_at: datetime) -> dict[str, object]:
    return {
        "advertiser": "Tin & Co",
        "product": product.pk,
        "category": product.category.pk,
        "slot": 1,
        "payment": "flat fee",
        "contract_reference": "C-1",
        **moment("starts_at", starts_at),
        **moment("ends_at", ends_at),
    }


def scheduled(product: Product, **fields: Any) -> Placement:
    now = timezone.now()
    return builders.placement(product, starts_at=now + DAY, ends_at=now + 9 * DAY, **fields)


def running(product: Product) -> Placement:
    now = timezone.now()
    return builders.placement(product, starts_at=now - DAY, ends_at=now + 9 * DAY)


def ended(product: Product) -> Placement:
    now = timezone.now()
    return builders.placement(product, starts_at=now - 9 * DAY, ends_at=now - DAY)


def test_whoever_saves_a_placement_approves_it() -> None:
    now = timezone.now()
    desk.submit(
        desk.signed_in("commerce"), ADD, **terms(builders.product(), now + DAY, now + 2 * DAY)
    )
    assert Placement.objects.get().approved_by.username == "commerce"


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
    other.refresh_from_db()
    assert (other.slot, other.approved_by.username) == (2, "approver")


def test_the_same_slot_after_the_other_has_ended_is_free() -> None:
    product = builders.product()
    holder = scheduled(product)
    after = holder.ends_at.replace(microsecond=0) + timedelta(seconds=1)
    desk.submit(desk.signed_in("commerce"), ADD, **terms(product, after, after + DAY))
    assert Placement.objects.count() == 2


def test_a_slot_that_does_not_exist_is_refused_at_its_field() -> None:
    placement = scheduled(builders.product())
    page = desk.submit(desk.signed_in("commerce"), change(placement), slot="4")
    assert "less than or equal to 3" in desk.errors_at(page, "slot")


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


def test_once_it_runs_only_its_end_can_be_changed() -> None:
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


def test_what_was_shown_cannot_be_made_unshown() -> None:
    placement = running(builders.product())
    earlier = timezone.now() - 6 * HOUR
    page = desk.submit(desk.signed_in("commerce"), change(placement), **moment("ends_at", earlier))
    assert "The earliest end is now." in desk.errors_at(page, "ends_at")


def test_terms_typed_while_a_placement_started_are_refused_and_not_dropped_silently() -> None:
    placement = running(builders.product())
    client = desk.signed_in("commerce")
    page = desk.submit(client, change(placement), slot="2")
    assert "started while you were editing it" in desk.text(page)
    placement.refresh_from_db()
    assert placement.slot == 1


def test_an_ended_placement_stays_as_it_was() -> None:
    placement = ended(builders.product())
    client = desk.signed_in()
    assert "View placement" in desk.text(client.get(change(placement)))
    assert client.post(change(placement), {}).status_code == 403


def test_the_register_forgets_nothing() -> None:
    placement = scheduled(builders.product())
    client = desk.signed_in()
    url = f"/admin/products/placement/{placement.pk}/delete/"
    assert client.post(url, {"post": "yes"}).status_code == 403
    action = {"action": "delete_selected", "_selected_action": placement.pk, "post": "yes"}
    client.post("/admin/products/placement/", action)
    assert Placement.objects.exists()


@pytest.mark.parametrize("state", ["running", "scheduled", "ended"])
def test_the_list_is_filtered_by_state(state: str) -> None:
    ended(builders.product("Ended"))
    scheduled(builders.product("Scheduled"))
    running(builders.product("Running"))
    page = desk.signed_in("auditors").get(f"/admin/products/placement/?state={state}")
    assert [row.product.name.lower() for row in page.context["cl"].result_list] == [state]
