"""Answers: public, given once, added to, and never such as would take the public page away."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from disclosure.models import Notice
from reviews.models import Problem
from reviews.problems import answering
from tests import builders
from tests.conftest import Site
from tests.reviews.problems import reports
from tests.reviews.problems.reports import answered, read, waiting

pytestmark = pytest.mark.django_db


def test_an_answer_has_its_editor_and_its_time() -> None:
    at = timezone.now()
    kept = Problem.objects.get(pk=answered(waiting(), at=at).pk)
    assert (kept.outcome, kept.answer) == ("corrected", "We looked, and it was so.")
    assert (kept.answered_by, kept.answered_at) == (reports.editor(), at)


def test_an_answer_is_not_changed_by_answering_again() -> None:
    one = answered(waiting())
    with pytest.raises(ValidationError, match="Edna answered this report while you were writing"):
        answered(one, "kept", answer="It was right all along.")
    assert Problem.objects.get().outcome == "corrected"


@pytest.mark.parametrize(
    ("outcome", "answer"), [("", "We looked."), ("kept", ""), ("kept", "  \n")]
)
def test_an_answer_without_outcome_or_words_is_refused(outcome: str, answer: str) -> None:
    with pytest.raises(ValidationError):
        answered(waiting(), outcome, answer=answer)
    assert Problem.objects.waiting().count() == 1


def test_more_is_added_under_an_answer_with_its_date() -> None:
    one = answered(waiting(), "kept", answer="It was right.")
    answering.add(one, " It was not, after all. \n", at=builders.AT)
    kept = Problem.objects.get()
    assert kept.answer == "It was right.\n\nAdded on 1 Jun 2026: It was not, after all."
    assert kept.outcome == "kept"


def test_what_waits_or_was_set_aside_has_no_answer_to_add_to() -> None:
    one = waiting()
    with pytest.raises(ValidationError, match="no answer yet"):
        answering.add(one, "More.", at=builders.AT)
    answering.set_aside([one], by=reports.editor(), at=builders.AT)
    with pytest.raises(ValidationError, match="no answer yet"):
        answering.add(one, "More.", at=builders.AT)


@pytest.mark.parametrize(
    "answer",
    [
        "Our reviews are unbiased, so it stays.",
        "Nobody pays us for this.",
        "Money never changes our ranking.",
    ],
)
def test_an_answer_that_denies_that_money_acts_is_refused(answer: str) -> None:
    one = waiting()
    with pytest.raises(ValidationError, match="this site is paid"):
        answered(one, answer=answer)
    assert Problem.objects.waiting().count() == 1
    kept = answered(Problem.objects.get(pk=one.pk))
    with pytest.raises(ValidationError, match="this site is paid"):
        answering.add(kept, answer, at=builders.AT)


@pytest.mark.parametrize(
    "answer",
    [
        "The row is an advertisement, and was not labelled on phones. It is now.",
        "The price was $24.90 until noon, and is $19.50 now (-20 %). We were late.",
        "You are right: “unbiased” is not a word that we may use.",
        "Is <b>this</b> paid? See https://shop.example/x: the merchant says so.",
    ],
)
def test_other_answers_are_taken_and_their_page_is_served(
    answer: str, site: Site, client: Client
) -> None:
    one = answered(waiting(), answer=answer)
    for path in ("/corrections/", f"/corrections/{one.pk}/"):
        page = client.get(path)
        assert page.status_code == 200
        assert answer in read(page)


def test_an_answer_is_refused_while_its_page_cannot_be_served(site: Site) -> None:
    early = Notice.objects.earliest("effective_from").effective_from - builders.DAY
    with pytest.raises(ValidationError, match="No sentence"):
        answered(waiting(), at=early)
    assert Problem.objects.waiting().count() == 1


def test_what_is_no_report_is_set_aside_put_back_and_blanked() -> None:
    spam, other, real = waiting(words="Cheap pills"), waiting(words="More pills"), waiting()
    at = timezone.now()
    assert answering.set_aside([spam, other], by=reports.editor(), at=at) == 2
    assert list(Problem.objects.waiting()) == [real]
    assert answering.put_back([spam, real]) == 1
    assert Problem.objects.waiting().count() == 2
    assert answering.blank([spam, other, real]) == 1
    assert Problem.objects.get(pk=other.pk).words == ""
    assert Problem.objects.get(pk=real.pk).words == reports.WORDS
    assert answering.put_back([other]) == 0
    assert Problem.objects.count() == 3


def test_what_was_answered_cannot_be_set_aside_or_blanked() -> None:
    one = answered(waiting())
    assert answering.set_aside([one], by=reports.editor(), at=timezone.now()) == 0
    assert answering.put_back([one]) == 0
    assert answering.blank([one]) == 0


def test_words_once_printed_can_be_withheld() -> None:
    one = answered(waiting(), words_shown=True)
    answering.withhold(one)
    assert not Problem.objects.get().words_shown


def test_an_answer_to_come_is_not_shown_yet(site: Site, client: Client) -> None:
    one = answered(waiting(), at=timezone.now() + timedelta(hours=1))
    assert f"No. {one.pk}" not in read(client.get("/corrections/"))
