"""The verbs of the register of placements: enter, approve, end. Each is one transaction.

What has acted stays on record as it was: of a placement that acts only the end can move, to
earlier. Whatever else is agreed is a new placement.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from hashlib import sha256

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction

from products.models import Category, Placement, Product
from products.models.placements import TERMS

GRACE = timedelta(hours=1)  # between filling in “now” and saving


@transaction.atomic
def place(placement: Placement, *, by: User, at: datetime) -> Placement:
    """Enter `placement` in the register, or change it. New terms wait for somebody else's approval.

    The category's row is locked meanwhile, so that no two placements get one slot at a time.
    Raises ValidationError for a taken slot, for what has passed, and for new terms of what has
    acted already.
    """
    Category.objects.select_for_update().get(pk=placement.category_id)
    before = Placement.objects.select_for_update().filter(pk=placement.pk).first()
    if before and not is_new_agreement(before, placement):
        return _shorten(placement, before, at)
    if before:
        refuse_rewriting(before, placement, at)
    placement.entered_by, placement.approved_by, placement.approved_at = by, None, None
    placement.full_clean()
    refuse_passed(placement, before, at)
    refuse_misplaced(placement, lock=True)
    refuse_taken_slot(placement)
    placement.save()
    return placement


@transaction.atomic
def approve(placement: Placement, *, by: User, at: datetime, seen: str = "") -> Placement:
    """Let `placement` act from `at`, or from its start if that is later.

    `seen` is the seal of the terms that `by` has read, if known. Raises ValidationError if they
    changed since, if `by` entered them, if they are approved, or if their time is over.
    """
    current = _locked(placement)
    refuse_approval(current, by=by, at=at)
    refuse_misplaced(current, lock=True)
    if seen and seen != seal(current):
        raise ValidationError("Its terms changed after you opened the page: read them again first.")
    current.approved_by, current.approved_at = by, at
    current.full_clean()
    current.save(update_fields=["approved_by", "approved_at"])
    return current


@transaction.atomic
def end(placement: Placement, *, at: datetime) -> Placement:
    """End `placement` at `at`. One that has not begun is called off: it is as if never approved.

    Raises ValidationError if it has ended.
    """
    current = _locked(placement)
    refuse_ended(current, at)
    if current.starts_at >= at:  # a placement must end after it starts
        current.starts_at = at - timedelta(seconds=1)
        current.approved_by = current.approved_at = None
    current.ends_at = at
    current.save(update_fields=["starts_at", "ends_at", "approved_by", "approved_at"])
    return current


def seal(placement: Placement) -> str:
    """The same for the same terms: what somebody has read is what they approve."""
    values = [placement.pk, placement.ends_at, *(placement.serializable_value(t) for t in TERMS)]
    return sha256(repr(values).encode()).hexdigest()


def is_new_agreement(before: Placement, after: Placement) -> bool:
    """A later end is a new term too; an earlier one asks nobody."""
    return after.ends_at > before.ends_at or any(
        before.serializable_value(term) != after.serializable_value(term) for term in TERMS
    )


def refuse_rewriting(before: Placement, after: Placement, at: datetime) -> None:
    """Raise a ValidationError if `before` has acted, and so stays on record as it was."""
    refuse_ended(before, at)
    if not before.is_active(at):
        return
    if after.ends_at > before.ends_at:
        raise ValidationError(
            {
                "ends_at": "This placement acts already: its end can only move to earlier. For more "
                f"time, enter a new placement that starts on {before.ends_at:%Y-%m-%d at %H:%M} UTC."
            }
        )
    raise ValidationError(
        "This placement acts already: only its end can change, to earlier. For other terms, end it "
        "and enter a new placement."
    )


def refuse_approval(placement: Placement, *, by: User, at: datetime) -> None:
    """Raise a ValidationError that says why `by` cannot approve `placement` at `at`."""
    if placement.approved_at is not None:
        raise ValidationError("It is approved already.")
    if placement.ends_at <= at:
        raise ValidationError(
            f"Its time was over on {placement.ends_at:%Y-%m-%d at %H:%M} UTC, so it never acted. "
            "Enter a new placement."
        )
    if placement.entered_by_id == by.pk:
        raise ValidationError("You entered its terms: somebody else has to approve them.")
    refuse_misplaced(placement)


def refuse_ended(placement: Placement, at: datetime) -> None:
    if placement.ends_at <= at:
        raise ValidationError(
            f"This placement ended on {placement.ends_at:%Y-%m-%d at %H:%M} UTC and stays on record "
            "as it was. Enter a new one."
        )


def refuse_passed(placement: Placement, before: Placement | None, at: datetime) -> None:
    """Raise a ValidationError for dates that nothing can be agreed for any more."""
    moved = before is None or before.starts_at != placement.starts_at
    if moved and placement.starts_at < at - GRACE:
        raise ValidationError(
            {"starts_at": "This has passed. The register cannot tell of what was not shown."}
        )
    if placement.ends_at <= at:
        raise ValidationError({"ends_at": "This has passed. Choose a later end."})


def refuse_misplaced(placement: Placement, *, lock: bool = False) -> None:
    """Raise a ValidationError if nobody would see what is paid for.

    With `lock`, which asks for a transaction, a product that is being merged away meanwhile is
    seen to be unlisted then.
    """
    products = Product.objects.select_for_update() if lock else Product.objects.all()
    product = products.get(pk=placement.product_id)
    if product.category_id != placement.category_id:
        raise ValidationError({"category": f"{product} is listed under {product.category}."})
    if not product.is_listed:
        raise ValidationError({"product": "An unlisted product is not shown: list it first."})


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


def _locked(placement: Placement) -> Placement:
    return Placement.objects.select_for_update().get(pk=placement.pk)


def _shorten(placement: Placement, before: Placement, at: datetime) -> Placement:
    """Keep all of `before` but its end, which may move to earlier. “Now” is when it is saved."""
    placement.entered_by, placement.approved_by = before.entered_by, before.approved_by
    placement.approved_at = before.approved_at
    if placement.ends_at == before.ends_at:
        return placement
    refuse_ended(before, at)
    if placement.ends_at < at - GRACE:
        raise ValidationError({"ends_at": "This has passed. The earliest end is now."})
    placement.ends_at = max(placement.ends_at, at)
    placement.validate_constraints()
    placement.save(update_fields=["ends_at"])
    return placement
