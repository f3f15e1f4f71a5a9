"""The admin of sentences: superusers add versions, everyone in a group looks at them."""

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.utils import timezone

from disclosure.models import Notice
from tests import builders, desk

pytestmark = pytest.mark.django_db

ADD = "/admin/disclosure/notice/add/"
LIST = "/admin/disclosure/notice/"


@pytest.fixture
def root() -> Client:
    return desk.signed_in()


def test_a_superuser_approves_the_next_version_in_their_own_name(root: Client) -> None:
    before = timezone.now()
    desk.submit(root, ADD, kind="click", text="Shops pay us per click.", approved_by="Somebody")
    made = Notice.objects.get(kind="click", locale="en", version=2)
    assert made.text == "Shops pay us per click."
    assert made.approved_by == "root"
    assert before <= made.created_at == made.effective_from <= timezone.now()
    assert LogEntry.objects.get().object_repr == "click-2 (en)"


def test_a_version_can_be_scheduled(root: Client) -> None:
    fields = {"effective_from_0": "2093-05-01", "effective_from_1": "09:00:00"}
    page = desk.submit(root, ADD, kind="click", text="Shops pay us per click.", **fields)
    assert Notice.objects.get(version=2).effective_from.year == 2093
    assert "en 2 scheduled 2093-05-01 09:00" in desk.text(page)
    assert "click Some merchants pay us per click. en 1 in force" in desk.text(page)


def test_the_list_says_which_version_is_in_force(root: Client) -> None:
    now = timezone.now()
    builders.notice("click", "Shops pay us per click.", effective_from=now - builders.HOUR)
    said = desk.text(root.get(LIST))
    assert "click Shops pay us per click. en 2 in force" in said
    assert "click Some merchants pay us per click. en 1 replaced" in said
    assert "click Manche Händler zahlen uns pro Klick. de 1 in force" in said


def test_the_list_takes_as_many_queries_for_many_as_for_few(
    root: Client, django_assert_max_num_queries: object
) -> None:
    for version in range(2, 22):
        builders.notice("click", "Shops pay.", version=version,
                        effective_from=builders.AT + version * builders.HOUR)  # fmt: skip
    with django_assert_max_num_queries(10):  # type: ignore[operator]
        root.get(LIST)


@pytest.mark.parametrize(
    ("fields", "field", "error"),
    [
        ({"text": "We may be paid."}, "text", "without “may”"),
        ({"text": "Affiliate links."}, "text", "alone tells most readers nothing"),
        ({"text": "Shops pay us\u200b."}, "text", "U+200B (zero width space)"),
        ({"text": "Shops " * 60 + "pay us."}, "text", "Few readers read more than 60"),
        ({"text": ""}, "text", "required"),
        (
            {"effective_from_0": "2020-01-01", "effective_from_1": "00:00"},
            "effective_from_0",
            "This has passed",
        ),
    ],
)
@pytest.mark.parametrize("button", ["_save", "_preview"])
def test_a_refusal_stands_at_its_field_and_nothing_is_lost(
    root: Client, fields: dict[str, str], field: str, error: str, button: str
) -> None:
    typed = {"kind": "click", "text": "Shops pay us per click."} | fields
    page = desk.submit(root, ADD, button, **typed)
    assert error in " ".join(desk.errors_at(page, field).split())
    assert desk.fields(page)["text"] == typed["text"]
    assert not Notice.objects.filter(version=2).exists()


def test_a_preview_shows_the_notice_and_saves_nothing(root: Client) -> None:
    page = desk.submit(root, ADD, "_preview", kind="click", text="Shops pay us per click.")
    general = Notice.objects.get(kind="general", locale="en")
    assert f"Shops pay us per click. {general.text}" in desk.text(page)
    assert "click-2, general-1" in desk.text(page)
    assert "error" not in desk.text(page).lower()
    assert desk.fields(page)["text"] == "Shops pay us per click."
    assert not Notice.objects.filter(version=2).exists()
    root.post(ADD, desk.fields(page) | {"_save": "1"})
    assert Notice.objects.filter(kind="click", version=2).exists()


def test_a_preview_of_a_first_sentence_says_that_others_are_missing(root: Client) -> None:
    page = desk.submit(
        root, ADD, "_preview", kind="click", locale="fr", text="Des marchands nous payent."
    )
    assert "others are missing" in desk.text(page)


def test_a_region_is_taken_as_its_language(root: Client) -> None:
    desk.submit(root, ADD, kind="click", locale="en-GB", text="Shops pay us per click.")
    assert Notice.objects.get(kind="click", version=2).locale == "en"


def test_what_is_on_record_is_shown_and_has_no_button(root: Client) -> None:
    one = Notice.objects.get(kind="loan", locale="en")
    page = root.get(f"{LIST}{one.pk}/change/")
    assert "as shipped with Forthright" in desk.text(page)
    assert one.text in desk.text(page)
    content = page.content.decode()
    for name in ("_save", "_preview", "_addanother", "deletelink", "<textarea"):
        assert name not in content


def test_nobody_changes_or_deletes(root: Client) -> None:
    one = Notice.objects.get(kind="loan", locale="en")
    assert root.post(f"{LIST}{one.pk}/change/", {"text": "x"}).status_code == 403
    assert root.post(f"{LIST}{one.pk}/delete/", {"post": "yes"}).status_code == 403
    assert "delete_selected" not in root.get(LIST).content.decode()


@pytest.mark.parametrize("group", ["editors", "commerce", "auditors"])
def test_groups_look_and_cannot_add(group: str) -> None:
    client = desk.signed_in(group)
    one = Notice.objects.get(kind="loan", locale="en")
    assert one.text in desk.text(client.get(LIST))
    assert client.get(f"{LIST}{one.pk}/change/").status_code == 200
    assert client.get(ADD).status_code == 403
    assert client.post(ADD, {"kind": "click", "locale": "en", "text": "x."}).status_code == 403
