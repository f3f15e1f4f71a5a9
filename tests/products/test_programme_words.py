"""What a programme wants printed is read when it is entered, and not when its pages are refused."""

import pytest

from products import demands
from products.models import Programme
from tests import builders, desk

pytestmark = pytest.mark.django_db

AMAZON_CAVEAT = (
    "Product prices and availability are accurate as of the date/time indicated and are subject to "
    "change. Any price and availability information displayed on shop.example at the time of "
    "purchase will apply to the purchase of this product."
)


def form(programme: Programme) -> str:
    return f"/admin/products/programme/{programme.pk}/change/"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "As an Amazon Associate I earn from qualifying purchases.",
        AMAZON_CAVEAT,
        "Prices may change after you have read this.",
        "Als Partner verdienen wir an qualifizierten Verkäufen.",
        "Birch pays us for each click, on 4 May 2026 as on other days.",
        "Measured by an independent laboratory.",
    ],
)
def test_plain_sentences_are_left_alone(text: str) -> None:
    assert list(demands.sentence(text)) == []


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Our reviews are unbiased.", "“unbiased” claims"),
        ("Commissions never influence our ranking.", "claims that money changes nothing"),
        ("These links are not sponsored.", "or that none is paid"),
        ("Unsere Tests sind unabhängig.", "claims"),
        ("Our scores are accurate.", "“scores are accurate” claims"),
        ("We may earn a commission.", "leaves open whether we are paid"),
        ("Wir können eine Provision erhalten.", "leaves open whether we are paid"),
        ("We e\u200barn money.", "the invisible character U+200B"),
    ],
)
def test_what_pages_must_not_say_is_refused_in_words(text: str, about: str) -> None:
    (objection,) = demands.sentence(text)
    assert about in objection


@pytest.mark.parametrize(
    "text",
    ["paid link", "Ad", "Anzeige", "we earn on this", "best price, ad", "paid link to 24 shops"],
)
def test_plain_labels_are_left_alone(text: str) -> None:
    assert list(demands.label(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        *("affiliate link", "Buy now", "our pick", "not sponsored", "аd"),
        *("paid link, 10 % off", "Ad: save 15", "paid link, was $30"),
    ],
)
def test_labels_that_hide_or_deny_pay_are_refused(text: str) -> None:
    assert list(demands.label(text)) != []


@pytest.mark.parametrize("field", ["required_sentence", "price_caveat"])
def test_the_form_refuses_them_at_their_field(field: str) -> None:
    programme = builders.programme()
    client = desk.signed_in("commerce")
    page = desk.submit(client, form(programme), **{field: "We are unbiased."})
    assert "ask the programme for other words" in desk.errors_at(page, field)
    desk.submit(client, form(programme), **{field: AMAZON_CAVEAT})
    programme.refresh_from_db()
    assert getattr(programme, field) == AMAZON_CAVEAT


def test_a_label_that_hides_pay_is_refused_at_its_field() -> None:
    page = desk.submit(desk.signed_in("commerce"), form(builders.programme()), link_label="Buy now")
    assert "not that it pays" in desk.errors_at(page, "link_label")


def test_a_programme_with_old_words_can_be_switched_off_and_not_on_again() -> None:
    programme = builders.programme(
        link_label="affiliate link", required_sentence="We are unbiased."
    )
    client = desk.signed_in("commerce")
    desk.submit(client, form(programme), is_active="")
    programme.refresh_from_db()
    assert not programme.is_active
    page = desk.submit(client, form(programme), is_active="on")
    assert "“affiliate link” means" in desk.errors_at(page, "link_label")
    programme.refresh_from_db()
    assert not programme.is_active
