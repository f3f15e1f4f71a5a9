"""What keeps the queue from being flooded: origin, stamp, trap, and how many may wait."""

from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.core.signing import Signer
from django.test import Client

from reviews.models import Problem
from reviews.problems import receiving, senders, stamps
from tests import builders
from tests.conftest import Site
from tests.reading import find
from tests.reviews.problems import reports
from tests.reviews.problems.reports import FORM, read, send, tree


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:8001"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "https://evil.example"},
    ],
)
def test_a_form_of_another_site_is_refused_and_not_repeated(
    headers: dict[str, str], site: Site, client: Client
) -> None:
    page = send(client, headers, words="Words that another site has put in.")
    assert page.status_code == 403
    assert "from a page of another site" in read(page)
    assert "put in" not in page.content.decode()
    assert not Problem.objects.exists()


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "http://127.0.0.1:8000", "Sec-Fetch-Site": "same-origin"},
        {"Origin": "http://testserver"},
    ],
)
def test_a_form_of_this_site_is_taken_by_whatever_name_it_is_reached(
    headers: dict[str, str], site: Site, client: Client, settings: LazySettings
) -> None:
    settings.ALLOWED_HOSTS = ["testserver"]
    assert send(client, headers).status_code == 303


def test_what_fills_the_trap_is_not_stored_and_can_be_sent_again(
    site: Site, client: Client
) -> None:
    page = send(client, homepage="https://pills.example")
    assert page.status_code == 422
    assert "A field that people do not see was filled in" in read(page)
    assert find(tree(page), "textarea").text().strip() == reports.WORDS
    assert not find(tree(page), "[name=homepage]").attributes.get("value")
    assert not Problem.objects.exists()
    assert send(client).status_code == 303


def test_what_is_far_too_long_is_not_even_read(site: Site, client: Client) -> None:
    page = send(client, words="x" * 70_000)
    assert page.status_code == 413
    assert "too long to be read" in read(page)
    assert len(page.content) < 20_000


def test_the_trap_is_out_of_sight_of_people_and_of_the_keyboard(site: Site, client: Client) -> None:
    field = find(tree(client.get(FORM)), "[name=homepage]")
    assert field.attributes["tabindex"] == "-1"
    assert field.attributes["autocomplete"] == "off"
    assert field.parent is not None
    assert field.parent.attributes["class"] == "unseen"


@pytest.mark.parametrize(
    ("age", "status"),
    [
        (timedelta(seconds=1), 422),
        (timedelta(seconds=3, milliseconds=5), 303),
        (timedelta(hours=23, minutes=59), 303),
        (timedelta(hours=24, minutes=1), 422),
        (timedelta(minutes=-10), 422),
    ],
)
def test_a_stamp_is_good_from_three_seconds_to_a_day(
    age: timedelta, status: int, site: Site, client: Client
) -> None:
    assert send(client, stamp=reports.stamp(age)).status_code == status


def test_a_form_that_came_too_late_gets_a_new_stamp_and_keeps_the_words(
    site: Site, client: Client
) -> None:
    late = reports.stamp(timedelta(days=2))
    page = send(client, stamp=late)
    assert "more than a day old" in read(page)
    assert find(tree(page), "textarea").text().strip() == reports.WORDS
    assert find(tree(page), "[name=stamp]").attributes["value"] != late


def test_a_form_that_came_too_soon_keeps_its_stamp(site: Site, client: Client) -> None:
    soon = reports.stamp(timedelta(seconds=1))
    page = send(client, stamp=soon)
    assert find(tree(page), "[name=stamp]").attributes["value"] == soon


@pytest.mark.parametrize("made_up", ["", "x", "a:b", "\x00", Signer().sign_object([0, "x"])])
def test_a_stamp_that_is_made_up_is_refused(made_up: str, site: Site, client: Client) -> None:
    assert send(client, stamp=made_up).status_code == 422
    assert not Problem.objects.exists()


def test_a_stamp_of_another_site_is_refused(
    site: Site, client: Client, settings: LazySettings
) -> None:
    settings.BASE_URL = "https://sister.example"
    theirs = reports.stamp()
    settings.BASE_URL = "http://127.0.0.1:8000"
    assert send(client, stamp=theirs).status_code == 422


def test_a_stamp_is_good_once(site: Site, client: Client) -> None:
    once = reports.stamp()
    assert send(client, stamp=once).status_code == 303
    page = send(client, stamp=once, words="Something else is wrong too.")
    assert page.status_code == 429
    assert "used once already" in read(page)
    assert Problem.objects.count() == 1
    again = find(tree(page), "[name=stamp]").attributes["value"]
    assert again != once


def test_the_same_words_for_the_same_page_are_one_report(site: Site, client: Client) -> None:
    twice = reports.stamp()
    first = send(client, stamp=twice)
    assert send(client, stamp=twice)["Location"] == first["Location"]
    shouted = send(client, words=f"  {reports.WORDS.upper()}\n")
    assert shouted["Location"] == first["Location"]
    assert Problem.objects.count() == 1
    send(client, page="/products/basso/")
    assert Problem.objects.count() == 2


def test_words_that_were_answered_once_can_be_right_again(site: Site, client: Client) -> None:
    reports.answered(reports.waiting())
    assert send(client).status_code == 303
    assert Problem.objects.waiting().count() == 1


def test_five_reports_an_hour_are_taken_of_one_sender(site: Site, client: Client) -> None:
    sent = [send(client, words=f"Number {number} is wrong.").status_code for number in range(7)]
    assert sent == [303] * 5 + [429] * 2
    assert Problem.objects.count() == 5
    page = send(client, words="Number 8 is wrong.")
    assert "within the hour" in read(page)
    assert "Number 8 is wrong." in find(tree(page), "textarea").text()
    assert find(tree(page), "[data-notice]")


def test_other_senders_are_not_held_up(site: Site) -> None:
    for number in range(6):
        send(Client(REMOTE_ADDR="203.0.113.5"), words=f"Number {number} is wrong.")
    assert send(Client(REMOTE_ADDR="203.0.113.6")).status_code == 303


def test_midnight_gives_nobody_more() -> None:
    before = builders.AT.replace(hour=23, minute=59)
    assert [senders.claim("203.0.113.5", before) for _ in range(4)] == [True] * 4
    after = before + timedelta(minutes=2)
    assert [senders.claim("203.0.113.5", after) for _ in range(2)] == [True, False]


def test_a_household_is_one_sender_by_any_of_its_addresses() -> None:
    for number in range(senders.MOST):
        assert senders.claim(f"2001:db8:1:2::{number + 1}", builders.AT)
    assert not senders.claim("2001:db8:1:2:ffff::1", builders.AT)
    assert senders.claim("2001:db8:1:3::1", builders.AT)
    assert senders.claim("::ffff:203.0.113.5", builders.AT)


def test_behind_a_proxy_only_what_the_proxy_wrote_is_believed(
    site: Site, settings: LazySettings
) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    for number in range(8):
        headers = {"X-Forwarded-For": f"198.51.100.{number}, 203.0.113.5"}
        send(Client(), headers, words=f"Number {number} is wrong.")
    assert Problem.objects.count() == 5


def test_without_a_proxy_nobody_writes_where_a_request_came_from(site: Site) -> None:
    for number in range(8):
        headers = {"X-Forwarded-For": f"198.51.100.{number}"}
        send(Client(), headers, words=f"Number {number} is wrong.")
    assert Problem.objects.count() == 5


def test_ten_reports_wait_on_a_page_at_most(
    site: Site, client: Client, settings: LazySettings
) -> None:
    settings.CONTACT_EMAIL = "desk@kettles.example"
    for number in range(receiving.MOST_OF_A_PAGE):
        reports.waiting(words=f"Number {number} is wrong.")
    page = send(client)
    assert page.status_code == 429
    assert "10 reports on this wait" in read(page)
    assert "Or write to desk@kettles.example." in read(page)
    assert send(client, page="/products/basso/").status_code == 303
    reports.answered(Problem.objects.waiting().filter(path="/products/alto/")[0])
    assert send(client).status_code == 303


def test_two_hundred_reports_wait_at_most(site: Site, client: Client) -> None:
    Problem.objects.bulk_create(
        Problem(about="claim", path=f"/{number}/", words="Wrong, wrong.", received_at=site.at)
        for number in range(receiving.MOST)
    )
    page = send(client)
    assert page.status_code == 429
    assert "200 reports wait for an answer, more than we can read at once." in read(page)
    assert "Or write to" not in read(page)


def test_who_is_turned_away_keeps_the_stamp(site: Site, client: Client) -> None:
    for number in range(receiving.MOST_OF_A_PAGE):
        reports.waiting(words=f"Number {number} is wrong.")
    kept = reports.stamp()
    page = send(client, stamp=kept)
    assert find(tree(page), "[name=stamp]").attributes["value"] == kept
    assert stamps.spend("anything")


@pytest.mark.parametrize("body", [b"", b"\xff\xfe", b"a=%00&stamp=%ff", b'{"words": "json"}'])
@pytest.mark.parametrize(
    "kind", ["application/x-www-form-urlencoded", "application/json", "text/plain"]
)
def test_whatever_is_sent_is_answered_with_the_form(
    body: bytes, kind: str, site: Site, client: Client
) -> None:
    assert client.post(FORM, body, content_type=kind).status_code == 422
