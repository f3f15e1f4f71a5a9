"""The two pages about money: true in all states, without secrets, and at a fixed price."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from selectolax.lexbor import LexborHTMLParser

from disclosure import incidents, judging
from products.models import Placement, Product
from reviews import publishing
from reviews.models import Problem, Review
from tests import builders
from tests.conftest import Site
from tests.reading import words
from tests.reviews.transparency.cast import points, shelf

PAGES = ["/how-we-rank/", "/transparency/"]


def page(client: Client, path: str) -> LexborHTMLParser:
    response = client.get(path)
    assert response.status_code == 200, response.content
    return LexborHTMLParser(response.content.decode())


def row(client: Client, path: str, beginning: str) -> str:
    """The text of the first row of a table that begins so."""
    rows = page(client, path).css("table.ledger tbody tr")
    texts = [" ".join(one.text(separator=" ").split()) for one in rows]
    return next(one for one in texts if one.startswith(beginning))


def test_the_limits_are_told_as_they_are_in_force(site: Site, client: Client) -> None:
    told = words(page(client, "/how-we-rank/"), "main")
    assert "All placements of a product together add 0.5 at most" in told
    assert "no score is shown above 10" in told
    assert "3 at most in a category" in told
    assert "Pay never breaks a tie" in told


def test_what_money_does_today_is_told_for_each_comparison(site: Site, client: Client) -> None:
    found = row(client, "/how-we-rank/", "Kettles compared")
    assert found.endswith("the order without advertising none none; both orders are equal 1")
    builders.published_review(site.coda, site.method, ["5.0", "5.5"])
    points(site.coda, "0.5")
    found = row(client, "/how-we-rank/", "Kettles compared 3 products ranked")
    assert "Tin & Co Coda: 0.5 of 0.5" in found
    assert "2 products stand elsewhere; 1 place gained at most" in found
    links = [one.attributes["href"] for one in page(client, "/how-we-rank/").css(".ledger a")]
    assert links == ["/compare/kettles/", "/compare/kettles/without-advertising/"]


def test_a_product_that_was_only_passed_is_no_gain(site: Site, client: Client) -> None:
    builders.published_review(site.coda, site.method, ["9.0", "8.0"])  # as Alto
    points(site.coda, "0.1")
    found = row(client, "/how-we-rank/", "Kettles compared")
    assert "1 product stands elsewhere 1" in found


@pytest.mark.parametrize("path", PAGES)
def test_a_site_without_anything_says_so(db: None, client: Client, path: str) -> None:
    told = words(page(client, path), "main")
    if path == "/how-we-rank/":
        assert "No comparison is public, so money moves nothing today." in told
        assert "No method is in use yet." in told
        return
    for empty in (
        *("Nobody pays for a place or for points now.", "so there are no figures."),
        *("There is no category yet.", "No published score has changed."),
        *("Nothing was corrected or withdrawn.", "No page was held back so far."),
        "No reader has reported anything yet.",
    ):
        assert empty in told


def test_the_register_names_payer_product_and_effect(site: Site, client: Client) -> None:
    placement = points(site.basso, "0.3", advertiser="Birch Ltd")
    found = row(client, "/transparency/", f"No. {placement.pk}: Birch Ltd")
    assert "for Tin & Co Basso , in Kettles 0.3 points flat fee for the period" in found
    assert "Kettles compared : 5.6 without pay, 5.9 with 0.3 points; no place moved" in found


def test_what_waits_is_told_as_a_number(site: Site, client: Client) -> None:
    assert "not approved yet" not in words(page(client, "/transparency/"), "#placements")
    for advertiser in ("Birch Ltd", "Elm Ltd"):
        points(site.basso, "0.3", advertiser=advertiser, approved_at=None)
    told = words(page(client, "/transparency/"), "main")
    assert "2 entered and not approved yet: they do nothing." in told
    assert "Birch Ltd" not in told


@pytest.mark.parametrize(("path", "sums"), [("/how-we-rank/", "neither"), ("/transparency/", "no")])
def test_a_higher_commission_is_told_as_pay_for_points(
    site: Site, client: Client, path: str, sums: str
) -> None:
    points(site.basso, "0.3", payment=Placement.Payment.COMMISSION)
    told = words(page(client, path), "main")
    assert f"The usual commission on a link is in {sums} sum" in told
    assert "oints can be paid for with a higher one" in told
    assert ("0.3 points higher commission" in told) == (path == "/transparency/")


def test_no_contract_and_no_name_of_a_user_is_told(site: Site, client: Client) -> None:
    clerk = builders.user("clara", first_name="Clara", last_name="Secretive")
    placement = points(site.basso, "0.3", entered_by=clerk)
    Placement.objects.filter(pk=placement.pk).update(contract_reference="CONTRACT-77")
    review = Review.objects.get(product=site.alto)
    publishing.publish(review, by=clerk, at=timezone.now(), correction="It is wider.")
    publishing.withdraw(review, by=clerk, at=timezone.now())
    for path in PAGES:
        html = client.get(path).content.decode()
        for secret in ("CONTRACT", "clara", "Secretive", "approver", "clerk"):
            assert secret not in html, (path, secret)


def test_what_was_wrong_is_told_with_its_reason(site: Site, client: Client) -> None:
    rescore("alto", "7.0")
    found = row(client, "/transparency/", "Tin & Co Alto")
    assert "8.6 to 7.4 Speed: 9.0 to 7.0 A <slow> watch." in found
    assert row(client, "/transparency/", "Alto tested review").endswith("A <slow> watch.")


def test_an_incident_is_told_without_its_html(site: Site, client: Client) -> None:
    incidents.keep(
        path="/compare/kettles/",
        route="/",
        missing=False,
        rules=["L01"],
        summary="SUMMARY",
        findings=[{"html": "SNIPPET"}],
        at=timezone.now(),
    )
    html = client.get("/transparency/").content.decode()
    assert "SUMMARY" not in html
    assert "SNIPPET" not in html
    assert row(client, "/transparency/", "/compare/kettles/").startswith("/compare/kettles/ L01")


def test_reports_are_counted_with_the_time_to_answer(site: Site, client: Client) -> None:
    now = timezone.now()
    given = {"about": "price", "path": "/products/alto/", "words": "It is wrong, I think."}
    Problem.objects.create(received_at=now - builders.DAY, **given)
    Problem.objects.create(
        received_at=now - 3 * builders.DAY,
        outcome="kept",
        answer="It is not.",
        answered_by=builders.user(),
        answered_at=now - builders.DAY,
        **given,
    )
    assert row(client, "/transparency/", "ever") == "ever 2 0 1 0 median 2 days, longest 2 days"
    assert "1 waits for an answer" in words(page(client, "/transparency/"), "#reports")


@pytest.mark.parametrize("path", PAGES)
def test_no_rule_finds_anything_to_say(site: Site, client: Client, path: str) -> None:
    points(site.basso, "0.3")
    Product.objects.filter(pk=site.alto.pk).update(is_listed=False)
    Product.objects.filter(pk=site.basso.pk).update(name="Best of Tests No. 1, 19.90 $")
    at = timezone.now()
    report = judging.report(client.get(path).content.decode(), path=path, at=at)
    assert [one.rule.id for one in [*report.violations, *report.incompletes]] == []


@pytest.mark.parametrize(("path", "queries"), [("/how-we-rank/", 9), ("/transparency/", 37)])
def test_the_number_of_queries_stays_the_same(
    site: Site, client: Client, django_assert_num_queries: Any, path: str, queries: int
) -> None:
    points(site.basso, "0.3")
    rescore("alto", "7.0")
    with django_assert_num_queries(queries):
        client.get(path)
    shelf("Toasters", ["Uno", "Due", "Tre"])
    for product in Product.objects.filter(category__slug="toasters"):
        points(product, "0.1")
        builders.product(f"Not {product.name}", category=product.category, is_listed=False)
        rescore(product.slug, "4.0")
    with django_assert_num_queries(queries):
        client.get(path)


def rescore(product: str, value: str) -> None:
    review = Review.objects.get(product__slug=product)
    review.scores.filter(criterion__name="Speed").update(value=value)
    publishing.publish(review, by=None, at=timezone.now(), correction="A <slow> watch.")
