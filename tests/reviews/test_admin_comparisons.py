"""Editors set up and publish comparisons; authors are entered with their conflicts."""

import pytest

from reviews import publishing
from reviews.models import Author, Comparison, LiveComparison, Method
from tests import builders, desk

pytestmark = pytest.mark.django_db

ADD = "/admin/reviews/comparison/add/"


def change(comparison: Comparison) -> str:
    return f"/admin/reviews/comparison/{comparison.pk}/change/"


def rankable() -> Method:
    method = builders.method()
    builders.published_review(builders.product(), method)
    return method


def published() -> Comparison:
    comparison = builders.comparison(rankable())
    publishing.publish(comparison, by=None, at=builders.AT)
    return comparison


def test_a_comparison_is_saved_first_and_gets_its_columns_next() -> None:
    method = builders.method()
    builders.specification("Weight")
    builders.specification("Slots", category=builders.category("Toasters"))
    page = desk.submit(
        desk.signed_in("editors"),
        ADD,
        category=method.category.pk,
        method=method.pk,
        title="Kettles compared",
        slug="kettles",
        currency="USD",
    )
    assert page.redirect_chain[-1][0] == change(Comparison.objects.get())
    assert "Weight" in desk.text(page)
    assert "Slots" not in desk.text(page)


def test_a_column_is_chosen_from_the_specifications_of_the_category() -> None:
    comparison = builders.comparison(builders.method())
    weight = builders.specification("Weight")
    slots = builders.specification("Slots", category=builders.category("Toasters"))
    client = desk.signed_in("editors")
    page = desk.submit(client, change(comparison), **{"columns-0-specification": slots.pk})
    assert "not one of the available choices" in desk.errors_at(page, "columns-0-specification")
    desk.submit(client, change(comparison), **{"columns-0-specification": weight.pk})
    assert list(comparison.specifications.all()) == [weight]


def test_a_column_without_a_specification_is_refused_and_not_a_crash() -> None:
    comparison = builders.comparison(builders.method())
    page = desk.submit(desk.signed_in("editors"), change(comparison), **{"columns-0-position": "3"})
    assert "This field is required." in desk.errors_at(page, "columns-0-specification")


def test_a_comparison_of_reviewed_products_is_published_by_its_button() -> None:
    comparison = builders.comparison(rankable())
    desk.submit(desk.signed_in("editors"), change(comparison), "_publish")
    assert LiveComparison.objects.get().document == comparison


def test_a_comparison_that_would_rank_nothing_is_saved_and_not_published() -> None:
    comparison = builders.comparison(builders.method())
    page = desk.submit(
        desk.signed_in("editors"), change(comparison), "_publish", introduction="New"
    )
    assert "the table would rank nothing" in desk.text(page)
    comparison.refresh_from_db()
    assert comparison.introduction == "New"
    assert not LiveComparison.objects.exists()


def test_a_published_comparison_cannot_be_emptied_by_another_method() -> None:
    comparison = published()
    empty = builders.method(version=2)
    page = desk.submit(
        desk.signed_in("editors"), change(comparison), "_publish", method=empty.pk, title="Typed"
    )
    assert "the table would rank nothing" in desk.errors_at(page, "method")
    assert desk.fields(page)["title"] == "Typed"
    live = LiveComparison.objects.get()
    assert (live.method.version, live.title) == (1, "Kettles compared")


def test_a_published_comparison_is_withdrawn_by_its_button() -> None:
    comparison = published()
    desk.submit(desk.signed_in("editors"), change(comparison), "_withdraw")
    assert LiveComparison.objects.get().until_at is not None


@pytest.mark.parametrize("currency", ["usd", "US", "$"])
def test_a_bad_currency_is_refused_at_its_field(currency: str) -> None:
    comparison = builders.comparison(builders.method())
    page = desk.submit(desk.signed_in("editors"), change(comparison), currency=currency)
    assert "three capital letters" in desk.errors_at(page, "currency")


def test_a_method_of_another_category_is_refused_at_its_field() -> None:
    comparison = builders.comparison(builders.method())
    strange = builders.method(category=builders.category("Toasters"))
    page = desk.submit(desk.signed_in("editors"), change(comparison), method=strange.pk)
    assert "This method is for Toasters." in desk.errors_at(page, "method")


def test_an_author_must_say_what_conflicts_there_are() -> None:
    page = desk.submit(
        desk.signed_in("editors"),
        "/admin/reviews/author/add/",
        name="Ada Boil",
        slug="ada-boil",
        role="Tester",
    )
    assert "This field is required." in desk.errors_at(page, "conflicts")
    assert not Author.objects.exists()
