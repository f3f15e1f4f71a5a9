"""The verbs of the register of placements: enter, approve, end. Each is one transaction."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction

from products.models import Category, Placement
from products.models.placements import TERMS


@transaction.atomic
def place(placement: Placement, *, by: User, at: datetime) -> Placement:
    """Enter `placement` in the register, or change it. New terms wait for somebody else's approval.

    The category's row is locked meanwhile, so that no two placements get one slot at a time.
    Raises ValidationError for a taken slot, and for new terms of what has acted already.
    """
    Category.objects.select_for_update().get(pk=placement.category_id)
    before = Placement.objects.filter(pk=placement.pk).first()
    if before is None or _differs(before, placement):
        if before is not None and before.is_active(at):
            raise ValidationError("This placement acts already: end it, and enter a new one.")
        placement.entered_by, placement.approved_by, placement.approved_at = by, None, None
    placement.full_clean()
    refuse_taken_slot(placement)
    placement.save()
    return placement


def _differs(before: Placement, after: Placement) -> bool:
    """A later end is a new term too; an earlier one asks nobody."""
    return after.ends_at > before.ends_at or any(
        getattr(before, term) != getattr(after, term) for term in TERMS
    )


@transaction.atomic
def approve(placement: Placement, *, by: User, at: datetime) -> Placement:
    """Let `placement` act from `at`, or from its start if that is later.

    Raises ValidationError if `by` entered it, if it is approved, or if it has ended.
    """
    current = Placement.objects.select_for_update().get(pk=placement.pk)
    if current.approved_at is not None:
        raise ValidationError("This placement is approved already.")
    if current.entered_by_id == by.pk:
        raise ValidationError("You entered this placement: somebody else has to approve it.")
    if current.ends_at <= at:
        raise ValidationError("Its time is over: enter a new placement.")
    current.approved_by, current.approved_at = by, at
    current.full_clean()
    current.save(update_fields=["approved_by", "approved_at"])
    return current


def refuse_taken_slot(placement: Placement) -> None:
    """Raise a ValidationError that names the placement which holds the slot at that time, approved
    or not."""
    if placement.slot is None:
        return
    holder = (
        Placement.objects.filter(category_id=placement.category_id, slot=placement.slot)
        .overlapping(placement.starts_at, placement.ends_at)
        .exclude(pk=placement.pk)
        .first()
    )
    if holder:
        raise ValidationError(
            {
                "slot": f"Slot {holder.slot} is taken from {holder.starts_at:%Y-%m-%d %H:%M} to "
                f"{holder.ends_at:%Y-%m-%d %H:%M} UTC by placement no. {holder.pk} "
                f"({holder.product}). Choose another slot or other dates."
            }
        )
