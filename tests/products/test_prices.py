from datetime import datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from products import catalogue, pricing
from products.models import Offer, PriceObservation
from products.prices import Outcome
from tests import builders
from tests.builders import AT, DAY, HOUR

pytestmark = pytest.mark.django_db


def confirm(offer: Offer, amount: str, at: datetime, currency: str = "USD") -> Outcome:
    return catalogue.confirm_price(
        offer,
        amount=Decimal(amount),
        currency=currency,
        availability="in_stock",
        at=at,
        source="a test",
    )


def on_record(offer: Offer) -> list[tuple[str, int, int]]:
    """Amount, and days from AT of observation and confirmation; oldest first."""
    return [
        (str(price.amount), (price.observed_at - AT).days, (price.confirmed_at - AT).days)
        for price in offer.prices.order_by("observed_at")
    ]


def test_the_same_price_again_moves_its_confirmation() -> None:
    offer = builders.offer(builders.product())
    assert confirm(offer, "20.00", AT) is Outcome.NEW
    assert confirm(offer, "20.00", AT + 3 * DAY) is Outcome.CONFIRMED
    assert confirm(offer, "20.00", AT + DAY) is Outcome.KNOWN
    assert on_record(offer) == [("20.00", 0, 3)]


def test_another_price_is_a_new_observation_and_the_old_one_stays() -> None:
    offer = builders.offer(builders.product())
    confirm(offer, "20.00", AT)
    assert confirm(offer, "18.00", AT + DAY) is Outcome.NEW
    assert on_record(offer) == [("20.00", 0, 0), ("18.00", 1, 1)]


def test_a_price_that_contradicts_the_record_is_refused() -> None:
    offer = builders.offer(builders.product())
    confirm(offer, "20.00", AT)
    confirm(offer, "20.00", AT + 3 * DAY)
    with pytest.raises(ValidationError, match=r"the price on record was 20.00 USD"):
        confirm(offer, "5.00", AT + DAY)
    assert on_record(offer) == [("20.00", 0, 3)]


@pytest.mark.parametrize(
    ("amount", "currency", "field"),
    [
        ("0", "USD", "amount"),
        ("-1", "USD", "amount"),
        ("1.234", "USD", "amount"),
        ("20", "usd", "currency"),
        ("20", "", "currency"),
    ],
)
def test_what_is_no_price_is_refused(amount: str, currency: str, field: str) -> None:
    offer = builders.offer(builders.product())
    with pytest.raises(ValidationError) as refused:
        confirm(offer, amount, AT, currency)
    assert list(refused.value.message_dict) == [field]
    assert on_record(offer) == []


def test_where_history_is_forbidden_only_the_newest_price_is_kept() -> None:
    terms = builders.programme(history_allowed=False)
    offer = builders.offer(builders.product(), programme=terms)
    confirm(offer, "20.00", AT)
    confirm(offer, "18.00", AT + DAY)
    assert on_record(offer) == [("18.00", 1, 1)]
    with pytest.raises(ValidationError, match="A newer price is on record"):
        confirm(offer, "25.00", AT - DAY)
    assert on_record(offer) == [("18.00", 1, 1)]


def test_a_programme_that_begins_to_forbid_history_loses_what_was_kept() -> None:
    terms = builders.programme()
    kettle = builders.product()
    bound = builders.offer(kettle, programme=terms)
    free = builders.offer(kettle, merchant_item_id="free")
    for offer in (bound, free):
        confirm(offer, "20.00", AT)
        confirm(offer, "18.00", AT + DAY)
    pricing.forget_histories(terms)
    assert len(on_record(bound)) == 2
    terms.history_allowed = False
    terms.save()
    pricing.forget_histories(terms)
    assert on_record(bound) == [("18.00", 1, 1)]
    assert len(on_record(free)) == 2


def test_an_offer_is_open_until_the_moment_it_is_withdrawn() -> None:
    offer = builders.offer(builders.product(), withdrawn_at=AT)
    assert list(Offer.objects.open(AT - HOUR)) == [offer]
    assert list(Offer.objects.open(AT)) == []


def test_a_programme_cannot_trust_prices_for_ever() -> None:
    terms = builders.programme()
    terms.max_price_age = 367 * DAY
    with pytest.raises(ValidationError, match="Give a year at most"):
        terms.full_clean()


@pytest.mark.parametrize(
    "address",
    [
        "https://[oops/x",
        "ftp://shop.example/",
        "https://",
        "https://user@shop.example/",
        "https://a b/",
        "//x/",
        "https://shop.example\\@evil.example",
    ],
)
def test_an_offer_links_to_web_addresses_only(address: str) -> None:
    offer = builders.offer(builders.product(), url=address)
    with pytest.raises(ValidationError) as refused:
        offer.full_clean()
    assert "url" in refused.value.message_dict


def test_the_database_refuses_prices_that_are_none() -> None:
    offer = builders.offer(builders.product())
    with pytest.raises(IntegrityError, match="price_amount_positive"):
        builders.price(offer, "0")


def test_the_current_price_is_that_of_the_moment_asked_about() -> None:
    offer = builders.offer(builders.product())
    builders.price(offer, "20.00", at=AT, confirmed_at=AT + 5 * DAY)
    builders.price(offer, "18.00", at=AT + 6 * DAY)

    def current(at: datetime) -> tuple[object, object]:
        found = Offer.objects.with_current_price(at).get()
        return found.price_amount, found.price_confirmed_at

    assert current(AT - HOUR) == (None, None)
    assert current(AT + 2 * DAY) == (Decimal("20.00"), AT + 2 * DAY)
    assert current(AT + 5 * DAY + HOUR) == (Decimal("20.00"), AT + 5 * DAY)
    assert current(AT + 9 * DAY) == (Decimal("18.00"), AT + 6 * DAY)


def test_a_price_is_fresh_as_long_as_its_programme_says_or_else_seven_days() -> None:
    terms = builders.programme(max_price_age=24 * HOUR)
    bound = builders.offer(builders.product("Bound"), programme=terms)
    free = builders.offer(builders.product("Free"))
    for offer in (bound, free):
        builders.price(offer, at=AT)

    def fresh(at: datetime) -> set[Offer]:
        return set(Offer.objects.with_fresh_price(at))

    assert fresh(AT + 24 * HOUR) == {bound, free}
    assert fresh(AT + 25 * HOUR) == {free}
    assert fresh(AT + 7 * DAY + HOUR) == set()


def test_open_offers_are_not_withdrawn_and_of_no_dead_programme() -> None:
    alder, birch = builders.merchant(), builders.merchant("Birch Store")
    kettle = builders.product()
    shown = builders.offer(kettle, alder)
    builders.offer(kettle, birch, programme=builders.programme(birch, is_active=False))
    catalogue.withdraw_offer(builders.offer(kettle, birch, merchant_item_id="x"), at=AT)
    assert list(Offer.objects.open(AT)) == [shown]


def test_a_price_in_words() -> None:
    price = builders.price(builders.offer(builders.product()))
    assert str(price) == "20.00 USD on 2026-06-01"
    assert PriceObservation.Availability(price.availability).label == "in stock"
