"""Prices far from the usual wait for an editor: nothing of them is on record before that."""

from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.core.exceptions import ValidationError
from django.test import Client

from products import catalogue, holding, pricing
from products.models import HeldPrice, Offer, PriceObservation
from products.prices import Outcome
from tests import builders
from tests.builders import AT, DAY
from tests.conftest import Site

pytestmark = pytest.mark.django_db


@pytest.fixture
def offer() -> Offer:
    """It was seen at 20.00 on three days, of which AT was the last."""
    made = builders.offer(builders.product())
    builders.price(made, "20.00", at=AT - 2 * DAY, confirmed_at=AT, sightings=3)
    return made


def confirm(offer: Offer, amount: str, day: int, **fields: Any) -> Outcome:
    given = {"currency": "USD", "availability": "in_stock", "source": "a test"} | fields
    return catalogue.confirm_price(offer, amount=Decimal(amount), at=AT + day * DAY, **given)


def on_record(offer: Offer) -> list[tuple[str, int, int, int]]:
    """Amount, days from AT of observation and confirmation, sightings; oldest first."""
    return [(str(price.amount), *spell(price)) for price in offer.prices.order_by("observed_at")]


def held(offer: Offer) -> list[tuple[str, str, int, int, int]]:
    """Decision, amount and the same figures; oldest first."""
    rows = offer.held_prices.order_by("pk")
    return [(row.decision, str(row.amount), *spell(row)) for row in rows]


def spell(price: PriceObservation | HeldPrice) -> tuple[int, int, int]:
    return (price.observed_at - AT).days, (price.confirmed_at - AT).days, price.sightings


def one(offer: Offer) -> HeldPrice:
    return offer.held_prices.latest("pk")


def accept(row: HeldPrice, at: datetime = AT + 30 * DAY) -> None:
    holding.accept(row, by=builders.user(), at=at)


def refuse(row: HeldPrice) -> int:
    return holding.refuse([row], by=builders.user(), at=AT + 30 * DAY)


BEFORE = ("20.00", -2, 0, 3)


@pytest.mark.parametrize("amount", ["60.01", "6.66", "199.00", "0.01"])
def test_a_price_far_from_the_usual_waits_and_leaves_the_record_alone(
    offer: Offer, amount: str
) -> None:
    assert confirm(offer, amount, 1) is Outcome.HELD
    assert on_record(offer) == [BEFORE]
    assert held(offer) == [("waiting", amount, 1, 1, 1)]
    assert one(offer).median == 20


@pytest.mark.parametrize("amount", ["60.00", "6.67", "20.00"])
def test_a_price_within_the_limits_is_recorded_as_ever(offer: Offer, amount: str) -> None:
    assert confirm(offer, amount, 1) is not Outcome.HELD
    assert held(offer) == []


def test_two_sightings_are_too_few_to_know_the_usual_price() -> None:
    offer = builders.offer(builders.product())
    for day, amount in enumerate(["20", "20", "199", "199"]):
        assert confirm(offer, amount, day) is not Outcome.HELD
    assert [row[0] for row in on_record(offer)] == ["20.00", "199.00"]


def test_prices_in_another_currency_or_of_another_offer_are_no_measure(offer: Offer) -> None:
    assert confirm(offer, "3000", 1, currency="JPY") is Outcome.NEW
    other = builders.offer(offer.product, merchant_item_id="other")
    assert confirm(other, "199", 1) is Outcome.NEW


def test_the_same_price_seen_again_makes_the_one_that_waits_younger(offer: Offer) -> None:
    confirm(offer, "199", 1)
    confirm(offer, "199", 2)
    confirm(offer, "199", 2)
    confirm(offer, "199", 3, delivery=Decimal(5))
    assert held(offer) == [("waiting", "199.00", 1, 3, 3)]
    assert one(offer).delivery == 5


def test_prices_that_differ_wait_apart(offer: Offer) -> None:
    confirm(offer, "199", 1)
    confirm(offer, "198", 2)
    confirm(offer, "198", 3, availability="out_of_stock")
    assert [row[:2] for row in held(offer)] == [
        ("waiting", "199.00"),
        ("waiting", "198.00"),
        ("waiting", "198.00"),
    ]


def test_a_usual_price_later_is_recorded_and_the_one_that_waits_goes_on_waiting(
    offer: Offer,
) -> None:
    confirm(offer, "199", 1)
    assert confirm(offer, "20", 2) is Outcome.CONFIRMED
    assert confirm(offer, "19", 3) is Outcome.NEW
    assert on_record(offer) == [("20.00", -2, 2, 4), ("19.00", 3, 3, 1)]
    assert held(offer) == [("waiting", "199.00", 1, 1, 1)]


def test_a_price_that_comes_back_after_another_waits_from_then_on(offer: Offer) -> None:
    confirm(offer, "199", 1)
    confirm(offer, "20", 2)
    confirm(offer, "199", 3)
    assert held(offer) == [("waiting", "199.00", 3, 3, 1)]


def test_an_accepted_price_goes_on_record_as_it_was_seen(offer: Offer) -> None:
    confirm(offer, "199", 1, delivery=Decimal("4.90"))
    confirm(offer, "199", 3)
    accept(one(offer))
    assert on_record(offer) == [BEFORE, ("199.00", 1, 3, 2)]
    assert held(offer) == [("accepted", "199.00", 1, 3, 2)]
    newest = offer.prices.first()
    assert newest is not None
    assert (newest.delivery, newest.source) == (Decimal("4.90"), "a test")
    assert confirm(offer, "199", 4) is Outcome.CONFIRMED
    entry = LogEntry.objects.get()
    assert (entry.user.username, entry.get_change_message()) == (
        "edith",
        "Accepted: it is on record now.",
    )


def test_after_a_price_was_accepted_those_near_it_are_not_asked_about(offer: Offer) -> None:
    confirm(offer, "199", 1)
    accept(one(offer))
    assert confirm(offer, "180", 2) is Outcome.NEW
    assert confirm(offer, "20", 3) is Outcome.NEW
    assert confirm(offer, "0.50", 4) is Outcome.HELD


def test_what_contradicts_the_record_cannot_be_accepted(offer: Offer) -> None:
    confirm(offer, "199", 1)
    confirm(offer, "20", 2)
    with pytest.raises(ValidationError, match=r"cannot be accepted. At .* was 20.00 USD"):
        accept(one(offer))
    assert held(offer) == [("waiting", "199.00", 1, 1, 1)]
    assert not LogEntry.objects.exists()


def test_what_stood_over_a_price_on_record_cannot_be_accepted(offer: Offer) -> None:
    builders.held_price(offer, "199", AT + DAY, AT + 5 * DAY, sightings=2)
    builders.price(offer, "19.00", at=AT + 3 * DAY)
    with pytest.raises(ValidationError, match=r"At 2026-06-04 12:00 .* was 19.00 USD"):
        accept(one(offer))
    assert [row[0] for row in on_record(offer)] == ["20.00", "19.00"]


def test_a_price_before_the_next_one_on_record_can_be_accepted(offer: Offer) -> None:
    confirm(offer, "199", 1)
    confirm(offer, "19", 3)
    accept(one(offer))
    assert [row[0] for row in on_record(offer)] == ["20.00", "199.00", "19.00"]


def test_a_refused_price_seen_again_stays_refused_without_another_question(offer: Offer) -> None:
    confirm(offer, "199", 1)
    assert refuse(one(offer)) == 1
    assert confirm(offer, "199", 2) is Outcome.HELD
    assert confirm(offer, "199", 3, availability="out_of_stock") is Outcome.HELD
    assert held(offer) == [("refused", "199.00", 1, 3, 3)]
    assert on_record(offer) == [BEFORE]


def test_a_refused_price_is_asked_about_again_once_another_was_seen(offer: Offer) -> None:
    confirm(offer, "199", 1)
    refuse(one(offer))
    confirm(offer, "20", 2)
    confirm(offer, "199", 3)
    assert held(offer) == [("refused", "199.00", 1, 1, 1), ("waiting", "199.00", 3, 3, 1)]


def test_a_refused_price_can_be_accepted_later_and_an_accepted_one_not_refused(
    offer: Offer,
) -> None:
    confirm(offer, "199", 1)
    refuse(one(offer))
    confirm(offer, "199", 2)
    accept(one(offer))
    assert on_record(offer) == [BEFORE, ("199.00", 1, 2, 2)]
    assert refuse(one(offer)) == 0
    with pytest.raises(ValidationError, match="was accepted already"):
        accept(one(offer))
    messages = [entry.get_change_message() for entry in LogEntry.objects.order_by("pk")]
    assert messages == ["Refused: no reader sees it.", "Accepted: it is on record now."]


def test_what_is_no_price_is_refused_and_not_held(offer: Offer) -> None:
    for given in ({"amount": "-5"}, {"amount": "0.001"}, {"amount": "199", "currency": "usd"}):
        with pytest.raises(ValidationError):
            confirm(offer, day=1, **given)
    assert held(offer) == []


def test_where_a_history_is_forbidden_nothing_can_be_compared_and_nothing_is_held() -> None:
    terms = builders.programme(history_allowed=False)
    offer = builders.offer(builders.product(), programme=terms)
    builders.price(offer, "20.00", at=AT - DAY, confirmed_at=AT, sightings=9)
    assert confirm(offer, "199", 1) is Outcome.NEW
    assert on_record(offer) == [("199.00", 1, 1, 1)]


def test_a_programme_that_begins_to_forbid_history_loses_what_was_held(offer: Offer) -> None:
    terms = builders.programme()
    other = builders.offer(offer.product, merchant_item_id="other", programme=terms)
    for some in (offer, other):
        builders.held_price(some, at=AT)
    terms.history_allowed = False
    terms.save()
    pricing.forget_histories(terms)
    assert (len(held(offer)), held(other)) == (1, [])


def test_no_reader_sees_a_held_price_anywhere(full_site: Site, client: Client) -> None:
    for offer in Offer.objects.all():
        builders.held_price(offer, "7531.86", full_site.at)
    feeds = {"feed": "/feeds/all.atom", "sitemap": "/sitemap.xml"}
    for name, path in (full_site.paths | feeds).items():
        page = client.get(path, follow=True)
        assert page.status_code == 200, name
        assert b"7531" not in page.content, name
        assert b"7,531" not in page.content, name
    offer = Offer.objects.earliest("pk")
    builders.price(offer, "7531.86", at=full_site.at + builders.HOUR / 60)
    assert b"7531.86" in client.get(offer.product.get_absolute_url()).content
