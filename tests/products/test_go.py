"""The way to a merchant: only a row of the register says where to."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test import Client

from products import catalogue
from products.models import ClickCount, Offer, Product
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def offer() -> Offer:
    return builders.offer(builders.product(), url="https://shop.example/kettle?a=1&b=2")


def test_it_redirects_to_the_registered_address_and_counts(offer: Offer, client: Client) -> None:
    for _ in range(3):
        response = client.get(f"/go/{offer.pk}/")
        assert response.status_code == 302
        assert response["Location"] == "https://shop.example/kettle?a=1&b=2"
        assert response["X-Robots-Tag"] == "noindex, nofollow"
        assert "no-store" in response["Cache-Control"]
    counted = ClickCount.objects.get()
    assert (counted.offer, counted.day, counted.count) == (offer, datetime.now(UTC).date(), 3)


def test_an_address_in_the_query_is_ignored(offer: Offer, client: Client) -> None:
    response = client.get(f"/go/{offer.pk}/?url=https://evil.example/&next=//evil.example")
    assert response["Location"] == "https://shop.example/kettle?a=1&b=2"


def test_looking_without_following_is_not_counted(offer: Offer, client: Client) -> None:
    assert client.head(f"/go/{offer.pk}/").status_code == 302
    assert not ClickCount.objects.exists()
    assert client.post(f"/go/{offer.pk}/").status_code == 405


def test_unknown_offers_and_those_without_an_address_are_not_found(client: Client) -> None:
    nowhere = builders.offer(builders.product(), url="")
    assert client.get("/go/999/").status_code == 404
    assert client.get(f"/go/{nowhere.pk}/").status_code == 404


def test_withdrawn_offers_are_gone(offer: Offer, client: Client) -> None:
    catalogue.withdraw_offer(offer, at=datetime.now(UTC))
    response = client.get(f"/go/{offer.pk}/")
    assert response.status_code == 410
    assert "This offer is gone" in response.content.decode()
    assert "data-notice" in response.content.decode()
    assert not ClickCount.objects.exists()


def test_offers_of_a_dead_programme_are_gone(offer: Offer, client: Client) -> None:
    offer.programme = builders.programme(is_active=False)
    offer.save()
    assert client.get(f"/go/{offer.pk}/").status_code == 410


def test_a_count_that_fails_does_not_stop_the_reader(offer: Offer, client: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE products_clickcount RENAME TO products_clickcount_away")
        try:
            assert client.get(f"/go/{offer.pk}/").status_code == 302
        finally:
            cursor.execute("ALTER TABLE products_clickcount_away RENAME TO products_clickcount")


def test_where_redirects_are_forbidden_pages_link_straight_to_the_merchant(
    offer: Offer, client: Client
) -> None:
    offer.programme = builders.programme(redirects_allowed=False, link_label="we earn on this")
    offer.save()
    html = client.get(offer.product.get_absolute_url()).content.decode()
    assert 'rel="sponsored nofollow" href="https://shop.example/kettle?a=1&amp;b=2"' in html
    assert "we earn on this" in html
    assert f"/go/{offer.pk}/" not in html


def test_where_redirects_are_forbidden_an_old_link_leads_to_the_product_and_is_not_counted(
    offer: Offer, client: Client
) -> None:
    offer.programme = builders.programme(redirects_allowed=False)
    offer.save()
    response = client.get(f"/go/{offer.pk}/")
    assert (response.status_code, response["Location"]) == (302, "/products/one/#offers")
    assert not ClickCount.objects.exists()
    Product.objects.update(is_listed=False)
    assert client.get(f"/go/{offer.pk}/")["Location"] == "/categories/kettles/"
