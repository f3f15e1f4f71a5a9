"""Counts and times to answer, as they were at a moment."""

from datetime import timedelta

import pytest

from reviews.models import Problem
from reviews.problems import answering
from reviews.problems.durations import in_words
from reviews.problems.figures import COLUMNS, figures, rows
from tests.builders import AT, DAY, HOUR
from tests.reviews.problems import reports
from tests.reviews.problems.reports import answered, waiting

pytestmark = pytest.mark.django_db


def received(at_day: int, **changed: object) -> Problem:
    """`at_day` days before AT."""
    return waiting(received_at=AT - at_day * DAY, **changed)


def test_figures_of_a_year_and_of_all() -> None:
    old = answered(received(10), at=AT)  # before the first notice, nobody could answer
    was = {"received_at": AT - 800 * DAY, "answered_at": AT - 700 * DAY}
    Problem.objects.filter(pk=old.pk).update(**was)
    answered(received(30), at=AT - 29 * DAY)
    answered(received(20), "kept", at=AT - 17 * DAY)
    answered(received(10), at=AT - 10 * DAY + 2 * HOUR)
    answering.set_aside([received(9)], by=reports.editor(), at=AT - 8 * DAY)
    received(5)
    received(4)
    told = figures(AT)
    assert (told.waiting, told.waiting_since) == (2, AT - 5 * DAY)
    year = told.year
    assert (year.reported, year.answered, year.corrected, year.kept) == (6, 3, 2, 1)
    assert (year.no_report, year.waiting) == (1, 2)
    assert (year.median, year.longest) == (DAY, 3 * DAY)
    assert (told.all.reported, told.all.corrected) == (7, 3)
    assert (told.all.median, told.all.longest) == (2 * DAY, 100 * DAY)


def test_figures_are_as_of_their_moment() -> None:
    answered(received(10), at=AT - 2 * DAY)
    received(1)
    before = figures(AT - 3 * DAY)
    assert (before.waiting, before.all.reported, before.all.answered) == (1, 1, 0)
    assert before.all.median is None
    assert figures(AT - 20 * DAY).all.reported == 0
    assert figures(AT - 20 * DAY).waiting_since is None


def test_figures_take_one_query(django_assert_num_queries: object) -> None:
    for number in range(3):
        answered(received(number + 1), at=AT)
    with django_assert_num_queries(1):  # type: ignore[operator]
        figures(AT)


def test_rows_hold_what_is_public_and_no_more() -> None:
    first = answered(received(4), at=AT - 3 * DAY, answer="So it was.")
    second = answered(received(3), "kept", at=AT - 3 * DAY + 90 * HOUR / 60, words_shown=True)
    third = received(2, about="claim", path="/about/")
    answering.set_aside([received(1)], by=reports.editor(), at=AT)
    told = list(rows(AT))
    assert [row["number"] for row in told] == [str(one.pk) for one in (first, second, third)]
    assert all(tuple(row) == COLUMNS for row in told)
    assert [row["words"] for row in told] == ["", reports.WORDS, ""]
    assert [row["hours_to_answer"] for row in told] == ["24.0", "1.5", ""]
    assert told[0]["answer"] == "So it was."
    assert told[2] == dict.fromkeys(COLUMNS, "") | {
        "number": str(third.pk),
        "reported_at": "2026-05-30T12:00:00+00:00",
        "about": "claim",
        "page": "/about/",
    }


def test_rows_of_a_moment_do_not_know_what_came_later() -> None:
    answered(received(4), at=AT - DAY)
    received(1)
    assert [row["outcome"] for row in rows(AT - 2 * DAY)] == [""]


@pytest.mark.parametrize(
    ("took", "words"),
    [
        (timedelta(0), "less than an hour"),
        (timedelta(minutes=59), "less than an hour"),
        (timedelta(minutes=61), "1 hour"),
        (timedelta(hours=5, minutes=40), "6 hours"),
        (timedelta(hours=47), "47 hours"),
        (timedelta(hours=48), "2 days"),
        (timedelta(days=9, hours=13), "10 days"),
    ],
)
def test_durations_in_words(took: timedelta, words: str) -> None:
    assert in_words(took) == words
