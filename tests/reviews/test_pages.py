"""What single pages say, and to whom."""

from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection
from django.test import Client
from django.utils import timezone
from selectolax.lexbor import LexborHTMLParser

from products.models import Category, SpecificationValue
from reviews import publishing, scores
from reviews.models import Review, Source
from tests import builders
from tests.conftest import Site
from tests.reading import find


def text(client: Client, path: str) -> str:
    html = client.get(path).content.decode()
    return " ".join(find(LexborHTMLParser(html), "main").text(separator=" ").split())


def test_a_review_tells_score_basis_sample_and_conflicts(site: Site, client: Client) -> None:
    page = text(client, "/reviews/alto/")
    assert "8.6 of 10 very good" in page
    assert "Hands-on test by Ada Boil , 1 Apr 2026 to 30 Apr 2026. Sample: bought by us." in page
    assert "Speed We measured it. 60 % 9.0 of 10" in page
    assert "Conflicts of interest: None" in page


@pytest.mark.parametrize(("sample", "kind"), [("lent", "loan"), ("gifted", "sample")])
@pytest.mark.parametrize(
    "path", ["/reviews/alto/", "/products/alto/", "/compare/kettles/", "/", "/categories/kettles/"]
)
def test_a_sample_that_was_a_favour_is_told_wherever_the_score_is(
    site: Site, client: Client, path: str, sample: str, kind: str
) -> None:
    assert "data-tie" not in client.get(path).content.decode()
    builders.revise(Review.objects.get(product=site.alto), sample=sample)
    tie = LexborHTMLParser(client.get(path).content.decode()).css_first(f"[data-tie={kind}]")
    assert tie is not None
    assert tie.text().startswith("The sample was ")


@pytest.mark.parametrize(
    "path", ["/", "/categories/kettles/", "/compare/kettles/", "/products/alto/", "/reviews/alto/"]
)
def test_a_score_by_research_alone_says_so_wherever_it_stands(
    site: Site, client: Client, path: str
) -> None:
    assert "Research only, not tested by us" not in text(client, path)
    revise_by_research(site)
    assert "Research only, not tested by us" in text(client, path)


def revise_by_research(site: Site, **changes: Any) -> None:
    review = Review.objects.get(product=site.alto)
    builders.add(review, Source, title="On kettles", publisher="Kettle Press")
    builders.revise(review, basis="research", **changes)


def test_research_is_not_said_to_be_a_test(site: Site, client: Client) -> None:
    revise_by_research(site, sample="none")
    page = text(client, "/reviews/alto/")
    assert "Research only, not tested by us. " in page
    assert "Sample:" not in page


def test_weights_are_printed_to_the_last_digit(site: Site, client: Client) -> None:
    site.method.criteria.filter(name="Speed").update(weight="66.67")
    site.method.criteria.filter(name="Noise").update(weight="33.33")
    for review in Review.objects.all():
        publishing.publish(review, by=None, at=site.at)
    for path in ("/reviews/alto/", "/compare/kettles/", "/how-we-rank/"):
        assert "66.67 %" in text(client, path), path


def test_an_offer_whose_address_leads_nowhere_is_shown_without_a_link(
    site: Site, client: Client
) -> None:
    site.alto.offers.update(url="https://[oops/")
    site.programme.redirects_allowed = False
    site.programme.save()
    for path in ("/products/alto/", "/compare/kettles/"):
        assert "Alder Shop" in text(client, path)
        assert "oops" not in client.get(path).content.decode()
    assert client.get(f"/go/{site.alto.offers.all()[0].pk}/").status_code == 404


def test_a_withdrawn_review_is_gone_and_an_unknown_one_not_found(
    site: Site, client: Client
) -> None:
    publishing.withdraw(Review.objects.get(product=site.alto), by=None, at=timezone.now())
    response = client.get("/reviews/alto/")
    assert response.status_code == 410
    assert "This page was withdrawn" in response.content.decode()
    assert client.get("/reviews/coda/").status_code == 404
    assert "We have not reviewed it." in text(client, "/products/alto/")


def test_drafts_are_not_shown_anywhere(site: Site, client: Client) -> None:
    builders.review(site.coda, site.method, title="Secret draft")
    for path in [*site.paths.values(), "/products/coda/", "/sitemap.xml"]:
        assert "Secret draft" not in client.get(path).content.decode()
    assert client.get("/reviews/coda/").status_code == 404


def test_an_unlisted_product_has_no_page(site: Site, client: Client) -> None:
    site.alto.is_listed = False
    site.alto.save()
    assert client.get("/products/alto/").status_code == 404
    assert client.get("/reviews/alto/").status_code == 404


def test_a_product_lists_its_offers_by_currency_and_compares_none_across(
    site: Site, client: Client
) -> None:
    page = text(client, "/products/alto/")
    euro, dollar = page.index("Prices in EUR"), page.index("Prices in USD")
    assert euro < page.index("€44.00") < dollar < page.index("$49.90")
    assert "Prices in different currencies are not compared." in page


def test_a_product_shows_old_prices_without_their_figure(site: Site, client: Client) -> None:
    offer = site.alto.offers.get(merchant=site.alder)
    offer.prices.update(
        observed_at=site.at - 3 * builders.DAY, confirmed_at=site.at - 2 * builders.DAY
    )
    page = text(client, "/products/alto/")
    assert "See price at Alder Shop" in page
    assert "49.90" not in client.get("/products/alto/").content.decode()


def test_a_programmes_own_sentences_stand_beside_its_offers(site: Site, client: Client) -> None:
    site.programme.price_caveat = "Alder's prices are Alder's."
    site.programme.required_sentence = "We are a partner of Alder."
    site.programme.save()
    for path in ("/products/alto/", "/reviews/alto/", "/compare/kettles/"):
        page = text(client, path)
        assert "Alder's prices are Alder's." in page, path
        assert "We are a partner of Alder." in page, path


def test_what_editors_type_is_text_and_never_markup(site: Site, client: Client) -> None:
    review = Review.objects.get(product=site.alto)
    builders.revise(review, verdict="<img src=x>", pros="Quick <b>", title="Alto <script>")
    page = LexborHTMLParser(client.get("/reviews/alto/").content.decode())
    assert not page.css("main script, main b, main img[src=x]")
    assert "Alto <script>" in [heading.text() for heading in page.css("h1")]


def test_sources_are_listed_as_plain_links(site: Site, client: Client) -> None:
    review = Review.objects.get(product=site.alto)
    builders.add(
        review,
        Source,
        title="On kettles",
        publisher="Kettle Press",
        year=2024,
        url="https://press.example/kettles",
    )
    builders.revise(review)
    html = client.get("/reviews/alto/").content.decode()
    assert '<a href="https://press.example/kettles">On kettles</a>. Kettle Press, 2024.' in html


def test_categories_stand_in_the_order_of_their_positions(site: Site, client: Client) -> None:
    Category.objects.create(name="Zesters", slug="zesters", position=0)
    Category.objects.create(name="Aprons", slug="aprons", position=9)
    Category.objects.filter(slug="kettles").update(position=5)
    page = LexborHTMLParser(client.get("/").content.decode())
    names = [heading.text() for heading in page.css(".categories h2")]
    assert names == ["Zesters", "Kettles", "Aprons"]


def test_how_we_rank_shows_only_methods_in_use(site: Site, client: Client) -> None:
    builders.method({"Looks": "100"}, version=2)
    page = text(client, "/how-we-rank/")
    assert "Kettles: method 1" in page
    assert "Kettles: method 2" not in page
    assert "Speed How good is its speed? 60 %" in page


def test_a_page_that_is_not_there_leads_on(site: Site, client: Client) -> None:
    response = client.get("/nowhere/")
    assert response.status_code == 404
    assert "There is no page at this address" in response.content.decode()


@pytest.mark.django_db(transaction=True)  # the crash would end a surrounding transaction
def test_a_crash_is_told_plainly_and_sells_nothing(site: Site, client: Client) -> None:
    client.raise_request_exception = False
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE reviews_author RENAME TO reviews_author_away")
        try:
            response = client.get("/authors/ada-boil/")
        finally:
            cursor.execute("ALTER TABLE reviews_author_away RENAME TO reviews_author")
    assert response.status_code == 500
    html = response.content.decode()
    assert "Something went wrong" in html
    assert "/go/" not in html


def test_health_robots_and_icons(site: Site, client: Client) -> None:
    assert client.get("/healthz").content == b"ok\n"
    robots = client.get("/robots.txt").content.decode()
    assert "Disallow: /go/" in robots
    assert "Sitemap: http://127.0.0.1:8000/sitemap.xml" in robots


def test_pages_are_read_only_but_the_one_to_report_on(site: Site, client: Client) -> None:
    answers = {name: client.post(path).status_code for name, path in site.paths.items()}
    assert answers.pop("report") == 422
    assert set(answers.values()) == {405}


@pytest.mark.parametrize(
    ("score", "word"),
    [
        ("10", "excellent"),
        ("9.0", "excellent"),
        ("8.9", "very good"),
        ("7.0", "good"),
        ("6.9", "fair"),
        ("5.0", "middling"),
        ("4.9", "weak"),
        ("0", "weak"),
    ],
)
def test_scores_in_words(score: str, word: str) -> None:
    assert scores.word(Decimal(score)) == word


def test_a_specification_value_stands_in_the_column_of_its_kind(db: None) -> None:
    weight = builders.specification("Weight", "number")
    value = SpecificationValue(product=builders.product(), specification=weight, text="heavy")
    with pytest.raises(ValidationError, match="is compared as number: give its value"):
        value.full_clean()
    value.text, value.number = "", Decimal("1.500")
    value.full_clean()
    assert str(value) == "Weight: 1.5"
    value.text = "heavy"
    with pytest.raises(IntegrityError, match="specification_value_exactly_one"):
        value.save()
