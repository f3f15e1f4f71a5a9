"""What holds for every page that a reader can open."""

import re
from itertools import pairwise

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils import timezone
from selectolax.lexbor import LexborHTMLParser

from disclosure.models import Notice
from reviews import publishing
from tests import builders
from tests.conftest import Site
from tests.reading import find


def opened(client: Client, path: str, status: int = 200) -> LexborHTMLParser:
    response = client.get(path)
    assert response.status_code == status, path
    return LexborHTMLParser(response.content.decode())


@pytest.fixture
def pages(full_site: Site, client: Client) -> dict[str, LexborHTMLParser]:
    found = {kind: opened(client, path) for kind, path in full_site.paths.items()}
    gone = builders.offer(full_site.alto, withdrawn_at=full_site.at, merchant_item_id="gone")
    publishing.withdraw(
        builders.published_review(full_site.coda, full_site.method), by=None, at=timezone.now()
    )
    return found | {
        "not found": opened(client, "/nowhere/", 404),
        "offer withdrawn": opened(client, f"/go/{gone.pk}/", 410),
        "review withdrawn": opened(client, "/reviews/coda/", 410),
    }


def test_the_notice_stands_in_main_above_everything_else(
    pages: dict[str, LexborHTMLParser],
) -> None:
    for kind, page in pages.items():
        main = page.css_first("main")
        assert main is not None, kind
        first = next(node for node in main.iter() if node.tag != "-text")
        assert first.attributes.get("class") == "notice", kind
        assert len(page.css("[data-notice]")) == 1, kind
        assert find(first, "a").attributes["href"] == "/advertising-disclosure/", kind


def test_the_notice_tells_what_pays_on_its_page_and_nothing_else(
    pages: dict[str, LexborHTMLParser],
) -> None:
    sold = {"product", "review", "guide", "without advertising"}
    for kind, page in pages.items():
        told = find(page, "[data-notice]").attributes["data-notice"]
        if kind == "comparison":
            assert told == "commission placement general"
        else:
            assert told == ("commission general" if kind in sold else "elsewhere general"), kind


def test_the_notice_is_the_approved_words_and_nothing_else(
    pages: dict[str, LexborHTMLParser],
) -> None:
    approved = {one.token: one.text for one in Notice.objects.filter(locale="en")}
    for kind, page in pages.items():
        notice = find(page, "[data-notice]")
        versions = (notice.attributes["data-notice-version"] or "").split()
        assert notice.text() == " ".join(approved[one] for one in versions), kind


def test_every_link_to_a_merchant_is_paid_and_says_so(pages: dict[str, LexborHTMLParser]) -> None:
    found = 0
    for kind, page in pages.items():
        for link in page.css('a[href^="/go/"], a[href*="shop.example"]'):
            found += 1
            assert link.attributes["rel"] == "sponsored nofollow", kind
            label = link.next.next if link.next and link.next.tag == "-text" else link.next
            assert label is not None
            assert label.text() == "paid link", kind
    assert found >= 12


def test_every_price_stands_with_the_time_it_was_confirmed(
    pages: dict[str, LexborHTMLParser],
) -> None:
    found = 0
    for kind, page in pages.items():
        for figure in page.css("data[data-currency]"):
            found += 1
            assert figure.parent is not None
            assert figure.parent.css_first("time[datetime]") is not None, kind
    assert found >= 12


def test_no_figure_with_a_currency_stands_outside_a_price(
    pages: dict[str, LexborHTMLParser],
) -> None:
    for kind, page in pages.items():
        for price in page.css(".price"):
            price.decompose()
        assert not re.search(r"[$€£]\s?\d|\d\s?(USD|EUR|GBP)\b", page.text()), kind


def test_no_page_has_inline_script_or_style_or_leaves_the_site(
    pages: dict[str, LexborHTMLParser],
) -> None:
    for kind, page in pages.items():
        assert not page.css("script, style, [style], [onclick], iframe"), kind
        for node in page.css("[src], link[rel=stylesheet]"):
            address = node.attributes.get("src") or node.attributes.get("href") or ""
            assert address.startswith("/"), kind


def test_headers_are_strict_and_pages_depend_on_no_visitor(full_site: Site, client: Client) -> None:
    for kind, path in full_site.paths.items():
        response = client.get(path)
        policy = response["Content-Security-Policy"]
        assert "default-src 'none'" in policy, kind
        assert "unsafe" not in policy, kind
        assert "nonce" not in policy, kind
        assert "camera=()" in response["Permissions-Policy"], kind
        assert response["X-Frame-Options"] == "DENY", kind
        assert "Cookie" not in response.get("Vary", ""), kind
        assert not response.cookies, kind


def test_a_demo_says_so_on_every_page(
    full_site: Site, client: Client, settings: LazySettings
) -> None:
    for kind, path in full_site.paths.items():
        assert "are invented" not in client.get(path).content.decode(), kind
    settings.DEMO = True
    for kind, path in full_site.paths.items():
        assert "are invented" in client.get(path).content.decode(), kind


def test_every_page_in_the_sitemap_opens(full_site: Site, client: Client) -> None:
    sitemap = client.get("/sitemap.xml").content.decode()
    addresses = re.findall(r"<loc>http://127.0.0.1:8000(.*?)</loc>", sitemap)
    unlisted = {*full_site.search_paths.values(), full_site.paths["without advertising"]}
    assert set(full_site.paths.values()) - unlisted <= set(addresses)
    assert not unlisted & set(addresses)
    for address in addresses:
        assert client.get(address).status_code == 200, address


def test_pages_without_content_say_what_to_do(db: None, client: Client) -> None:
    assert "Nothing is published yet" in client.get("/").content.decode()
    assert "No method is in use yet" in client.get("/how-we-rank/").content.decode()


def test_headings_go_down_by_one_level_at_a_time(pages: dict[str, LexborHTMLParser]) -> None:
    for kind, page in pages.items():
        levels = [int(str(node.tag)[1]) for node in page.css("h1, h2, h3, h4, h5, h6")]
        assert levels[0] == 1, kind
        assert levels.count(1) == 1, kind
        for before, after in pairwise(levels):
            assert after <= before + 1, f"{kind}: h{after} after h{before}"


def test_no_two_elements_share_an_id_and_every_anchor_is_there(
    pages: dict[str, LexborHTMLParser],
) -> None:
    for kind, page in pages.items():
        ids = [node.attributes["id"] for node in page.css("[id]")]
        assert len(ids) == len(set(ids)), kind
        anchors = {(node.attributes["href"] or "")[1:] for node in page.css('a[href^="#"]')}
        assert anchors <= set(ids), kind


def test_what_scrolls_can_be_reached_by_keyboard_and_has_a_name(
    pages: dict[str, LexborHTMLParser],
) -> None:
    found = 0
    for kind, page in pages.items():
        for region in page.css(".scroll"):
            found += 1
            assert region.attributes["tabindex"] == "0", kind
            assert region.attributes["role"] == "region", kind
            assert region.attributes["aria-label"], kind
    assert found >= 4


def test_the_navigation_marks_the_page_that_is_open(pages: dict[str, LexborHTMLParser]) -> None:
    marked = {
        kind: [one.text() for one in page.css(".top nav [aria-current=page]")]
        for kind, page in pages.items()
    }
    assert {kind: names for kind, names in marked.items() if names} == {
        "category": ["Kettles"],
        "how we rank": ["How we rank"],
    }
