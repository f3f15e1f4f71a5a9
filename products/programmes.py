"""What of a programme is on the site and on record: what a change of its terms takes away."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from products.models import PriceObservation, Programme


@dataclass(frozen=True)
class Kept:
    """`older_prices` are all but the newest of each of its offers."""

    offers: int
    older_prices: int
    pictures: int


def kept(programme: Programme) -> Kept:
    """In three queries; nothing of a programme that was not saved yet."""
    if programme.pk is None:
        return Kept(0, 0, 0)
    return Kept(
        offers=programme.offers.filter(withdrawn_at=None).count(),
        older_prices=older_prices(programme).count(),
        pictures=programme.images.count(),
    )


def older_prices(programme: Programme) -> QuerySet[PriceObservation]:
    later = PriceObservation.objects.filter(
        offer=OuterRef("offer"), observed_at__gt=OuterRef("observed_at")
    )
    return PriceObservation.objects.filter(Exists(later), offer__programme=programme)
