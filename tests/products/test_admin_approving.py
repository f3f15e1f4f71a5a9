"""The buttons “Approve” and “End” of a placement, and the action that approves several."""

from decimal import Decimal

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.utils import timezone
from selectolax.lexbor import LexborHTMLParser

from products import placing
from products.models import Placement
from tests import builders, desk
from tests.builders import DAY

pytestmark = pytest.mark.django_db

LIST = "/admin/products/placement/"


@pytest.fixture
def waiting() -> Placement:
    """Entered by the clerk, begun, and approved by nobody."""
    now = timezone.now()
    return builders.placement(
        builders.product(), starts_at=now - DAY, ends_at=now + DAY, approved_at=None
    )


@pytest.fixture
def approver() -> Client:
    return desk.signed_in("commerce", "approver")


def form(page: object, action: str) -> dict[str, str] | None:
    """What the button of the box sends to `action`, if the box has it."""
    node = LexborHTMLParser(page.content.decode()).css_first(f"form[action$='/{action}/']")  # type: ignore[attr-defined]  # a response
    if node is None:
        return None
    hidden = node.css("input[type=hidden]")
    return {str(one.attributes["name"]): str(one.attributes["value"]) for one in hidden}


def press(client: Client, placement: Placement, action: str, sent: dict[str, str] | None) -> str:
    assert sent is not None, f"there is no button “{action}”"
    url = f"{LIST}{placement.pk}/{action}/"
    return desk.text(client.post(url, sent, follow=True))


def opened(client: Client, placement: Placement) -> object:
    return client.get(f"{LIST}{placement.pk}/change/")


def history(placement: Placement) -> list[tuple[str, str]]:
    entries = LogEntry.objects.filter(object_id=str(placement.pk)).order_by("pk")
    return [(entry.user.username, entry.get_change_message()) for entry in entries]


def test_another_of_the_commerce_people_approves_with_a_button(
    waiting: Placement, approver: Client
) -> None:
    words = press(approver, waiting, "approve", form(opened(approver, waiting), "approve"))
    waiting.refresh_from_db()
    assert waiting.approved_by
    assert waiting.approved_by.username == "approver"
    assert waiting.is_active(timezone.now())
    assert "slot 1 is approved. It acts from" in words
    assert "Running: it acts now" in words
    ((who, what),) = history(waiting)
    assert who == "approver"
    assert what.startswith("Approved: slot 1, until")


@pytest.mark.django_db(transaction=True)  # as on a site: what only shows has no transaction
def test_a_page_that_tells_whether_it_can_be_approved_needs_no_transaction(
    waiting: Placement,
) -> None:
    approver = Client()  # no group: tests with transactions of their own empty their tables
    approver.force_login(builders.user("approver", is_staff=True, is_superuser=True))
    sent = form(opened(approver, waiting), "approve")
    chosen = {"action": "approve_selected", "_selected_action": waiting.pk}
    assert "Approve 1 of 1" in approver.post(LIST, chosen).content.decode()
    assert "slot 1 is approved" in press(approver, waiting, "approve", sent)


def test_who_entered_it_has_no_button_and_is_told_why(waiting: Placement) -> None:
    clerk = desk.signed_in("commerce", "clerk")
    page = opened(clerk, waiting)
    assert form(page, "approve") is None
    why = "You entered its terms: somebody else has to approve them."
    assert f"You cannot approve it. {why}" in desk.text(page)
    sent = {f"seen_{waiting.pk}": placing.seal(waiting)}
    assert f"is not approved. {why}" in press(clerk, waiting, "approve", sent)
    waiting.refresh_from_db()
    assert waiting.approved_by is None
    assert history(waiting) == []


@pytest.mark.parametrize("group", ["editors", "auditors"])
def test_others_have_no_button_and_cannot_press_it(waiting: Placement, group: str) -> None:
    client = desk.signed_in(group)
    page = opened(client, waiting)
    assert form(page, "approve") is None
    assert form(page, "end") is None
    for action in ("approve", "end"):
        sent = {f"seen_{waiting.pk}": placing.seal(waiting)}
        assert client.post(f"{LIST}{waiting.pk}/{action}/", sent).status_code == 403
    chosen = {"action": "approve_selected", "_selected_action": waiting.pk, "confirmed": "1"}
    client.post(LIST, chosen | sent)
    before = waiting.ends_at
    waiting.refresh_from_db()
    assert (waiting.approved_by, waiting.ends_at) == (None, before)


def test_the_right_to_change_placements_is_not_the_right_to_approve_them(
    waiting: Placement,
) -> None:
    group = Group.objects.create(name="clerks")
    group.permissions.set(
        Permission.objects.filter(codename__in=["view_placement", "change_placement"])
    )
    client = desk.signed_in("clerks")
    page = opened(client, waiting)
    assert form(page, "approve") is None
    assert "Commerce people approve what another of them entered." in desk.text(page)
    assert client.post(f"{LIST}{waiting.pk}/approve/").status_code == 403
    group.permissions.set(
        Permission.objects.filter(codename__in=["view_placement", "approve_placement"])
    )
    client = desk.signed_in("clerks")
    press(client, waiting, "approve", form(opened(client, waiting), "approve"))
    waiting.refresh_from_db()
    assert waiting.approved_by


def test_terms_that_changed_after_they_were_read_are_not_approved(
    waiting: Placement,
) -> None:
    approver = Client()  # no group: tests with transactions of their own empty their tables
    approver.force_login(builders.user("approver", is_staff=True, is_superuser=True))
    sent = form(opened(approver, waiting), "approve")
    waiting.points = Decimal("0.5")
    placing.place(waiting, by=builders.user("clerk"), at=timezone.now())
    words = press(approver, waiting, "approve", sent)
    assert "is not approved. Its terms changed after you opened the page" in words
    assert "is not approved. Its terms changed" in press(approver, waiting, "approve", {})
    waiting.refresh_from_db()
    assert waiting.approved_by is None


def test_a_second_press_says_that_it_is_approved_already(
    waiting: Placement,
) -> None:
    approver = Client()  # no group: tests with transactions of their own empty their tables
    approver.force_login(builders.user("approver", is_staff=True, is_superuser=True))
    sent = form(opened(approver, waiting), "approve")
    press(approver, waiting, "approve", sent)
    assert "It is approved already." in press(approver, waiting, "approve", sent)
    assert len(history(waiting)) == 1


def test_what_is_over_has_no_buttons(approver: Client) -> None:
    now = timezone.now()
    over = builders.placement(
        builders.product(), starts_at=now - 2 * DAY, ends_at=now - DAY, approved_at=None
    )
    page = opened(approver, over)
    assert (form(page, "approve"), form(page, "end")) == (None, None)
    assert "Its time was over on" in press(approver, over, "approve", {})
    assert "stays on record as it was" in press(approver, over, "end", {})


@pytest.mark.parametrize("action", ["approve", "end"])
def test_a_link_presses_no_button(waiting: Placement, approver: Client, action: str) -> None:
    assert approver.get(f"{LIST}{waiting.pk}/{action}/").status_code == 405
    assert approver.post(f"{LIST}999999/{action}/").status_code == 404
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = approver.cookies
    sent = {f"seen_{waiting.pk}": placing.seal(waiting)}
    assert strict.post(f"{LIST}{waiting.pk}/{action}/", sent).status_code == 403


def test_what_acts_is_ended_with_a_button(approver: Client) -> None:
    now = timezone.now()
    running = builders.placement(builders.product(), starts_at=now - DAY, ends_at=now + DAY)
    words = press(approver, running, "end", form(opened(approver, running), "end"))
    assert "Ended: No." in words
    assert "Ended. It acted from" in words
    running.refresh_from_db()
    assert running.starts_at < now < running.ends_at <= timezone.now()
    ((who, what),) = history(running)
    assert who == "approver"
    assert what.startswith("Ended. It was agreed from")


def test_what_has_not_begun_is_called_off_with_a_button(approver: Client) -> None:
    now = timezone.now()
    ahead = builders.placement(
        builders.product(), starts_at=now + DAY, ends_at=now + 2 * DAY, approved_at=now - DAY
    )
    words = press(approver, ahead, "end", form(opened(approver, ahead), "end"))
    assert "Called off: No." in words
    assert "Never approved: it never acted." in words
    ((_, what),) = history(ahead)
    assert what.startswith(f"Called off. It was agreed from {now + DAY:%Y-%m-%d}")


def test_several_are_read_and_approved_at_once_and_each_refusal_is_named(
    waiting: Placement, approver: Client
) -> None:
    now = timezone.now()
    times = {"starts_at": now + DAY, "ends_at": now + 2 * DAY, "approved_at": None}
    points = builders.placement(builders.product("Two"), None, points="0.2", **times)
    mine = builders.placement(
        builders.product("Three"), 2, entered_by=builders.user("approver"), **times
    )
    chosen = [waiting.pk, points.pk, mine.pk]
    page = approver.post(LIST, {"action": "approve_selected", "_selected_action": chosen})
    words = desk.text(page)
    assert "0.2 points" in words
    assert "No. You entered its terms" in words
    assert "Approve 2 of 3" in page.content.decode()
    assert not Placement.objects.exclude(approved_at=None).exists()

    seals = {f"seen_{one.pk}": placing.seal(one) for one in (waiting, points, mine)}
    points.points = Decimal("0.5")
    placing.place(points, by=builders.user("clerk"), at=now)
    sent = {"action": "approve_selected", "_selected_action": chosen, "confirmed": "1", **seals}
    words = desk.text(approver.post(LIST, sent, follow=True))
    assert f"No. {waiting.pk}: Tin & Co One in Kettles, slot 1 is approved" in words
    assert (
        f"No. {points.pk}: Tin & Co Two in Kettles, 0.5 points is not approved. Its terms" in words
    )
    assert f"No. {mine.pk}: Tin & Co Three in Kettles, slot 2 is not approved. You entered" in words
    assert Placement.objects.exclude(approved_at=None).get() == waiting


def test_where_none_can_be_approved_there_is_no_button_to_do_it(waiting: Placement) -> None:
    clerk = desk.signed_in("commerce", "clerk")
    page = clerk.post(LIST, {"action": "approve_selected", "_selected_action": waiting.pk})
    assert "No. You entered its terms" in desk.text(page)
    assert 'name="confirmed"' not in page.content.decode()


def test_a_name_with_markup_in_it_stays_text(waiting: Placement, approver: Client) -> None:
    Placement.objects.update(advertiser="<b>Tin</b>")
    page = approver.post(LIST, {"action": "approve_selected", "_selected_action": waiting.pk})
    assert "&lt;b&gt;Tin&lt;/b&gt;" in page.content.decode()
