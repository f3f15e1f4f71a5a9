"""What stands in a comparison, in which order, and what a reader can do with it."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from selectolax.lexbor import LexborHTMLParser, LexborNode

from products.models import SpecificationValue
from reviews import publishing
from tests import builders
from tests.conftest import Site
from tests.reading import find, words

PATH = "/compare/kettles/"


def rows(client: Client, query: str = "", path: str = PATH) -> list[LexborNode]:
    response = client.get(path + query)
    assert response.status_code == 200
    return LexborHTMLParser(response.content.decode()).css("tbody tr")


def names(found: list[LexborNode]) -> list[str]:
    return [words(row, ".thing a").split()[-1] for row in found]


def ranked(found: list[LexborNode]) -> list[str]:
    return names([row for row in found if "data-placement" not in row.attributes])


def test_products_stand_in_the_order_of_their_scores_and_the_unscored_last(
    site: Site, client: Client
) -> None:
    found = rows(client)
    assert ranked(found) == ["Alto", "Basso", "Coda"]
    assert [words(row, ".rank") for row in found] == ["– Not ranked", "1", "2", "– Not ranked"]


def test_a_paid_row_stands_above_the_ranking_labelled_and_without_a_rank(
    site: Site, client: Client
) -> None:
    first = rows(client)[0]
    assert first.attributes["data-placement"] == str(site.placement.pk)
    assert "Advertisement, paid by Tin & Co" in first.text()
    assert words(first, ".rank") == "– Not ranked"


def test_one_link_takes_the_paid_rows_out(site: Site, client: Client) -> None:
    page = LexborHTMLParser(client.get(PATH).content.decode())
    link = find(page, ".switch a").attributes["href"]
    assert link == "/compare/kettles/without-advertising/"
    assert names(rows(client, path=link)) == ["Alto", "Basso", "Coda"]


def test_taking_the_paid_rows_out_keeps_filters_and_order(site: Site, client: Client) -> None:
    page = LexborHTMLParser(client.get(f"{PATH}?q=co&sort=price").content.decode())
    link = find(page, ".switch a").attributes["href"]
    assert link == "/compare/kettles/without-advertising/?q=co&sort=price"


def test_a_placement_shows_from_its_start_to_its_end_only(site: Site, client: Client) -> None:
    site.placement.ends_at = site.at
    site.placement.save()
    assert names(rows(client)) == ["Alto", "Basso", "Coda"]
    assert "No paid row stands above the ranking." in client.get(PATH).content.decode()


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("rank", ["Alto", "Basso", "Coda"]),
        ("-rank", ["Basso", "Alto", "Coda"]),
        ("score", ["Alto", "Basso", "Coda"]),
        ("price", ["Basso", "Coda", "Alto"]),
        ("-price", ["Alto", "Coda", "Basso"]),
        ("criterion-noise", ["Alto", "Basso", "Coda"]),
        ("-criterion-noise", ["Basso", "Alto", "Coda"]),
        ("spec-weight", ["Basso", "Alto", "Coda"]),
        ("spec-quiet-mode", ["Alto", "Basso", "Coda"]),
        ("nonsense", ["Alto", "Basso", "Coda"]),
    ],
)
def test_a_column_sorts_with_its_better_end_first_and_gaps_last(
    site: Site, client: Client, sort: str, order: list[str]
) -> None:
    assert ranked(rows(client, f"?sort={sort}")) == order


@pytest.mark.parametrize(
    ("sort", "heading", "direction"),
    [
        ("rank", "Rank", "ascending"),
        ("score", "Score", "descending"),
        ("price", "Lowest price", "ascending"),
        ("criterion-speed", "Speed", "descending"),
        ("-criterion-speed", "Speed", "ascending"),
        ("spec-weight", "Weight (kg)", "ascending"),
    ],
)
def test_the_sorted_column_says_which_way(
    site: Site, client: Client, sort: str, heading: str, direction: str
) -> None:
    page = LexborHTMLParser(client.get(f"{PATH}?sort={sort}").content.decode())
    marked = page.css("th[aria-sort]")
    assert [(th.text(strip=True), th.attributes["aria-sort"]) for th in marked] == [
        (heading, direction)
    ]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?q=bas", ["Basso"]),
        ("?q=tin+alto", ["Alto"]),
        ("?q=nothing", []),
        ("?max_price=40", ["Basso", "Coda"]),
        ("?scored=on", ["Alto", "Basso"]),
        ("?spec-quiet-mode=on", ["Alto"]),
        ("?brand=tin-co", ["Alto", "Basso", "Coda"]),
        ("?brand=no-such-brand", ["Alto", "Basso", "Coda"]),
        ("?max_price=cheap", ["Alto", "Basso", "Coda"]),
    ],
)
def test_filters_narrow_the_table(
    site: Site, client: Client, query: str, expected: list[str]
) -> None:
    found = [row for row in rows(client, query) if row.css_first(".thing")]
    assert ranked(found) == expected


def test_a_filter_that_is_no_filter_is_told_at_its_field(site: Site, client: Client) -> None:
    html = client.get(f"{PATH}?max_price=cheap").content.decode()
    assert "The filters marked below could not be used." in html
    assert "Enter a number." in html


def test_ranks_are_those_of_the_whole_comparison_when_filtered(site: Site, client: Client) -> None:
    (row,) = rows(client, "?q=basso")
    assert words(row, ".rank") == "2"


def test_a_filter_that_matches_nothing_leads_back(site: Site, client: Client) -> None:
    (row,) = rows(client, "?q=nothing")
    assert "No product matches these filters." in row.text()
    assert find(row, "a").attributes["href"] == PATH


def test_a_filter_holds_for_paid_rows_too_and_the_page_says_what_it_shows(
    site: Site, client: Client
) -> None:
    assert not [row for row in rows(client, "?q=alto") if "data-placement" in row.attributes]
    assert "No paid row stands above the ranking." in client.get(PATH + "?q=alto").content.decode()
    assert "1 paid row stands above the ranking, marked" in client.get(PATH).content.decode()


def test_changing_a_filter_keeps_the_direction_of_the_order(site: Site, client: Client) -> None:
    page = LexborHTMLParser(client.get(f"{PATH}?sort=-price").content.decode())
    assert find(page, "select[name=sort] option[selected]").attributes["value"] == "-price"


def test_a_very_long_search_is_refused_and_not_run(site: Site, client: Client) -> None:
    html = client.get(f"{PATH}?q={'a+' * 1500}").content.decode()
    assert "at most 100 characters" in html


def test_pages_hold_fifty_ranked_rows_and_paid_ones_only_on_the_first(
    site: Site, client: Client
) -> None:
    for number in range(60):
        builders.product(f"Extra {number:02}")
    first, second = rows(client), rows(client, "?page=2")
    assert (len(first), len(second)) == (51, 13)
    assert not [row for row in second if "data-placement" in row.attributes]
    assert (
        "stands above the ranking on the first page"
        in client.get(PATH + "?page=2").content.decode()
    )
    assert names(rows(client, "?page=99")) == names(second)
    assert names(rows(client, "?page=x")) == names(first)


def test_the_lowest_price_is_fresh_in_the_currency_and_not_sold_out(
    site: Site, client: Client
) -> None:
    birch = builders.merchant("Birch Store")
    for item, amount, fields in (
        ("euro", "1.00", {"currency": "EUR"}),
        ("old", "2.00", {"at": site.at - 8 * builders.DAY}),
        ("sold-out", "3.00", {"availability": "out_of_stock"}),
        ("good", "45.00", {}),
    ):
        offer = builders.offer(site.alto, birch, merchant_item_id=item)
        builders.price(offer, amount, **({"at": site.at} | fields))
    alto = next(row for row in rows(client) if "Alto" in row.text())
    assert find(alto, "data").attributes["value"] == "45.00"
    assert "2 merchants" in alto.text()
    second = builders.offer(site.alto, birch, merchant_item_id="second")
    builders.price(second, "46.00", at=site.at)
    assert "2 merchants" in rows(client)[1].text()


def test_offers_of_a_programme_that_is_switched_off_disappear(site: Site, client: Client) -> None:
    site.programme.is_active = False
    site.programme.save()
    assert not [row for row in rows(client) if row.css_first("data")]
    assert "None available now" in rows(client)[0].text()


def test_an_unlisted_product_and_a_draft_are_not_shown(site: Site, client: Client) -> None:
    site.basso.is_listed = False
    site.basso.save()
    assert ranked(rows(client)) == ["Alto", "Coda"]
    builders.comparison(site.method, title="Secret draft", slug="secret")
    assert client.get("/compare/secret/").status_code == 404


def test_equal_scores_share_a_rank(site: Site, client: Client) -> None:
    dolce = builders.product("Dolce")
    builders.published_review(dolce, site.method, ["9.0", "8.0"])
    places = [words(row, ".rank") for row in rows(client)]
    assert places == ["– Not ranked", "1", "1", "3", "– Not ranked"]


@pytest.mark.parametrize(
    ("path", "queries"), [(PATH, 26), ("/products/alto/", 17), ("/categories/kettles/", 11)]
)
def test_pages_take_as_many_queries_for_300_products_as_for_3(
    site: Site, client: Client, path: str, queries: int
) -> None:
    with CaptureQueriesContext(connection) as few:
        client.get(path)
    weight = site.comparison.columns.all()[0].specification
    for number in range(297):
        made = builders.product(f"Extra {number:03}")
        SpecificationValue.objects.create(
            product=made, specification=weight, number=Decimal(number)
        )
        builders.price(builders.offer(made, site.alder, programme=site.programme), at=site.at)
        if number < 60:
            builders.published_review(made, site.method)
    with CaptureQueriesContext(connection) as many:
        client.get(path)
    assert (len(few), len(many)) == (queries, queries)


@pytest.mark.parametrize("path", [PATH, f"{PATH}without-advertising/"])
def test_what_was_corrected_is_told_on_both_pages(site: Site, client: Client, path: str) -> None:
    assert "Corrected lids." not in client.get(path).content.decode()
    publishing.publish(site.comparison, by=None, at=site.at, correction="Corrected lids.")
    page = LexborHTMLParser(client.get(path).content.decode())
    assert words(page, "#corrections .corrections li").endswith("Corrected lids.")
