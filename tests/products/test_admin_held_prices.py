"""Editors decide on held prices in the admin; others who may see the queue cannot."""

from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from products.models import HeldPrice, Offer
from tests import builders, desk
from tests.builders import DAY, HOUR

pytestmark = pytest.mark.django_db
QUEUE = "/admin/products/heldprice/"


@pytest.fixture
def offer() -> Offer:
    """It was seen at 20.00 three times until an hour ago."""
    made = builders.offer(builders.product())
    now = timezone.now()
    builders.price(made, "20.00", at=now - 2 * DAY, confirmed_at=now - HOUR, sightings=3)
    return made


def held(offer: Offer, amount: str = "199.00", minutes_ago: int = 30, **fields: Any) -> HeldPrice:
    at = timezone.now() - minutes_ago * HOUR / 60
    return builders.held_price(offer, amount, at, **fields)


def chosen(group: str, action: str, *rows: HeldPrice) -> Any:
    data = {"action": action, "_selected_action": [row.pk for row in rows]}
    return desk.signed_in(group).post(QUEUE, data, follow=True)


def decisions() -> dict[str, str]:
    return {str(row.amount): row.decision for row in HeldPrice.objects.all()}


def test_a_price_typed_ten_times_too_high_waits_and_the_form_says_so(offer: Offer) -> None:
    page = desk.submit(
        desk.signed_in("commerce"),
        f"/admin/products/offer/{offer.pk}/change/",
        price_amount="199",
        price_currency="USD",
        price_delivery="4.90",
    )
    row = HeldPrice.objects.get()
    assert (str(row), row.delivery) == (f"199.00 USD for {offer}", Decimal("4.90"))
    assert row.source == "commerce, by hand"
    told = desk.text(page)
    assert "Price 199 USD is not on record: the usual one was 20.00 USD." in told
    assert "It waits for an editor, and until then no reader sees it." in told
    assert f"{QUEUE}{row.pk}/change/" in page.content.decode()
    assert offer.prices.get().amount == 20


def test_a_refused_price_that_is_typed_again_is_not_said_to_wait(offer: Offer) -> None:
    held(offer, decision="refused", decided_at=timezone.now())
    page = desk.submit(
        desk.signed_in("commerce"),
        f"/admin/products/offer/{offer.pk}/change/",
        price_amount="199",
        price_currency="USD",
    )
    assert "An editor refused it before" in desk.text(page)
    assert decisions() == {"199.00": "refused"}


def test_delivery_is_entered_with_the_price_and_not_without(offer: Offer) -> None:
    client, url = desk.signed_in("commerce"), f"/admin/products/offer/{offer.pk}/change/"
    page = desk.submit(client, url, price_delivery="4.90")
    assert "Give the amount too" in desk.errors_at(page, "price_amount")
    given = {"price_amount": "21", "price_currency": "USD"}
    page = desk.submit(client, url, price_delivery="-1", **given)
    assert "greater than or equal to 0" in desk.errors_at(page, "price_delivery")
    page = desk.submit(client, url, price_delivery="0", **given)
    newest = offer.prices.first()
    assert newest is not None
    assert (newest.amount, newest.delivery) == (Decimal(21), Decimal(0))
    assert "21.00 USD 0.00" in desk.text(client.get(url))
    assert "20.00 USD not stated" in desk.text(client.get(url))


def test_the_queue_shows_what_an_editor_needs_and_what_waits_stands_on_top(offer: Offer) -> None:
    held(offer, "300.00", 10, decision="refused", decided_at=timezone.now())
    row = held(offer, sightings=4, confirmed_at=timezone.now())
    page = desk.signed_in("editors").get(QUEUE)
    told = desk.text(page)
    for words in (
        "199.00 USD",
        "Tin & Co One page at Alder Shop",
        "19.90 USD the held one is 10.0 times that",
        "20.00 USD last confirmed",
        f"4 times since {timezone.localtime(row.observed_at):%Y-%m-%d %H:%M}",
        "waits for an editor",
    ):
        assert words in told
    assert told.index("199.00 USD") < told.index("300.00 USD")
    html = page.content.decode()
    assert 'href="https://shop.example/one"' in html
    assert 'href="/products/one/"' in html


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"withdrawn_at": builders.AT}, "nothing the offer is withdrawn"),
        ({"url": ""}, "Alder Shop, without a page"),
    ],
)
def test_the_queue_says_why_readers_see_nothing(
    offer: Offer, changes: dict[str, Any], words: str
) -> None:
    Offer.objects.update(**changes)
    held(offer)
    assert words in desk.text(desk.signed_in("editors").get(QUEUE))


def test_the_queue_says_that_the_last_price_is_too_old(offer: Offer) -> None:
    offer.prices.update(observed_at=builders.AT, confirmed_at=builders.AT)
    held(offer)
    told = desk.text(desk.signed_in("editors").get(QUEUE))
    assert "a link without a price 20.00 USD is too old" in told


def test_an_empty_queue_says_what_comes_here() -> None:
    assert "Nothing waits." in desk.text(desk.signed_in("editors").get(QUEUE))
    page = desk.signed_in("editors").get(f"{QUEUE}?decision__exact=refused")
    assert "No held price is like that." in desk.text(page)


def test_several_are_accepted_at_once_and_those_that_cannot_be_are_told(offer: Offer) -> None:
    other = builders.offer(builders.product("Two"))
    builders.price(other, "5.00", at=timezone.now() - DAY, confirmed_at=timezone.now())
    page = chosen("editors", "accept", held(offer), held(other, "50.00"))
    told = desk.text(page)
    assert "Accepted 1 price: on record now, as seen." in told
    assert "50.00 USD for Tin & Co Two at Alder Shop cannot be accepted." in told
    assert decisions() == {"199.00": "accepted", "50.00": "waiting"}
    newest = offer.prices.first()
    assert newest is not None
    assert newest.amount == 199


def test_several_are_refused_at_once_and_decided_ones_are_left_alone(offer: Offer) -> None:
    accepted = held(offer, "300.00", decision="accepted", decided_at=timezone.now())
    page = chosen("editors", "refuse", held(offer), held(offer, "198.00"), accepted)
    told = desk.text(page)
    assert "Refused 2 prices: not on record, and not shown." in told
    assert "Left 1 price as decided before" in told
    assert decisions() == {"300.00": "accepted", "199.00": "refused", "198.00": "refused"}
    assert offer.prices.get().amount == 20


@pytest.mark.parametrize(("button", "decision"), [("accept", "accepted"), ("refuse", "refused")])
def test_one_is_decided_on_its_page_and_its_history_tells_who_did(
    offer: Offer, button: str, decision: str
) -> None:
    row, client = held(offer), desk.signed_in("editors")
    assert "Waits for an editor" in desk.text(client.get(f"{QUEUE}{row.pk}/change/"))
    page = client.post(f"{QUEUE}{row.pk}/decide/", {button: "1"}, follow=True)
    assert page.status_code == 200
    row.refresh_from_db()
    assert (row.decision, row.decided_by and row.decided_by.username) == (decision, "editors")
    history = desk.text(client.get(f"{QUEUE}{row.pk}/history/"))
    assert f"{decision.capitalize()}: " in history
    assert "editors" in history


def test_a_refused_one_is_accepted_later_and_an_accepted_one_has_no_buttons(offer: Offer) -> None:
    row = held(offer, decision="refused", decided_at=timezone.now())
    client = desk.signed_in("editors")
    page = client.post(f"{QUEUE}{row.pk}/decide/", {"accept": "1"}, follow=True)
    assert "Accepted: it is on record." in desk.text(page)
    assert b"/decide/" not in page.content


@pytest.mark.parametrize("group", ["commerce", "auditors"])
def test_others_look_on(offer: Offer, group: str) -> None:
    row, client = held(offer), desk.signed_in(group)
    page = client.get(f"{QUEUE}{row.pk}/change/")
    assert page.status_code == 200
    assert b"/decide/" not in page.content
    assert client.post(f"{QUEUE}{row.pk}/decide/", {"accept": "1"}).status_code == 403
    chosen(group, "accept", row)
    chosen(group, "refuse", row)
    assert decisions() == {"199.00": "waiting"}


def test_nobody_enters_changes_or_deletes_one(offer: Offer) -> None:
    row, client = held(offer), desk.signed_in()
    for part in ("add/", f"{row.pk}/delete/"):
        assert client.get(f"{QUEUE}{part}").status_code == 403
    assert client.post(f"{QUEUE}{row.pk}/change/", {"amount": "1"}).status_code == 403
    assert client.get(f"{QUEUE}{row.pk}/decide/").status_code == 403


@pytest.mark.parametrize("path", ["/admin/", "/admin/products/offer/"])
def test_editors_are_told_how_many_wait(offer: Offer, path: str) -> None:
    client = desk.signed_in("editors")
    assert "held price" not in desk.text(client.get(path)).replace("Held prices", "")
    held(offer)
    assert "1 held price waits for an editor" in desk.text(client.get(path))
    held(offer, "198.00")
    held(offer, "300.00", decision="refused", decided_at=timezone.now())
    assert "2 held prices wait for an editor" in desk.text(client.get(path))
