"""The form: what it shows of what it is about, what it refuses, and that it keeps what was typed."""

from datetime import timedelta

import pytest
from django.test import Client

from reviews.models import Problem
from tests.conftest import Site
from tests.reading import find
from tests.reviews.problems import reports
from tests.reviews.problems.reports import FORM, read, send, tree


def test_a_link_at_a_price_leads_to_a_form_that_knows_the_offer(site: Site, client: Client) -> None:
    offer = site.alto.offers.get(merchant=site.alder)
    product = tree(client.get("/products/alto/"))
    links = [link.attributes["href"] or "" for link in product.css("#offers a.report")]
    page = client.get(next(link for link in links if link.endswith(f"offer={offer.pk}")))
    assert "Page Tin & Co Alto /products/alto/ Offer of Alder Shop" in read(page)
    assert find(tree(page), "[name=about][checked]").attributes["value"] == "price"
    assert find(tree(page), "[name=offer]").attributes["value"] == str(offer.pk)


@pytest.mark.parametrize(
    "kind", ["product", "review", "comparison", "without advertising", "guide"]
)
def test_each_page_with_scores_or_texts_has_a_link_to_the_form(
    kind: str, full_site: Site, client: Client
) -> None:
    page = tree(client.get(full_site.paths[kind]))
    links = page.css("a.report")
    assert links
    for link in links:
        assert link.attributes["rel"] == "nofollow"
        form = client.get(link.attributes["href"] or "")
        assert form.status_code == 200
        assert "none in particular" not in read(form)


@pytest.mark.parametrize(
    "asked",
    [
        "",
        "?page=/products/nothing/",
        "?page=https://evil.example/products/alto/",
        "?page=//evil.example/",
        "?page=/admin/",
        "?page=/go/1/",
        "?page=javascript:alert(1)",
        "?page=%3Cscript%3Ealert(1)%3C/script%3E",
        "?page=%00%ff&about=%00",
        "?page=" + "/x" * 4000,
        "?about=nonsense-xyz&page=/nonsense-xyz/&offer=nonsense-xyz&product=-1",
        "?offer=99999999999999999999999999&product=99999999999999999999999999",
        "?offer=²&product=٣",
        "?page=/products/alto/&page=/nonsense-xyz/&offer[]=1",
    ],
)
def test_nonsense_in_the_address_gives_a_plain_form_and_is_not_repeated(
    asked: str, site: Site, client: Client
) -> None:
    page = client.get(FORM + asked)
    assert page.status_code == 200
    assert "Page none in particular" in read(page)
    assert tree(page).css("[name=about][checked], [name=offer], [name=product]") == []
    for foreign in ("evil", "<script", "nonsense", "alert(", "/x/x"):
        assert foreign not in page.content.decode()


def test_an_offer_of_another_product_is_not_taken_for_one_of_this_page(
    site: Site, client: Client
) -> None:
    other = site.basso.offers.get()
    page = client.get(f"{FORM}?about=price&page=/products/alto/&offer={other.pk}")
    assert not tree(page).css("[name=offer]")
    page = client.get(f"{FORM}?about=price&page=/compare/kettles/&offer={other.pk}")
    assert "Product Tin & Co Basso Offer of Alder Shop" in read(page)


def test_a_page_that_is_not_public_yet_is_not_told(site: Site, client: Client) -> None:
    site.coda.is_listed = False
    site.coda.save()
    page = client.get(f"{FORM}?page=/products/coda/")
    assert "Coda" not in page.content.decode()


def test_a_report_is_stored_and_thanked_for_with_its_number(site: Site, client: Client) -> None:
    offer = site.alto.offers.get(merchant=site.alder)
    response = send(client, offer=str(offer.pk))
    kept = Problem.objects.get()
    assert (kept.about, kept.path, kept.words) == ("price", "/products/alto/", reports.WORDS)
    assert (kept.product, kept.offer, kept.outcome) == (site.alto, offer, "")
    assert response.status_code == 303
    thanks = client.get(response["Location"])
    assert f"Your report is no. {kept.pk} ." in read(thanks)
    assert f"/corrections/{kept.pk}/" in read(thanks)
    assert "cannot tell how long it takes" in read(thanks)


def test_thanks_say_how_long_answers_took(site: Site, client: Client) -> None:
    reports.answered(reports.waiting())
    thanks = read(client.get(send(client)["Location"]))
    assert "half were answered within 2 days; the longest took 2 days. 1 waits for" in thanks


def test_nobody_can_make_up_a_page_of_thanks(site: Site, client: Client) -> None:
    assert client.get(f"{FORM}thanks/12:nonsense/").status_code == 404
    assert client.get(f"{FORM}thanks/12/").status_code == 404


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("", "Say in at least 10 characters"),
        ("   too few   ", "Say in at least 10 characters"),
        ("\u200b\u202e" * 20, "Say in at least 10 characters"),
        ("x" * 10_000, "Shorten it to 2,000 characters. It has 10,000 now."),
        ("This is <b>really</b> wrong here.", "without HTML"),
        ("This is wrong <script>alert(1)</script>", "without HTML"),
        ("Look at [url=x]this[/url] page, please", "without HTML"),
        ("See https://a.example/ and www.b.example", "at most one link"),
    ],
)
def test_words_that_cannot_be_taken_are_refused_and_kept_in_the_form(
    words: str, told: str, site: Site, client: Client
) -> None:
    page = send(client, words=words, about="score")
    assert page.status_code == 422
    assert told in read(page)
    assert not Problem.objects.exists()
    typed = find(tree(page), "textarea").text()
    assert typed.removeprefix("\n") == words
    assert find(tree(page), "[name=about][checked]").attributes["value"] == "score"
    assert find(tree(page), "[name=page]").attributes["value"] == "/products/alto/"
    assert not tree(page).css("main script, main b")


def test_errors_lead_to_their_fields_and_have_the_focus(site: Site, client: Client) -> None:
    page = tree(send(client, words="", about="", stamp=reports.stamp(timedelta(0))))
    summary = find(page, ".mistakes")
    assert "autofocus" in summary.attributes
    targets = [link.attributes["href"] or "" for link in summary.css("a")]
    assert targets == ["#id_about_0", "#id_words"]
    assert [find(page, target).tag for target in targets] == ["input", "textarea"]
    assert "Wait three seconds" in summary.text()
    assert find(page, "#id_words").attributes["aria-invalid"] == "true"
    for name in (find(page, "#id_words").attributes["aria-describedby"] or "").split():
        find(page, f"#{name}")
    assert find(page, "title").text().startswith("Not sent:")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("It is $5 cheaper:\r\nfrom <5 kg on, at https://a.example/", None),
        ("abc\u202edef is the other way round", "abcdef is the other way round"),
        ("A null \x00 and a bell \x07 in the words", "A null  and a bell  in the words"),
        ("tags\U000e0041\U000e0042 that nobody sees", "tags that nobody sees"),
        ("המחיר שגוי, והוא נמוך יותר", "המחיר שגוי, והוא נמוך יותר"),
        ("Wrong\n\n\n\n\n\n\nby far too much", "Wrong\n\nby far too much"),
        (
            "A family emoji 👩\u200d👩\u200d👧 stays whole",
            "A family emoji 👩\u200d👩\u200d👧 stays whole",
        ),
    ],
)
def test_what_nobody_sees_is_taken_out_and_the_rest_is_left_alone(
    typed: str, kept: str | None, site: Site, client: Client
) -> None:
    assert send(client, words=typed).status_code == 303
    expected = typed.replace("\r\n", "\n") if kept is None else kept
    assert Problem.objects.get().words == expected


def test_two_thousand_characters_are_taken_however_lines_end(site: Site, client: Client) -> None:
    words = "\r\n".join(["x" * 99] * 20)
    assert len(words.replace("\r\n", "\n")) == 1999
    assert send(client, words=words).status_code == 303


def test_the_form_needs_no_cookie_and_is_kept_by_no_cache(site: Site, client: Client) -> None:
    for response in (client.get(FORM), send(client, words=""), send(client)):
        assert not response.cookies
        assert "Cookie" not in response.get("Vary", "")
        assert "no-store" in response["Cache-Control"]
    assert "Disallow: /report-a-problem/" in client.get("/robots.txt").content.decode()
    assert "report-a-problem" not in client.get("/sitemap.xml").content.decode()


def test_a_form_about_money_is_served_whatever_a_reader_types(site: Site, client: Client) -> None:
    words = "Unbiased? You say we are not paid, was $30, now $20 (-33 %). <"
    page = send(client, words=words * 40)
    assert page.status_code == 422
    assert find(tree(page), "[data-notice]")
    assert words in find(tree(page), "textarea").text()
