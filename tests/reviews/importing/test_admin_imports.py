"""Editors import articles and scores in the admin: they see first what a file would do."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from selectolax.lexbor import LexborHTMLParser

from products.models import Product
from reviews.models import Guide, LiveReview, Review, Revision
from tests import builders, desk
from tests.reviews.importing.test_hostile_articles import HOSTILE
from tests.reviews.importing.uploads import GUIDES, REVIEWS, answer, article, sheet

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def kettles(own_folder: Path) -> None:
    builders.product("Alto")
    builders.product("Basso")


@pytest.mark.parametrize(
    ("list_url", "button"),
    [("/admin/reviews/guide/", "Import a guide…"), ("/admin/reviews/review/", "Import scores…")],
)
def test_the_button_stands_above_the_list_for_those_who_may(list_url: str, button: str) -> None:
    assert button in desk.text(desk.signed_in("editors").get(list_url))
    assert button not in desk.text(desk.signed_in("auditors").get(list_url))


@pytest.mark.parametrize("url", [GUIDES, REVIEWS])
def test_nobody_else_opens_the_import(url: str) -> None:
    assert desk.signed_in("editors").get(url).status_code == 200
    assert desk.signed_in("auditors").get(url).status_code == 403
    assert desk.signed_in("commerce").get(url).status_code == 403
    assert Client().get(url).status_code == 302


def test_an_article_is_previewed_and_then_imported(own_folder: Path) -> None:
    client = desk.signed_in("editors")
    page = article(client)
    shown = desk.text(page)
    for words in (
        "Nothing has been changed yet. a.md would become a new draft , “How to descale a kettle”",
        "10 blocks: 2 × text, 2 × question and answer",
        "line 18 quotation Dr. Ida Stone: Lime is only stone.",
        "What publication still needs: 2",
    ):
        assert " ".join(words.replace(" ,", ",").split()) in shown.replace(" ,", ",")
    assert not Guide.objects.exists()
    assert len(list(own_folder.iterdir())) == 1

    done = answer(client, page, GUIDES)

    guide = Guide.objects.get()
    assert done.redirect_chain[-1][0] == f"/admin/reviews/guide/{guide.pk}/change/"
    assert "is imported as a draft: 10 blocks" in desk.text(done)
    revision = guide.revisions.get()
    assert revision.by is not None
    assert revision.by.username == "editors"
    assert LogEntry.objects.get().get_change_message() == "Imported from a.md."
    assert not list(own_folder.iterdir())


def test_what_is_not_confirmed_is_dropped(own_folder: Path) -> None:
    client = desk.signed_in("editors")
    done = answer(client, article(client), GUIDES, "cancel")
    assert "Nothing was imported from a.md." in desk.text(done)
    assert not Guide.objects.exists()
    assert not list(own_folder.iterdir())


def test_hostile_html_is_shown_as_words_and_stored_clean() -> None:
    client = desk.signed_in("editors")
    page = article(client, HOSTILE + "<h2>&lt;script&gt;alert(2)</h2><p>x", "a.html")
    tree = LexborHTMLParser(page.content.decode())
    assert not tree.css("#content-main script, #content-main svg, #content-main iframe")
    answer(client, page, GUIDES)
    data = str(Revision.objects.get().data)
    assert "<script" not in data
    assert "javascript:" not in data


@pytest.mark.parametrize(
    ("content", "name", "fields", "field", "reason"),
    [
        (b"", "a.md", {}, "file", "empty"),
        (b"%PDF-1.4", "a.md", {}, "file", "is a PDF"),
        (b"x" * 1_100_000, "a.md", {}, "file", "larger than 1 MB"),
        (b"<h1>T</h1>" + b"<div>" * 1000, "a.html", {}, "file", "inside each other"),
        (b"# T\n\nx", "a.doc", {}, "format", "choose it"),
        (b"# T\n\nx", "a.md", {"author": ""}, "author", "A new guide needs its author"),
        (b"# T\n\nx", "a.md", {"slug": "t", "update": "on"}, "file", "no guide “t” to replace"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_at_its_field(
    own_folder: Path, content: bytes, name: str, fields: dict[str, Any], field: str, reason: str
) -> None:
    page = article(desk.signed_in("editors"), content, name, **fields)
    assert reason in desk.errors_at(page, field)
    assert not list(own_folder.iterdir())
    assert not Guide.objects.exists()


def test_the_draft_of_a_guide_is_replaced_if_asked() -> None:
    guide = builders.guide("How to descale a kettle")
    client = desk.signed_in("editors")
    page = article(client, category="", author="", slug=guide.slug, update="on")
    assert "would replace the draft" in desk.text(page)
    answer(client, page, GUIDES)
    assert guide.revisions.count() == 2
    guide.refresh_from_db()
    assert guide.summary.startswith("Vinegar")


def test_scores_are_previewed_old_and_new_and_then_imported() -> None:
    client = desk.signed_in("editors")
    method = builders.method()
    review = builders.review(Product.objects.get(slug="alto"), method, ["1.0", "6.5"])
    page = sheet(client)
    shown = desk.text(page)
    for words in (
        "scores.csv has 2 rows: 1 new, 1 changed and 0 unchanged drafts.",
        "2 Alto changed 1.0 → 8.0 6.5",
        "3 Basso new 3.0 10.0",
        "line 2, Alto: Speed changed from 1.0 to 8.0, its reason did not",
    ):
        assert words in shown
    assert Review.objects.get() == review
    assert not Revision.objects.exists()

    done = answer(client, page, REVIEWS)

    assert "Imported as drafts: 1 reviews new, 1 changed, 0 unchanged." in desk.text(done)
    assert [str(score.value) for score in review.scores.all()] == ["8.0", "6.5"]
    assert {revision.by.username for revision in Revision.objects.all() if revision.by} == {
        "editors"
    }
    assert not LiveReview.objects.exists()
    assert "Imported scores from scores.csv" in LogEntry.objects.get().get_change_message()


def test_errors_stand_in_the_preview_with_their_lines_and_cannot_be_confirmed() -> None:
    client = desk.signed_in("editors")
    page = sheet(client, "name,speed,noise\nAlto,5,5\nBaso,11,<b>x</b>\n")
    shown = desk.text(page)
    assert "line 3, name: “Baso” Kettles has no such product; perhaps “Basso”" in shown
    assert "line 3, speed: “11” lies outside 0 to 10" in shown
    assert "line 3, noise: “<b>x</b>” is not a number" in shown
    assert "It cannot be imported while rows are refused" in shown
    assert LexborHTMLParser(page.content.decode()).css_first("[name=confirm]") is None
    forced = answer(client, page, REVIEWS)
    assert "Nothing was imported. This is why." in desk.text(forced)
    assert "line 3, speed: “11” lies outside 0 to 10" in desk.text(forced)
    assert not Review.objects.exists()


def test_good_rows_go_in_if_asked() -> None:
    client = desk.signed_in("editors")
    page = sheet(client, "name,speed,noise\nAlto,5,5\nBaso,5,5\n", skip_errors="on")
    answer(client, page, REVIEWS)
    assert Review.objects.get().product.slug == "alto"


def test_a_large_sheet_is_for_the_command() -> None:
    page = sheet(desk.signed_in("editors"), "name,speed,noise\n" + "Alto,1,1\n" * 501)
    assert "at most 500 go in at once" in desk.errors_at(page, "file")


def test_the_options_of_the_command_are_in_the_form() -> None:
    client = desk.signed_in("editors")
    page = sheet(
        client,
        "what,a,noise,make,total\nNew one,5,1,Maker,78\n",
        out_of="5",
        product="what",
        mapped="speed=a",
        check="total×0.1",
        create="on",
        brand="make",
    )
    shown = desk.text(page)
    assert "0 of 1 overall scores agree to the digit" in shown
    assert "line 2: New one: 6.8 here, 7.8 in the sheet" in shown
    answer(client, page, REVIEWS)
    made = Product.objects.get(is_listed=False)
    assert str(made) == "Maker New one"
    assert not LiveReview.objects.exists()


def test_options_of_the_command_are_called_as_the_fields_of_the_form() -> None:
    client = desk.signed_in("editors")
    told = desk.errors_at(sheet(client, "what,a\nAlto,5\n"), "file")
    assert "which column holds a criterion (“Columns of criteria”)" in told
    assert "which names the product (“Column of products”)" in told
    told = desk.errors_at(article(client, "words without a heading"), "file")
    assert "give a title (“Title”)" in told
    builders.guide("How to descale a kettle")
    told = desk.errors_at(article(client), "file")
    assert "replace its draft (“Replace the draft of the guide with this slug”)" in told
