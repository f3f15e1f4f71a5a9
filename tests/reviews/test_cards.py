"""Teasers say whether the page behind them has paid links."""

import pytest
from django.test import Client
from django.utils import timezone
from selectolax.lexbor import LexborHTMLParser

from products.models import Offer, Placement, Product
from reviews import cards, publishing
from reviews.models import Comparison, ComparisonEmbed, ProductBox, Review, Text
from tests import builders
from tests.conftest import Site
from tests.reading import find, words


def labels(client: Client, path: str, within: str) -> dict[str, bool]:
    """Address → whether it stands with its label, for all links in teasers that match `within`."""
    page = LexborHTMLParser(client.get(path).content.decode())
    found = {
        find(one, "a").attributes["href"] or "": "page has paid links" in words(one, within)
        if one.css_first(within)
        else False
        for one in page.css(within)
    }
    assert found, path
    return found


@pytest.fixture
def guides(site: Site) -> None:
    """One with a product box, one with a comparison, one with neither."""
    boxed, embedding = builders.guide("Boxed"), builders.guide("Embedding")
    builders.add(boxed, ProductBox, product=site.alto)
    builders.add(embedding, ComparisonEmbed, comparison=site.comparison)
    for guide in (boxed, embedding, builders.guide("Plain")):
        publishing.publish(guide, by=None, at=timezone.now())


def without_offers(of: Product) -> None:
    Offer.objects.filter(product=of).update(withdrawn_at=timezone.now())


@pytest.mark.usefixtures("guides")
@pytest.mark.parametrize("path", ["/", "/categories/kettles/", "/authors/ada-boil/"])
def test_cards_on_lists_are_labelled_where_they_lead_to_paid_links(
    site: Site, client: Client, path: str
) -> None:
    without_offers(site.basso)
    found = labels(client, path, ".card")
    expected = {
        "/reviews/alto/": True,
        "/reviews/basso/": False,
        "/guides/boxed/": True,
        "/guides/embedding/": True,
        "/guides/plain/": False,
    }
    assert expected.items() <= found.items()


@pytest.mark.parametrize("path", ["/", "/categories/kettles/", "/products/alto/", "/reviews/alto/"])
def test_links_to_comparisons_are_labelled(site: Site, client: Client, path: str) -> None:
    label = 'li:has(> a[href="/compare/kettles/"])'
    assert labels(client, path, label) == {"/compare/kettles/": True}
    for product in (site.alto, site.basso, site.coda):
        without_offers(product)
    assert labels(client, path, label) == {"/compare/kettles/": True}  # for its paid row
    Placement.objects.update(ends_at=site.at)
    assert labels(client, path, label) == {"/compare/kettles/": False}


@pytest.mark.usefixtures("guides")
def test_a_product_names_the_guides_that_show_it(site: Site, client: Client) -> None:
    assert labels(client, "/products/alto/", ".card") == {"/guides/boxed/": True}
    assert "Guides that speak of it" not in client.get("/products/basso/").content.decode()


def test_an_offer_without_an_address_makes_no_paid_link(site: Site) -> None:
    at = timezone.now()
    assert cards.products(at).get(pk=site.alto.pk).has_paid_links
    Offer.objects.filter(product=site.alto).update(url="")
    assert not cards.products(at).get(pk=site.alto.pk).has_paid_links
    assert not cards.reviews(at).get(product=site.alto).has_paid_links


def test_a_review_that_shows_another_product_is_labelled_for_it(site: Site) -> None:
    without_offers(site.alto)
    review = Review.objects.get(product=site.alto)
    at = timezone.now()
    assert not cards.reviews(at).get(product=site.alto).has_paid_links
    builders.add(review, ProductBox, product=site.basso)
    builders.revise(review)
    assert cards.reviews(timezone.now()).get(product=site.alto).has_paid_links


def test_words_that_look_like_a_block_make_no_label(site: Site) -> None:
    guide = builders.guide("Plain")
    builders.add(guide, Text, html='<p>"kind": "comparisonembed"</p>')
    builders.revise(guide, summary='"kind": "comparisonembed"')
    assert not cards.guides(timezone.now()).get().has_paid_links


def test_pages_without_guides_have_no_section_for_them(site: Site, client: Client) -> None:
    for path in ("/", "/categories/kettles/", "/products/alto/", "/authors/ada-boil/"):
        assert ">Guides" not in client.get(path).content.decode(), path


def test_a_category_without_comparisons_or_products_still_stands(db: None, client: Client) -> None:
    builders.category("Radios")
    html = client.get("/categories/radios/").content.decode()
    assert "No product is listed in this category yet." in html
    assert not Comparison.objects.exists()
