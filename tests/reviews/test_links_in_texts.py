"""What becomes of the links that editors paste, when a page is shown."""

from collections.abc import Mapping

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from selectolax.lexbor import LexborHTMLParser, LexborNode

from products.models import Offer, UnpaidSite
from reviews import publishing, showing
from reviews.documents.linking import targets_of
from reviews.models import (
    Citation,
    Guide,
    LiveGuide,
    Revision,
    Source,
    Takeaways,
    Text,
)
from tests import builders
from tests.builders import AT
from tests.conftest import Site
from tests.reading import find

PATH = "/guides/how-to-boil-water/"


@pytest.fixture
def guide(site: Site) -> Guide:
    return builders.guide()


@pytest.fixture
def coda(site: Site) -> Offer:
    """The offer at https://shop.example/coda, whose programme pays for clicks."""
    offer = site.coda.offers.get()
    site.programme.payment = "click"
    site.programme.link_label = "Ad"
    site.programme.required_sentence = "Alder pays this site."
    site.programme.price_caveat = "Alder's basket counts."
    site.programme.save()
    return offer


def show(client: Client, guide: Guide, *blocks: Mapping[str, object]) -> LexborHTMLParser:
    """The page with these blocks before what is there, as if it had been published long ago."""
    live = guide.live_at(AT) or publishing.publish(guide, by=None, at=AT)
    data = live.revision.data
    made = Revision.objects.create(
        guide=guide,
        number=2,
        data=data | {"blocks": [*blocks, *data["blocks"]]},
        digest="0" * 64,
        created_at=AT,
    )
    LiveGuide.objects.update(revision=made)
    showing.add_citations(guide.live.get())
    return LexborHTMLParser(client.get(PATH).content.decode())


def text(html: str) -> dict[str, object]:
    return {"kind": "text", "html": html}


def first_text(page: LexborHTMLParser) -> LexborNode:
    return find(page, "main .text")


@pytest.mark.parametrize("href", ["https://shop.example/coda?utm_source=x", "/go/{pk}/"])
def test_a_link_to_an_offer_becomes_the_registered_paid_link(
    guide: Guide, coda: Offer, client: Client, href: str
) -> None:
    html = f'<p>Buy <a href="{href.format(pk=coda.pk)}">the <strong>quiet</strong> one</a>, or not.</p>'
    page = show(client, guide, text(html))
    link = find(first_text(page), "a")
    assert link.attributes["href"] == f"/go/{coda.pk}/"
    assert set((link.attributes["rel"] or "").split()) == {"sponsored", "nofollow"}
    assert link.attributes["data-pays"] == "click"
    assert " ".join(first_text(page).text().split()) == "Buy the quiet one Ad, or not."
    assert "click" in (find(page, "[data-notice]").attributes["data-notice"] or "").split()


def test_what_the_programme_demands_stands_under_the_text(
    guide: Guide, coda: Offer, client: Client
) -> None:
    page = show(client, guide, text(f'<p><a href="{coda.url}">it</a></p>'))
    told = [node.text() for node in page.css(".text ~ .terms")]
    assert told == ["Alder Shop: Alder pays this site."]  # what it says of prices is for prices


def test_every_kind_of_text_is_treated(guide: Guide, coda: Offer, client: Client) -> None:
    html = f'<p><a href="{coda.url}">it</a> <a href="https://press.example/">x</a></p>'
    page = show(
        client,
        guide,
        text(html),
        {"kind": "question", "question": "Which?", "answer": html},
        {"kind": "conclusion", "heading": "End", "html": html},
    )
    assert len(page.css(f'.text a[rel="sponsored nofollow"][href="/go/{coda.pk}/"]')) == 3
    assert not page.css('a[href*="press.example"]')


@pytest.mark.parametrize(
    "href",
    [
        "https://shop.example/tea",
        "//shop.example/tea",
        "https://de.shop.example/",
        "https://www.awin1.com/cread.php?awinmid=1",
        "https://press.example/",
        "HTTPS://PRESS.example:443/x?y=z#w",
        "http://127.0.0.1:8000@press.example/",
        "https://shop%2eexample/coda",
        "/go/999999/",
        "/x/%2e%2e/go/999999/",
        "//press.example/go/1/",
    ],
)
def test_a_link_that_may_pay_loses_its_address_and_keeps_its_words(
    guide: Guide, coda: Offer, client: Client, href: str
) -> None:
    page = show(client, guide, text(f'<p>See <a href="{href}">the <em>old</em> page</a>.</p>'))
    assert not first_text(page).css("a")
    assert find(first_text(page), "p").html == "<p>See the <em>old</em> page.</p>"


@pytest.mark.parametrize(
    "href", ["/products/alto/", "#sources", "mailto:letters@tin.example", "https://tin.example/"]
)
def test_links_within_the_site_and_to_its_sources_stay_plain(
    guide: Guide, client: Client, href: str
) -> None:
    page = show(client, guide, text(f'<p><a href="{href}">there</a></p>'))
    assert find(first_text(page), "p").html == f'<p><a href="{href}">there</a></p>'


def test_a_link_to_an_unpaid_site_stays_while_it_is_in_the_register(
    guide: Guide, client: Client
) -> None:
    html = '<p><a href="https://www.tea.example/green">there</a></p>'
    site = UnpaidSite.objects.create(
        host="tea.example", reason="No contract.", decided_by=builders.user(), decided_at=AT
    )
    assert first_text(show(client, guide, text(html))).css("a")
    site.delete()
    page = LexborHTMLParser(client.get(PATH).content.decode())
    assert not first_text(page).css("a")


def test_a_page_that_was_published_before_its_merchant_was_known_is_safe(
    guide: Guide, coda: Offer, client: Client
) -> None:
    said = {"words": "It boils.", "speaker": "Ann", "credential": "Cook", "said_in": "A letter"}
    quoted = {
        "kind": "quotation",
        **said,
        "source_url": "https://shop.example/letters",
        "consent": "",
    }
    source = {"title": "T", "publisher": "P", "year": None}
    page = show(
        client,
        guide,
        quoted,
        {"kind": "source", **source, "url": "https://shop.example/tea"},
        {"kind": "source", **source, "url": coda.url},
        {"kind": "source", **source, "url": "https://old.example/"},
    )
    hrefs = [link.attributes["href"] for link in page.css("main .sources a, main .quotation a")]
    assert hrefs == ["https://old.example/", "https://tin.example/"]
    assert find(page, ".quotation .said").text() == "A letter"


def test_addresses_in_plain_text_stay_text(guide: Guide, coda: Offer, client: Client) -> None:
    builders.add(guide, Takeaways, points=f"Look at {coda.url}.")
    builders.add(guide, Text, html=f"<p>Or at {coda.url}</p>")
    page = show(client, guide)
    assert coda.url in find(page, ".takeaways").text()
    assert not page.css(".takeaways a, .text a")


def test_a_link_in_a_heading_or_a_cell_carries_its_label_and_leaves_the_contents_plain(
    guide: Guide, coda: Offer, client: Client
) -> None:
    link = f'<a href="{coda.url}">Coda</a>'
    html = f"<h2>About {link}</h2><h2>More</h2><table><tr><th>A</th></tr><tr><td>{link}</td></tr></table>"
    page = show(client, guide, text(html))
    assert len(first_text(page).css("h2 a + .label, td a + .label")) == 2
    assert [node.text() for node in page.css("nav[aria-label=Contents] a")][:2] == [
        "About Coda",
        "More",
    ]


@pytest.mark.parametrize("links", [1, 3, 150])
def test_the_links_of_all_texts_take_four_queries(guide: Guide, coda: Offer, links: int) -> None:
    html = "".join(f'<p><a href="https://s{n}.tea.example/">x</a></p>' for n in range(links))
    blocks = [text(html), {"kind": "question", "question": "Q", "answer": html}]
    blocks += [
        {"kind": "source", "url": "https://tin.example/"},
        text(f'<a href="{coda.url}">y</a>'),
    ]
    with CaptureQueriesContext(connection) as queries:
        assert len(targets_of({"blocks": blocks}, AT)) == links + 2
    assert len(queries) == 4


def test_publication_notes_the_sources_once(guide: Guide) -> None:
    builders.add(guide, Source, title="a", publisher="b", url="https://tin.example/")
    builders.add(guide, Source, title="a", publisher="b", url="https://tin.example/?")
    publishing.publish(guide, by=None, at=AT)
    assert list(Citation.objects.values_list("url", flat=True)) == ["https://tin.example/"]
