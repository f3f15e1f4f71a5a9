"""The verb by which a reader's report is taken in, and what bounds it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from reviews.models import Problem
from reviews.problems import senders, stamps
from reviews.problems.subjects import Subject

MOST_OF_A_PAGE = 10  # that wait for an answer
MOST = 200


class TurnedAwayError(Exception):
    """Nothing was stored. The message tells the reader why, and what to do."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A form as it came. `words` are cleaned; `stamp` is what is unique about its stamp."""

    subject: Subject
    words: str
    stamp: str
    sender: str


@transaction.atomic
def receive(sent: Sent, *, at: datetime) -> Problem:
    """Put the report into the queue; the one that waits there already, if it says the same.

    Raises TurnedAwayError. Reports are taken in one at a time, so that no two pass a bound at once.
    """
    _lock()
    if same := _same(sent):
        return same
    refuse_full(sent.subject)
    if not stamps.spend(sent.stamp):
        raise TurnedAwayError(
            "This form was used once already. Your words are in a new one: send it again."
        )
    if not senders.claim(sent.sender, at):
        raise TurnedAwayError(
            f"{senders.MOST} reports came from your connection within the hour, and more are not taken. "
            f"Keep your words, and send them in an hour.{_or_write()}"
        )
    return Problem.objects.create(
        about=sent.subject.about,
        path=sent.subject.path,
        product=sent.subject.product,
        offer=sent.subject.offer,
        words=sent.words,
        received_at=at,
    )


def refuse_full(subject: Subject) -> None:
    """Raise TurnedAwayError while too many reports wait, on that offer or the rest of that page, or
    at all. Those of the front page, and all that name no page, have no bound but the last."""
    waiting = Problem.objects.waiting()
    alike = waiting.filter(path=subject.path, offer=subject.offer)
    if subject.path != "/" and alike.count() >= MOST_OF_A_PAGE:
        raise TurnedAwayError(
            f"{MOST_OF_A_PAGE} reports on this wait for an answer already: an editor will look "
            f"at it. Come back in a few days if it is still wrong then.{_or_write()}"
        )
    if waiting.count() >= MOST:
        raise TurnedAwayError(
            f"{MOST} reports wait for an answer, more than we can read at once. "
            f"Please come back in a few days.{_or_write()}"
        )


def _same(sent: Sent) -> Problem | None:
    """One that waits, on the same page and offer, in the same words but for capitals and spaces."""
    waiting = Problem.objects.waiting().filter(path=sent.subject.path, offer=sent.subject.offer)
    said = _folded(sent.words)
    return next((one for one in waiting if _folded(one.words) == said), None)


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())


def _or_write() -> str:
    return f" Or write to {settings.CONTACT_EMAIL}." if settings.CONTACT_EMAIL else ""


def _lock() -> None:
    """Until the transaction ends. SQLite lets in one at a time by itself."""
    kinds = ContentType.objects.select_for_update()
    kinds.get(app_label=Problem._meta.app_label, model=Problem._meta.model_name)
