"""Who may import a feed in the admin, and how much of it goes in."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client

from products.models import Product
from tests import builders, desk
from tests.products.feeds.samples import feed, item
from tests.products.feeds.test_merge import everything
from tests.products.uploads import URL, answer, upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_folder")]

COLORED = "id,name,color,price\nK1,One,red,5 USD\n"


@pytest.mark.parametrize(
    ("groups", "listed", "colors", "told"),
    [
        (
            ["commerce"],
            False,
            [],
            "New products wait unlisted for an editor. Values of specifications are not taken over",
        ),
        (["commerce", "editors"], True, ["red"], "New products are listed at once."),
    ],
)
def test_a_feed_publishes_no_more_than_the_person_may(
    groups: list[str], listed: bool, colors: list[str], told: str
) -> None:
    builders.specification("Color", "text")
    client = desk.signed_in(groups[0])
    builders.user(groups[0]).groups.set(Group.objects.filter(name__in=groups))
    page = upload(client, COLORED, "prices.csv")
    assert told in desk.text(page)
    answer(client, page)
    product = Product.objects.get()
    assert product.is_listed is listed
    assert [value.display for value in product.specification_values.all()] == colors
    assert product.offers.get().prices.count() == 1


def test_products_on_record_keep_what_they_have_whoever_imports() -> None:
    color = builders.specification("Color", "text")
    product = builders.product("Kettle", gtin="4006381333931")
    product.specification_values.create(specification=color, text="crimson")
    client = desk.signed_in("commerce")
    content = "id,name,color,price,gtin\nK1,One,red,5 USD,4006381333931\n"
    answer(client, upload(client, content, "prices.csv"))
    assert Product.objects.get().is_listed
    assert product.specification_values.get().display == "crimson"
    assert product.offers.count() == 1


def test_the_button_stands_where_it_can_be_used() -> None:
    button = f'href="{URL}"'
    for path in ("offer", "product"):
        address = f"/admin/products/{path}/"
        assert button in desk.signed_in("commerce").get(address).content.decode()
        assert button not in desk.signed_in("editors").get(address).content.decode()
        assert button not in desk.signed_in("auditors").get(address).content.decode()
    assert button not in desk.signed_in().get("/admin/products/merchant/").content.decode()


@pytest.mark.parametrize("group", ["editors", "auditors"])
def test_others_cannot_import(group: str) -> None:
    client = desk.signed_in(group)
    assert client.get(URL).status_code == 403
    assert upload(client, feed(item())).status_code == 403
    assert everything() == []


def test_the_right_to_add_offers_alone_is_not_the_right_to_import() -> None:
    clerks = Group.objects.create(name="clerks")
    clerks.permissions.set(Permission.objects.filter(codename__in=["add_offer", "change_offer"]))
    assert desk.signed_in("clerks").get(URL).status_code == 403


def test_nobody_imports_without_signing_in() -> None:
    assert Client().get(URL).status_code == 302
    assert upload(Client(), feed(item())).status_code == 302
    assert everything() == []
