"""How a score is made: each step by itself, on the pages and for the exports."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from selectolax.lexbor import LexborHTMLParser, LexborNode

from products.models import Placement
from reviews import drafts
from reviews.models import LiveComparison, Review
from reviews.receipts import Part, Receipt, plain, receipt_of, receipts_of
from tests import builders
from tests.builders import AT, DAY, HOUR
from tests.conftest import Site
from tests.reading import find, words

COMPARISON = "/compare/kettles/"
WITHOUT = "/compare/kettles/without-advertising/"


def pay(site: Site, name: str, points: str, **fields: object) -> Placement:
    product = site.comparison.category.products.get(name=name)
    return builders.placement(
        product, None, points=points, starts_at=AT, ends_at=site.at + DAY, **fields
    )


def made(site: Site) -> dict[str, Receipt]:
    live = LiveComparison.objects.shown(site.at).get()
    return {one.product.name: one for one in receipts_of(live, site.at)}


def receipt(client: Client, name: str, path: str = COMPARISON) -> LexborNode:
    page = LexborHTMLParser(client.get(path).content.decode())
    rows = page.css("tbody tr:not([data-placement])")
    return find(next(one for one in rows if words(one, ".thing a").endswith(name)), ".receipt")


def lines(of: LexborNode) -> list[str]:
    return [" ".join(one.text().split()) for one in of.css("li, p")]


def test_a_score_is_its_parts_and_their_rounded_sum(site: Site) -> None:
    alto = made(site)["Alto"]
    assert alto.parts == (
        Part("speed", "Speed", Decimal(60), Decimal("9.0")),
        Part("noise", "Noise", Decimal(40), Decimal("8.0")),
    )
    assert [part.value for part in alto.parts] == [Decimal("5.4"), Decimal("3.2")]
    assert (alto.exact_sum, alto.blind, alto.shown) == tuple(map(Decimal, ("8.6", "8.6", "8.6")))
    assert (alto.blind_position, alto.position, alto.method) == (1, 1, site.method)
    assert (alto.payments, alto.points, alto.agreed, alto.is_cut) == (
        (),
        Decimal(0),
        Decimal(0),
        False,
    )


def test_points_come_by_placement_up_to_the_limit(site: Site) -> None:
    first = pay(site, "Basso", "0.4")
    second = pay(site, "Basso", "0.3", advertiser="Pan Ltd")
    basso = made(site)["Basso"]
    assert [(one.number, one.payer, one.points) for one in basso.payments] == [
        (first.pk, "Tin & Co", Decimal("0.4")),
        (second.pk, "Pan Ltd", Decimal("0.3")),
    ]
    assert (basso.payments[0].starts_at, basso.payments[0].ends_at) == (AT, site.at + DAY)
    assert (basso.agreed, basso.points, basso.cap) == tuple(map(Decimal, ("0.7", "0.5", "0.5")))
    assert (basso.blind, basso.shown) == (Decimal("5.6"), Decimal("6.1"))
    assert basso.limit == "pay adds 0.5 at most"


def test_no_score_is_moved_above_ten(site: Site) -> None:
    dolce = builders.product("Dolce")
    builders.published_review(dolce, site.method, ["10.0", "9.5"])
    pay(site, "Dolce", "0.4")
    found = made(site)["Dolce"]
    assert (found.blind, found.shown, found.cap) == (Decimal("9.8"), Decimal(10), Decimal("0.2"))
    assert (found.is_cut, found.limit) == (True, "no score is above 10")


def test_a_placement_that_was_approved_late_adds_points_from_then_on(site: Site) -> None:
    pay(site, "Basso", "0.4", approved_at=AT + 5 * HOUR)
    (payment,) = made(site)["Basso"].payments
    assert payment.starts_at == AT + 5 * HOUR


def test_what_has_no_score_has_no_receipt(site: Site) -> None:
    pay(site, "Coda", "0.4")
    assert set(made(site)) == {"Alto", "Basso"}


def test_receipts_stand_in_the_order_without_advertising(site: Site) -> None:
    builders.published_review(builders.product("Dolce"), site.method, ["6.0", "5.5"])
    pay(site, "Basso", "0.5")
    found = made(site)
    assert [(name, one.blind_position, one.position) for name, one in found.items()] == [
        ("Alto", 1, 1),
        ("Dolce", 2, 3),
        ("Basso", 3, 2),
    ]


def test_every_exact_sum_rounds_to_the_score_without_pay(site: Site) -> None:
    for number in range(40):
        scores = [f"{number % 11}.{number % 7 if number % 11 < 10 else 0}", f"{number % 10}.5"]
        builders.published_review(builders.product(f"Extra {number}"), site.method, scores)
    for one in made(site).values():
        assert one.exact_sum.quantize(Decimal("0.1"), ROUND_HALF_UP) == one.blind


@pytest.mark.parametrize("products", [1, 3])
def test_all_receipts_take_four_queries(site: Site, products: int) -> None:
    for number in range(products):
        builders.published_review(builders.product(f"Extra {number}"), site.method)
        pay(site, f"Extra {number}", "0.1")
    live = LiveComparison.objects.shown(site.at).select_related("method__category").get()
    with CaptureQueriesContext(connection) as queries:
        for one in receipts_of(live, site.at):
            assert str(one.product)
    assert len(queries) == 4


@pytest.mark.parametrize("listed", [True, False])
def test_a_review_that_comes_or_goes_between_the_queries_is_left_out(
    site: Site, listed: bool
) -> None:
    product = site.comparison.category.products.filter(name="Basso")
    product.update(is_listed=not listed)
    asked = []

    def change_after_standings(execute: Any, sql: str, *rest: Any) -> Any:
        asked.append(sql)
        if len(asked) == 3:  # placements and standings are read
            product.update(is_listed=listed)
        return execute(sql, *rest)

    live = LiveComparison.objects.shown(site.at).select_related("method").get()
    with connection.execute_wrapper(change_after_standings):
        found = receipts_of(live, site.at)
    assert [one.product.name for one in found] == ["Alto"]


@pytest.mark.parametrize(
    ("number", "digits"),
    [("4.20", "4.2"), ("8", "8.0"), ("10.000", "10.0"), ("2.33310", "2.3331"), ("0", "0.0")],
)
def test_numbers_have_all_their_digits_and_no_idle_ones(number: str, digits: str) -> None:
    assert plain(Decimal(number)) == digits


def test_a_row_opens_to_its_receipt(site: Site, client: Client) -> None:
    number = pay(site, "Basso", "0.4", advertiser="Pan & Lid <Ltd>").pk
    found = receipt(client, "Basso")
    assert words(found, "summary") == "How this score is made"
    end = f"{site.at + DAY:%-d %b %Y}"
    assert lines(found)[:5] == [
        "Speed: 6.0 × 60 % = 3.6",
        "Noise: 5.0 × 40 % = 2.0",
        "Sum 5.6, rounded half up to one decimal: 5.6 without pay.",
        f"+ 0.4 by placement {number}, paid by Pan & Lid <Ltd>, from 1 Jun 2026 until {end}.",
        "5.6 + 0.4 = 6.0 shown.",
    ]
    assert words(found, "a") == "Kettles, method 1"
    assert find(found, "a").attributes["href"] == site.method.get_absolute_url()


def test_without_advertising_the_receipt_ends_blind_and_tells_what_is_added(
    site: Site, client: Client
) -> None:
    pay(site, "Basso", "0.4")
    found = lines(receipt(client, "Basso", WITHOUT))
    assert found[2:4] == [
        "Sum 5.6, rounded half up to one decimal: 5.6 without pay.",
        "With advertising:",
    ]
    assert found[5] == "5.6 + 0.4 = 6.0."


def test_the_limit_is_told_where_it_cuts(site: Site, client: Client) -> None:
    pay(site, "Basso", "0.4")
    assert not [line for line in lines(receipt(client, "Basso")) if "agreed" in line]
    pay(site, "Basso", "0.3")
    assert "Of 0.7 agreed, 0.5 count: pay adds 0.5 at most." in lines(receipt(client, "Basso"))


def test_a_score_that_nobody_pays_for_says_so(site: Site, client: Client) -> None:
    for path in (COMPARISON, WITHOUT):
        assert lines(receipt(client, "Alto", path))[-2] == "Pay adds nothing."


def test_a_row_that_pay_for_others_put_lower_says_why(site: Site, client: Client) -> None:
    builders.published_review(builders.product("Dolce"), site.method, ["6.0", "5.5"])
    passed = "Products that pay adds points to stand before it."
    assert passed not in lines(receipt(client, "Dolce"))
    pay(site, "Basso", "0.4")
    assert passed in lines(receipt(client, "Dolce"))
    assert passed not in lines(receipt(client, "Basso"))
    assert passed not in lines(receipt(client, "Dolce", WITHOUT))


def test_ties_are_told_and_what_settles_them(site: Site, client: Client) -> None:
    for name, scores in (("Dolce", ["6.0", "5.0"]), ("Elbo", ["6.0", "5.5"])):
        builders.published_review(builders.product(name), site.method, scores)
    same = "1 other has the same rank: names decide who is listed first."
    higher = "Of equal shown scores, the higher one without pay stands first."
    assert same in lines(receipt(client, "Basso"))
    assert higher not in lines(receipt(client, "Basso"))
    pay(site, "Basso", "0.2")
    assert higher in lines(receipt(client, "Basso"))
    assert higher in lines(receipt(client, "Elbo"))
    assert same not in lines(receipt(client, "Basso"))
    assert same in lines(receipt(client, "Basso", WITHOUT))
    assert higher not in lines(receipt(client, "Basso", WITHOUT))


def review_page(client: Client) -> LexborHTMLParser:
    return LexborHTMLParser(client.get("/reviews/basso/").content.decode())


def test_a_review_shows_its_blind_score_and_what_its_comparison_adds(
    site: Site, client: Client
) -> None:
    pay(site, "Basso", "0.4")
    page = review_page(client)
    assert words(page, ".box .figure") == "5.6 of 10"
    assert words(page, ".box .basis") == (
        "The comparison with advertising shows 6.0, for 0.4 points that are paid for."
    )
    told = lines(find(page, ".box .receipt"))
    assert told[3] == "In the comparison with advertising:"
    assert told[5] == "5.6 + 0.4 = 6.0."


def test_a_review_that_nobody_pays_for_says_so(site: Site, client: Client) -> None:
    page = review_page(client)
    assert "Pay adds nothing in any comparison." in lines(find(page, ".box .receipt"))
    assert "paid for" not in words(page, ".box")


def test_points_that_no_comparison_shows_are_not_told_on_the_review(
    site: Site, client: Client
) -> None:
    pay(site, "Basso", "0.4")
    LiveComparison.objects.update(until_at=site.at)
    assert "Pay adds nothing in any comparison." in lines(find(review_page(client), ".receipt"))


def test_a_draft_that_cannot_be_computed_has_no_receipt(site: Site) -> None:
    draft = Review.objects.get(product=site.basso)
    draft.scores.all().delete()
    live = drafts.unsaved(drafts.draft_of(draft), draft, site.at)
    assert receipt_of(live, site.at, is_compared=True) is None  # type: ignore[arg-type]
