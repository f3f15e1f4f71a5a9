"""Two people at once. SQLite lets only one of them write at a time; PostgreSQL has to be told to."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from functools import partial
from threading import Barrier

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import connection

from products import placing
from products.models import Placement, Product
from tests import builders
from tests.builders import AT, DAY

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="the database in memory has one connection"
    ),
]
ROUNDS = 10


def at_once(*verbs: Callable[[], object]) -> list[str]:
    """Run each verb in a connection of its own, all of them at the same moment; say how each ended."""
    start = Barrier(len(verbs))

    def run(verb: Callable[[], object]) -> str:
        start.wait()
        try:
            verb()
        except ValidationError as refusal:
            return refusal.messages[0]
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(verbs)) as pool:
        return sorted(pool.map(run, verbs))


def test_of_two_who_take_one_slot_at_once_one_gets_it() -> None:
    one, two = builders.product("One"), builders.product("Two")
    edith, carl = builders.user("edith"), builders.user("carl")

    def taking(product: Product, by: User, day: int) -> Callable[[], object]:
        draft = Placement(
            product=product,
            category=product.category,
            advertiser="Tin & Co",
            slot=1,
            starts_at=AT + day * DAY,
            ends_at=AT + (day + 1) * DAY,
            payment="flat fee",
            contract_reference="C-2",
        )
        return partial(placing.place, draft, by=by, at=AT)

    for day in range(ROUNDS):
        first, second = at_once(taking(one, edith, day), taking(two, carl, day))
        assert first.startswith("Slot 1 is taken")
        assert second == "done"
    assert Placement.objects.count() == ROUNDS


def test_terms_that_change_in_the_moment_of_their_approval_are_not_approved() -> None:
    """Either the approval came first, and counts no longer; or it is refused. Both wait."""
    product, carl, clerk = builders.product(), builders.user("carl"), builders.user("clerk")
    for _ in range(ROUNDS):
        waiting = builders.placement(
            product, None, points="0.1", starts_at=AT + DAY, ends_at=AT + 2 * DAY, approved_at=None
        )
        changed = Placement.objects.get(pk=waiting.pk)
        changed.points = Decimal("0.5")
        seen = placing.seal(waiting)
        at_once(
            partial(placing.approve, waiting, by=carl, at=AT, seen=seen),
            partial(placing.place, changed, by=clerk, at=AT),
        )
        waiting.refresh_from_db()
        assert (waiting.points, waiting.approved_by) == (Decimal("0.5"), None)


def test_of_two_approvals_at_once_one_counts() -> None:
    product, carl, dora = builders.product(), builders.user("carl"), builders.user("dora")
    for _ in range(ROUNDS):
        waiting = builders.placement(product, None, points="0.1", approved_at=None)
        answers = at_once(
            partial(placing.approve, waiting, by=carl, at=AT),
            partial(placing.approve, waiting, by=dora, at=AT),
        )
        assert answers == ["It is approved already.", "done"]
