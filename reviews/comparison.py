"""The one join of opinion and money: the rows of a comparison.

Positions are of the whole comparison, and survive sorting, filtering and paging. Only the rows
that are asked for are read in full.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from functools import partial
from typing import Any

from django.db.models import DecimalField, F, Func, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.expressions import OrderBy
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Lower
from django.utils.functional import cached_property

from products.models import (
    Offer,
    Placement,
    Product,
    ProductImage,
    Specification,
    SpecificationValue,
)
from reviews import compensation, prices
from reviews.compensation import Effect, Paid, Standing
from reviews.models import Criterion, LiveComparison, LiveReview
from reviews.models.live import LiveQuerySet
from reviews.ranking import Scored

FEW = 500  # keys that a query may name without meeting the limits of databases


@dataclass(frozen=True)
class Row:
    """One product as a comparison shows it; every answer that its template needs."""

    product: Product
    standing: Standing[int] | None
    advertising: bool
    review: LiveReview | None
    scores: dict[int, Decimal]
    specifications: dict[int, SpecificationValue]
    offers: list[Offer] = field(default_factory=list)
    unpriced: list[Offer] = field(default_factory=list)  # whose price may not be shown, by merchant
    placement: Placement | None = None
    image: ProductImage | None = None

    @property
    def rank(self) -> int | None:
        """Its position in the order that is shown; none in a row of its own."""
        if self.standing is None or self.placement:
            return None
        return self.standing.position if self.advertising else self.standing.blind_position

    @property
    def other_rank(self) -> int | None:
        """Its position in the other order."""
        if self.standing is None or self.placement:
            return None
        return self.standing.blind_position if self.advertising else self.standing.position

    @property
    def overall(self) -> Decimal | None:
        """The score that is shown: with the points that pay added, at the address with advertising."""
        if self.standing is None:
            return None
        return self.standing.shown if self.advertising else self.standing.blind

    @property
    def moved(self) -> Standing[int] | None:
        """Where pay moved the score that is shown: how, and by which placements."""
        return self.standing if self.points else None

    @property
    def points(self) -> Decimal:
        """What pay added to the score that is shown."""
        return self.standing.points if self.standing and self.advertising else Decimal(0)

    @property
    def best(self) -> Offer | None:
        """The cheapest offer that can be compared; the first merchant by name among equals."""
        return self.offers[0] if self.offers else None

    @property
    def linked(self) -> Offer | None:
        """The offer that the row links to: the best, or else the first of which no price is shown."""
        return next(iter([*self.offers, *self.unpriced]), None)

    @property
    def merchants(self) -> int:
        """How many merchants have an offer like the one that is linked to."""
        return len({offer.merchant_id for offer in self.offers or self.unpriced})


def reviews_of(comparison: LiveComparison, at: datetime) -> LiveQuerySet:
    """The reviews that this comparison ranks at `at`: public, and by its own method."""
    return LiveReview.objects.shown(at).filter(
        method=comparison.method_id, product__category=comparison.category_id
    )


def placements_of(comparison: LiveComparison, at: datetime) -> list[Placement]:
    """All that act on this comparison at `at`."""
    placements = Placement.objects.active(at).filter(category=comparison.category_id)
    return list(placements.order_by("slot", "pk"))


def standings_of(
    comparison: LiveComparison, at: datetime, placements: Iterable[Placement]
) -> dict[int, Standing[int]]:
    """Standing by product, in the order without advertising; of all scored products, whatever a
    reader has filtered out."""
    scored = reviews_of(comparison, at).values_list(
        "product_id", "overall", "product__brand__name", "product__name"
    )
    return compensation.compensate(
        (Scored(key, overall, f"{brand} {name}") for key, overall, brand, name in scored),
        (Paid(one.pk, one.product_id, one.points, one.slot) for one in placements),
    )


def products_of(comparison: LiveComparison) -> QuerySet[Product]:
    """The listed products of the comparison's category."""
    return Product.objects.listed().filter(category=comparison.category_id)


class Rows(Sequence[Row]):
    """The rows of `comparison` for the products that match a reader's filters, in a chosen order.

    Without `advertising` no placement acts on them.
    """

    def __init__(
        self,
        comparison: LiveComparison,
        matching: QuerySet[Product],
        at: datetime,
        *,
        advertising: bool,
    ) -> None:
        self.comparison = comparison
        self.at = at
        self.advertising = advertising
        self._matching = matching.order_by(*tie_break())
        self._in_order: Callable[[], list[int]] = self._by_rank

    def __len__(self) -> int:
        return len(self.keys)

    def __getitem__(self, index: Any) -> Any:
        keys = self.keys[index]
        return self.read(keys) if isinstance(index, slice) else self.read([keys])[0]

    @cached_property
    def placements(self) -> list[Placement]:
        return placements_of(self.comparison, self.at)

    @cached_property
    def standings(self) -> dict[int, Standing[int]]:
        """In the order without advertising."""
        return standings_of(self.comparison, self.at, self.placements)

    @cached_property
    def ranked(self) -> list[int]:
        """All scored products in the order that is shown."""
        if self.advertising:
            return compensation.with_advertising(self.standings)
        return list(self.standings)

    @cached_property
    def effect(self) -> Effect:
        """What pay does to the order with advertising."""
        return compensation.effect(self.standings.values())

    @cached_property
    def keys(self) -> list[int]:
        """The products in the chosen order."""
        return self._in_order()

    def sort(self, expression: F | Func | Subquery, *, descending: bool) -> None:
        """Order by a value of the products; those that have none come last either way."""
        by = OrderBy(expression, descending=descending, nulls_last=True)
        self._set_order(lambda: self._pks(self._matching.order_by(by, *tie_break())))

    def sort_by_rank(self, *, descending: bool) -> None:
        """Order by rank; products without one come last either way."""
        self._set_order(partial(self._by_rank, descending=descending))

    def _set_order(self, order: Callable[[], list[int]]) -> None:
        self._in_order = order
        self.__dict__.pop("keys", None)

    def _by_rank(self, *, descending: bool = False) -> list[int]:
        ranked = [key for key in self.ranked if key in self._present]
        unranked = self._present - self.standings.keys()
        by_name = self._matching.filter(pk__in=unranked) if len(unranked) < FEW else self._matching
        rest = [key for key in self._pks(by_name) if key in unranked] if unranked else []
        return (ranked[::-1] if descending else ranked) + rest

    @cached_property
    def _present(self) -> set[int]:
        """The products that match, in no order: to put thousands in one costs more than to find them."""
        return set(self._pks(self._matching.order_by()))

    def _pks(self, products: QuerySet[Product]) -> list[int]:
        return list(products.values_list("pk", flat=True))

    @cached_property
    def bought(self) -> list[Placement]:
        """The placements whose rows stand above the ranking at this moment, by slot.

        A reader's filters hold for them too.
        """
        rows = [one for one in self.placements if one.slot is not None and self.advertising]
        return [one for one in rows if one.product_id in self._present]

    def read(self, keys: Collection[int], *, with_paid: bool = False) -> list[Row]:
        """The rows of `keys`, and above them those that advertisers pay for, outside the ranking."""
        bought = self.bought if with_paid else []
        found = self._read({*keys, *(one.product_id for one in bought)})
        paid = ((one, found.get(one.product_id)) for one in bought)
        above = [replace(row, placement=one) for one, row in paid if row]
        return [*above, *(found[key] for key in keys if key in found)]

    def _read(self, keys: Collection[int]) -> dict[int, Row]:
        """Read all that is shown of the products `keys`, in a fixed number of queries."""
        open_now = Offer.objects.open(self.at).with_current_price(self.at)
        offers = open_now.order_by().prefetch_related("merchant", "programme")
        values = SpecificationValue.objects.prefetch_related("specification")
        products = (
            Product.objects.filter(pk__in=keys)
            .select_related("brand")
            .prefetch_related(
                Prefetch("images", ProductImage.objects.shown(), to_attr="shown_images"),
                Prefetch("offers", offers, to_attr="open_offers"),
                Prefetch(
                    "live_reviews", reviews_of(self.comparison, self.at), to_attr="ranked_reviews"
                ),
                Prefetch("specification_values", values, to_attr="values"),
            )
        )
        return {product.pk: self._row(product) for product in products}

    def _row(self, product: Any) -> Row:
        review = next(iter(product.ranked_reviews), None)
        offers, unpriced = prices.compared(product.open_offers, self.comparison.currency, self.at)
        return Row(
            product=product,
            standing=self.standings.get(product.pk),
            advertising=self.advertising,
            review=review,
            scores=review.scores_by_criterion if review else {},
            specifications={value.specification_id: value for value in product.values},
            image=next(iter(product.shown_images), None),
            offers=offers,
            unpriced=unpriced,
        )


def tie_break() -> tuple[Any, ...]:
    return Lower("brand__name"), Lower("name"), F("pk")


def by_specification(specification: Specification) -> Subquery:
    """What products are sorted by in the column of `specification`."""
    column = {"number": "number", "text": "text", "yes-no": "flag"}[specification.kind]
    values = SpecificationValue.objects.filter(product=OuterRef("pk"), specification=specification)
    return Subquery(values.values(column)[:1])


def by_criterion(comparison: LiveComparison, criterion: Criterion, at: datetime) -> Subquery:
    """What products are sorted by in the column of `criterion`."""
    value = Cast(
        KeyTextTransform(LiveReview.score_key(criterion.pk), "scores"),
        DecimalField(max_digits=3, decimal_places=1),
    )
    reviews = reviews_of(comparison, at).filter(product=OuterRef("pk"))
    return Subquery(reviews.values_list(value)[:1])
