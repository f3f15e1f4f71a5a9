"""The history of a document: listed, compared, looked at, restored."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from reviews import publishing
from reviews.documents.snapshots import snapshot
from reviews.models import Guide, ProductBox, Question
from tests import builders, desk

pytestmark = pytest.mark.django_db


def at(guide: Guide, rest: str) -> str:
    return f"/admin/reviews/guide/{guide.pk}/{rest}"


@pytest.fixture
def guide() -> Guide:
    """Published, changed since, and planned."""
    made = builders.guide()
    publishing.publish(made, by=None, at=builders.AT, note="First")
    made.summary = "Fill, heat, wait longer."
    made.save()
    builders.add(made, Question, question="How long?", answer="<p>Long.</p>")
    publishing.save(made, by=builders.user("ben"), at=timezone.now(), note="Patience")
    return made


def test_the_history_lists_who_when_why_and_what_readers_saw(guide: Guide) -> None:
    later = timezone.now() + timedelta(days=3)
    publishing.publish(guide, by=None, at=timezone.now(), from_at=later)
    page = desk.text(desk.signed_in("editors").get(at(guide, "history/")))
    assert "Revision 2" in page
    assert "ben draft scheduled for" in page
    assert "Patience" in page
    assert "a command live since 1 June 2026, 12:00, until" in page


def test_two_revisions_are_compared_in_words(guide: Guide) -> None:
    page = desk.signed_in("editors").get(at(guide, "changes/?from=1&to=2"))
    assert (
        "wait<del>.</del>" in page.content.decode() or "<del>wait.</del>" in page.content.decode()
    )
    assert "added Question and answer: How long?" in desk.text(page)


def test_the_older_one_comes_first_whatever_was_chosen(guide: Guide) -> None:
    page = desk.text(desk.signed_in("editors").get(at(guide, "changes/?from=2&to=1")))
    assert "What changed from revision 1 to 2" in page


@pytest.mark.parametrize("query", ["", "?from=1", "?from=1&to=99", "?from=x&to=1", "?from=²&to=1"])
def test_revisions_that_are_not_there_are_not_found(guide: Guide, query: str) -> None:
    assert desk.signed_in("editors").get(at(guide, f"changes/{query}")).status_code == 404


def test_names_are_looked_up_for_all_changes_at_once(
    guide: Guide, django_assert_max_num_queries: object
) -> None:
    for number in range(5):
        builders.add(guide, ProductBox, product=builders.product(f"P{number}"))
    publishing.save(guide, by=None, at=timezone.now())
    editor = desk.signed_in("editors")
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        page = editor.get(at(guide, "changes/?from=1&to=3"))
    assert "Product box: Tin & Co P4" in desk.text(page)


def test_an_old_revision_is_seen_as_its_page(guide: Guide) -> None:
    page = desk.signed_in("editors").get(at(guide, "revisions/1/"))
    words = page.content.decode()
    assert "Revision 1, saved on 1 June 2026" in words
    assert "How long?" not in words


def test_the_draft_is_previewed_for_those_who_work_here_and_kept_by_nobody(
    guide: Guide, client: Client
) -> None:
    page = desk.signed_in("editors").get(at(guide, "preview/"))
    assert "Fill, heat, wait longer." in page.content.decode()
    assert page["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in page["Cache-Control"]
    assert client.get(at(guide, "preview/")).status_code == 302
    assert "wait longer" not in client.get("/guides/how-to-boil-water/").content.decode()


def test_restoring_shows_what_it_changes_and_asks_first(guide: Guide) -> None:
    page = desk.text(desk.signed_in("editors").get(at(guide, "revisions/1/restore/")))
    assert "removed Question and answer: How long?" in page
    assert guide.question_blocks.exists()


def test_restoring_brings_the_exact_draft_back_and_readers_see_no_change(
    guide: Guide, client: Client
) -> None:
    editor = desk.signed_in("editors")
    page = editor.post(at(guide, "revisions/1/restore/"), follow=True)
    assert page.redirect_chain[-1][0] == at(guide, "change/")
    assert "The draft is again as it was in revision 1." in desk.text(page)
    guide.refresh_from_db()
    assert snapshot(guide) == guide.revisions.get(number=1).data
    assert guide.revisions.all()[0].note == "Restored revision 1."
    publishing.restore(guide, guide.revisions.get(number=2), by=builders.user(), at=timezone.now())
    assert "How long?" not in client.get("/guides/how-to-boil-water/").content.decode()


def test_what_cannot_be_restored_says_why_and_changes_nothing(guide: Guide) -> None:
    product = builders.product()
    box = builders.add(guide, ProductBox, product=product)
    publishing.save(guide, by=None, at=timezone.now())
    box.delete()
    product.delete()
    publishing.save(guide, by=None, at=timezone.now())
    before = snapshot(guide)
    page = desk.signed_in("editors").post(at(guide, "revisions/3/restore/"))
    assert "Revision 3 cannot be restored." in desk.text(page)
    assert snapshot(guide) == before


def test_auditors_open_all_of_it_and_change_nothing(guide: Guide) -> None:
    auditor = desk.signed_in("auditors")
    for rest in ("change/", "history/", "changes/?from=1&to=2", "revisions/1/", "preview/"):
        assert auditor.get(at(guide, rest)).status_code == 200, rest
    form = desk.text(auditor.get(at(guide, "change/")))
    assert "Question and answer: How long?" in form
    assert "Restore" not in desk.text(auditor.get(at(guide, "history/")))
    assert auditor.post(at(guide, "revisions/1/restore/")).status_code == 403
    assert auditor.post(at(guide, "change/"), {"summary": "x"}).status_code == 403


def test_commerce_people_see_nothing_of_it(guide: Guide) -> None:
    clerk = desk.signed_in("commerce")
    for rest in ("history/", "changes/?from=1&to=2", "revisions/1/", "preview/"):
        assert clerk.get(at(guide, rest)).status_code == 403, rest


def test_comparisons_and_reviews_have_their_history_too() -> None:
    method = builders.method()
    review = builders.published_review(builders.product(), method)
    comparison = builders.comparison(method)
    publishing.publish(comparison, by=None, at=builders.AT)
    editor = desk.signed_in("editors")
    for kind, pk in (("review", review.pk), ("comparison", comparison.pk)):
        for rest in (
            "history/",
            "changes/?from=1&to=1",
            "revisions/1/",
            "preview/",
            "revisions/1/restore/",
        ):
            assert editor.get(f"/admin/reviews/{kind}/{pk}/{rest}").status_code == 200, (kind, rest)
