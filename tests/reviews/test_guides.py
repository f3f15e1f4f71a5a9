"""The page of a guide, block by block. Reviews use the same blocks."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from selectolax.lexbor import LexborHTMLParser, LexborNode

from products.models import Product
from reviews import publishing
from reviews.models import (
    ComparisonEmbed,
    Document,
    Guide,
    Picture,
    ProductBox,
    Question,
    Quotation,
    Review,
    Source,
    Table,
    Takeaways,
    Text,
)
from tests import builders
from tests.conftest import Site
from tests.reading import find, words

PATH = "/guides/how-to-boil-water/"


@pytest.fixture
def guide(site: Site) -> Guide:
    return builders.guide()


def shown(client: Client, guide: Document, path: str = PATH) -> LexborHTMLParser:
    """The page after publication of `guide`."""
    publishing.publish(guide, by=None, at=timezone.now())
    response = client.get(path)
    assert response.status_code == 200
    return LexborHTMLParser(response.content.decode())


def texts(nodes: list[LexborNode]) -> list[str]:
    return [" ".join(node.text().split()) for node in nodes]


def test_its_head_says_who_wrote_it_and_when_it_was_published(guide: Guide, client: Client) -> None:
    page = shown(client, guide)
    assert words(page, "h1") == "How to boil water"
    assert words(page, ".lead") == "Fill, heat, wait."
    assert find(page, ".crumbs a").attributes["href"] == "/categories/kettles/"
    assert find(page, ".byline a").attributes["href"] == "/authors/ada-boil/"
    assert len(find(page, ".byline").css("time")) == 1
    assert "Conflicts of interest: None" in words(page, ".author")


def test_a_later_revision_adds_the_time_of_the_change_and_the_correction(
    guide: Guide, client: Client
) -> None:
    at = timezone.now()
    publishing.publish(guide, by=None, at=at - timedelta(days=2))
    builders.add(guide, Text, html="<p>More.</p>")
    publishing.publish(guide, by=None, at=at, correction="Two cups, not three.")
    page = LexborHTMLParser(client.get(PATH).content.decode())
    assert len(find(page, ".byline").css("time")) == 2
    assert find(page, '.byline a[href="#corrections"]')
    assert words(page, "#corrections li").endswith("Two cups, not three.")


def test_the_contents_name_headings_of_two_levels_nested(guide: Guide, client: Client) -> None:
    builders.add(guide, Text, html="<h2>Heating</h2><p>x</p><h3>Gas</h3><p>x</p><h4>Low</h4>")
    builders.add(guide, Takeaways, heading="In short", points="Wait.")
    page = shown(client, guide)
    contents = find(page, "details.contents nav > ol")
    top = [node for node in contents.iter() if node.tag == "li"]
    assert [words(one, "a") for one in top] == [
        "Before you begin",
        "Sources",
        "Heating",
        "In short",
    ]
    assert texts(top[2].css("li li a")) == ["Gas"]
    for link in contents.css("a"):
        assert page.css(f"{link.attributes['href']}"), "it leads to a heading"


def test_a_guide_with_one_heading_has_no_contents(guide: Guide, client: Client) -> None:
    guide.text_blocks.update(html="<p>No heading.</p>")
    assert not shown(client, guide).css(".contents")


def test_takeaways_are_a_list(guide: Guide, client: Client) -> None:
    builders.add(guide, Takeaways, points="Fill it.\n\n <b>Wait</b>. ")
    box = find(shown(client, guide), ".takeaways")
    assert words(box, "h2") == "Key takeaways"
    assert texts(box.css("li")) == ["Fill it.", "<b>Wait</b>."]


def quotation(guide: Guide, **fields: str) -> None:
    given = {"words": "It sings.", "speaker": "Otto Brew", "credential": "tea taster"}
    builders.add(guide, Quotation, said_in="A letter", **(given | fields))


def test_a_quotation_says_who_said_it_and_where_it_can_be_read(
    guide: Guide, client: Client
) -> None:
    quotation(guide, source_url="https://press.example/otto")
    figure = find(shown(client, guide), "figure.quotation")
    assert words(figure, "blockquote") == "It sings."
    assert words(figure, "figcaption") == "Otto Brew , tea taster. A letter"
    assert find(figure, "a").attributes["href"] == "https://press.example/otto"


def test_a_quotation_that_is_published_nowhere_says_that_consent_is_kept(
    guide: Guide, client: Client
) -> None:
    quotation(guide, consent="drawer 4, letter 7")
    page = shown(client, guide)
    assert "A letter. Record of consent kept by the editors" in words(page, ".quotation")
    assert "drawer 4" not in (page.html or "")


def test_addresses_that_are_no_web_addresses_are_not_published(guide: Guide) -> None:
    quotation(guide, source_url="javascript:alert(1)")
    builders.add(guide, Source, title="Old leaflet", publisher="Tin", url="data:text/html,x")
    with pytest.raises(ValidationError) as refused:
        publishing.publish(guide, by=None, at=timezone.now())
    assert refused.value.messages == ["Quotation: Enter a valid URL.", "Source: Enter a valid URL."]


@pytest.mark.parametrize("heads", [True, False])
def test_a_table_scrolls_inside_a_named_region_and_its_headers_say_what_they_head(
    guide: Guide, client: Client, heads: bool
) -> None:
    cells = [["Part", "Material", "Weight"], ["Lid", "Tin <thin>", ""]]
    builders.add(guide, Table, caption="Parts", cells=cells, first_column_heads=heads)
    region = find(shown(client, guide), ".scroll")
    assert region.attributes["aria-label"] == words(region, "caption") == "Parts"
    assert texts(region.css("th[scope=col]")) == ["Part", "Material", "Weight"]
    assert texts(region.css("th[scope=row]")) == (["Lid"] if heads else [])
    assert "Tin <thin>" in texts(region.css("td"))


def test_pairs_are_a_table_to_assistive_technology_however_they_look(
    guide: Guide, client: Client
) -> None:
    cells = [["Feature", "Benefit"], ["Whistle", "You hear it"]]
    builders.add(guide, Table, caption="Why", look="pairs", cells=cells)
    table = find(shown(client, guide), "table.pairs")
    assert table.attributes["role"] == "table"
    roles = {node.attributes["role"] for node in table.css("tr, th, td")}
    assert roles == {"row", "columnheader", "rowheader", "cell"}


def test_a_picture_whose_file_is_lost_still_has_its_size_text_and_credit(
    guide: Guide, client: Client
) -> None:
    fields = {"alt": "A kettle", "caption": "It boils.", "credit": "Ada"}
    builders.add(guide, Picture, file="lost/kettle.jpg", width=1600, height=900, **fields)
    Picture.objects.update(width=1600, height=900)
    figure = find(shown(client, guide), "figure.picture")
    image = find(figure, "img").attributes
    assert (image["alt"], image["width"], image["height"]) == ("A kettle", "1600", "900")
    assert words(figure, "figcaption") == "It boils. Ada"


def test_a_product_box_shows_score_verdict_note_and_labelled_dated_prices(
    site: Site, guide: Guide, client: Client
) -> None:
    builders.add(guide, ProductBox, product=site.alto, note="The quick one.")
    box = find(shown(client, guide), ".item")
    assert find(box, ".name a").attributes["href"] == "/products/alto/"
    text = words(box, ".head")
    assert "8.6 of 10 very good" in text
    assert "It boils water." in text
    assert words(box, ".note") == "The quick one."
    assert len(box.css("a[rel='sponsored nofollow']")) == len(box.css(".label")) == 1
    price = find(box, ".price")
    assert find(price, "data").attributes["value"] in ("44.00", "49.90")
    assert find(price, "time")
    assert words(box, ".item > p a") == "1 more offer"
    assert find(box, ".item > p a").attributes["href"] == "/products/alto/#offers"
    assert "Each price is the one we last saw" in words(box, ".caveats")


def test_a_product_box_repeats_what_the_programme_requires(
    site: Site, guide: Guide, client: Client
) -> None:
    site.programme.required_sentence = "We are a partner of Alder."
    site.programme.save()
    builders.add(guide, ProductBox, product=site.basso)
    builders.add(guide, ComparisonEmbed, comparison=site.comparison)
    page = shown(client, guide)
    for box in (".item", ".ranking"):
        assert "Alder Shop: We are a partner of Alder." in words(page, f"{box} .caveats")


@pytest.mark.parametrize(("sample", "kind"), [("lent", "loan"), ("gifted", "sample")])
def test_a_favour_is_told_in_product_boxes_and_rankings(
    site: Site, guide: Guide, client: Client, sample: str, kind: str
) -> None:
    builders.revise(Review.objects.get(product=site.alto), sample=sample)
    builders.add(guide, ProductBox, product=site.alto)
    builders.add(guide, ComparisonEmbed, comparison=site.comparison)
    page = shown(client, guide)
    for box in (".item", ".ranking"):
        assert find(page, f"{box} [data-tie={kind}]")


def test_a_product_without_offers_or_review_says_so(
    site: Site, guide: Guide, client: Client
) -> None:
    builders.add(guide, ProductBox, product=builders.product("Dolce"))
    box = words(shown(client, guide), ".item")
    assert "We have not reviewed it." in box
    assert "No merchant that we follow sells it at the moment." in box


def test_what_is_not_public_any_more_says_so_where_it_stood(
    site: Site, guide: Guide, client: Client
) -> None:
    builders.add(guide, ProductBox, product=site.coda, note="Not to be seen.")
    builders.add(guide, ComparisonEmbed, comparison=site.comparison)
    shown(client, guide)
    Product.objects.filter(pk=site.coda.pk).update(is_listed=False)
    publishing.withdraw(site.comparison, by=None, at=timezone.now())
    page = LexborHTMLParser(client.get("/guides/how-to-boil-water/").content.decode())
    assert texts(page.css(".box .empty")) == [
        "This product is not listed at the moment.",
        "This comparison is not published at the moment.",
    ]
    assert "Not to be seen." not in words(page, "main")


def test_a_comparison_in_a_text_is_its_ranking_alone_and_leads_to_both_tables(
    site: Site, guide: Guide, client: Client
) -> None:
    builders.add(guide, ComparisonEmbed, comparison=site.comparison, rows=2)
    ranking = find(shown(client, guide), ".ranking")
    rows = ranking.css("tbody tr")
    assert [words(row, ".rank") for row in rows] == ["1", "2"]
    assert "Alto" in words(rows[0], ".product")
    assert find(rows[0], "data").attributes["value"] == "49.90"
    assert not ranking.css("[data-placement]")
    assert [link.attributes["href"] for link in ranking.css(".links a")] == [
        "/compare/kettles/",
        "/compare/kettles/without-advertising/",
        f"/how-we-rank/#method-{site.method.pk}",
    ]


def test_questions_stand_open_under_one_heading(guide: Guide, client: Client) -> None:
    builders.add(guide, Question, question="How much?", answer="<p>A cup.</p>")
    builders.add(guide, Question, question="How <long>?", answer="<p>A minute.</p>")
    section = find(shown(client, guide), ".questions")
    assert len(section.css("h2")) == 1
    assert texts(section.css("h3")) == ["How much?", "How <long>?"]
    assert not section.css("details")


def test_sources_are_numbered(guide: Guide, client: Client) -> None:
    builders.add(guide, Source, title="On tin", publisher="Tin Press", year=2021)
    page = shown(client, guide)
    assert texts(page.css(".sources ol li"))[-1] == "On tin. Tin Press, 2021."


def test_other_guides_and_comparisons_of_its_category_follow(
    site: Site, guide: Guide, client: Client
) -> None:
    publishing.publish(builders.guide("How to pour"), by=None, at=timezone.now())
    far = builders.guide("How to listen", category=builders.category("Radios"))
    publishing.publish(far, by=None, at=timezone.now())
    page = shown(client, guide)
    assert texts(page.css(".card h3")) == ["How to pour"]
    assert find(page, '.prose > section .links a[href="/compare/kettles/"]')


def test_reviews_hold_the_same_blocks(site: Site, client: Client) -> None:
    review = Review.objects.get(product=site.alto)
    builders.add(review, Takeaways, points="Quick.")
    builders.add(review, ProductBox, product=site.basso)
    builders.add(review, ComparisonEmbed, comparison=site.comparison)
    page = shown(client, review, "/reviews/alto/")
    for block in (".takeaways", ".item", ".ranking", ".text"):
        assert page.css(block), block


def queries(client: Client) -> int:
    with CaptureQueriesContext(connection) as captured:
        client.get(PATH)
    return len(captured)


def test_three_product_boxes_take_as_many_queries_as_one(
    site: Site, guide: Guide, client: Client
) -> None:
    counts: list[int] = []
    for product in (site.alto, site.basso, site.coda):
        builders.add(guide, ProductBox, product=product)
        quotation(guide, consent="drawer 4")
        shown(client, guide)
        counts.append(queries(client))
    assert counts == [23, 23, 23]


def test_each_comparison_takes_the_same_number_of_queries(
    site: Site, guide: Guide, client: Client
) -> None:
    counts: list[int] = []
    for number in range(3):
        slug = f"kettles-{number}"
        another = builders.comparison(site.method, title=slug, slug=slug)
        publishing.publish(another, by=None, at=timezone.now())
        builders.add(guide, ComparisonEmbed, comparison=another)
        shown(client, guide)
        counts.append(queries(client))
    assert counts == [30, 42, 54]


def test_no_heading_of_a_text_takes_an_anchor_of_the_page(guide: Guide, client: Client) -> None:
    builders.add(guide, Text, html="<h2>Content</h2><h2>Search</h2><h2>Corrections</h2>")
    html = shown(client, guide).html or ""
    ids = re.findall(r' id="([^"]*)"', html)
    assert len(ids) == len(set(ids))
