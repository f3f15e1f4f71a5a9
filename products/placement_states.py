"""Where a placement of the register stands at a moment, of a row in hand and of rows in the database."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from django.db.models import F, Q

from products.models import Placement


class State(StrEnum):
    """Only what runs acts. What was not approved before its end never acted."""

    WAITING = "waits for approval"
    SCHEDULED = "scheduled"
    RUNNING = "running"
    ENDED = "ended"
    NEVER = "never approved"


def state(placement: Placement, at: datetime) -> State:
    approved_at = placement.approved_at
    if placement.ends_at <= at:
        acted = approved_at is not None and approved_at < placement.ends_at
        return State.ENDED if acted else State.NEVER
    if approved_at is None or approved_at > at:
        return State.WAITING
    return State.SCHEDULED if placement.starts_at > at else State.RUNNING


def in_state(wanted: State, at: datetime) -> Q:
    """The same of rows: of each placement, one state is true."""
    return {
        State.WAITING: Q(ends_at__gt=at) & (Q(approved_at=None) | Q(approved_at__gt=at)),
        State.SCHEDULED: Q(starts_at__gt=at, ends_at__gt=at, approved_at__lte=at),
        State.RUNNING: Q(starts_at__lte=at, ends_at__gt=at, approved_at__lte=at),
        State.ENDED: Q(ends_at__lte=at, approved_at__lt=F("ends_at")),
        State.NEVER: Q(ends_at__lte=at) & (Q(approved_at=None) | Q(approved_at__gte=F("ends_at"))),
    }[wanted]


def acts_from(placement: Placement) -> datetime | None:
    """Its start, or its approval if that was later; None where nobody has approved it."""
    approved_at = placement.approved_at
    return None if approved_at is None else max(placement.starts_at, approved_at)
