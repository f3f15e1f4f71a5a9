"""The demo shows what a price is made of: delivery, units, gaps, and what it was before."""

from datetime import timedelta
from decimal import Decimal
from itertools import pairwise

import pytest

from products.models import Offer, PriceObservation, Specification, SpecificationValue
from products.price_history import histories, reference_prices
from reviews.demo import price_history, seed
from reviews.demo.merchants import SHOPS
from tests.builders import AT, HOUR

pytestmark = pytest.mark.django_db

PER = "magnesium-in-pack"


def test_merchants_deliver_for_a_fee_for_nothing_or_do_not_say() -> None:
    shops = {shop.slug: shop for shop in SHOPS}
    asked = {
        (slug, amount): price_history.delivery(shops[slug], Decimal(amount))
        for slug in ("cobblegate", "northwharf", "petticoat-pike")
        for amount in ("59.99", "60.00")
    }
    assert asked == {
        ("cobblegate", "59.99"): Decimal("4.90"),
        ("cobblegate", "60.00"): Decimal(0),
        ("northwharf", "59.99"): None,
        ("northwharf", "60.00"): None,
        ("petticoat-pike", "59.99"): Decimal(0),
        ("petticoat-pike", "60.00"): Decimal(0),
    }


def test_the_demo_has_unit_prices_gaps_cuts_and_counts_of_sightings() -> None:
    seed.seed(at=AT)
    packs = SpecificationValue.objects.filter(specification__slug=PER)
    assert packs.count() == 7
    assert packs.get(product__slug="ostrelvane-glycinate-120").number == 60 * 200
    offers = list(Offer.objects.open(AT).values_list("pk", flat=True))
    assert reference_prices(offers, AT)
    unseen = [
        after.observed_at - one.confirmed_at
        for seen in histories(offers, AT).values()
        for one, after in pairwise(seen)
    ]
    assert max(unseen) > timedelta(days=10)
    assert PriceObservation.objects.filter(sightings__gt=5).exists()
    assert set(PriceObservation.objects.values_list("delivery", flat=True)) > {None, Decimal(0)}


def test_a_demo_of_before_gets_units_and_deliveries_and_keeps_the_rest() -> None:
    seed.seed(at=AT)
    Specification.objects.filter(slug=PER).delete()
    PriceObservation.objects.update(delivery=None, sightings=1)
    others = SpecificationValue.objects.count()
    before = set(PriceObservation.objects.values_list("pk", flat=True))
    seed.seed(at=AT + HOUR)
    assert Specification.objects.get(slug=PER).price_per == 100
    assert SpecificationValue.objects.count() == others + 7
    assert PriceObservation.objects.exclude(pk__in=before).exclude(delivery=None).exists()
    kept = PriceObservation.objects.filter(offer__programme__name="Cobblegate Partners")
    assert kept.filter(pk__in=before, delivery=None).exists()
    SpecificationValue.objects.filter(specification__slug=PER).delete()  # by somebody in the admin
    seed.seed(at=AT + 2 * HOUR)
    assert SpecificationValue.objects.count() == others
