"""Prices that wait for an editor: how they come to wait, and how they are decided on.

A held price is on no record of prices. Until it is accepted, the last price before it stays as it
is: nobody confirms it, so it grows old and disappears from the pages in time.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Sum

from products import pricing
from products.models import HeldPrice, Offer
from products.prices import Outcome, Reading, is_suspect, outcome

Decision = HeldPrice.Decision
MOVED = ["observed_at", "confirmed_at", "sightings", "median", "delivery"]
CENT = Decimal("0.01")
AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Suspect:
    """A reading of the price of `offer` (its key) that is to be held.

    `other_seen_at` is when the price that is on record before it was last seen.
    """

    offer: int
    reading: Reading
    median: Decimal
    other_seen_at: datetime | None
    source: str


def suspected(offer: Offer, reading: Reading, *, source: str) -> Suspect | None:
    """`reading` as a suspect, if it is one. A programme that forbids a history leaves nothing to
    compare with, so its prices are none."""
    on_record = pricing.newest(offer, reading)
    before = pricing.reading_of(on_record) if on_record else None
    if not pricing.keeps_history(offer) or outcome(reading, before) is not Outcome.NEW:
        return None
    if before and reading.is_priced_like(before):
        return None
    alike = offer.prices.filter(currency=reading.currency).order_by()
    seen = alike.values_list("amount").annotate(Sum("sightings"))
    accepted = offer.held_prices.filter(currency=reading.currency, decision=Decision.ACCEPTED)
    middle = is_suspect(reading.amount, list(seen), accepted.values_list("amount", flat=True))
    if middle is None:
        return None
    return Suspect(offer.pk, reading, middle, before.confirmed_at if before else None, source)


class Queue:
    """The held prices of some offers, by their keys, as new suspects find them."""

    def __init__(self, offers: Collection[int]) -> None:
        self.waiting: dict[tuple[int, Decimal, str, str], HeldPrice] = {}
        self.refused: dict[tuple[int, Decimal, str], HeldPrice] = {}
        self.changed: dict[int, HeldPrice] = {}
        known = HeldPrice.objects.filter(offer__in=offers).exclude(decision=Decision.ACCEPTED)
        for held in known.order_by("confirmed_at", "pk"):
            place = (held.offer_id, held.amount, held.currency)
            if held.decision == Decision.WAITING:
                self.waiting[*place, held.availability] = held
            else:
                self.refused[place] = held

    def take(self, suspect: Suspect) -> HeldPrice:
        """The row that `suspect` becomes, or makes younger.

        What an editor refused stays refused when it is seen again, unless another price was seen
        in between: then it is asked about once more.
        """
        reading = suspect.reading
        place = (suspect.offer, reading.amount, reading.currency)
        held = self.waiting.get((*place, reading.availability))
        refused = self.refused.get(place)
        if held is None and refused and not _went_back(refused, suspect):
            held = refused
        if held is None:
            held = self.waiting[*place, reading.availability] = _waiting(suspect)
        elif _seen_again(held, suspect) and held.pk:
            self.changed[held.pk] = held
        return held

    def save(self) -> None:
        HeldPrice.objects.bulk_create(held for held in self.waiting.values() if not held.pk)
        HeldPrice.objects.bulk_update(self.changed.values(), MOVED, batch_size=200)


@transaction.atomic
def hold(suspects: Sequence[Suspect]) -> list[HeldPrice]:
    """Let `suspects`, each later than those before it of its offer, wait; say which row each became
    part of: one that waits, or one that was refused before and stays so."""
    if not suspects:
        return []
    queue = Queue({suspect.offer for suspect in suspects})
    rows = [queue.take(suspect) for suspect in suspects]
    queue.save()
    return rows


def _waiting(suspect: Suspect) -> HeldPrice:
    reading = suspect.reading
    return HeldPrice(
        offer_id=suspect.offer,
        amount=reading.amount,
        currency=reading.currency,
        availability=reading.availability,
        delivery=reading.delivery,
        observed_at=reading.observed_at,
        confirmed_at=reading.confirmed_at,
        sightings=reading.sightings,
        median=suspect.median.quantize(CENT),
        source=suspect.source,
    )


def _went_back(held: HeldPrice, suspect: Suspect) -> bool:
    """Whether another price was seen after `held` was, and before `suspect`."""
    return suspect.other_seen_at is not None and suspect.other_seen_at > held.confirmed_at


def _seen_again(held: HeldPrice, suspect: Suspect) -> bool:
    """Let `held` tell of `suspect`, and say whether that changes it.

    If another price was seen in between, it begins anew: it did not stand there all the time.
    An earlier reading that comes in later tells nothing new.
    """
    reading = suspect.reading
    if reading.confirmed_at <= held.confirmed_at:
        return False
    if _went_back(held, suspect):
        held.observed_at, held.sightings = reading.observed_at, 0
        held.median = suspect.median.quantize(CENT)
    held.confirmed_at = reading.confirmed_at
    held.sightings += reading.sightings
    if reading.delivery is not None:
        held.delivery = reading.delivery
    return True


@transaction.atomic
def accept(held: HeldPrice, *, by: User, at: datetime) -> None:
    """Put `held` on record as it was seen, also if it was refused before.

    Raises a ValidationError if it is on record already, or contradicts what is.
    """
    Offer.objects.select_for_update().get(pk=held.offer_id)
    held.refresh_from_db()
    if held.decision == Decision.ACCEPTED:
        raise ValidationError(f"{held} was accepted already.")
    try:
        pricing.record(held.offer, pricing.reading_of(held), source=held.source)
    except ValidationError as refusal:
        raise ValidationError(f"{held} cannot be accepted. {refusal.messages[0]}") from refusal
    held.decision, held.decided_by, held.decided_at = Decision.ACCEPTED, by, at
    held.save(update_fields=["decision", "decided_by", "decided_at"])
    _log([held], "Accepted: it is on record now.", by=by, at=at)


@transaction.atomic
def refuse(prices: Iterable[HeldPrice], *, by: User, at: datetime) -> int:
    """Refuse those of `prices` that wait, and say how many did. They stay off the record, and can be
    accepted later; one that was accepted is on record, where no price is changed."""
    keys = [held.pk for held in prices]
    locked = HeldPrice.objects.select_for_update(of=("self",)).filter(decision=Decision.WAITING)
    named = locked.select_related("offer__product__brand", "offer__merchant")
    refused = 0
    for start in range(0, len(keys), AT_ONCE):
        waiting = list(named.filter(pk__in=keys[start : start + AT_ONCE]))
        HeldPrice.objects.filter(pk__in=[held.pk for held in waiting]).update(
            decision=Decision.REFUSED, decided_by=by, decided_at=at
        )
        _log(waiting, "Refused: no reader sees it.", by=by, at=at)
        refused += len(waiting)
    return refused


def _log(prices: Iterable[HeldPrice], message: str, *, by: User, at: datetime) -> None:
    kind = ContentType.objects.get_for_model(HeldPrice)
    LogEntry.objects.bulk_create(
        LogEntry(
            user=by,
            content_type=kind,
            object_id=str(held.pk),
            object_repr=str(held)[:200],
            action_flag=CHANGE,
            change_message=message,
            action_time=at,
        )
        for held in prices
    )
