"""The verbs of editors: answer, add to an answer, set aside what is no report. Each is one transaction.

An answer is on public record. It is not changed afterwards: more is added under it, with its date.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from reviews.models import Problem
from reviews.problems import judged_answers
from reviews.problems.words import cleaned

Outcome = Problem.Outcome


@transaction.atomic
def answer(problem: Problem, *, by: User, at: datetime) -> Problem:
    """Keep `problem` with the outcome, answer and words_shown that it has now; `by` gives it at `at`.

    Raises ValidationError if somebody was quicker, if readers would get no answer, and if the page
    on which they would read it could not be served.
    """
    before = _locked(problem)
    if before.outcome:
        raise ValidationError(
            f"{before.answered_by} answered this report while you were writing. Open it again, "
            "and add to that answer if you have more to say."
        )
    problem.answer = cleaned(problem.answer)
    if not problem.outcome:
        raise ValidationError({"outcome": "Choose what came of it."})
    problem.answered_by, problem.answered_at = by, at
    return _kept(problem, at)


@transaction.atomic
def add(problem: Problem, words: str, *, at: datetime) -> Problem:
    """Put `words` under the answer, with the date. Raises ValidationError like `answer`."""
    kept = _answered(problem)
    day = date_format(timezone.localtime(at), "j M Y")
    kept.answer = f"{kept.answer}\n\nAdded on {day}: {cleaned(words)}"
    return _kept(kept, at)


@transaction.atomic
def withhold(problem: Problem) -> Problem:
    """Print the reader's words no longer: they may name somebody."""
    kept = _answered(problem)
    kept.words_shown = False
    kept.save(update_fields=["words_shown"])
    return kept


@transaction.atomic
def set_aside(problems: Iterable[Problem], *, by: User, at: datetime) -> int:
    """Of `problems`, those that wait are no reports. Says how many. Nothing is deleted."""
    numbers = [one.pk for one in problems]
    waiting = Problem.objects.waiting().filter(pk__in=numbers)
    return waiting.update(outcome=Outcome.SPAM, answered_by=by, answered_at=at)


@transaction.atomic
def put_back(problems: Iterable[Problem]) -> int:
    """Of `problems`, those that were set aside, and still have their words, wait again."""
    numbers = [one.pk for one in problems]
    aside = Problem.objects.filter(pk__in=numbers, outcome=Outcome.SPAM).exclude(words="")
    return aside.update(outcome="", answer="", answered_by=None, answered_at=None)


@transaction.atomic
def blank(problems: Iterable[Problem]) -> int:
    """Drop the words of those that were set aside; that something came in stays on record."""
    numbers = [one.pk for one in problems]
    aside = Problem.objects.filter(pk__in=numbers, outcome=Outcome.SPAM).exclude(words="")
    return aside.update(words="", words_shown=False)


def _locked(problem: Problem) -> Problem:
    rows = Problem.objects.select_for_update(of=("self",)).select_related("answered_by")
    return rows.get(pk=problem.pk)


def _answered(problem: Problem) -> Problem:
    kept = _locked(problem)
    if kept.outcome in ("", Outcome.SPAM):
        raise ValidationError("This report has no answer yet.")
    return kept


def _kept(problem: Problem, at: datetime) -> Problem:
    problem.full_clean(validate_unique=False)
    if problem.outcome != Outcome.SPAM:
        judged_answers.refuse_broken(problem, at)
    problem.save(update_fields=["outcome", "answer", "words_shown", "answered_by", "answered_at"])
    return problem
