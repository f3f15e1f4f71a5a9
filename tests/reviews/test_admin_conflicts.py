"""Two editors open the same draft. The second save does not silently undo the first."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from reviews import publishing
from reviews.models import Guide, Review, Score, Text
from tests import builders, desk

pytestmark = pytest.mark.django_db


def change(document: Guide | Review) -> str:
    return f"/admin/reviews/{document.kind}/{document.pk}/change/"


def saved_by_ben(document: Guide | Review) -> None:
    ben = builders.user("ben", first_name="Ben", last_name="Steam")
    publishing.save(document, by=ben, at=timezone.now(), note="Quick mend")


def opened(client: Client, document: Guide | Review) -> dict[str, Any]:
    return desk.fields(client.get(change(document))) | {"_continue": "1"}


def overwriting(page: Any) -> dict[str, Any]:
    """The refused form once more, with its box ticked."""
    assert 'name="overwrite"' in page.content.decode()
    return desk.fields(page) | {"_continue": "1", "overwrite": ticked(page)}


def ticked(page: Any) -> str:
    text: str = page.content.decode()
    return text.split('name="overwrite" value="')[1].split('"')[0]


@pytest.fixture
def guide() -> Guide:
    made = builders.guide()
    publishing.save(made, by=None, at=builders.AT)
    return made


@pytest.fixture
def ada() -> Client:
    return desk.signed_in("editors")


def test_a_save_over_another_is_refused_with_who_and_when_and_nothing_typed_is_lost(
    guide: Guide, ada: Client
) -> None:
    form = opened(ada, guide)
    guide.summary = "Ben's words"
    guide.save()
    saved_by_ben(guide)
    page = ada.post(change(guide), form | {"summary": "Ada's words"})
    assert "Ben Steam saved revision 2" in desk.text(page)
    assert "Quick mend" in desk.text(page)
    assert "?from=1&amp;to=2" in page.content.decode()
    assert desk.fields(page)["summary"] == "Ada's words"
    guide.refresh_from_db()
    assert guide.summary == "Ben's words"


def test_mine_is_saved_over_theirs_after_that_and_theirs_stays_in_the_history(
    guide: Guide, ada: Client
) -> None:
    form = opened(ada, guide)
    guide.summary = "Ben's words"
    guide.save()
    saved_by_ben(guide)
    page = ada.post(change(guide), form | {"summary": "Ada's words"})
    ada.post(change(guide), overwriting(page))
    summaries = [one.data["fields"]["summary"] for one in guide.revisions.order_by("number")]
    assert summaries == ["Fill, heat, wait.", "Ben's words", "Ada's words"]


def test_the_refused_form_is_refused_again_without_its_box(guide: Guide, ada: Client) -> None:
    form = opened(ada, guide)
    saved_by_ben(guide)
    page = ada.post(change(guide), form | {"summary": "Ada's words"})
    again = ada.post(change(guide), desk.fields(page) | {"_continue": "1"})
    assert "Ben Steam saved revision 2" in desk.text(again)


def test_a_third_save_in_between_is_not_overwritten_unseen(guide: Guide, ada: Client) -> None:
    form = opened(ada, guide)
    saved_by_ben(guide)
    page = ada.post(change(guide), form | {"summary": "Ada's words"})
    saved_by_ben(guide)
    again = ada.post(change(guide), overwriting(page))
    assert "Ben Steam saved revision 3" in desk.text(again)


def test_saves_one_after_the_other_are_no_conflict(guide: Guide, ada: Client) -> None:
    for words in ("one", "two"):
        page = desk.submit(ada, change(guide), "_continue", summary=words)
        assert "saved revision" not in desk.text(page)
    assert guide.revisions.count() == 3


def test_blocks_typed_for_a_draft_that_was_restored_meanwhile_are_all_kept(
    guide: Guide, ada: Client
) -> None:
    builders.add(guide, Text, html="<p>Second.</p>")
    publishing.save(guide, by=None, at=timezone.now())
    form = opened(ada, guide)
    publishing.restore(
        guide, guide.revisions.get(number=1), by=builders.user("ben"), at=timezone.now()
    )
    typed = {
        "text_blocks-0-html": "<p>Mine, first.</p>",
        "text_blocks-1-html": "<p>Mine, second.</p>",
    }
    page = ada.post(change(guide), form | typed)
    again = overwriting(page)
    assert {value for key, value in again.items() if key.endswith("-html")} == set(typed.values())
    ada.post(change(guide), again)
    assert [text.html for text in guide.text_blocks.all()] == list(typed.values())
    assert guide.source_blocks.count() == 1


def test_a_block_that_somebody_added_meanwhile_goes_when_theirs_is_overwritten(
    guide: Guide, ada: Client
) -> None:
    form = opened(ada, guide)
    builders.add(guide, Text, html="<p>Ben's.</p>")
    saved_by_ben(guide)
    page = ada.post(change(guide), form | {"text_blocks-0-html": "<p>Ada's.</p>"})
    assert guide.text_blocks.count() == 2
    ada.post(change(guide), overwriting(page))
    assert [text.html for text in guide.text_blocks.all()] == ["<p>Ada's.</p>"]


def test_scores_typed_for_a_review_that_was_restored_meanwhile_are_kept(ada: Client) -> None:
    review = builders.review(builders.product(), builders.method(), ["8.0", "6.0"])
    publishing.save(review, by=None, at=builders.AT)
    form = opened(ada, review)
    review.verdict = "Another"
    review.save()
    publishing.save(review, by=None, at=timezone.now())
    publishing.restore(
        review, review.revisions.get(number=1), by=builders.user("ben"), at=timezone.now()
    )
    page = ada.post(change(review), form | {"scores-0-value": "9.5"})
    ada.post(change(review), overwriting(page))
    assert [str(score.value) for score in Score.objects.filter(review=review)] == ["9.5", "6.0"]
