"""What is on record of the past of offers, and may be shown."""

from datetime import datetime
from decimal import Decimal

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from products.models import Offer, Programme
from products.price_history import histories, reference_prices
from tests import builders
from tests.builders import AT, DAY, HOUR

pytestmark = pytest.mark.django_db


def cut(offer: Offer, now: str = "24.90", confirmed_at: datetime = AT) -> None:
    """29.90 for fifty days, and since ten days something else."""
    builders.price(offer, "29.90", at=AT - 60 * DAY, confirmed_at=AT - 11 * DAY)
    builders.price(offer, now, at=AT - 10 * DAY, confirmed_at=confirmed_at)


@pytest.fixture
def offer() -> Offer:
    terms = builders.programme(max_price_age=24 * HOUR)
    made = builders.offer(builders.product(), programme=terms)
    cut(made)
    return made


def test_the_reference_prices_of_several_offers(offer: Offer) -> None:
    other = builders.offer(offer.product, builders.merchant("Birch Store"))
    cut(other, "39.90")
    third = builders.offer(offer.product, builders.merchant("Cedar Ltd"))
    cut(third, "19.90")
    assert reference_prices([offer.pk, other.pk, third.pk, 999], AT) == {
        offer.pk: Decimal("29.90"),
        third.pk: Decimal("29.90"),
    }


def test_a_price_that_is_too_old_to_show_was_nothing_before(offer: Offer) -> None:
    assert reference_prices([offer.pk], AT + 24 * HOUR) == {offer.pk: Decimal("29.90")}
    assert reference_prices([offer.pk], AT + 24 * HOUR + HOUR) == {}


@pytest.mark.parametrize(
    "terms",
    [
        {"history_allowed": False},
        {"is_active": False},
        {"site_history_forbidden": True},
    ],
    ids=str,
)
def test_where_a_programme_forbids_it_there_is_no_past(
    offer: Offer, terms: dict[str, bool]
) -> None:
    Programme.objects.update(**terms)
    assert reference_prices([offer.pk], AT) == {}
    assert histories([offer.pk], AT) == {}


def test_where_the_site_shows_no_histories_nothing_is_asked(
    offer: Offer, settings: LazySettings
) -> None:
    settings.PRICE_HISTORY = False
    with CaptureQueriesContext(connection) as queries:
        assert reference_prices([offer.pk], AT) == {}
        assert histories([offer.pk], AT) == {}
    assert len(queries) == 0


def test_a_withdrawn_offer_has_no_past(offer: Offer) -> None:
    Offer.objects.update(withdrawn_at=AT)
    assert reference_prices([offer.pk], AT) == {}


def test_prices_that_wait_for_an_editor_are_no_past(offer: Offer) -> None:
    offer.held_prices.create(
        amount="1.00", currency="USD", availability="in_stock", median="29.90",
        observed_at=AT - 30 * DAY, confirmed_at=AT - 12 * DAY, source="a feed",
    )  # fmt: skip
    assert reference_prices([offer.pk], AT) == {offer.pk: Decimal("29.90")}
    assert [one.amount for one in histories([offer.pk], AT)[offer.pk]] == [
        Decimal("29.90"),
        Decimal("24.90"),
    ]


def test_histories_reach_back_twelve_months_oldest_first(offer: Offer) -> None:
    builders.price(offer, "50.00", at=AT - 500 * DAY, confirmed_at=AT - 366 * DAY)
    builders.price(offer, "40.00", at=AT - 365 * DAY, confirmed_at=AT - 300 * DAY, sightings=7)
    builders.price(offer, "10.00", at=AT + DAY)
    found = histories([offer.pk], AT)[offer.pk]
    assert [str(one.amount) for one in found] == ["40.00", "29.90", "24.90"]
    assert [one.sightings for one in found] == [7, 1, 1]


@pytest.mark.parametrize("count", [1, 20])
def test_any_number_of_offers_takes_two_queries(offer: Offer, count: int) -> None:
    offers = [offer.pk]
    for number in range(count):
        another = builders.offer(offer.product, merchant_item_id=f"no. {number}")
        cut(another)
        offers.append(another.pk)
    for ask in (reference_prices, histories):
        with CaptureQueriesContext(connection) as queries:
            assert len(ask(offers, AT)) == count + 1
        assert len(queries) == 2
    with CaptureQueriesContext(connection) as queries:
        assert reference_prices([], AT) == {}
    assert len(queries) == 0
