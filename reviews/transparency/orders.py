"""All comparisons at a moment, each in both orders, with the pay that stands behind its products."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from functools import cached_property

from django.db.models import Count, Exists, F, OuterRef

from products.models import Offer, Placement
from reviews import compensation
from reviews.compensation import Effect, Paid, Standing
from reviews.models import LiveComparison, LiveReview
from reviews.ranking import Scored
from reviews.transparency import bias
from reviews.transparency.bias import Correlation, Group

Scores = dict[tuple[int, int], list[Scored[int]]]  # by method and category


@dataclass(frozen=True)
class Order:
    """A comparison with the standings of its scored products, as `comparison.standings_of` has
    them, all placements that act on it, and by product the number of its paid links."""

    comparison: LiveComparison
    standings: dict[int, Standing[int]]
    names: dict[int, str]
    placements: list[Placement] = field(default_factory=list)
    links: Counter[int] = field(default_factory=Counter)

    @cached_property
    def effect(self) -> Effect:
        return compensation.effect(self.standings.values())

    @cached_property
    def with_points(self) -> list[tuple[str, Standing[int]]]:
        """(name, standing) of each product that pay gives points, by its place."""
        moved = [one for one in self.standings.values() if one.points > 0]
        return [(self.names[one.key], one) for one in sorted(moved, key=lambda one: one.place)]

    @property
    def points(self) -> Decimal:
        """All points that count in it."""
        return sum((one.points for one in self.standings.values()), Decimal(0))

    @property
    def paid_rows(self) -> int:
        return sum(one.slot is not None for one in self.placements)

    @property
    def unscored(self) -> int:
        """How many products have a placement here and no score, so that no figure holds them."""
        return len({one.product_id for one in self.placements} - self.standings.keys())

    @cached_property
    def by_placement(self) -> tuple[Group, Group]:
        """(products with an active placement, the others)."""
        return bias.groups(self.standings, (one.product_id for one in self.placements))

    @cached_property
    def by_link(self) -> tuple[Group, Group]:
        """(products with a paid link, the others)."""
        return bias.groups(self.standings, self.links)

    @cached_property
    def points_with_position(self) -> Correlation:
        pay = [one.points for one in self.standings.values()]
        return bias.correlation(pay, [one.position for one in self.standings.values()])

    @cached_property
    def links_with_position(self) -> Correlation:
        pay = [self.links[key] for key in self.standings]
        return bias.correlation(pay, [one.position for one in self.standings.values()])

    @cached_property
    def links_with_blind_position(self) -> Correlation:
        pay = [self.links[key] for key in self.standings]
        return bias.correlation(pay, [one.blind_position for one in self.standings.values()])


def orders(at: datetime) -> list[Order]:
    """Of every comparison that is public at `at`. Four queries, however many there are."""
    comparisons = (
        LiveComparison.objects.shown(at)
        .select_related("category", "method__category")
        .order_by("category__position", "category__name", "title", "pk")
    )
    scores, placed, links = scores_by_comparison(at), _placements(at), paid_links(at)
    return [
        _order(one, scores[one.method_id, one.category_id], placed[one.category_id], links)
        for one in comparisons
    ]


def paid_links(at: datetime) -> Counter[int]:
    """By product, the number of its offers that pages link to; each is a paid link."""
    open_offers = Offer.objects.open(at).exclude(url="").order_by()
    return Counter(dict(open_offers.values_list("product").annotate(Count("pk"))))


def _order(
    comparison: LiveComparison,
    scored: list[Scored[int]],
    placements: list[Placement],
    links: Counter[int],
) -> Order:
    paid = (Paid(one.pk, one.product_id, one.points, one.slot) for one in placements)
    return Order(
        comparison=comparison,
        standings=compensation.compensate(scored, paid),
        names={one.key: one.name for one in scored},
        placements=placements,
        links=links,
    )


def scores_by_comparison(at: datetime) -> Scores:
    """Those that a public comparison ranks, and no others."""
    found: Scores = defaultdict(list)
    ranks = LiveComparison.objects.shown(at).filter(
        method=OuterRef("method"), category=OuterRef("product__category")
    )
    reviews = LiveReview.objects.shown(at).filter(Exists(ranks))
    rows = reviews.values_list(
        *("method_id", "product__category_id", "product_id", "overall"),
        *("product__brand__name", "product__name"),
    )
    for method, category, product, overall, brand, name in rows.order_by().iterator():
        found[method, category].append(Scored(product, overall, f"{brand} {name}"))
    return found


def _placements(at: datetime) -> dict[int, list[Placement]]:
    """By category; those of products that are not listed there (any more) are shown nowhere."""
    found: dict[int, list[Placement]] = defaultdict(list)
    active = Placement.objects.active(at).filter(
        product__is_listed=True, product__category=F("category")
    )
    for one in active.order_by("slot", "pk"):
        found[one.category_id].append(one)
    return found
