"""The page on which readers search. What is found, and in what order, is tested beside the index."""

from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from selectolax.lexbor import LexborHTMLParser

from products import search
from products.models import Findable, Product
from reviews import publishing
from reviews.models import Guide, Review
from reviews.searching import PER_PAGE
from tests import builders
from tests.conftest import Site
from tests.products.search.odd import ODD
from tests.reading import find, words


def asked(client: Client, q: str, **more: str) -> LexborHTMLParser:
    response = client.get("/search/?" + urlencode({"q": q, **more}, errors="replace"))
    assert response.status_code == 200
    return LexborHTMLParser(response.content.decode())


def hits(page: LexborHTMLParser) -> list[tuple[str, str]]:
    """Kind and address of each."""
    return [
        (words(one, ".kind"), find(one, "h2 a").attributes["href"] or "")
        for one in page.css(".hits > li")
    ]


def index_products() -> None:
    search.refresh_products(Product.objects.values_list("pk", flat=True))


@pytest.fixture
def guide(site: Site) -> Guide:
    index_products()
    made = builders.guide("How to fill Alto")
    publishing.publish(made, by=None, at=timezone.now())
    return made


@pytest.mark.usefixtures("guide")
def test_products_reviews_guides_and_comparisons_are_found_each_at_its_page(
    site: Site, client: Client
) -> None:
    assert sorted(hits(asked(client, "alto"))) == [
        ("Guide", "/guides/how-to-fill-alto/"),
        ("Product", "/products/alto/"),
        ("Review", "/reviews/alto/"),
    ]
    assert ("Comparison", "/compare/kettles/") in hits(asked(client, "kettles compared"))


@pytest.mark.usefixtures("guide")
def test_one_kind_can_be_asked_for(site: Site, client: Client) -> None:
    page = asked(client, "alto", kind="guide")
    assert hits(page) == [("Guide", "/guides/how-to-fill-alto/")]
    assert words(page, ".kinds a[aria-current]") == "Guides"
    assert find(page, "input[name=kind]").attributes["value"] == "guide"
    assert len(hits(asked(client, "alto", kind="nonsense"))) == 3


def test_matches_are_marked_and_all_else_is_text(site: Site, client: Client) -> None:
    builders.revise(Review.objects.get(product=site.alto), verdict="Alto sings <b>loud</b>.")
    page = asked(client, "sings")
    assert words(page, ".hits mark") == "sings"
    assert "<b>loud</b>" in words(page, ".hits")
    assert not page.css(".hits b")


def test_what_was_asked_stands_in_the_field_as_text(site: Site, client: Client) -> None:
    page = asked(client, '"><script>alert(1)</script>')
    assert find(page, "#search").attributes["value"] == '"><script>alert(1)</script>'
    assert not page.css("script")


@pytest.mark.usefixtures("guide")
def test_a_hit_says_whether_its_page_has_paid_links(site: Site, client: Client) -> None:
    labelled = {
        find(one, "a").attributes["href"]
        for one in asked(client, "alto").css(".hits > li")
        if one.css_first(".label")
    }
    assert labelled == {"/products/alto/", "/reviews/alto/"}


@pytest.mark.usefixtures("guide")
def test_what_is_not_public_any_more_is_left_out_even_if_the_index_has_it(
    site: Site, client: Client
) -> None:
    Product.objects.filter(pk=site.alto.pk).update(is_listed=False)
    assert hits(asked(client, "alto")) == [("Guide", "/guides/how-to-fill-alto/")]


def test_an_empty_field_invites_and_asks_the_index_nothing(site: Site, client: Client) -> None:
    for q in ("", "   "):
        page = asked(client, q)
        assert "Type a product, a maker, or a question." in words(page, "main")
        assert not page.css(".found, .kinds")


def test_nothing_found_says_what_to_do(site: Site, client: Client) -> None:
    page = asked(client, "zzzz", kind="review")
    assert words(page, ".found") == "Nothing found among these."
    assert "Try fewer or other words" in words(page, "main")
    assert [link.attributes["href"] for link in page.css("main p a, main .links:last-child a")][
        -2:
    ] == ["?q=zzzz", "/categories/kettles/"]


def test_a_search_with_some_of_the_words_says_so(site: Site, client: Client) -> None:
    assert "Nothing has all of these words." in words(asked(client, "alto zebra"), ".found")
    assert "Nothing has all" not in words(asked(client, "alto"), ".found")


def test_long_lists_are_paged_and_page_numbers_mended(site: Site, client: Client) -> None:
    for number in range(PER_PAGE + 5):
        builders.product(f"Whistler {number:02}")
    index_products()
    first, second = (asked(client, "whistler", page=number) for number in ("1", "2"))
    assert (len(hits(first)), len(hits(second))) == (PER_PAGE, 5)
    assert not set(hits(first)) & set(hits(second))
    assert words(second, ".found") == "25 pages found, of which these are 21 to 25."
    for odd in ("99", "9" * 5000):
        assert len(hits(asked(client, "whistler", page=odd))) in (PER_PAGE, 5)
    for odd in ("0", "-1", "x", "²", ""):
        assert hits(asked(client, "whistler", page=odd)) == hits(first)


def test_it_is_kept_out_of_the_indexes_of_others(site: Site, client: Client) -> None:
    page = asked(client, "alto")
    assert find(page, "meta[name=robots]").attributes["content"] == "noindex"
    assert not LexborHTMLParser(client.get("/").content.decode()).css("meta[name=robots]")
    assert "Disallow: /search/" in client.get("/robots.txt").content.decode()


def test_every_page_has_a_labelled_field_that_leads_here(site: Site, client: Client) -> None:
    for path in site.paths.values():
        page = LexborHTMLParser(client.get(path).content.decode())
        forms = page.css("form[role=search]")
        assert len(forms) == 1, path
        assert forms[0].attributes["action"] == "/search/"
        assert words(forms[0], "label[for=search]") == "Search this site"
        assert find(forms[0], "#search").attributes["name"] == "q"


def test_each_odd_text_is_answered(site: Site, client: Client) -> None:
    assert len(ODD) > 200
    for text in ODD:
        page = asked(client, text)
        assert page.css("h1"), f"{text[:80]!r}"


def test_raw_bytes_in_the_address_are_answered(site: Site, client: Client) -> None:
    for raw in ("%00", "%ff%fe", "%ed%a0%80", "%", "%zz", "a%00b", "%F0%9F"):
        assert client.get(f"/search/?q={raw}&page={raw}&kind={raw}").status_code == 200, raw


def test_three_hits_of_a_kind_take_as_many_queries_as_one(site: Site, client: Client) -> None:
    Findable.objects.exclude(kind="product").delete()
    counts = []
    for number in (1, 2, 3):
        builders.product(f"Whistler {number}")
        index_products()
        with CaptureQueriesContext(connection) as captured:
            page = asked(client, "whistler")
        assert len(hits(page)) == number
        counts.append(len(captured))
    assert counts == [7, 7, 7]


@pytest.mark.usefixtures("guide")
def test_who_searches_for_the_paid_address_of_a_merchant_gets_an_answer(
    site: Site, client: Client
) -> None:
    page = asked(client, "alto https://www.amazon.com/dp/B000000001?tag=kettles-20")
    again = [one.attributes["href"] or "" for one in page.css("main a[href*=tag]")]
    assert again, "what was asked is part of the addresses of its own links"
