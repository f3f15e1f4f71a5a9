"""The one join of opinion and money: the rows of a comparison.

Ranks come from the blind ranking over the whole comparison, and survive sorting,
filtering and paging. Only the rows that are asked for are read in full.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
from reviews import prices, ranking
from reviews.models import Criterion, LiveComparison, LiveReview
from reviews.models.live import LiveQuerySet
from reviews.ranking import Scored


@dataclass(frozen=True)
class Row:
    """One product as a comparison shows it; every answer that its template needs."""

    product: Product
    rank: int | None
    review: LiveReview | None
    scores: dict[int, Decimal]
    specifications: dict[int, SpecificationValue]
    offers: list[Offer] = field(default_factory=list)
    placement: Placement | None = None

    @property
    def overall(self) -> Decimal | None:
        return self.review.overall if self.review else None

    @property
    def image(self) -> ProductImage | None:
        return next(iter(self.product.images.all()), None)

    @property
    def best(self) -> Offer | None:
        """The cheapest offer that can be compared; the first merchant by name among equals."""
        return self.offers[0] if self.offers else None

    @property
    def merchants(self) -> int:
        """How many merchants have an offer that can be compared."""
        return len({offer.merchant_id for offer in self.offers})


def reviews_of(comparison: LiveComparison, at: datetime) -> LiveQuerySet:
    """The reviews that this comparison ranks at `at`: public, and by its own method."""
    return LiveReview.objects.shown(at).filter(
        method=comparison.method_id, product__category=comparison.category_id
    )


def ranks_of(comparison: LiveComparison, at: datetime) -> dict[int, int]:
    """Rank by product, in order; of all scored products, whatever a reader has filtered out."""
    scored = reviews_of(comparison, at).values_list(
        "product_id", "overall", "product__brand__name", "product__name"
    )
    return ranking.ranks(
        Scored(key, overall, f"{brand} {name}") for key, overall, brand, name in scored
    )


def products_of(comparison: LiveComparison, at: datetime) -> QuerySet[Product]:
    """The listed products of the comparison's category, with `best_price` and `overall` to sort by."""
    products: QuerySet[Product] = Product.objects.listed().filter(category=comparison.category_id)
    overall = reviews_of(comparison, at).filter(product=OuterRef("pk")).values("overall")[:1]
    return products.annotate(
        best_price=prices.best_price(comparison.currency, at), overall=Subquery(overall)
    )


class Rows(Sequence[Row]):
    """The rows of `comparison` for the products that match a reader's filters, in a chosen order."""

    def __init__(
        self, comparison: LiveComparison, matching: QuerySet[Product], at: datetime
    ) -> None:
        self.comparison = comparison
        self.at = at
        self._matching = matching.order_by(*tie_break())
        self._in_order: Callable[[], list[int]] = self._by_rank

    def __len__(self) -> int:
        return len(self.keys)

    def __getitem__(self, index: Any) -> Any:
        keys = self.keys[index]
        return self._read(keys) if isinstance(index, slice) else self._read([keys])[0]

    @cached_property
    def ranks(self) -> dict[int, int]:
        return ranks_of(self.comparison, self.at)

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
        matching = self._pks(self._matching)
        present = set(matching)
        ranked = [key for key in self.ranks if key in present]
        return (ranked[::-1] if descending else ranked) + [
            key for key in matching if key not in self.ranks
        ]

    def _pks(self, products: QuerySet[Product]) -> list[int]:
        return list(products.values_list("pk", flat=True))

    def pinned(self) -> list[Row]:
        """The rows that advertisers pay for at this moment, by slot; outside the ranking.

        A reader's filters hold for them too.
        """
        present = set(self.keys)
        placements = Placement.objects.active(self.at).filter(category=self.comparison.category_id)
        placed = [one for one in placements.order_by("slot") if one.product_id in present]
        rows = {row.product.pk: row for row in self._read([one.product_id for one in placed])}
        return [replace(rows[one.product_id], rank=None, placement=one) for one in placed]

    def _read(self, keys: list[int]) -> list[Row]:
        """Read all that is shown of the products `keys`, in that order, in a fixed number of queries."""
        offers = (
            prices.comparable(self.comparison.currency, self.at)
            .select_related("merchant", "programme")
            .order_by(F("price_amount"), "merchant__name", "pk")
        )
        reviews = reviews_of(self.comparison, self.at)
        products = (
            Product.objects.filter(pk__in=keys)
            .select_related("brand")
            .prefetch_related(
                "images",
                Prefetch("offers", offers, to_attr="comparable_offers"),
                Prefetch("live_reviews", reviews, to_attr="ranked_reviews"),
                "specification_values__specification",
            )
        )
        found = {product.pk: self._row(product) for product in products}
        return [found[key] for key in keys if key in found]

    def _row(self, product: Any) -> Row:
        review = next(iter(product.ranked_reviews), None)
        return Row(
            product=product,
            rank=self.ranks.get(product.pk),
            review=review,
            scores=review.scores_by_criterion if review else {},
            specifications={v.specification_id: v for v in product.specification_values.all()},
            offers=product.comparable_offers,
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
