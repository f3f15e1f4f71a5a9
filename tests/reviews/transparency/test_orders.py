"""All comparisons in both orders: the same as the pages show, however many there are."""

from decimal import Decimal
from typing import Any

from django.utils import timezone

from products.models import Product
from reviews import comparison as comparisons
from reviews.models import LiveComparison
from reviews.transparency.orders import Order, orders, paid_links, scores_by_comparison
from tests import builders
from tests.conftest import Site
from tests.reviews.transparency.cast import points, shelf


def test_each_order_is_the_one_that_its_page_shows(site: Site) -> None:
    points(site.basso, "0.5")
    builders.published_review(site.coda, site.method, ["5.0", "5.5"])
    at = timezone.now()
    (order,) = orders(at)
    shown = LiveComparison.objects.shown(at).get()
    placements = comparisons.placements_of(shown, at)
    assert order.standings == comparisons.standings_of(shown, at, placements)
    assert list(order.standings) == list(comparisons.standings_of(shown, at, placements))
    assert order.placements == placements
    assert order.names[site.alto.pk] == "Tin & Co Alto"


def test_an_order_holds_its_own_category_and_method_alone(site: Site) -> None:
    shelf("Toasters", ["Uno", "Due"])
    other = builders.method(version=2)
    late = builders.product("Late")
    builders.published_review(late, other)
    names = [sorted(order.names.values()) for order in orders(timezone.now())]
    assert names == [["Tin & Co Alto", "Tin & Co Basso"], ["Tin & Co Due", "Tin & Co Uno"]]


def test_what_is_paid_for_a_product_that_is_not_listed_acts_nowhere(site: Site) -> None:
    (before,) = orders(timezone.now())
    assert (before.paid_rows, before.unscored) == (1, 1)
    site.coda.is_listed = False
    site.coda.save()
    (order,) = orders(timezone.now())
    assert (order.paid_rows, order.unscored) == (0, 0)


def test_what_is_paid_for_a_product_of_another_category_now_acts_nowhere(site: Site) -> None:
    Product.objects.filter(pk=site.coda.pk).update(category=builders.category("Toasters"))
    (order,) = orders(timezone.now())
    assert (order.paid_rows, order.unscored) == (0, 0)


def test_only_reviews_that_a_public_comparison_ranks_are_read(site: Site) -> None:
    builders.published_review(builders.product("Late"), builders.method(version=2))
    Product.objects.filter(pk=site.basso.pk).update(category=builders.category("Toasters"))
    found = scores_by_comparison(timezone.now())
    assert list(found) == [(site.method.pk, site.alto.category_id)]
    assert [one.key for (one,) in found.values()] == [site.alto.pk]


def test_paid_links_are_open_offers_with_an_address(site: Site) -> None:
    at = timezone.now()
    assert paid_links(at) == {site.alto.pk: 2, site.basso.pk: 1, site.coda.pk: 1}
    site.basso.offers.update(url="")
    site.alto.offers.filter(programme=None).update(withdrawn_at=at)
    site.coda.offers.update(withdrawn_at=at + builders.DAY)
    assert paid_links(at) == {site.alto.pk: 1, site.coda.pk: 1}


def test_the_figures_of_an_order_by_hand(site: Site) -> None:
    builders.published_review(site.coda, site.method, ["8.6", "8.6"])  # as Alto
    dora = builders.product("Dora")
    builders.published_review(dora, site.method, ["8.4", "8.4"])
    points(dora, "0.3")
    (order,) = orders(timezone.now())
    # Without pay: Alto and Coda 8.6, Dora 8.4, Basso 5.6. With pay Dora 8.7 is first.
    assert [name for name, _ in order.with_points] == ["Tin & Co Dora"]
    assert (order.points, order.effect.displaced, order.effect.most) == (Decimal("0.3"), 3, 2)
    paying, others = order.by_placement  # Coda’s row above the ranking pays as well
    assert (paying.n, paying.blind, paying.shown) == (2, Decimal("8.50"), Decimal("8.65"))
    assert (paying.blind_position, paying.position) == (Decimal("2.00"), Decimal("1.50"))
    assert (others.n, others.blind, others.position) == (2, Decimal("7.10"), Decimal("3.00"))
    # Points 0, 0, 0.3, 0 and positions 2, 2, 1, 4: ranks 2, 2, 4, 2 and 2½, 2½, 1, 4.
    assert order.points_with_position.rho == Decimal("-0.82")
    linked, without = order.by_link
    assert (linked.n, without.n) == (3, 1)


def test_the_number_of_queries_stays_the_same(site: Site, django_assert_num_queries: Any) -> None:
    at = timezone.now()
    with django_assert_num_queries(4):
        told([*orders(at)])
    for name in ("Toasters", "Irons"):
        shelf(name, [f"{name} {number}" for number in range(3)])
    at = timezone.now()
    with django_assert_num_queries(4):
        assert len(told([*orders(at)])) == 3


def told(found: list[Order]) -> list[Any]:
    return [
        (
            one.effect,
            one.by_placement,
            one.by_link,
            one.points_with_position,
            str(one.comparison.method),
        )
        for one in found
    ]
