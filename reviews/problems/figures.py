"""How many problems readers reported, how they were answered, and how long that took."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from reviews.models import Problem

YEAR = timedelta(days=365)
COLUMNS = (
    *("number", "reported_at", "about", "page", "outcome"),
    *("answered_at", "hours_to_answer", "answer", "words"),
)


@dataclass(frozen=True, slots=True)
class Period:
    """Reports received in a time, and what had become of them. What was no report is counted apart."""

    reported: int
    corrected: int
    kept: int
    no_report: int
    median: timedelta | None  # from report to answer, of those answered
    longest: timedelta | None

    @property
    def answered(self) -> int:
        return self.corrected + self.kept

    @property
    def waiting(self) -> int:
        return self.reported - self.answered - self.no_report


@dataclass(frozen=True, slots=True)
class Figures:
    """As they were at `at`: `waiting` of all reports, the oldest of them since `waiting_since`."""

    at: datetime
    waiting: int
    waiting_since: datetime | None
    year: Period
    all: Period


Seen = tuple[datetime, datetime | None, str]


def figures(at: datetime) -> Figures:
    """Counts and times to answer, in one query: of the last 365 days, and of all."""
    seen = list(_seen(at))
    waiting = [received for received, answered, _ in seen if answered is None]
    return Figures(
        at=at,
        waiting=len(waiting),
        waiting_since=min(waiting, default=None),
        year=_period([one for one in seen if one[0] > at - YEAR]),
        all=_period(seen),
    )


def rows(at: datetime) -> Iterator[dict[str, str]]:
    """What was reported until `at`, oldest first, under COLUMNS: all but what was no report.

    A reader's words are in it only where they are printed; one that waits has neither words nor answer.
    """
    told = Problem.objects.filter(received_at__lte=at).exclude(
        outcome=Problem.Outcome.SPAM, answered_at__lte=at
    )
    for one in told.order_by("received_at", "pk").iterator():
        yield _row(one, at)


def _seen(at: datetime) -> Iterator[Seen]:
    """(received, answered, outcome) of each report as it stood at `at`."""
    told = Problem.objects.filter(received_at__lte=at).order_by("received_at")
    for received, answered, outcome in told.values_list("received_at", "answered_at", "outcome"):
        done = answered is not None and answered <= at
        yield (received, answered, outcome) if done else (received, None, "")


def _period(seen: list[Seen]) -> Period:
    outcomes = [outcome for _, _, outcome in seen]
    took = [
        answered - received
        for received, answered, outcome in seen
        if answered and outcome != Problem.Outcome.SPAM
    ]
    seconds = [one.total_seconds() for one in took]
    return Period(
        reported=len(seen),
        corrected=outcomes.count(Problem.Outcome.CORRECTED),
        kept=outcomes.count(Problem.Outcome.KEPT),
        no_report=outcomes.count(Problem.Outcome.SPAM),
        median=timedelta(seconds=median(seconds)) if seconds else None,
        longest=max(took, default=None),
    )


def _row(one: Problem, at: datetime) -> dict[str, str]:
    told = {
        "number": str(one.pk),
        "reported_at": one.received_at.isoformat(),
        "about": one.about,
        "page": one.path,
    }
    if one.answered_at and one.answered_at <= at:
        hours = (one.answered_at - one.received_at) / timedelta(hours=1)
        told |= {
            "outcome": one.outcome,
            "answered_at": one.answered_at.isoformat(),
            "hours_to_answer": f"{hours:.1f}",
            "answer": one.answer,
            "words": one.words if one.words_shown else "",
        }
    return {name: told.get(name, "") for name in COLUMNS}
