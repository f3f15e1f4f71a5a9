"""Approving and ending placements: a second person reads what the first agreed."""

from decimal import Decimal

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from products import placing
from products.models import Placement
from products.placement_states import State, state
from tests import builders
from tests.builders import AT, DAY, HOUR

pytestmark = pytest.mark.django_db


@pytest.fixture
def carl() -> User:
    return builders.user("carl")


@pytest.fixture
def waiting() -> Placement:
    """Entered by the clerk, agreed from yesterday until tomorrow."""
    return builders.placement(builders.product(), points="0.3", approved_at=None)


def test_what_waits_does_not_act_and_what_is_approved_does(waiting: Placement, carl: User) -> None:
    assert not Placement.objects.active(AT).exists()
    approved = placing.approve(waiting, by=carl, at=AT)
    assert (approved.approved_by, approved.approved_at) == (carl, AT)
    assert Placement.objects.active(AT).get() == waiting


def test_what_is_approved_after_its_start_acts_from_then_on(waiting: Placement, carl: User) -> None:
    placing.approve(waiting, by=carl, at=AT)
    assert not Placement.objects.active(AT - HOUR).exists()
    assert Placement.objects.active(AT).exists()


def test_what_is_approved_before_its_start_acts_from_its_start(carl: User) -> None:
    later = builders.placement(
        builders.product(), starts_at=AT + HOUR, ends_at=AT + DAY, approved_at=None
    )
    placing.approve(later, by=carl, at=AT)
    assert not Placement.objects.active(AT).exists()
    assert Placement.objects.active(AT + HOUR).exists()


def test_who_entered_a_placement_cannot_approve_it(waiting: Placement) -> None:
    with pytest.raises(ValidationError, match="somebody else has to approve"):
        placing.approve(waiting, by=builders.user("clerk"), at=AT)
    assert Placement.objects.get().approved_by is None


def test_who_changed_the_terms_last_entered_them(waiting: Placement, carl: User) -> None:
    waiting.points = Decimal("0.5")
    placing.place(waiting, by=carl, at=AT)
    with pytest.raises(ValidationError, match="You entered its terms"):
        placing.approve(waiting, by=carl, at=AT)
    placing.approve(waiting, by=builders.user("clerk"), at=AT)


def test_a_second_approval_is_refused_and_the_first_stays(waiting: Placement, carl: User) -> None:
    placing.approve(waiting, by=carl, at=AT)
    with pytest.raises(ValidationError, match="approved already"):
        placing.approve(waiting, by=builders.user("dora"), at=AT + HOUR)
    assert Placement.objects.get().approved_by == carl


def test_what_was_over_before_anybody_approved_it_never_acted(
    waiting: Placement, carl: User
) -> None:
    with pytest.raises(ValidationError, match="2026-06-02 at 12:00 UTC, so it never acted"):
        placing.approve(waiting, by=carl, at=AT + DAY)
    assert not Placement.objects.active(AT + DAY - HOUR).exists()
    assert state(waiting, AT + DAY) is State.NEVER


def test_a_product_that_readers_do_not_see_is_not_approved(waiting: Placement, carl: User) -> None:
    product = waiting.product
    product.is_listed = False
    product.save()
    with pytest.raises(ValidationError, match="list it first"):
        placing.approve(waiting, by=carl, at=AT)
    product.is_listed, product.category = True, builders.category("Toasters")
    product.save()
    with pytest.raises(ValidationError, match="is listed under Toasters"):
        placing.approve(waiting, by=carl, at=AT)


def test_only_what_was_read_is_approved(waiting: Placement, carl: User) -> None:
    seen = placing.seal(waiting)
    waiting.points = Decimal("0.5")
    placing.place(waiting, by=builders.user("clerk"), at=AT)
    with pytest.raises(ValidationError, match="changed after you opened the page"):
        placing.approve(waiting, by=carl, at=AT, seen=seen)
    placing.approve(waiting, by=carl, at=AT, seen=placing.seal(Placement.objects.get()))


def test_a_seal_is_of_all_terms_and_of_the_placement(waiting: Placement) -> None:
    assert placing.seal(waiting) == placing.seal(Placement.objects.get())
    changed = {
        "pk": 0,
        "advertiser": "B",
        "product_id": 0,
        "category_id": 0,
        "slot": 2,
        "points": Decimal("0.2"),
        "starts_at": AT,
        "ends_at": AT,
        "payment": "per click",
        "contract_reference": "B",
    }
    seals = {placing.seal(waiting)}
    for name, value in changed.items():
        other = Placement.objects.get()
        setattr(other, name, value)
        seals.add(placing.seal(other))
    assert len(seals) == len(changed) + 1


def test_what_acts_ends_now_and_stays_on_record() -> None:
    running = builders.placement(builders.product())
    placing.end(running, at=AT)
    assert not Placement.objects.active(AT).exists()
    assert Placement.objects.active(AT - HOUR).get() == running
    assert state(Placement.objects.get(), AT) is State.ENDED


@pytest.mark.parametrize("days", [0, 1])
def test_what_has_not_begun_is_called_off_and_frees_its_slot(days: int, carl: User) -> None:
    product = builders.product()
    start = AT + days * DAY
    ahead = builders.placement(product, starts_at=start, ends_at=AT + 9 * DAY, approved_at=AT)
    placing.end(ahead, at=AT)
    called_off = Placement.objects.get()
    assert state(called_off, AT) is State.NEVER
    for moment in (AT - HOUR, AT, start, AT + 2 * DAY):
        assert not Placement.objects.active(moment).exists()
    with pytest.raises(ValidationError, match="it never acted"):
        placing.approve(called_off, by=carl, at=AT)
    next_one = Placement(
        product=product,
        category=product.category,
        advertiser="B",
        slot=1,
        starts_at=start,
        ends_at=AT + 9 * DAY,
        payment="flat fee",
        contract_reference="C-3",
    )
    placing.place(next_one, by=carl, at=AT)


def test_what_waits_past_its_start_is_ended_as_never_approved(waiting: Placement) -> None:
    placing.end(waiting, at=AT)
    ended = Placement.objects.get()
    assert (state(ended, AT), ended.starts_at) == (State.NEVER, AT - DAY)


def test_what_ended_does_not_end_again() -> None:
    over = builders.placement(builders.product(), ends_at=AT)
    with pytest.raises(ValidationError, match="stays on record as it was"):
        placing.end(over, at=AT + HOUR)
    assert Placement.objects.get().ends_at == AT
