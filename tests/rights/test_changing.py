"""The matrix of rights, action by action: each group tries every change, one after the other.

What is sent is always what a superuser's browser would send, so that nothing but the right is
missing. What is refused leaves every row of the database as it was.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from products import placing
from products.models import Placement, PriceObservation
from tests import desk
from tests.builders import DAY
from tests.rights.world import GROUPS, World, changed, database

pytestmark = pytest.mark.django_db

Attempt = Callable[[World], tuple[str, dict[str, Any]]]  # where to post, and what


def save(name: str, /, button: str = "_save", **changes: Any) -> Attempt:
    return lambda world: (world.url(name), world.form(name, **{button: "1"}, **changes))


def add(name: str, terms: Callable[[World], dict[str, Any]]) -> Attempt:
    return lambda world: (
        world.url(name, "add"),
        world.form(name, "add", _save="1", **terms(world)),
    )


def delete(name: str) -> Attempt:
    return lambda world: (world.url(name, "delete"), {"post": "yes"})


def action(name: str, verb: str, **more: Any) -> Attempt:
    return lambda world: (
        world.url(name, "list"),
        {"action": verb, "_selected_action": world.rows[name].pk, **more},
    )


def press(name: str, page: str, **sent: Any) -> Attempt:
    return lambda world: (world.url(name, page), sent)


def with_seal(attempt: Attempt) -> Attempt:
    """With what the form of the placement holds for its “Approve”."""

    def sealed(world: World) -> tuple[str, dict[str, Any]]:
        url, sent = attempt(world)
        current = Placement.objects.get(pk=world.rows["placement"].pk)
        return url, sent | {f"seen_{current.pk}": placing.seal(current)}

    return sealed


def moment(name: str, at: datetime) -> dict[str, str]:
    return {f"{name}_0": f"{at:%Y-%m-%d}", f"{name}_1": f"{at:%H:%M:%S}"}


def points(world: World) -> dict[str, Any]:
    return {
        "advertiser": "Tin & Co", "points": "0.3", "payment": "flat fee", "contract_reference": "C-2",
        "product": world.rows["product"].pk, "category": world.rows["category"].pk,
        **moment("starts_at", world.at + DAY), **moment("ends_at", world.at + 2 * DAY),
    }  # fmt: skip


def another_offer(world: World) -> dict[str, Any]:
    return {
        "product": world.rows["product"].pk, "merchant": world.rows["merchant"].pk,
        "merchant_item_id": "new",
    }  # fmt: skip


def another_review(world: World) -> dict[str, Any]:
    return {
        "title": "Three tested",
        "product": world.rows["offer without prices"].product.pk,
        "method": world.rows["method"].pk, "author": world.rows["author"].pk,
    }  # fmt: skip


# 403 is refused. An action that a group has not is not done: its list is shown again (200).
# What is done redirects, and changes the table that is named. Where none is, nobody can do it.
WRITES: dict[str, tuple[Attempt, str, tuple[int, int, int]]] = {
    # money
    "enter a placement": (add("placement", points), "products.placement", (403, 302, 403)),
    "change a placement": (save("placement", points="0.5"), "products.placement", (403, 302, 403)),
    "delete a placement": (delete("placement"), "", (403, 403, 403)),
    "approve a placement": (
        with_seal(press("placement", "approve")), "products.placement", (403, 302, 403),
    ),
    "approve it in the list": (
        with_seal(action("placement", "approve_selected", confirmed="1")),
        "products.placement", (200, 302, 200),
    ),
    "delete it in the list": (action("placement", "delete_selected", post="yes"), "", (200, 302, 200)),
    "end a placement": (press("placement", "end"), "products.placement", (403, 302, 403)),
    "change a merchant": (save("merchant", name="M"), "products.merchant", (403, 302, 403)),
    "enter a programme": (
        add("programme", lambda world: {"merchant": world.rows["merchant"].pk, "name": "New"}),
        "products.programme", (403, 302, 403),
    ),
    "switch a programme off": (
        lambda world: (
            world.url("programme"),
            {k: v for k, v in world.form("programme").items() if k != "is_active"},
        ),
        "products.programme", (403, 302, 403),
    ),
    "delete a programme": (delete("programme without offers"), "products.programme", (403, 302, 403)),
    "enter an offer": (add("offer", another_offer), "products.offer", (403, 302, 403)),
    "change an offer": (save("offer", title="T"), "products.offer", (403, 302, 403)),
    "delete an offer": (delete("offer without prices"), "products.offer", (403, 302, 403)),
    "delete an offer that has prices": (delete("offer"), "", (403, 403, 403)),
    "withdraw an offer": (action("offer", "withdraw"), "products.offer", (200, 302, 200)),
    "enter a price by hand": (
        save("offer", price_amount="21.00", price_currency="USD"),
        "products.priceobservation", (403, 302, 403),
    ),
    "change a price that was seen": (press("price", "change", amount="1.00"), "", (403, 403, 403)),
    "delete a price that was seen": (delete("price"), "", (403, 403, 403)),
    # prices that are held
    "accept a held price": (
        press("held price", "decide", accept="1"), "products.priceobservation", (302, 403, 403),
    ),
    "refuse a held price": (
        press("held price", "decide", refuse="1"), "products.heldprice", (302, 403, 403),
    ),
    "accept held prices in the list": (
        action("held price", "accept"), "products.priceobservation", (302, 200, 200),
    ),
    "refuse held prices in the list": (
        action("held price", "refuse"), "products.heldprice", (302, 200, 200),
    ),
    "change a held price": (press("held price", "change", amount="1.00"), "", (403, 403, 403)),
    # facts
    "change a product": (save("product", name="P"), "products.product", (302, 403, 403)),
    "take a product off the lists": (
        lambda world: (
            world.url("product"),
            {k: v for k, v in world.form("product").items() if k != "is_listed"},
        ),
        "products.product", (302, 403, 403),
    ),
    "change a category": (save("category", name="C"), "products.category", (302, 403, 403)),
    "delete a brand that has products": (action("brand", "delete_selected", post="yes"), "", (200, 200, 200)),
    # opinions
    "enter a review": (add("review", another_review), "reviews.review", (302, 403, 403)),
    "change a review": (save("review", verdict="V"), "reviews.review", (302, 403, 403)),
    "change a score": (
        save("draft review", **{"scores-0-value": "9.5"}), "reviews.score", (302, 403, 403),
    ),
    "publish a review": (
        save("draft review", "_publish"), "reviews.livereview", (302, 403, 403),
    ),
    "publish it in the list": (
        action("draft review", "publish_selected"), "reviews.livereview", (302, 403, 200),
    ),
    "withdraw a review": (save("review", "_withdraw"), "reviews.livereview", (302, 403, 403)),
    "withdraw it in the list": (
        action("review", "withdraw_selected"), "reviews.livereview", (302, 403, 200),
    ),
    "delete a draft": (delete("draft review"), "reviews.review", (302, 403, 403)),
    "delete what readers see": (delete("review"), "", (403, 403, 403)),
    "change a method": (save("method", description="D"), "reviews.method", (302, 403, 403)),
    "change a weight": (
        save("method", **{"criteria-0-weight": "59"}), "reviews.criterion", (302, 403, 403),
    ),
    "make a new version of a method": (
        action("method", "make_new_version"), "reviews.method", (302, 403, 200),
    ),
    "delete a method": (delete("method"), "reviews.method", (302, 403, 403)),
    "change a comparison": (save("comparison", title="T"), "reviews.comparison", (302, 403, 403)),
    "publish a comparison": (
        save("comparison", "_publish"), "reviews.livecomparison", (302, 403, 403),
    ),
    "change a guide": (save("guide", title="T"), "reviews.guide", (302, 403, 403)),
    "publish a guide": (save("guide", "_publish"), "reviews.liveguide", (302, 403, 403)),
    "change an author": (save("author", role="R"), "reviews.author", (302, 403, 403)),
    # what readers report
    "answer a report": (
        save("problem", outcome="kept", answer="We looked again."),
        "reviews.problem", (302, 403, 403),
    ),
    "set a report aside": (action("problem", "set_aside"), "reviews.problem", (302, 200, 200)),
    "delete a report": (delete("problem"), "", (403, 403, 403)),
    # who may do what, and what is promised
    "give oneself more rights": (save("user", is_superuser="on"), "", (403, 403, 403)),
    "change a notice": (press("notice", "change", text="T"), "", (403, 403, 403)),
}  # fmt: skip


@pytest.mark.parametrize("name", WRITES)
def test_each_group_changes_what_the_table_says_and_nothing_else(name: str, world: World) -> None:
    attempt, table, expected = WRITES[name]
    url, sent = attempt(world)
    order = sorted(zip(GROUPS, expected, strict=True), key=lambda one: one[1] == 302)
    for group, status in order:  # those who are refused first
        client, before = desk.signed_in(group), database()
        answer = client.post(url, sent)
        assert (group, answer.status_code) == (group, status)
        done = {table} if status == 302 and table else set()
        found = changed(before, database())
        assert done <= found
        assert bool(done) == bool(found)


def test_a_refused_price_by_hand_is_not_entered_by_another_way(world: World) -> None:
    url = world.url("price", "add")
    for group in GROUPS:
        answer = desk.signed_in(group).post(url, {"offer": world.rows["offer"].pk, "amount": "1"})
        assert answer.status_code == 403
    assert PriceObservation.objects.count() == 1
