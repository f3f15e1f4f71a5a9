"""Where a document stands: what readers see of it, what is planned, and whether the draft differs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from disclosure.notices import MissingNoticeError
from products.admin.moments import shown_moment
from reviews import judged_drafts
from reviews.completeness import Lack, missing
from reviews.judged_drafts import Objection
from reviews.models import Document, Live, Revision


@dataclass(frozen=True)
class State:
    """`live` is what readers see now, `planned` what they will, `ended` what they last saw."""

    last: Revision | None
    live: Live | None
    planned: Live | None
    ended: Live | None
    is_seen: bool  # a published review of a product that is not listed is not
    lacks: list[Lack]
    objections: list[Objection]  # of the judge of pages, to the draft

    @property
    def is_changed(self) -> bool:
        return bool(self.live and self.last and self.live.revision.digest != self.last.digest)

    @property
    def is_changed_since_planned(self) -> bool:
        return bool(self.planned and self.last and self.planned.revision.digest != self.last.digest)

    @property
    def can_publish(self) -> bool:
        """Whether it would change anything."""
        return self.live is None or self.is_changed or self.planned is not None


def state_of(document: Document, at: datetime) -> State:
    live, planned = document.live_at(at), document.scheduled_at(at)
    lacks, objections = _findings(document, planned.from_at if planned else at)
    past = document.live.filter(until_at__lte=at).select_related("ended_by").order_by("-until_at")
    return State(
        last=document.last_revision(),
        live=live,
        planned=planned,
        ended=None if live else past.first(),
        is_seen=type(document).live_model().objects.shown(at).filter(document=document.pk).exists(),
        lacks=lacks,
        objections=objections,
    )


def _findings(document: Document, at: datetime) -> tuple[list[Lack], list[Objection]]:
    lacks = missing(document, at)
    try:
        return lacks, judged_drafts.objections(document, at)
    except MissingNoticeError as error:
        return [*lacks, Lack(str(error))], []


def words(row: Any) -> str:
    """For a list of documents, of rows from `with_state`."""
    now = ""
    if row.live_from:
        now = "Published, draft differs" if row.is_changed else "Published"
    elif row.was_live:
        now = "Withdrawn"
    elif not row.scheduled_for:
        now = "Draft"
    later = f"scheduled for {shown_moment(row.scheduled_for)}" if row.scheduled_for else ""
    return ", ".join(filter(None, (now, later))).capitalize()


class StateFilter(admin.SimpleListFilter):
    title = "state"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [
            ("draft", "Draft, never published"),
            ("published", "Published"),
            ("changed", "Published, and the draft differs"),
            ("scheduled", "Scheduled"),
            ("withdrawn", "Withdrawn"),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        states: dict[str | None, dict[str, Any]] = {
            "draft": {"was_live": False, "scheduled_for": None},
            "published": {"live_from__isnull": False},
            "changed": {"is_changed": True},
            "scheduled": {"scheduled_for__gt": timezone.now()},
            "withdrawn": {"was_live": True, "live_from": None},
        }
        return queryset.filter(**states.get(self.value(), {}))
