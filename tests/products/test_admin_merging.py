"""Editors merge products that turned out to be one."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.utils import timezone
from selectolax.lexbor import LexborHTMLParser

from products import catalogue
from products.models import Brand, FormerSlug, Product
from tests import builders, desk
from tests.builders import AT

pytestmark = pytest.mark.django_db

LIST = "/admin/products/product/"


def merging(client: Client, *products: Product, **sent: Any) -> Any:
    """Choose the action for `products` in the list, or send what its page asks for."""
    selected = [product.pk for product in products]
    data = {"action": "merge_selected", "_selected_action": selected} | sent
    return client.post(LIST, data, follow=True)


def merged(one: Product, into: Product) -> None:
    catalogue.merge(one, into=into, by=builders.user(), at=AT)


def test_the_products_stand_side_by_side_before_anything_happens() -> None:
    one = builders.product("One", gtin="4006381333931", summary="Boils.")
    two = builders.product("Two", gtin="036000291452")
    builders.offer(one)
    builders.review(one, builders.method())
    page = merging(desk.signed_in("editors"), one, two)
    shown = desk.text(page)
    for line in (
        "GTIN 4006381333931 036000291452",
        "Summary Boils. empty",
        "Offers 1 0",
        "Reviews 1 0",
        "They have different GTINs",
        "This cannot be undone",
    ):
        assert line in shown
    assert '<th scope="row">Placements' not in page.content.decode()
    assert not Product.objects.exclude(merged_into=None).exists()
    assert not LogEntry.objects.exists()


def test_the_chosen_one_stays_and_both_histories_tell_of_it() -> None:
    one, two, three = (builders.product(name) for name in ("One", "Two", "Three"))
    builders.offer(one)
    page = merging(desk.signed_in("editors"), one, two, three, into=two.pk, confirmed="Merge")
    assert "Merged Tin & Co One into Tin & Co Two. Moved: offers 1." in desk.text(page)
    assert "Merged Tin & Co Three into Tin & Co Two. Moved: nothing." in desk.text(page)
    assert {product.merged_into for product in Product.objects.exclude(pk=two.pk)} == {two}
    assert two.offers.count() == 1
    assert LogEntry.objects.filter(object_id=one.pk, user__username="editors").exists()
    assert LogEntry.objects.filter(object_id=two.pk).count() == 2
    history = desk.text(desk.signed_in("auditors").get(f"{LIST}{two.pk}/history/"))
    assert "Tin & Co Three" in history


def test_what_is_chosen_is_told_apart_by_its_brand() -> None:
    one = builders.product("Kettle One")
    brand = Brand.objects.create(name="Birch", slug="birch")
    two = builders.product("Kettle One", brand=brand, slug="other")
    page = merging(desk.signed_in("editors"), one, two)
    labels = [label.text(strip=True) for label in LexborHTMLParser(page.content).css("th label")]
    assert labels == ["Tin & Co Kettle One", "Birch Kettle One"]


def test_the_page_speaks_of_pictures_and_published_reviews() -> None:
    one, two = builders.product("One"), builders.product("Two")
    builders.published_review(one, builders.method())
    shown = desk.text(merging(desk.signed_in("editors"), one, two))
    assert "Published reviews 1 0" in shown
    assert "It is listed if any of them is" in shown


def test_an_editor_moves_no_placement_to_another_product() -> None:
    one, two = builders.product("One"), builders.product("Two")
    now = timezone.now()
    builders.placement(one, starts_at=now, ends_at=now + builders.DAY)
    page = merging(desk.signed_in("editors"), one, two, into=two.pk, confirmed="Merge")
    assert "End it first: commerce people can." in desk.text(page)
    assert one.placements.count() == 1
    assert not Product.objects.exclude(merged_into=None).exists()


@pytest.mark.parametrize("into", [None, "", "999999", "x"])
def test_without_a_choice_nothing_happens(into: str | None) -> None:
    one, two = builders.product("One"), builders.product("Two")
    sent = {} if into is None else {"into": into}
    page = merging(desk.signed_in("editors"), one, two, confirmed="Merge", **sent)
    assert "Choose which of them stays. Nothing was changed." in desk.text(page)
    assert not Product.objects.exclude(merged_into=None).exists()


def test_a_clash_is_told_on_the_page_and_takes_back_what_was_merged_before_it() -> None:
    one, two, three = (builders.product(name) for name in ("One", "Two", "Three"))
    method = builders.method()
    for product in (two, three):
        builders.published_review(product, method)
    page = merging(desk.signed_in("editors"), one, two, three, into=three.pk, confirmed="Merge")
    assert "already has a published review" in desk.text(page)
    assert "Nothing was changed." in desk.text(page)
    assert f'value="{three.pk}" required checked' in page.content.decode()
    assert not Product.objects.exclude(merged_into=None).exists()
    assert not LogEntry.objects.exists()


def test_one_product_or_too_many_are_not_compared() -> None:
    products = [builders.product(f"P{n}") for n in range(7)]
    client = desk.signed_in("editors")
    assert "Select at least two products" in desk.text(merging(client, products[0]))
    assert "at most 6 products" in desk.text(merging(client, *products))


def test_a_merged_product_is_out_of_the_list_and_can_be_looked_at_but_not_changed() -> None:
    one, two = builders.product("Ones"), builders.product("Two")
    merged(one, two)
    client = desk.signed_in("editors")
    assert "Ones" not in desk.text(client.get(LIST))
    assert "Ones" in desk.text(client.get(f"{LIST}?merged=yes"))
    page = client.get(f"{LIST}{one.pk}/change/")
    assert "Merged into Tin & Co Two" in desk.text(page)
    assert b'name="_save"' not in page.content
    assert client.post(f"{LIST}{one.pk}/change/", {"is_listed": "on"}).status_code == 403
    assert client.post(f"{LIST}{one.pk}/delete/", {"post": "yes"}).status_code == 403
    client.post(f"{LIST}?merged=yes", {"action": "delete_selected", "_selected_action": one.pk,
                                       "post": "yes"})  # fmt: skip
    assert Product.objects.filter(pk=one.pk).exists()
    assert client.get(f"{LIST}{two.pk}/change/").content.count(b'name="_save"') == 1


def test_other_forms_do_not_offer_a_merged_product() -> None:
    one, two = builders.product("Kettle One"), builders.product("Kettle Two")
    merged(one, two)
    query = {
        "term": "kettle",
        "app_label": "products",
        "model_name": "offer",
        "field_name": "product",
    }
    answer = desk.signed_in("commerce").get("/admin/autocomplete/", query).json()
    assert [choice["text"] for choice in answer["results"]] == ["Tin & Co Kettle Two"]


@pytest.mark.parametrize("group", ["commerce", "auditors"])
def test_only_those_who_enter_products_merge_them(group: str) -> None:
    one, two = builders.product("One"), builders.product("Two")
    client = desk.signed_in(group)
    assert "merge_selected" not in client.get(LIST).content.decode()
    merging(client, one, two, into=two.pk, confirmed="Merge")
    assert not Product.objects.exclude(merged_into=None).exists()


def test_a_new_address_in_the_form_leaves_the_old_one_leading_there() -> None:
    product = builders.product("One")
    client = desk.signed_in("editors")
    url = f"{LIST}{product.pk}/change/"
    desk.submit(client, url, slug="uno", summary="Boils.")
    product.refresh_from_db()
    assert (product.slug, product.summary) == ("uno", "Boils.")
    assert FormerSlug.objects.get().slug == "one"
    desk.submit(client, url, summary="Boils well.")
    assert FormerSlug.objects.count() == 1


def test_an_address_or_number_that_is_taken_is_refused_at_its_field() -> None:
    one, two = builders.product("One"), builders.product("Two", gtin="036000291452")
    catalogue.rename(two, slug="zwei")
    client = desk.signed_in("editors")
    url = f"{LIST}{one.pk}/change/"
    page = desk.submit(client, url, slug="two", name="Typed")
    assert "This was the address of Tin & Co Two" in desk.errors_at(page, "slug")
    assert 'value="Typed"' in page.content.decode()
    page = desk.submit(client, url, gtin="0036000291452")
    assert "written 036000291452" in desk.errors_at(page, "gtin")
    fresh = {"category": one.category_id, "brand": one.brand_id, "name": "New", "slug": "two"}
    page = desk.submit(client, f"{LIST}add/", **fresh)
    assert "This was the address of Tin & Co Two" in desk.errors_at(page, "slug")
    assert set(Product.objects.values_list("slug", "gtin")) == {
        ("one", ""),
        ("zwei", "036000291452"),
    }
