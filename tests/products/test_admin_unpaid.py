"""Editors say which sites pay nothing, and who said so stays known."""

import pytest
from django.contrib.admin.models import LogEntry
from django.core.exceptions import ValidationError

from products import links
from products.models import Merchant, UnpaidSite
from tests import builders, desk
from tests.builders import AT

pytestmark = pytest.mark.django_db

ADD = "/admin/products/unpaidsite/add/"


def enter(host: str) -> UnpaidSite:
    site = UnpaidSite(host=host, reason="No contract with them.")
    return links.enter_unpaid(site, by=builders.user(), at=AT)


@pytest.mark.parametrize(
    "typed", ["press.example", "https://press.example/a?b=c", " PRESS.example/ ", "//press.example"]
)
def test_an_editor_enters_a_site(typed: str) -> None:
    client = desk.signed_in("editors")
    desk.submit(client, ADD, host=typed, reason="Their press office says so.")
    site = UnpaidSite.objects.get()
    assert (site.host, site.decided_by.username) == ("press.example", "editors")
    assert "press.example" in desk.text(client.get("/admin/products/unpaidsite/"))


def test_the_form_can_be_opened_with_the_site_filled_in() -> None:
    page = desk.signed_in("editors").get(f"{ADD}?host=press.example")
    assert desk.fields(page)["host"] == "press.example"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("shop.example", "Alder Shop sells there"),
        ("de.shop.example", "Alder Shop sells there"),
        ("alder.example", "Alder Shop sells there"),
        ("www.awin1.com", "whose links pay"),
        ("press", "Give the name of a site alone"),
        ("press.example:8080", "Give the name of a site alone"),
        ("press.example/a", "Give the name of a site alone"),
        ("192.0.2.1", "Give the name of a site alone"),
        ("a b.example", "Give the name of a site alone"),
        ("*.example.org", "Give the name of a site alone"),
        ("tea.example", "in the register already"),
    ],
)
def test_what_pays_or_is_no_site_is_refused_where_it_was_typed(typed: str, words: str) -> None:
    enter("tea.example")
    builders.offer(builders.product())
    Merchant.objects.update(homepage="https://www.alder.example")
    client = desk.signed_in("editors")
    response = client.post(ADD, {"host": typed, "reason": "I think so."})
    assert words in desk.text(response)
    assert UnpaidSite.objects.count() == 1


def test_a_decision_needs_its_reason() -> None:
    with pytest.raises(ValidationError, match="reason"):
        links.enter_unpaid(UnpaidSite(host="press.example"), by=builders.user(), at=AT)


def test_a_site_of_which_a_merchant_has_only_a_part_can_be_entered() -> None:
    builders.offer(builders.product(), url="https://shop.magazine.example/one")
    assert enter("magazine.example").pk


def test_a_decision_is_taken_back_and_not_changed() -> None:
    site = enter("press.example")
    client = desk.signed_in("editors")
    url = f"/admin/products/unpaidsite/{site.pk}/"
    assert client.get(f"{url}change/").status_code == 200
    assert client.post(f"{url}change/", {"host": "x.example", "reason": "y"}).status_code == 403
    client.post(f"{url}delete/", {"post": "yes"})
    assert not UnpaidSite.objects.exists()
    entry = LogEntry.objects.latest("pk")
    assert (entry.user.username, entry.object_repr, entry.is_deletion()) == (
        "editors",
        "press.example",
        True,
    )


@pytest.mark.parametrize("group", ["commerce", "auditors"])
def test_others_look_at_the_register_only(group: str) -> None:
    enter("press.example")
    client = desk.signed_in(group)
    assert "press.example" in desk.text(client.get("/admin/products/unpaidsite/"))
    assert client.get(ADD).status_code == 403


def test_commerce_people_say_what_a_programme_pays_for() -> None:
    programme = builders.programme()
    client = desk.signed_in("commerce")
    desk.submit(client, f"/admin/products/programme/{programme.pk}/change/", payment="click")
    programme.refresh_from_db()
    assert programme.payment == "click"
