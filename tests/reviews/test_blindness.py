"""No change to placements, offers, prices or programmes changes the order without advertising."""

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from products.models import Offer, Placement, PriceObservation, Product, Programme
from reviews import cards
from reviews.comparison import Rows, products_of
from reviews.compensation import CAP
from reviews.models import LiveComparison
from tests import builders
from tests.builders import DAY
from tests.conftest import Site

NUMBERS = st.integers(0, 7)
POINTS = st.decimals(0, CAP, places=1)


def place(which: int, points: Decimal, other: int, at: datetime) -> None:
    product = listed(which)
    slot = None if points else 1 + other % 3
    builders.placement(
        product, slot, points=points, starts_at=at - (1 + other) * DAY, ends_at=at + DAY
    )


def end(which: int, points: Decimal, other: int, at: datetime) -> None:
    Placement.objects.filter(product=listed(which)).update(ends_at=at + DAY * (other - 1) / 2)


def unapprove(which: int, points: Decimal, other: int, at: datetime) -> None:
    Placement.objects.filter(product=listed(which)).update(approved_by=None, approved_at=None)


def reprice(which: int, points: Decimal, other: int, at: datetime) -> None:
    later = at - timedelta(seconds=PriceObservation.objects.count())
    for offer in listed(which).offers.exclude(prices__observed_at=later):
        builders.price(offer, f"{1 + other}.{which}0", at=later)


def offer(which: int, points: Decimal, other: int, at: datetime) -> None:
    name = f"shop-{which}-{other}-{Offer.objects.count()}"
    made = builders.offer(listed(which), merchant_item_id=name)
    builders.price(made, "1.00", at=at)


def withdraw(which: int, points: Decimal, other: int, at: datetime) -> None:
    listed(which).offers.update(withdrawn_at=at)


def forget(which: int, points: Decimal, other: int, at: datetime) -> None:
    PriceObservation.objects.filter(offer__product=listed(which)).delete()


def switch(which: int, points: Decimal, other: int, at: datetime) -> None:
    Programme.objects.update(
        is_active=bool(other % 2), payment="click" if which % 2 else "commission"
    )


CHANGES: list[Callable[[int, Decimal, int, datetime], None]] = [
    place, end, unapprove, reprice, offer, withdraw, forget, switch,
]  # fmt: skip


def listed(which: int) -> Product:
    products = Product.objects.listed().order_by("pk")
    return products[which % products.count()]


def order(at: datetime, *, advertising: bool) -> list[tuple[str, int | None, Decimal | None]]:
    comparison = LiveComparison.objects.shown(at).get()
    rows = Rows(comparison, products_of(comparison), at, advertising=advertising)
    return [(row.product.name, row.rank, row.overall) for row in rows[:]]


def told(at: datetime) -> list[tuple[str, Decimal]]:
    """What cards, reviews and lists say of scores."""
    return sorted((one.title, one.overall) for one in cards.reviews(at))


@given(st.lists(st.tuples(st.sampled_from(CHANGES), NUMBERS, POINTS, NUMBERS), max_size=6))
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@pytest.mark.django_db
def test_no_change_of_money_changes_the_blind_order(
    site: Site,
    changes: list[tuple[Callable[[int, Decimal, int, datetime], None], int, Decimal, int]],
) -> None:
    at = site.at
    before, scores = order(at, advertising=False), told(at)
    with transaction.atomic():
        for change, which, points, other in changes:
            change(which, points, other, at)
        assert order(at, advertising=False) == before
        assert told(at) == scores
        transaction.set_rollback(True)


def test_such_changes_do_change_the_order_with_advertising(site: Site) -> None:
    """Or the test above would hold for a site on which nothing acts."""
    review = builders.published_review(site.coda, site.method, ["8.8", "7.8"])
    assert review.live.get().overall == Decimal("8.4")
    builders.placement(
        site.coda, None, points="0.4", starts_at=site.at - DAY, ends_at=site.at + DAY
    )
    assert order(site.at, advertising=True) == [
        ("Coda", 1, Decimal("8.8")), ("Alto", 2, Decimal("8.6")), ("Basso", 3, Decimal("5.6")),
    ]  # fmt: skip
    assert [row[0] for row in order(site.at, advertising=False)] == ["Alto", "Coda", "Basso"]
