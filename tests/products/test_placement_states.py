"""In which state a placement is, and what the database holds it to whoever writes there."""

from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from products.models import Placement
from products.placement_states import State, acts_from, in_state, state
from tests import builders
from tests.builders import AT, DAY, HOUR

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("starts", "ends", "approved", "expected"),
    [
        (-1, 1, None, State.WAITING),
        (1, 2, None, State.WAITING),
        (-1, 1, 0.5, State.WAITING),
        (1, 2, -1, State.SCHEDULED),
        (0, 1, -1, State.RUNNING),
        (-1, 1, 0, State.RUNNING),
        (-2, 0, -1, State.ENDED),
        (-2, 0, -3, State.ENDED),
        (-2, 0, None, State.NEVER),
        (-2, 0, 0, State.NEVER),
    ],
)
def test_a_row_and_a_query_tell_the_same_state(
    starts: int, ends: int, approved: float | None, expected: State
) -> None:
    placement = builders.placement(
        builders.product(),
        starts_at=AT + starts * DAY,
        ends_at=AT + ends * DAY,
        approved_at=None if approved is None else AT + approved * DAY,
    )
    assert state(placement, AT) is expected
    found = [one for one in State if Placement.objects.filter(in_state(one, AT)).exists()]
    assert found == [expected]
    assert placement.is_active(AT) == (expected is State.RUNNING)
    assert Placement.objects.active(AT).exists() == (expected is State.RUNNING)


@pytest.mark.parametrize(
    ("approved_at", "expected"),
    [(None, None), (AT - 2 * DAY, AT - DAY), (AT, AT)],
    ids=["never", "from its start", "from its approval"],
)
def test_it_acts_from_its_start_or_from_its_approval(
    approved_at: datetime | None, expected: datetime | None
) -> None:
    placement = builders.placement(builders.product(), approved_at=approved_at)
    assert acts_from(placement) == expected


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"slot": 0}, "placement_slot_in_range"),
        ({"slot": 4}, "placement_slot_in_range"),
        ({"points": Decimal("0.6")}, "placement_points_in_range"),
        ({"points": Decimal("-0.1")}, "placement_points_in_range"),
        ({"slot": None}, "placement_pays_for_something"),
        ({"ends_at": AT - DAY}, "placement_ends_after_start"),
        ({"approved_by": None}, "placement_approved_by_and_at"),
        ({"approved_at": None}, "placement_approved_by_and_at"),
        ({"approved_by": "clerk"}, "placement_approved_by_another"),
    ],
)
def test_the_database_refuses_what_no_verb_would_write(
    fields: dict[str, Any], constraint: str
) -> None:
    placement = builders.placement(builders.product())
    if fields.get("approved_by"):
        fields = {"approved_by": builders.user(fields["approved_by"])}
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Placement.objects.filter(pk=placement.pk).update(**fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"slot": None, "points": Decimal("0.5")},
        {"slot": 3, "points": Decimal("0.1")},
        {"approved_by": None, "approved_at": None},
        {"entered_by": None},
        {"ends_at": AT - DAY + HOUR},
    ],
)
def test_the_database_takes_what_is_right(fields: dict[str, Any]) -> None:
    builders.placement(builders.product())
    assert Placement.objects.update(**fields) == 1
