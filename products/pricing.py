"""What goes on record of the price of an offer, and what must be forgotten again."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef

from products.models import HeldPrice, Offer, PriceObservation, Programme
from products.prices import Outcome, Reading, outcome


def keeps_history(offer: Offer) -> bool:
    return offer.programme is None or offer.programme.history_allowed


def reading_of(price: PriceObservation | HeldPrice) -> Reading:
    return Reading(
        price.amount,
        price.currency,
        price.availability,
        price.observed_at,
        price.confirmed_at,
        price.delivery,
        price.sightings,
    )


def observation(offer: Offer, reading: Reading, *, source: str) -> PriceObservation:
    """Not saved. Raises a ValidationError for a reading that is no price."""
    made = PriceObservation(
        offer=offer,
        amount=reading.amount,
        currency=reading.currency,
        availability=reading.availability,
        delivery=reading.delivery,
        observed_at=reading.observed_at,
        confirmed_at=reading.confirmed_at,
        sightings=reading.sightings,
        source=source,
    )
    made.full_clean(validate_unique=False, validate_constraints=False)
    return made


@transaction.atomic
def record(offer: Offer, reading: Reading, *, source: str) -> Outcome:
    """Put `reading` on record: a price that is there already is confirmed, another one is added.

    Raises a ValidationError for a reading that is no price, and for one that contradicts what is
    on record for its time. It is not asked here whether the price is likely.
    """
    Offer.objects.select_for_update().get(pk=offer.pk)
    refuse_older(offer, reading)
    new = observation(offer, reading, source=source)
    on_record = newest(offer, reading)
    result = outcome(reading, reading_of(on_record) if on_record else None)
    if result is Outcome.CONTRADICTION and on_record:
        refuse(reading, on_record)
    if result is Outcome.NEW:
        refuse_overlap(offer, reading)
        new.save()
    elif result is Outcome.CONFIRMED and on_record:
        refuse_overlap(offer, reading)
        on_record.confirmed_at = reading.confirmed_at
        on_record.sightings += reading.sightings
        on_record.save(update_fields=["confirmed_at", "sightings"])
    forget_history(offer)
    return result


def newest(offer: Offer, reading: Reading) -> PriceObservation | None:
    """The observation that `reading` is compared with."""
    return offer.prices.filter(observed_at__lte=reading.observed_at).first()


def refuse_overlap(offer: Offer, reading: Reading) -> None:
    """A reading of more than a moment must end before the next price begins."""
    later = offer.prices.filter(
        observed_at__gt=reading.observed_at, observed_at__lte=reading.confirmed_at
    )
    if next_one := later.order_by("observed_at").first():
        refuse(reading, next_one)


def refuse(reading: Reading, on_record: PriceObservation) -> None:
    at = max(reading.observed_at, on_record.observed_at)
    raise ValidationError(
        f"At {at:%Y-%m-%d %H:%M} the price on record was {on_record}. "
        "A price that was seen cannot be changed; enter the new one with the time it was seen."
    )


def refuse_older(offer: Offer, reading: Reading) -> None:
    """Where a history is forbidden, a newer price leaves no room for an older one."""
    if (
        not keeps_history(offer)
        and offer.prices.filter(observed_at__gt=reading.observed_at).exists()
    ):
        raise ValidationError(
            f"A newer price is on record, and “{offer.programme}” does not allow older ones to be kept."
        )


def forget_history(offer: Offer) -> None:
    """Keep only the newest price of `offer` where its programme forbids more, and none that is held."""
    newest_one = offer.prices.first()
    if newest_one and not keeps_history(offer):
        offer.prices.exclude(pk=newest_one.pk).delete()
        offer.held_prices.all().delete()


@transaction.atomic
def forget_histories(programme: Programme) -> None:
    """Do `forget_history` for all offers of `programme`, for example when it begins to forbid history."""
    if not programme.history_allowed:
        later = PriceObservation.objects.filter(
            offer=OuterRef("offer"), observed_at__gt=OuterRef("observed_at")
        )
        PriceObservation.objects.filter(Exists(later), offer__programme=programme).delete()
        HeldPrice.objects.filter(offer__programme=programme).delete()
