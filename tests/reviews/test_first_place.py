"""What a comparison says of its first place."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from selectolax.lexbor import LexborHTMLParser

from reviews import publishing
from reviews.comparison import Rows, products_of
from reviews.first_place import first_place_of
from reviews.models import LiveComparison, LiveReview, Method
from tests import builders
from tests.builders import AT, DAY
from tests.reading import words

pytestmark = pytest.mark.django_db
STAYS = "It stays if any one weight is 10 % more or less."


def compared(*scores: tuple[str, list[str]], method: Method | None = None) -> Method:
    """A published comparison of kettles with these names and scores."""
    by = method or builders.method()
    for name, values in scores:
        builders.published_review(builders.product(name), by, values)
    publishing.publish(builders.comparison(by), by=None, at=AT)
    return by


def pay(method: Method, name: str, points: str) -> None:
    product = method.category.products.get(name=name)
    builders.placement(product, None, points=points, ends_at=AT + 3000 * DAY)


def said(client: Client, query: str = "", path: str = "/compare/kettles/") -> str:
    page = LexborHTMLParser(client.get(path + query).content.decode())
    return words(page, ".firm") if page.css_first(".firm") else ""


def test_without_scores_nothing_is_said(client: Client) -> None:
    compared(("Alto", ["8.0", "7.0"]))
    LiveReview.objects.update(until_at=AT)
    assert said(client) == ""


def test_one_score_is_first_whatever_the_weights_are(client: Client) -> None:
    compared(("Alto", ["8.0", "7.0"]))
    assert said(client) == (
        "Tin & Co Alto is the only product with a score here, and first whatever the weights are."
    )


def test_a_firm_first_place_is_told(client: Client) -> None:
    compared(("Alto", ["9.0", "8.0"]), ("Basso", ["6.0", "5.0"]))
    same = "The first place is the same with and without advertising: Tin & Co Alto. "
    assert said(client) == same + STAYS
    assert said(client, path="/compare/kettles/without-advertising/") == same + STAYS


def test_filters_change_nothing_about_it(client: Client) -> None:
    compared(("Alto", ["9.0", "8.0"]), ("Basso", ["6.0", "5.0"]))
    assert said(client, "?q=basso") == said(client)


def test_points_that_take_the_first_place_are_told_on_both_pages(client: Client) -> None:
    method = compared(("Alto", ["8.0", "8.0"]), ("Basso", ["7.8", "7.8"]))
    pay(method, "Basso", "0.4")
    blind = "The first place without advertising stays if any one weight is 10 % more or less."
    assert said(client) == f"Without advertising, Tin & Co Alto would be first. {blind}"
    assert said(client, path="/compare/kettles/without-advertising/") == (
        f"With advertising, Tin & Co Basso is first. {blind}"
    )


def test_a_first_place_that_other_weights_would_change_is_told(client: Client) -> None:
    # By 60 % and 40 %: 8.0 and 7.9; by 54 % and 46 %: 7.9 and 8.0; by 56 % and 44 %: 7.9 both.
    compared(("Alto", ["9.0", "6.5"]), ("Basso", ["7.4", "8.6"]))
    assert said(client).endswith(
        "With 10 % less weight on Speed, Tin & Co Basso would be first. "
        "With 10 % more weight on Noise, Tin & Co Alto and Tin & Co Basso would share the first place."
    )


def test_cases_with_one_result_are_told_together(client: Client) -> None:
    method = builders.method({"Speed": "50", "Noise": "50"})
    compared(("Alto", ["9.0", "7.0"]), ("Basso", ["8.0", "8.0"]), method=method)
    assert said(client) == (
        "The first place is the same with and without advertising: Tin & Co Alto and Tin & Co Basso "
        "share it. With 10 % less weight on Speed or more weight on Noise, Tin & Co Basso would be "
        "first. With 10 % more weight on Speed or less weight on Noise, Tin & Co Alto would be first."
    )


def test_of_many_that_share_it_three_are_named(client: Client) -> None:
    compared(*((name, ["8.0", "8.0"]) for name in ("Alto", "Basso", "Coda", "Dolce", "Elbo")))
    assert said(client).startswith(
        "The first place is the same with and without advertising: Tin & Co Alto, Tin & Co Basso, "
        "Tin & Co Coda and 2 others share it."
    )


def test_one_criterion_leaves_no_other_weights(client: Client) -> None:
    compared(("Alto", ["8.0"]), ("Basso", ["7.9"]), method=builders.method({"Speed": "100"}))
    assert said(client).endswith("There is one criterion only, so no other weights to try.")


@pytest.mark.parametrize("products", [2, 30])
def test_it_takes_one_query_and_reads_only_who_could_win(products: int) -> None:
    compared(*((f"Kettle {one}", ["8.0" if one < 2 else "3.0", "7.0"]) for one in range(products)))
    live = LiveComparison.objects.shown(AT).prefetch_related("method__criteria").get()
    rows = Rows(live, products_of(live), AT, advertising=True)
    assert len(rows.standings) == products
    with CaptureQueriesContext(connection) as queries:
        first = first_place_of(rows)
    assert first is not None
    assert first.blind.number == 2
    (query,) = queries.captured_queries
    with connection.cursor() as cursor:
        cursor.execute(query["sql"])
        assert len(cursor.fetchall()) == 2


@pytest.mark.parametrize("gone", ["Alto", "Basso"])
def test_nothing_is_said_of_a_first_place_that_was_withdrawn_meanwhile(gone: str) -> None:
    method = compared(("Alto", ["8.0", "8.0"]), ("Basso", ["7.8", "7.8"]), ("Coda", ["5.0", "5.0"]))
    pay(method, "Basso", "0.4")
    live = LiveComparison.objects.shown(AT).get()
    rows = Rows(live, products_of(live), AT, advertising=True)
    assert len(rows.standings) == 3
    method.category.products.filter(name=gone).update(is_listed=False)
    assert first_place_of(rows) is None


def test_a_product_behind_the_first_may_go_meanwhile() -> None:
    method = compared(("Alto", ["8.0", "8.0"]), ("Basso", ["7.8", "7.8"]))
    live = LiveComparison.objects.shown(AT).get()
    rows = Rows(live, products_of(live), AT, advertising=True)
    assert len(rows.standings) == 2
    method.category.products.filter(name="Basso").update(is_listed=False)
    first = first_place_of(rows)
    assert first is not None
    assert str(first.blind) == "Tin & Co Alto"
