"""The list of placements, and the box that says of one where it stands."""

import pytest

from products import placing
from products.models import Placement
from tests import builders, desk
from tests.products.placed import LIST, change, ended, running, scheduled

pytestmark = pytest.mark.django_db

STATES = {
    "waits-for-approval": "waits for approval",
    "scheduled": "scheduled",
    "running": "running",
    "ended": "ended",
    "never-approved": "never approved",
}


def one_of_each_state() -> None:
    running(builders.product("Waits for approval"), approved_at=None)
    scheduled(builders.product("Scheduled"))
    running(builders.product("Running"), points="0.3")
    ended(builders.product("Ended"))
    ended(builders.product("Never approved"), approved_at=None)


@pytest.mark.parametrize("state", STATES)
def test_the_list_is_filtered_by_state(state: str) -> None:
    one_of_each_state()
    page = desk.signed_in("auditors").get(f"{LIST}?state={state}")
    found = page.context["cl"].result_list
    assert [row.product.name.lower() for row in found] == [STATES[state]]


def test_a_state_that_there_is_not_filters_nothing() -> None:
    one_of_each_state()
    page = desk.signed_in("auditors").get(f"{LIST}?state=merry", follow=True)
    assert page.context["cl"].result_count == 5


def test_the_list_says_what_was_bought_and_who_entered_and_approved_it() -> None:
    one_of_each_state()
    words = desk.text(desk.signed_in("auditors").get(LIST))
    for phrase in (*STATES.values(), "slot 1 and 0.3 points", "clerk", "approver, 20", "nobody"):
        assert phrase in words


def test_an_empty_list_says_what_that_means() -> None:
    client = desk.signed_in("commerce")
    assert "Nobody pays for a row or for points" in desk.text(client.get(LIST))
    placement = scheduled(builders.product())
    waiting = client.get(f"{LIST}?state=waits-for-approval")
    assert "Nothing waits for approval." in desk.text(waiting)
    assert "No placement is like that." in desk.text(client.get(f"{LIST}?q=zeppelin"))
    words = desk.text(client.get(LIST))
    assert placement.advertiser in words
    assert "Nobody pays" not in words


def test_the_box_tells_in_each_state_what_it_does() -> None:
    said = {
        "Waits for approval": "it acts nowhere yet. Its start has passed; once it is approved",
        "Scheduled": "acts from",
        "Running": "it acts now , since",
        "Ended": "It acted from",
        "Never approved": "it never acted.",
    }
    one_of_each_state()
    client = desk.signed_in("editors")
    for placement in Placement.objects.select_related("product"):
        words = desk.text(client.get(change(placement)))
        assert said[placement.product.name] in words
        assert placing.seal(placement) not in words
