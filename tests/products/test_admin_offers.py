"""Commerce people enter merchants, programmes and offers, and prices that they have seen."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from products.models import ClickCount, Merchant, Offer, PriceObservation
from tests import builders, desk
from tests.builders import DAY, HOUR

pytestmark = pytest.mark.django_db


def change(offer: Offer) -> str:
    return f"/admin/products/offer/{offer.pk}/change/"


def seen_at(moment: str) -> dict[str, str]:
    date, time = moment.split()
    return {"price_seen_at_0": date, "price_seen_at_1": time}


def kettle_offer(**fields: Any) -> Offer:
    return builders.offer(builders.product(), **fields)


def test_a_price_is_entered_on_the_page_of_its_offer() -> None:
    offer = kettle_offer()
    page = desk.submit(
        desk.signed_in("commerce"), change(offer), price_amount="24.90", price_currency="USD"
    )
    price = PriceObservation.objects.get()
    assert (price.amount, price.currency, price.availability) == (
        Decimal("24.90"),
        "USD",
        "unknown",
    )
    assert price.source == "commerce, by hand"
    assert timezone.now() - price.observed_at < timedelta(minutes=1)
    assert "Price 24.90 USD: a new price." in desk.text(page)


def test_an_offer_is_saved_without_a_price() -> None:
    offer = kettle_offer()
    desk.submit(desk.signed_in("commerce"), change(offer), title="Kettle, steel")
    offer.refresh_from_db()
    assert offer.title == "Kettle, steel"
    assert not offer.prices.exists()


def test_the_same_price_again_is_confirmed_and_not_added() -> None:
    offer = kettle_offer()
    old = builders.price(offer, "24.90", at=timezone.now() - DAY)
    page = desk.submit(
        desk.signed_in("commerce"),
        change(offer),
        price_amount="24.90",
        price_currency="USD",
        price_availability="in_stock",
    )
    price = offer.prices.get()
    assert price.observed_at == old.observed_at
    assert price.confirmed_at > old.confirmed_at
    assert "seen again later" in desk.text(page)


@pytest.mark.parametrize(
    ("typed", "field", "message"),
    [
        ({"price_amount": "-3", "price_currency": "USD"}, "price_amount", "must be more than 0"),
        ({"price_amount": "0", "price_currency": "USD"}, "price_amount", "must be more than 0"),
        ({"price_amount": "cheap", "price_currency": "USD"}, "price_amount", "Enter a number."),
        ({"price_amount": "3"}, "price_currency", "Give the currency"),
        ({"price_amount": "3", "price_currency": "usd"}, "price_currency", "three capital letters"),
        ({"price_amount": "3", "price_currency": "$"}, "price_currency", "three capital letters"),
        ({"price_currency": "USD"}, "price_amount", "Give the amount too"),
        ({"price_availability": "in_stock"}, "price_amount", "Give the amount too"),
    ],
)
def test_what_is_not_a_price_is_refused_at_its_field_and_nothing_is_written(
    typed: dict[str, str], field: str, message: str
) -> None:
    offer = kettle_offer()
    page = desk.submit(desk.signed_in("commerce"), change(offer), title="Typed", **typed)
    assert message in desk.errors_at(page, field)
    assert desk.fields(page).items() >= {"title": "Typed", **typed}.items()
    offer.refresh_from_db()
    assert offer.title == ""
    assert not offer.prices.exists()


def test_a_price_that_contradicts_the_record_is_refused_and_nothing_is_written() -> None:
    offer = kettle_offer()
    now = timezone.now()
    builders.price(offer, "20.00", at=now - 2 * DAY, confirmed_at=now)
    page = desk.submit(
        desk.signed_in("commerce"),
        change(offer),
        title="Typed",
        price_amount="24.90",
        price_currency="USD",
        **seen_at(f"{now - DAY:%Y-%m-%d %H:%M:%S}"),
    )
    assert "the price on record was 20.00 USD" in desk.errors_at(page, "price_amount")
    assert desk.fields(page)["price_amount"] == "24.90"
    assert desk.fields(page)["title"] == "Typed"
    offer.refresh_from_db()
    assert (offer.title, offer.prices.count()) == ("", 1)


def test_a_price_cannot_be_entered_before_it_was_seen() -> None:
    offer = kettle_offer()
    page = desk.submit(
        desk.signed_in("commerce"),
        change(offer),
        price_amount="3",
        price_currency="USD",
        **seen_at("2099-01-01 00:00:00"),
    )
    assert "This lies ahead." in desk.errors_at(page, "price_seen_at")
    assert not offer.prices.exists()


def test_a_new_offer_can_come_with_its_price() -> None:
    product, merchant = builders.product(), builders.merchant()
    desk.submit(
        desk.signed_in("commerce"),
        "/admin/products/offer/add/",
        product=product.pk,
        merchant=merchant.pk,
        merchant_item_id="K1",
        url="shop.example/k1",
        price_amount="24.90",
        price_currency="USD",
    )
    offer = Offer.objects.get()
    assert offer.url == "https://shop.example/k1"
    assert offer.prices.get().amount == Decimal("24.90")


def test_a_programme_of_another_merchant_is_refused() -> None:
    offer = kettle_offer()
    strange = builders.programme(builders.merchant("Birch & Sons"))
    page = desk.submit(desk.signed_in("commerce"), change(offer), programme=strange.pk)
    assert "is a programme of Birch & Sons." in desk.errors_at(page, "programme")


def test_the_history_shows_the_newest_prices_with_the_time_of_confirmation() -> None:
    offer = kettle_offer()
    for day in range(22):
        builders.price(offer, f"{100 + day}.00", at=builders.AT + day * DAY)
    page = desk.text(desk.signed_in("auditors").get(change(offer)))
    assert page.index("121.00 USD") < page.index("120.00 USD")
    assert "2026-06-22 12:00" in page
    assert "101.00 USD" not in page
    assert "All 22 prices of this offer" in page


def test_the_link_to_all_prices_shows_those_of_the_offer_alone() -> None:
    offer, other = kettle_offer(), builders.offer(builders.product("Two"))
    builders.price(offer, "11.00")
    builders.price(other, "12.00")
    url = f"/admin/products/priceobservation/?offer__id__exact={offer.pk}"
    page = desk.text(desk.signed_in("auditors").get(url))
    assert "11.00" in page
    assert "12.00" not in page


def test_prices_and_clicks_can_be_looked_at_and_not_changed_even_by_a_superuser() -> None:
    offer = kettle_offer()
    price = builders.price(offer)
    clicks = ClickCount.objects.create(offer=offer, day=builders.AT.date(), count=3)
    client = desk.signed_in()
    for row, model in ((price, "priceobservation"), (clicks, "clickcount")):
        url = f"/admin/products/{model}/"
        assert client.get(f"{url}{row.pk}/change/").status_code == 200
        assert client.post(f"{url}{row.pk}/change/", {}).status_code == 403
        assert client.post(f"{url}{row.pk}/delete/", {"post": "yes"}).status_code == 403
        assert client.get(f"{url}add/").status_code == 403


def test_an_offer_with_prices_is_withdrawn_and_not_deleted() -> None:
    offer = kettle_offer()
    builders.price(offer)
    client = desk.signed_in("commerce")
    delete = client.post(f"/admin/products/offer/{offer.pk}/delete/", {"post": "yes"})
    assert delete.status_code == 403
    action = {"action": "withdraw", "_selected_action": offer.pk}
    page = client.post("/admin/products/offer/", action, follow=True)
    assert "Withdrawn: " in desk.text(page)
    offer.refresh_from_db()
    assert offer.withdrawn_at is not None
    assert timezone.now() - offer.withdrawn_at < HOUR


def test_a_country_that_is_not_one_is_refused_at_its_field() -> None:
    page = desk.submit(
        desk.signed_in("commerce"),
        "/admin/products/merchant/add/",
        name="Alder Shop",
        slug="alder-shop",
        country="de",
    )
    assert "two capital letters" in desk.errors_at(page, "country")
    assert not Merchant.objects.exists()


def test_a_programme_without_a_label_is_refused() -> None:
    programme = builders.programme()
    url = f"/admin/products/programme/{programme.pk}/change/"
    page = desk.submit(desk.signed_in("commerce"), url, link_label="")
    assert "This field is required." in desk.errors_at(page, "link_label")


def test_a_label_with_which_no_page_would_be_served_is_refused() -> None:
    programme = builders.programme()
    url = f"/admin/products/programme/{programme.pk}/change/"
    page = desk.submit(desk.signed_in("commerce"), url, link_label="Affiliate link")
    assert "Say it plainly" in desk.errors_at(page, "link_label")
    desk.submit(desk.signed_in("commerce"), url, link_label="we earn on this")
    programme.refresh_from_db()
    assert programme.link_label == "we earn on this"
