"""Reports as readers send them, and as they lie in the queue."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from selectolax.lexbor import LexborHTMLParser

from reviews.models import Problem
from reviews.problems import answering, stamps
from tests import builders

FORM = "/report-a-problem/"
WORDS = "The shop asks for more than you say."


def stamp(age: timedelta = timedelta(seconds=10)) -> str:
    """As of a form that was opened `age` ago."""
    return stamps.made(timezone.now() - age)


def send(client: Client, headers: dict[str, str] | None = None, **changed: Any) -> Any:
    """What a browser sends of the form for Alto's page, with `changed`."""
    sent = {"about": "price", "page": "/products/alto/", "words": WORDS, "homepage": ""}
    return client.post(FORM, {**sent, "stamp": stamp(), **changed}, headers=headers)


def waiting(**changed: Any) -> Problem:
    """A report in the queue, two days old."""
    fields = {"about": "price", "path": "/products/alto/", "words": WORDS}
    received = {"received_at": timezone.now() - timedelta(days=2)}
    return Problem.objects.create(**{**fields, **received, **changed})


def answered(
    problem: Problem, outcome: str = "corrected", *, at: datetime | None = None, **changed: Any
) -> Problem:
    problem.outcome, problem.answer = outcome, changed.pop("answer", "We looked, and it was so.")
    for name, value in changed.items():
        setattr(problem, name, value)
    return answering.answer(problem, by=editor(), at=at or timezone.now())


def editor() -> User:
    return User.objects.filter(username="Edna").first() or builders.user("Edna", is_staff=True)


def tree(page: Any) -> LexborHTMLParser:
    return LexborHTMLParser(page.content.decode())


def read(page: Any) -> str:
    """What a reader reads on the page below the notice, with single spaces."""
    content = tree(page).css_first("#content")
    assert content is not None
    return " ".join(content.text(separator=" ").split())
