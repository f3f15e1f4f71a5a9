"""A comparison with advertising and without: two orders, each row's place in both, and what money moves."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from selectolax.lexbor import LexborHTMLParser, LexborNode

from products.models import Placement
from tests import builders
from tests.builders import DAY, HOUR
from tests.conftest import Site
from tests.reading import find, words

WITH = "/compare/kettles/"
WITHOUT = "/compare/kettles/without-advertising/"


@pytest.fixture
def kettles(site: Site) -> Site:
    """Alto has 8.6, Elbo 5.9, Dolce and Basso 5.6; nobody pays yet."""
    site.placement.delete()
    for name, scores in (("Dolce", ["6.0", "5.0"]), ("Elbo", ["6.5", "5.0"])):
        builders.published_review(builders.product(name), site.method, scores)
    return site


def pay(site: Site, name: str, points: str, **fields: Any) -> Placement:
    """Points for the product `name`, now."""
    product = site.comparison.category.products.get(name=name)
    fields.setdefault("slot", None)
    return builders.placement(
        product, points=points, **({"starts_at": site.at - DAY, "ends_at": site.at + DAY} | fields)
    )


def page(client: Client, path: str = WITH) -> LexborHTMLParser:
    response = client.get(path)
    assert response.status_code == 200
    return LexborHTMLParser(response.content.decode())


def table(client: Client, path: str = WITH) -> list[str]:
    """What the cells of name and rank say, row by row."""
    rows = page(client, path).css("tbody tr")
    return [f"{words(row, '.thing a').split()[-1]}: {words(row, '.rank')}" for row in rows]


def row(client: Client, name: str, path: str = WITH) -> LexborNode:
    """The ranked row of the product `name`."""
    rows = page(client, path).css("tbody tr:not([data-placement])")
    return next(one for one in rows if words(one, ".thing a").endswith(name))


def money(client: Client, path: str = WITH) -> str:
    return words(page(client, path), ".switch")


def test_points_move_a_row_and_each_row_prints_its_other_place(
    kettles: Site, client: Client
) -> None:
    pay(kettles, "Basso", "0.4")
    assert table(client) == [
        "Alto: 1 without advertising 1st",
        "Basso: 2 ▲ without advertising 3rd",
        "Elbo: 3 ▼ without advertising 2nd",
        "Dolce: 4 ▼ without advertising 3rd",
        "Coda: – Not ranked",
    ]
    assert table(client, WITHOUT) == [
        "Alto: 1 with advertising 1st",
        "Elbo: 2 ▲ with advertising 3rd",
        "Basso: 3 ▼ with advertising 2nd",
        "Dolce: 3 ▲ with advertising 4th",
        "Coda: – Not ranked",
    ]


def test_arrows_are_for_the_eye_alone(kettles: Site, client: Client) -> None:
    pay(kettles, "Basso", "0.4")
    arrows = page(client).css(".other [aria-hidden=true]")
    assert [one.text(strip=True) for one in arrows] == ["▲", "▼", "▼"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?q=basso", ["Basso: 2 ▲ without advertising 3rd"]),
        (
            "?sort=-rank&max_price=40",
            ["Basso: 2 ▲ without advertising 3rd", "Coda: – Not ranked"],
        ),
        (
            "?sort=score&scored=on",
            [
                "Alto: 1 without advertising 1st",
                "Basso: 2 ▲ without advertising 3rd",
                "Elbo: 3 ▼ without advertising 2nd",
                "Dolce: 4 ▼ without advertising 3rd",
            ],
        ),
        ("?sort=-criterion-speed&q=el", ["Elbo: 3 ▼ without advertising 2nd"]),
    ],
)
def test_places_are_those_of_the_whole_comparison_when_filtered_and_sorted(
    kettles: Site, client: Client, query: str, expected: list[str]
) -> None:
    pay(kettles, "Basso", "0.4")
    assert table(client, WITH + query) == expected


def test_places_are_those_of_the_whole_comparison_on_a_later_page(
    kettles: Site, client: Client
) -> None:
    for number in range(50):
        builders.published_review(builders.product(f"Extra {number:02}"), kettles.method)
    pay(kettles, "Basso", "0.4")
    assert table(client, f"{WITH}?page=2")[1:4] == [
        "Basso: 52 ▲ without advertising 53rd",
        "Elbo: 53 ▼ without advertising 52nd",
        "Dolce: 54 ▼ without advertising 53rd",
    ]
    assert page(client, f"{WITH}?page=2").css("table[data-order=paid]")


def test_a_moved_score_says_by_how_much_by_whom_and_what_it_is_without(
    kettles: Site, client: Client
) -> None:
    placement = pay(kettles, "Basso", "0.4")
    cell = find(row(client, "Basso"), ".score")
    figure = find(cell, ".figure")
    assert words(cell, ".figure") == "6.0 of 10"
    assert figure.attributes["data-points"] == "0.4"
    assert figure.attributes["data-points-by"] == str(placement.pk)
    assert words(cell, ".blind") == "5.6 without pay"
    assert find(cell, "rect.fill").attributes["width"] == "60.0"
    assert not row(client, "Alto").css("[data-points], .blind")


def test_two_payers_are_both_named_and_stay_within_the_limit(kettles: Site, client: Client) -> None:
    first, second = pay(kettles, "Basso", "0.4"), pay(kettles, "Basso", "0.3")
    figure = find(row(client, "Basso"), ".figure")
    assert figure.attributes["data-points"] == "0.5"
    assert figure.attributes["data-points-by"] == f"{first.pk} {second.pk}"
    assert words(row(client, "Basso"), ".figure") == "6.1 of 10"


def test_without_advertising_nothing_is_moved_or_marked(kettles: Site, client: Client) -> None:
    pay(kettles, "Basso", "0.4")
    without = page(client, WITHOUT)
    assert not without.css("[data-points], [data-order], [data-placement], .blind")
    assert words(row(client, "Basso", WITHOUT), ".figure") == "5.6 of 10"


def test_the_table_says_that_its_order_is_paid_when_filters_hide_who_pays(
    kettles: Site, client: Client
) -> None:
    pay(kettles, "Basso", "0.4")
    filtered = page(client, f"{WITH}?q=alto")
    assert filtered.css("table[data-order=paid]")
    assert not filtered.css("[data-points]")


def test_the_paid_row_of_a_product_with_points_shows_the_moved_score_too(
    kettles: Site, client: Client
) -> None:
    pay(kettles, "Basso", "0.4", slot=1)
    paid = find(page(client), "tr[data-placement]")
    assert words(paid, ".rank") == "– Not ranked"
    assert words(paid, ".figure") == "6.0 of 10"
    assert words(paid, ".blind") == "5.6 without pay"
    assert words(row(client, "Basso"), ".rank") == "2 ▲ without advertising 3rd"


NOT_ACTING: dict[str, Callable[[datetime], dict[str, object]]] = {
    "ended": lambda at: {"ends_at": at},
    "not yet begun": lambda at: {"starts_at": at + HOUR},
    "not yet approved": lambda at: {"approved_at": None},
}


@pytest.mark.parametrize("why", NOT_ACTING)
def test_a_placement_that_does_not_act_moves_nothing(
    kettles: Site, client: Client, why: str
) -> None:
    pay(kettles, "Basso", "0.4", **NOT_ACTING[why](kettles.at))
    assert table(client) == table(client, WITHOUT)
    assert not page(client).css("[data-points], [data-order], .other")
    assert "Pay adds points to no score: both orders are the same." in money(client)


def test_points_for_a_product_without_a_score_move_nothing(kettles: Site, client: Client) -> None:
    pay(kettles, "Coda", "0.5")
    assert not page(client).css("[data-points], [data-order], .other")
    assert "both orders are the same" in money(client)


def test_the_line_above_says_how_many_products_pay_moved_and_how_far(
    kettles: Site, client: Client
) -> None:
    pay(kettles, "Basso", "0.4")
    assert money(client) == (
        "No paid row stands above the ranking. Pay adds points to the score of 1 product and lifts "
        "it by 1 place. Show the table without advertising"
    )
    pay(kettles, "Dolce", "0.1")
    assert "to the scores of 2 products and lifts 1 of them by 1 place." in money(client)
    assert money(client, WITHOUT) == (
        "Shown without advertising. With it, pay adds points to the scores of 2 products and lifts "
        "1 of them by 1 place. Show the table with advertising"
    )


def test_the_line_above_counts_paid_rows_beside_points(kettles: Site, client: Client) -> None:
    pay(kettles, "Basso", "0.4")
    pay(kettles, "Coda", "0.0", slot=2)
    assert money(client).startswith(
        "1 paid row stands above the ranking, marked “Advertisement”. Pay adds points to the score "
        "of 1 product"
    )


def test_points_that_change_no_place_are_told_and_rows_are_silent(
    kettles: Site, client: Client
) -> None:
    pay(kettles, "Alto", "0.3")
    assert "of 1 product, and changes no place: both orders are the same." in money(client)
    assert not page(client).css(".other")
    assert words(row(client, "Alto"), ".blind") == "8.6 without pay"
    assert page(client).css("table[data-order=paid]")


def test_points_that_only_part_equals_are_told(kettles: Site, client: Client) -> None:
    pay(kettles, "Basso", "0.1")
    assert "of 1 product; 1 product stands lower for it." in money(client)
    assert "Dolce: 4 ▼ without advertising 3rd" in table(client)


def test_one_plain_link_leads_to_the_other_order_and_keeps_the_filters(
    kettles: Site, client: Client
) -> None:
    pay(kettles, "Basso", "0.4")
    query = "?q=o&sort=price"
    there = find(page(client, WITH + query), ".switch a").attributes["href"]
    assert there == WITHOUT + query
    assert find(page(client, there), ".switch a").attributes["href"] == WITH + query


@pytest.mark.parametrize(
    "path", ["/", "/categories/kettles/", "/products/basso/", "/reviews/basso/"]
)
def test_points_act_nowhere_but_in_the_comparison(kettles: Site, client: Client, path: str) -> None:
    pay(kettles, "Basso", "0.5")
    html = page(client, path)
    assert not html.css("[data-points], [data-order]")
    assert "6.1 of 10" not in [" ".join(one.text().split()) for one in html.css(".figure")]
