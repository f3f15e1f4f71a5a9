"""What readers see changes by the buttons of publication only, and only for those who may press them."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.utils import timezone

from reviews import publishing
from reviews.models import Guide, LiveGuide
from tests import builders, desk

pytestmark = pytest.mark.django_db

LIST = "/admin/reviews/guide/"


def change(guide: Guide) -> str:
    return f"{LIST}{guide.pk}/change/"


def published() -> Guide:
    guide = builders.guide()
    publishing.publish(guide, by=None, at=builders.AT)
    return guide


def tomorrow() -> dict[str, str]:
    return {
        "publish_at_0": f"{timezone.now() + timedelta(days=1):%Y-%m-%d}",
        "publish_at_1": "09:00:00",
    }


def writer() -> Client:
    """Somebody who may write everything, and publish nothing."""
    writers = Group.objects.create(name="writers")
    may = Permission.objects.filter(content_type__app_label="reviews")
    writers.permissions.set(may.exclude(codename__startswith="publish"))
    return desk.signed_in("writers")


def summary_on_page(client: Client) -> str:
    return client.get("/guides/how-to-boil-water/").content.decode()


def test_every_save_keeps_a_revision_with_who_and_why() -> None:
    guide = builders.guide()
    desk.submit(desk.signed_in("editors"), change(guide), summary="New", note="Shorter")
    revision = guide.revisions.get()
    assert (revision.author_name, revision.note) == ("editors", "Shorter")
    assert revision.data["fields"]["summary"] == "New"


def test_a_save_without_a_change_keeps_no_second_revision() -> None:
    guide = builders.guide()
    client = desk.signed_in("editors")
    desk.submit(client, change(guide))
    desk.submit(client, change(guide))
    assert guide.revisions.count() == 1


def test_a_saved_draft_is_not_seen_until_it_is_published(client: Client) -> None:
    guide, editor = published(), desk.signed_in("editors")
    desk.submit(editor, change(guide), summary="Brand new words.")
    assert "Brand new words." not in summary_on_page(client)
    page = editor.get(change(guide))
    assert "The draft differs from what readers see: what changed" in desk.text(page)
    desk.submit(editor, change(guide), "_publish")
    assert "Brand new words." in summary_on_page(client)


def test_a_correction_is_printed_on_the_page(client: Client) -> None:
    guide = published()
    correction = "The amount was wrong."
    typed = {"summary": "Half a litre.", "correction": correction}
    desk.submit(desk.signed_in("editors"), change(guide), "_publish", **typed)
    assert correction in summary_on_page(client)


def test_a_correction_is_not_lost_by_saving_the_draft() -> None:
    guide = published()
    page = desk.submit(desk.signed_in("editors"), change(guide), correction="Wrong.")
    assert "printed when the changes are published" in desk.errors_at(page, "correction")
    assert desk.fields(page)["correction"] == "Wrong."


def test_nothing_is_published_anew_where_nothing_differs() -> None:
    guide = published()
    page = desk.submit(desk.signed_in("editors"), change(guide), "_publish")
    assert "Nothing differs from what readers see" in desk.text(page)
    assert LiveGuide.objects.count() == 1


def test_a_guide_is_scheduled_and_the_schedule_called_off() -> None:
    guide, editor = builders.guide(), desk.signed_in("editors")
    page = desk.submit(editor, change(guide), "_publish", **tomorrow())
    assert "will be published at" in desk.text(page)
    assert "Scheduled for" in desk.text(page)
    assert guide.live_at(timezone.now()) is None
    page = desk.submit(editor, change(guide), "_call_off")
    assert "is called off" in desk.text(page)
    assert not guide.live.exists()
    assert "Draft , never published." in desk.text(page)


def test_what_is_saved_after_scheduling_is_said_not_to_be_part_of_it() -> None:
    guide, editor = builders.guide(), desk.signed_in("editors")
    desk.submit(editor, change(guide), "_publish", **tomorrow())
    page = desk.submit(editor, change(guide), "_continue", summary="Later words")
    assert "these changes are not part of it" in desk.text(page)
    assert guide.live.get().summary == "Fill, heat, wait."


def test_a_time_that_has_passed_is_refused_at_its_field() -> None:
    guide = builders.guide()
    past = {"publish_at_0": "2020-01-01", "publish_at_1": "09:00:00"}
    page = desk.submit(desk.signed_in("editors"), change(guide), "_publish", **past)
    assert "This moment has passed." in desk.errors_at(page, "publish_at")
    assert not guide.live.exists()


def test_a_time_is_not_lost_by_saving_the_draft() -> None:
    guide = builders.guide()
    page = desk.submit(desk.signed_in("editors"), change(guide), **tomorrow())
    assert "press “Publish”" in desk.errors_at(page, "publish_at")


def test_who_may_not_publish_edits_the_draft_of_a_published_guide(client: Client) -> None:
    guide, writing = published(), writer()
    desk.submit(writing, change(guide), "_continue", summary="Proposed")
    guide.refresh_from_db()
    assert guide.summary == "Proposed"
    assert "Proposed" not in summary_on_page(client)


@pytest.mark.parametrize("button", ["_publish", "_withdraw", "_call_off"])
def test_who_may_not_publish_is_refused_whatever_the_button_and_nothing_is_saved(
    button: str,
) -> None:
    guide, writing = published(), writer()
    page = writing.get(change(guide))
    assert button not in page.content.decode()
    form = desk.fields(page) | tomorrow()
    assert writing.post(change(guide), form | {"summary": "New", button: "1"}).status_code == 403
    guide.refresh_from_db()
    assert guide.summary == "Fill, heat, wait."
    assert LiveGuide.objects.get().until_at is None


def test_a_time_sent_by_who_may_not_publish_schedules_nothing() -> None:
    guide, writing = builders.guide(), writer()
    form = desk.fields(writing.get(change(guide)))
    writing.post(change(guide), form | tomorrow() | {"_continue": "1"})
    assert not guide.live.exists()


def test_actions_of_the_list_are_not_for_who_may_not_publish() -> None:
    guide = builders.guide()
    action = {"action": "publish_selected", "_selected_action": guide.pk}
    writer().post(LIST, action)
    assert not guide.live.exists()


def test_what_was_live_or_will_be_is_not_deleted_and_a_mere_draft_is() -> None:
    seen, planned, draft = published(), builders.guide("Planned"), builders.guide("Draft")
    at = timezone.now()
    publishing.publish(planned, by=None, at=at, from_at=at + timedelta(days=1))
    publishing.save(draft, by=None, at=at)
    editor = desk.signed_in("editors")
    for guide, status in ((seen, 403), (planned, 403), (draft, 302)):
        page = editor.post(f"{LIST}{guide.pk}/delete/", {"post": "yes"})
        assert page.status_code == status, guide
    assert set(Guide.objects.all()) == {seen, planned}


def test_the_list_says_the_state_and_filters_by_it() -> None:
    changed = published()
    changed.summary = "New"
    changed.save()
    publishing.save(changed, by=None, at=timezone.now())
    withdrawn = builders.guide("Gone")
    publishing.publish(withdrawn, by=None, at=builders.AT)
    publishing.withdraw(withdrawn, by=None, at=timezone.now())
    builders.guide("Fresh")
    editor = desk.signed_in("editors")
    words = desk.text(editor.get(LIST))
    assert "Published, draft differs" in words
    for state, title in (
        ("changed", "How to boil water"),
        ("withdrawn", "Gone"),
        ("draft", "Fresh"),
    ):
        found = desk.text(editor.get(LIST, {"state": state}))
        assert "1 guide" in found, state
        assert title in found, state


def test_the_list_asks_as_much_for_three_guides_as_for_one(
    django_assert_num_queries: object,
) -> None:
    editor = desk.signed_in("editors")
    for title in ("One", "Two", "Three"):
        publishing.publish(builders.guide(title), by=None, at=builders.AT)
        with django_assert_num_queries(9):  # type: ignore[operator]
            editor.get(LIST)
