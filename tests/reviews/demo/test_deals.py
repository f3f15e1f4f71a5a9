"""What is paid for in the demo: each way in which pay may act stands there, and one that does not."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from products.models import Category, Placement, Product
from reviews.comparison import Rows
from reviews.compensation import Standing
from reviews.demo import seed
from reviews.models import LiveComparison

pytestmark = pytest.mark.django_db

AT = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def standings(at: datetime = AT) -> dict[str, dict[str, Standing[int]]]:
    """By the slugs of categories and products: where each scored product stands."""
    slugs = dict(Product.objects.values_list("pk", "slug"))
    return {
        live.category.slug: {
            slugs[pk]: one
            for pk, one in Rows(live, Product.objects.all(), at, advertising=True).standings.items()
        }
        for live in LiveComparison.objects.shown(at).select_related("category")
    }


def test_pay_moves_one_product_is_capped_for_another_and_leaves_one_category_alone() -> None:
    seed.seed(at=AT)
    by_category = standings()
    paid = {
        category: {slug: one for slug, one in found.items() if one.points}
        for category, found in by_category.items()
    }
    moved, capped, alone = (paid[slug] for slug in ("headphones", "magnesium", "back-and-shoulder"))
    ((slug, one),) = moved.items()
    assert (slug, one.points, one.blind_position, one.position) == (
        "hushpeel-commuter", Decimal("0.3"), 3, 2,
    )  # fmt: skip
    ((slug, one),) = capped.items()
    assert (slug, one.points, one.paid_points, one.moved) == (
        "quillmarsh-citrate-powder", Decimal("0.5"), Decimal("0.7"), 0,
    )  # fmt: skip
    assert alone == {}
    assert all(found for found in by_category.values())


def test_each_deal_was_approved_by_somebody_else_and_acts() -> None:
    seed.seed(at=AT)
    for placement in Placement.objects.all():
        assert placement.entered_by
        assert placement.approved_by
        assert placement.entered_by.username == "commerce"
        assert placement.approved_by.username == "approver"
        assert placement.is_active(AT)
        assert placement.contract_reference.startswith("DEMO-")


def test_an_older_demo_gets_the_new_deals_from_now_on_and_keeps_its_own() -> None:
    """Points were no part of it: nobody is told that they acted before."""
    seed.seed(at=AT)
    Placement.objects.filter(points__gt=0).delete()
    old = list(Placement.objects.order_by("pk").values())
    seed.seed(at=AT + 40 * DAY)
    assert list(Placement.objects.filter(points=0).order_by("pk").values()) == old
    new = Placement.objects.filter(points__gt=0)
    assert [(one.starts_at, one.approved_at) for one in new] == [(AT + 40 * DAY,) * 2] * 3
    seed.seed(at=AT + 41 * DAY)
    assert Placement.objects.count() == len(old) + 3


def test_a_deal_that_somebody_ended_stays_ended() -> None:
    seed.seed(at=AT)
    Placement.objects.update(ends_at=AT + DAY)
    seed.seed(at=AT + 2 * DAY)
    assert not Placement.objects.active(AT + 2 * DAY).exists()


def test_the_third_category_has_no_placement_at_all() -> None:
    seed.seed(at=AT)
    with_pay = Category.objects.filter(placements__isnull=False).distinct()
    assert with_pay.count() == Category.objects.count() - 1
