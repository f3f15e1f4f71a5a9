"""A row of the sheet as it is judged, and as a draft review that is kept."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal

from django.contrib.auth.models import User
from django.utils.text import slugify

from products.feeds.slugs import FreeSlugs
from products.feeds.texts import shortened
from products.models import Brand, Category, Product
from reviews import publishing
from reviews.importing.scores.shelf import key
from reviews.models import Author, Method, Review, Score

UNBRANDED = "Unbranded"
LONGEST_TITLE = 140


@dataclass
class Judged:
    """What a row says of a product, at first what its draft review said before.

    `values` are scores and `rationales` their reasons, by primary key of the criterion. `product` is
    not in the database yet where the row makes it. `problem` tells why there is none.
    """

    line: int
    product: Product | None = None
    review: Review | None = None
    values: dict[int, Decimal] = field(default_factory=dict)
    rationales: dict[int, str] = field(default_factory=dict)
    problem: str = ""
    makes_product: bool = False

    def __str__(self) -> str:
        return str(self.product.name if self.product else f"line {self.line}")

    def __deepcopy__(self, memo: object) -> Judged:
        """The import compares before and after; only what a row can change is copied."""
        values, rationales = dict(self.values), dict(self.rationales)
        return replace(self, values=values, rationales=rationales)


@dataclass(frozen=True, slots=True)
class Desk:
    """Who writes the drafts, when, and from what file."""

    method: Method
    author: Author | None
    by: User | None
    at: datetime
    source: str


class Brands:
    """Those that are there and those that the sheet adds; capitals make no difference."""

    def __init__(self) -> None:
        self._known: dict[str, Brand] = {}

    def named(self, name: str) -> Brand:
        """A new one is not saved, and is the same for all rows that name it."""
        if not self._known:
            self._known = {key(brand.name): brand for brand in Brand.objects.order_by("-pk")}
        named = " ".join(name.split()) or UNBRANDED
        new = Brand(name=named, slug=slugify(named) or "brand")
        return self._known.setdefault(key(named), new)


def new_product(name: str, brand: Brand, category: Category) -> Product:
    """Not listed, so that it has no page until an editor has looked at it. It is not saved."""
    return Product(
        category=category,
        brand=brand,
        name=" ".join(name.split()),
        slug=slugify(name) or "product",
        is_listed=False,
    )


def keep(judged: Judged, desk: Desk) -> None:
    """Write the scores to the draft review, which is made if there is none, and keep it as a revision."""
    product = judged.product
    assert product is not None  # noqa: S101  (a row without one is refused before)
    if product.pk is None:
        _save_product(product)
    if judged.review:
        publishing.save(judged.review, by=desk.by, at=desk.at)
    else:
        judged.review = _new_review(product, desk)
    _write_scores(judged.review, judged)
    judged.review.save(update_fields=["changed_at"])  # lists tell when a draft last changed
    publishing.save(judged.review, by=desk.by, at=desk.at, note=f"Scores from {desk.source}."[:300])


def _write_scores(review: Review, judged: Judged) -> None:
    there = {score.criterion_id: score for score in review.scores.all()}
    new: list[Score] = []
    for criterion, value in judged.values.items():
        score = there.get(criterion) or Score(review=review, criterion_id=criterion)
        score.value, score.rationale = value, judged.rationales.get(criterion, "")
        if score.pk is None:
            new.append(score)
    Score.objects.bulk_create(new)
    Score.objects.bulk_update(there.values(), ["value", "rationale"])


def _new_review(product: Product, desk: Desk) -> Review:
    name = product.name if product.brand.name == UNBRANDED else str(product)
    review = Review(
        product=product,
        method=desk.method,
        author=desk.author,
        title=f"{shortened(name, LONGEST_TITLE - 8)}: review",
    )
    review.full_clean()
    review.save(force_insert=True)
    return review


def _save_product(product: Product) -> None:
    brand = product.brand
    if brand.pk is None:
        brand.slug = _brand_slug(brand)
        brand.full_clean()
        brand.save(force_insert=True)
    product.brand = brand  # again, now that it has a primary key
    product.slug = FreeSlugs().take([product.slug])[0]
    product.full_clean()
    product.save(force_insert=True)


def _brand_slug(brand: Brand) -> str:
    used = set(Brand.objects.filter(slug__startswith=brand.slug).values_list("slug", flat=True))
    options = (brand.slug if n == 1 else f"{brand.slug}-{n}" for n in range(1, len(used) + 2))
    return next(slug for slug in options if slug not in used)
