"""What happens between the preview of an import and its confirmation."""

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from products.models import Product
from reviews import publishing
from reviews.models import Author, Guide, Review, Revision, Text
from tests import builders, desk
from tests.reviews.importing.uploads import GUIDES, REVIEWS, answer, article, sheet, ticket

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def kettles(own_folder: Path) -> None:
    builders.product("Alto")
    builders.product("Basso")


def test_a_draft_that_was_saved_after_the_preview_is_shown_again_and_not_replaced() -> None:
    guide = builders.guide("How to descale a kettle")
    publishing.save(guide, by=builders.user("edith"), at=builders.AT)
    client = desk.signed_in("editors")
    page = article(client, category="", author="", slug=guide.slug, update="on")
    assert "What is replaced is revision 1" in desk.text(page)
    assert "by edith." in desk.text(page)
    builders.add(guide, Text, html="<p>Written meanwhile.</p>")
    publishing.save(guide, by=builders.user("mark"), at=builders.AT)

    again = answer(client, page, GUIDES)

    assert "something has changed since the preview" in desk.text(again)
    assert "What is replaced is revision 2" in desk.text(again)
    assert "by mark." in desk.text(again)
    assert Text.objects.filter(guide=guide, html__contains="meanwhile").exists()
    assert guide.revisions.count() == 2
    answer(client, again, GUIDES)
    assert guide.revisions.count() == 3
    assert not Text.objects.filter(guide=guide, html__contains="meanwhile").exists()


def test_a_draft_that_was_only_looked_at_is_replaced_as_confirmed() -> None:
    guide = builders.guide("How to descale a kettle")
    publishing.save(guide, by=None, at=builders.AT)
    client = desk.signed_in("editors")
    page = article(client, category="", author="", slug=guide.slug, update="on")
    publishing.save(guide, by=None, at=builders.AT)
    assert "is imported as a draft" in desk.text(answer(client, page, GUIDES))


def test_what_changed_after_the_preview_is_shown_again_and_not_overwritten() -> None:
    client = desk.signed_in("editors")
    method = builders.method()
    page = sheet(client)
    review = builders.review(Product.objects.get(slug="alto"), method, ["2.0", "2.0"])
    again = answer(client, page, REVIEWS)
    assert "something has changed since the preview" in desk.text(again)
    assert "2 Alto changed 2.0 → 8.0" in desk.text(again)
    assert [str(score.value) for score in review.scores.all()] == ["2.0", "2.0"]
    assert not Revision.objects.exists()
    answer(client, again, REVIEWS)
    assert [str(score.value) for score in review.scores.all()] == ["8.0", "6.5"]


REASONED = "name,speed,noise,speed rationale\nAlto,8,6.5,Boils in <b>two</b> minutes.\n"


def test_reasons_that_are_replaced_are_shown_old_and_new() -> None:
    client = desk.signed_in("editors")
    builders.review(Product.objects.get(slug="alto"), builders.method(), ["8.0", "6.5"])
    shown = desk.text(sheet(client, REASONED))
    assert "Reasons that are replaced: 1" in shown
    assert "2 Alto Speed We measured it. Boils in <b>two</b> minutes." in shown
    assert "Reasons that are replaced" not in desk.text(sheet(client))


def test_a_reason_that_changed_after_the_preview_is_not_overwritten() -> None:
    client = desk.signed_in("editors")
    review = builders.review(Product.objects.get(slug="alto"), builders.method(), ["8.0", "6.5"])
    page = sheet(client, REASONED)
    score = review.scores.get(criterion__slug="speed")
    score.rationale = "Measured twice."
    score.save()

    again = answer(client, page, REVIEWS)

    assert "something has changed since the preview" in desk.text(again)
    assert "Measured twice. Boils in" in desk.text(again)
    score.refresh_from_db()
    assert score.rationale == "Measured twice."
    answer(client, again, REVIEWS)
    score.refresh_from_db()
    assert score.rationale == "Boils in <b>two</b> minutes."


def test_rows_that_are_refused_only_after_the_preview_are_named() -> None:
    client = desk.signed_in("editors")
    page = sheet(client)
    Product.objects.filter(slug="basso").delete()
    again = answer(client, page, REVIEWS)
    assert "line 3, name: “Basso” Kettles has no such product" in desk.text(again)
    assert LexborHTMLParser(again.content.decode()).css_first("[name=confirm]") is None
    assert not Review.objects.exists()


def test_what_refuses_a_confirmed_file_as_a_whole_is_told(own_folder: Path) -> None:
    client = desk.signed_in("editors")
    page = article(client)
    builders.guide("How to descale a kettle")
    done = answer(client, page, GUIDES)
    assert "Nothing was imported from a.md. File: There is a guide with the address" in desk.text(
        done
    )
    page = sheet(client)
    Guide.objects.all().delete()
    Author.objects.all().delete()
    done = answer(client, page, REVIEWS)
    assert "Nothing was imported from scores.csv. Author: Select a valid choice." in desk.text(done)
    assert not list(own_folder.iterdir())


def test_a_ticket_is_good_once_and_for_who_got_it() -> None:
    client = desk.signed_in("editors")
    page = sheet(client)
    other = desk.signed_in()
    assert "too old" in desk.text(answer(other, page, REVIEWS))
    assert not Review.objects.exists()
    answer(client, page, REVIEWS)
    assert "used already" in desk.text(answer(client, page, REVIEWS))
    forged = client.post(REVIEWS, {"ticket": ticket(page) + "x", "confirm": "1"}, follow=True)
    assert "too old" in desk.text(forged)
    swapped = client.post(GUIDES, {"ticket": ticket(page), "confirm": "1"}, follow=True)
    assert "too old" in desk.text(swapped)
