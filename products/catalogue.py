"""The verbs of the catalogue: each is one transaction, and the only way to do what it says."""

from datetime import datetime
from decimal import Decimal

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef

from products.models import Category, Offer, Placement, PriceObservation, Programme
from products.models.placements import TERMS
from products.prices import Outcome, Reading, outcome


@transaction.atomic
def confirm_price(
    offer: Offer, *, amount: Decimal, currency: str, availability: str, at: datetime, source: str
) -> Outcome:
    """Record that `offer` cost `amount` at `at`.

    The same price again moves the time of confirmation; another one is a new observation.
    A price that contradicts what is on record for that moment is refused with a
    ValidationError, as is one that is not a price.
    """
    Offer.objects.select_for_update().get(pk=offer.pk)
    refuse_history(offer, at)
    newest = offer.prices.filter(observed_at__lte=at).first()
    new = PriceObservation(
        offer=offer,
        amount=amount,
        currency=currency,
        availability=availability,
        observed_at=at,
        confirmed_at=at,
        source=source,
    )
    new.full_clean(validate_unique=False, validate_constraints=False)
    result = outcome(_reading(new), _reading(newest) if newest else None)
    if result is Outcome.CONTRADICTION:
        raise ValidationError(
            f"At {at:%Y-%m-%d %H:%M} the price on record was {newest}. "
            "A price that was seen cannot be changed; enter the new one with the time it was seen."
        )
    if result is Outcome.NEW:
        new.save()
    elif result is Outcome.CONFIRMED and newest:
        newest.confirmed_at = at
        newest.save(update_fields=["confirmed_at"])
    forget_history(offer)
    return result


def refuse_history(offer: Offer, at: datetime) -> None:
    forbidden = offer.programme is not None and not offer.programme.history_allowed
    if forbidden and offer.prices.filter(observed_at__gt=at).exists():
        raise ValidationError(
            f"A newer price is on record, and “{offer.programme}” does not allow older ones to be kept."
        )


def forget_history(offer: Offer) -> None:
    """Keep only the newest price of `offer` where its programme forbids more."""
    newest = offer.prices.first()
    if newest and offer.programme and not offer.programme.history_allowed:
        offer.prices.exclude(pk=newest.pk).delete()


@transaction.atomic
def forget_histories(programme: Programme) -> None:
    """Do `forget_history` for all offers of `programme`, for example when it begins to forbid history."""
    if not programme.history_allowed:
        later = PriceObservation.objects.filter(
            offer=OuterRef("offer"), observed_at__gt=OuterRef("observed_at")
        )
        PriceObservation.objects.filter(Exists(later), offer__programme=programme).delete()


def _reading(price: PriceObservation) -> Reading:
    return Reading(
        price.amount, price.currency, price.availability, price.observed_at, price.confirmed_at
    )


@transaction.atomic
def place(placement: Placement, *, by: User) -> Placement:
    """Enter `placement` in the register, or change it; `by` approves new terms.

    The category's row is locked meanwhile, so that no two placements get one slot at a time.
    """
    Category.objects.select_for_update().get(pk=placement.category_id)
    before = Placement.objects.filter(pk=placement.pk).first()
    if before is None or any(getattr(before, term) != getattr(placement, term) for term in TERMS):
        placement.approved_by = by
    placement.full_clean()
    refuse_taken_slot(placement)
    placement.save()
    return placement


def refuse_taken_slot(placement: Placement) -> None:
    """Raise a ValidationError that names the placement which holds the slot at that time."""
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


def withdraw_offer(offer: Offer, *, at: datetime) -> None:
    """Take `offer` off all pages; its link answers 410 from now on."""
    offer.withdrawn_at = at
    offer.save(update_fields=["withdrawn_at"])
