"""How the score of one product in one comparison is made, to the last digit: opinion, rounding, money.

Pages print it and exports list it; both take it from here. Only `receipts_of` and `receipt_of` ask
the database.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from products.models import Placement, Product
from products.placement_states import acts_from
from reviews import comparison as comparisons
from reviews import compensation
from reviews.compensation import CAP, TOP, Paid, Standing
from reviews.models import LiveComparison, LiveReview, Method
from reviews.ranking import Scored


@dataclass(frozen=True, slots=True)
class Part:
    """What one criterion adds: its `score` (0–10) times its `weight` (per cent)."""

    slug: str
    name: str
    weight: Decimal
    score: Decimal

    @property
    def value(self) -> Decimal:
        """Exact."""
        return self.weight * self.score / 100

    def __str__(self) -> str:
        return f"{self.name}: {self.score} × {self.weight.normalize():f} % = {plain(self.value)}"


@dataclass(frozen=True, slots=True)
class Payment:
    """A placement that adds points: `number` is its own in the register, `starts_at` the first
    moment at which it acts (it may have been approved late), `ends_at` the first at which it acts
    no more."""

    number: int
    payer: str
    starts_at: datetime
    ends_at: datetime
    points: Decimal


@dataclass(frozen=True, slots=True)
class Receipt:
    """`parts` stand in the order of the method's criteria, `payments` in that of their numbers.

    `points` are those that count; `equals` and `blind_equals` say how many other products share
    its position in the order with advertising, and in the one without.
    """

    product: Product
    method: Method
    parts: tuple[Part, ...]
    payments: tuple[Payment, ...]
    blind: Decimal
    points: Decimal
    shown: Decimal
    blind_position: int
    position: int
    blind_equals: int = 0
    equals: int = 0
    settled_by_blind: bool = False  # others have the score shown, and another without pay

    @property
    def exact_sum(self) -> Decimal:
        """What rounding half up to one decimal makes the score without pay of."""
        return sum((part.value for part in self.parts), Decimal(0))

    @property
    def exact(self) -> str:
        """That sum in digits."""
        return plain(self.exact_sum)

    @property
    def agreed(self) -> Decimal:
        """The points of all its placements together, before the limit."""
        return sum((payment.points for payment in self.payments), Decimal(0))

    @property
    def cap(self) -> Decimal:
        """The most that pay may add to this score."""
        return min(CAP, TOP - self.blind)

    @property
    def is_cut(self) -> bool:
        """Whether more was agreed than the limit lets count."""
        return self.agreed > self.points

    @property
    def is_passed(self) -> bool:
        """Whether products that pay adds points to stand before it for them."""
        return self.position > self.blind_position

    @property
    def limit(self) -> str:
        """Which limit cut it, in words."""
        return f"pay adds {CAP} at most" if self.points == CAP else f"no score is above {TOP}"


class Receipts:
    """Makes the receipts of one comparison from what is known of all its products."""

    def __init__(
        self,
        method: Method,
        standings: Mapping[int, Standing[int]],
        placements: Iterable[Placement],
    ) -> None:
        self._method = method
        self._criteria = list(method.criteria.all())
        self._standings = standings
        self._payments = {one.pk: _payment(one) for one in placements if one.points}
        self._blind = Counter(one.blind_position for one in standings.values())
        self._shown = Counter(one.position for one in standings.values())
        self._scores = Counter(one.shown for one in standings.values())

    def of(self, product: Product, scores: Mapping[int, Decimal]) -> Receipt:
        """`scores` by criterion. Raises KeyError for a product that has no score in the comparison."""
        standing = self._standings[product.pk]
        equals = self._shown[standing.position] - 1
        return Receipt(
            product=product,
            method=self._method,
            parts=tuple(
                Part(one.slug, one.name, one.weight, scores[one.pk]) for one in self._criteria
            ),
            payments=tuple(self._payments[number] for number in standing.by),
            blind=standing.blind,
            points=standing.points,
            shown=standing.shown,
            blind_position=standing.blind_position,
            position=standing.position,
            blind_equals=self._blind[standing.blind_position] - 1,
            equals=equals,
            settled_by_blind=self._scores[standing.shown] - 1 > equals,
        )


def receipts_of(comparison: LiveComparison, at: datetime) -> list[Receipt]:
    """Those of all scored products of `comparison` at `at`, in the order without advertising.

    Four queries; a review that was published or withdrawn between them is left out.
    """
    placements = comparisons.placements_of(comparison, at)
    standings = comparisons.standings_of(comparison, at, placements)
    receipts = Receipts(comparison.method, standings, placements)
    reviews = comparisons.reviews_of(comparison, at).select_related("product__brand")
    found = {
        one.product_id: receipts.of(one.product, one.scores_by_criterion)
        for one in reviews
        if one.product_id in standings
    }
    return [found[key] for key in standings if key in found]


def receipt_of(review: LiveReview, at: datetime, *, is_compared: bool) -> Receipt | None:
    """That of one review, and what its comparison with advertising adds, if there is one
    (`is_compared`). Of its positions it says nothing true: it stands alone.

    None for a draft whose score cannot be computed yet. One query, or none.
    """
    if review.overall is None:
        return None
    product = review.product
    placements = Placement.objects.active(at).filter(product=product, category=product.category_id)
    moving = list(placements.moving()) if is_compared else []
    standings = compensation.compensate(
        [Scored(product.pk, review.overall, product.name)],
        [Paid(one.pk, one.product_id, one.points) for one in moving],
    )
    return Receipts(review.method, standings, moving).of(product, review.scores_by_criterion)


def plain(number: Decimal) -> str:
    """All its digits, and none that say nothing: 4.20 is “4.2”, and 8 is “8.0”."""
    digits = f"{number.normalize():f}"
    return digits if "." in digits else f"{digits}.0"


def _payment(placement: Placement) -> Payment:
    return Payment(
        number=placement.pk,
        payer=placement.advertiser,
        starts_at=acts_from(placement) or placement.starts_at,
        ends_at=placement.ends_at,
        points=placement.points,
    )
