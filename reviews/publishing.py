"""The verbs that change what readers see of our opinions. Each is one transaction."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from products.models import Category
from reviews import finding, judged_drafts, ranking, showing
from reviews.completeness import missing
from reviews.documents.restoring import restore as put_back
from reviews.documents.snapshots import digest, snapshot
from reviews.models import Document, Live, Method, Review, Revision


@transaction.atomic
def save(document: Document, *, by: User | None, at: datetime, note: str = "") -> Revision:
    """Keep the draft as it is now as a revision; the last one, if nothing changed since.

    `by` is None when a command saves.
    """
    lock(document)
    data = snapshot(document)
    last = document.last_revision()
    if last and last.digest == digest(data) and not note:
        return last
    made: Revision = document.revisions.create(
        number=last.number + 1 if last else 1,
        data=data,
        digest=digest(data),
        created_at=at,
        by=by,
        note=note,
    )
    return made


@transaction.atomic
def publish(
    document: Document,
    *,
    by: User | None,
    at: datetime,
    from_at: datetime | None = None,
    note: str = "",
    correction: str = "",
) -> Live:
    """Show the draft to readers, at once or from `from_at` on; what they see until then stays.

    An incomplete one is refused with all that it lacks, and one whose pages would break a promise
    that keeps pages from being served with what is broken. A publication that was scheduled and
    has not come yet is called off. `correction` tells readers what was wrong before. A review
    freezes its method, so that a published score can always be computed again.
    """
    start = from_at or at
    if start < at:
        raise ValidationError("The time of publication lies in the past.")
    lock(document)
    refuse_overtaken(document, at)
    problems = missing(document, start) or judged_drafts.stopping(document, start)
    if problems:
        raise ValidationError(problems)
    if isinstance(document, Review):
        freeze(document.method, at=at)
    revision = save(document, by=by, at=at, note=note)
    drop_plan(document, at)
    before = document.live_at(at)
    first = document.live.order_by("from_at").first()
    if before:
        end(before, at=start, by=by)
    live = showing.live_row(revision)
    live.published_at = first.published_at if first else start
    live.from_at, live.made_at, live.by, live.correction = start, at, by, correction
    showing.refuse_taken(live)
    live.full_clean()
    live.save(force_insert=True)
    showing.add_boxes(live)
    showing.add_citations(live)
    finding.put(live)
    return live


@transaction.atomic
def call_off(document: Document, *, at: datetime) -> bool:
    """Forget the scheduled publication, if there is one; what readers see now stays without end."""
    lock(document)
    refuse_overtaken(document, at)
    if not drop_plan(document, at):
        return False
    shown = document.live_at(at)
    if shown:
        shown.until_at = None
        showing.refuse_taken(shown)
        end(shown, at=None, by=None)
    return True


@transaction.atomic
def withdraw(document: Document, *, by: User | None, at: datetime) -> None:
    """Take it back: its page answers 410 from now on, and nothing that was planned will show it."""
    lock(document)
    refuse_overtaken(document, at)
    planned, shown = drop_plan(document, at), document.live_at(at)
    if shown:
        end(shown, at=at, by=by)
    elif not planned:
        raise ValidationError(f"“{document}” is not published.")


@transaction.atomic
def restore(document: Document, revision: Revision, *, by: User, at: datetime) -> Revision:
    """Make the draft what `revision` says, and keep that as a new revision. Readers see no change yet.

    Raises ValidationError if a part of it is gone; the draft then stays as it is.
    """
    lock(document)
    if not document.revisions.filter(pk=revision.pk).exists():
        raise ValidationError(f"{revision} is one of another document than “{document}”.")
    put_back(document, revision.data)
    last = document.last_revision()
    if last and last.digest == digest(snapshot(document)):
        return last  # it was restored already, by a button that was pressed twice
    return save(document, by=by, at=at, note=f"Restored revision {revision.number}.")


def end(live: Live, *, at: datetime | None, by: User | None) -> None:
    live.until_at, live.ended_by = at, by
    live.save(update_fields=["until_at", "ended_by"])
    finding.put(live)


def drop_plan(document: Document, at: datetime) -> bool:
    """Delete the row of a publication that has not come yet: no reader has seen it."""
    planned = document.scheduled_at(at)
    if planned is None:
        return False
    finding.remove(planned)
    planned.delete()
    return True


def refuse_overtaken(document: Document, at: datetime) -> None:
    """What was decided after `at` must not be taken for a plan: somebody waited, or a clock is late."""
    if document.live.filter(made_at__gt=at).exists():
        raise ValidationError(
            f"Somebody else published “{document}” at the same moment. Look at it, and try again."
        )


def lock(document: Document) -> None:
    """Nobody else publishes or saves it meanwhile. What is in memory becomes what is stored."""
    type(document)._default_manager.select_for_update().get(pk=document.pk)
    document.refresh_from_db()


@transaction.atomic
def freeze(method: Method, *, at: datetime) -> None:
    """Fix the weights of `method` for good. Raises ValidationError if they do not add up to 100."""
    Method.objects.select_for_update().get(pk=method.pk)
    method.refresh_from_db()
    if method.frozen_at:
        return
    try:
        ranking.check_weights(method.weights.values())
    except ranking.WeightsError as error:
        raise ValidationError(f"“{method}” cannot be used yet. {error}") from error
    method.frozen_at = at
    method.save(update_fields=["frozen_at"])


@transaction.atomic
def new_version(method: Method) -> Method:
    """A draft of the next version of `method`, with copies of its criteria, whose weights can change."""
    Category.objects.select_for_update().get(pk=method.category_id)
    versions = Method.objects.filter(category=method.category)
    last: Any = versions.aggregate(Max("version"))["version__max"]
    draft = Method.objects.create(
        category=method.category, version=last + 1, description=method.description
    )
    for criterion in method.criteria.all():
        criterion.pk, criterion.method = None, draft
        criterion.save(force_insert=True)
    return draft
