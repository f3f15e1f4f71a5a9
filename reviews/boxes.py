"""What stands in the text of a document without being text: products with their prices, and the heads of comparisons."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import Prefetch

from products.models import Offer, Product, ProductImage
from reviews import prices
from reviews.comparison import Row, Rows, products_of
from reviews.documents.reading import whole
from reviews.models import LiveComparison, LiveReview

OFFERS_SHOWN = 3


@dataclass(frozen=True)
class Box:
    """A product as it stands in a text; `offers` are the first of its cheapest, `more` counts the others."""

    product: Product
    review: LiveReview | None
    offers: list[Offer]
    more: int

    @property
    def image(self) -> ProductImage | None:
        return next(iter(self.product.images.all()), None)

    @property
    def sentences(self) -> list[tuple[str, str]]:
        """What the programmes of the offers shown require to be said beside them."""
        return prices.sentences(self.offers)


@dataclass(frozen=True)
class Head:
    """The first rows of a comparison, in the order without advertising."""

    comparison: LiveComparison
    rows: list[Row]

    @property
    def sentences(self) -> list[tuple[str, str]]:
        """What the programmes of the offers shown require to be said beside them."""
        return prices.sentences(row.linked for row in self.rows if row.linked)

    def first(self, count: int) -> Head:
        return replace(self, rows=self.rows[:count])


@dataclass(frozen=True)
class Boxes:
    products: dict[int, Box]
    comparisons: dict[int, Head]  # with as many rows as the longest that is asked for


def boxes_of(data: dict[str, Any], at: datetime) -> Boxes:
    """The boxes that a revision's `data` asks for, as of `at`. What is not public any more is left out."""
    blocks = data.get("blocks", ())
    wanted = {one["product"] for one in blocks if one["kind"] == "productbox"}
    embeds = [whole(one) for one in blocks if one["kind"] == "comparisonembed"]
    heads = {
        key: max(one["rows"] for one in embeds if one["comparison"] == key)
        for key in {one["comparison"] for one in embeds}
    }
    return Boxes(products=product_boxes(wanted, at), comparisons=comparison_heads(heads, at))


def product_boxes(keys: set[int], at: datetime) -> dict[int, Box]:
    """By the keys asked for: a product that was merged into another stands there as that one."""
    if not keys:
        return {}
    asked = dict(Product.objects.filter(pk__in=keys).values_list("pk", "merged_into"))
    current = {pk: merged_into or pk for pk, merged_into in asked.items()}
    offers = Offer.objects.open(at).with_shown_price(at).select_related("merchant", "programme")
    reviews = LiveReview.objects.shown(at).select_related("product")
    products = (
        Product.objects.listed()
        .filter(pk__in=current.values())
        .select_related("brand", "category")
        .prefetch_related(
            Prefetch("images", ProductImage.objects.shown()),
            prices.pack_sizes(),
            Prefetch("offers", offers, to_attr="open_offers"),
            Prefetch("live_reviews", reviews, to_attr="shown_reviews"),
        )
    )
    found = {product.pk: _box(product, at) for product in products}
    return {pk: found[now] for pk, now in current.items() if now in found}


def comparison_heads(wanted: dict[int, int], at: datetime) -> dict[int, Head]:
    """`wanted` says how many rows of which comparison."""
    shown = LiveComparison.objects.shown(at).filter(document__in=wanted)
    return {
        live.document_id: Head(
            live,
            Rows(live, products_of(live), at, advertising=False)[: wanted[live.document_id]],
        )
        for live in shown.select_related("category", "method__category")
    }


def _box(product: Any, at: datetime) -> Box:
    shelves = prices.by_currency(product.open_offers, at)
    offers = [offer for _, shelf in shelves for offer in shelf]
    first = shelves[0][1][:OFFERS_SHOWN] if shelves else []
    review = next(iter(product.shown_reviews), None)
    return Box(product, review, first, more=len(offers) - len(first))
