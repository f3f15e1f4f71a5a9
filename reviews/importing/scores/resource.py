"""The import of scores as django-import-export runs it: row by row, with errors by row and a dry run.

A row is no row of one table here, so the resource reads it into a `Judged`, and keeps that with our own verbs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from import_export.fields import Field
from import_export.instance_loaders import BaseInstanceLoader
from import_export.resources import Resource

from reviews.importing.scores import values
from reviews.importing.scores.columns import Columns
from reviews.importing.scores.rows import Brands, Desk, Judged, keep, new_product
from reviews.importing.scores.sheet import LINE, WIDTH
from reviews.importing.scores.shelf import Shelf, UnknownError, key
from reviews.models import Criterion, Review

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Terms:
    """How the sheet is to be read. `out_of` is its best value; `create` makes products that are not there."""

    columns: Columns
    out_of: Decimal = values.TEN
    create: bool = False


class ProductField(Field):
    """Which product the row is about was found out before; here it is told if there is none."""

    def save(self, instance: Judged, row: Row, is_m2m: bool = False, **kwargs: Any) -> None:
        if instance.problem:
            raise ValueError(instance.problem)

    def get_value(self, instance: Judged) -> str:
        return str(instance)


class ScoreField(Field):
    def __init__(self, criterion: Criterion, column: str, out_of: Decimal) -> None:
        super().__init__(attribute=column, column_name=column)
        self.criterion, self.out_of = criterion, out_of

    def save(self, instance: Judged, row: Row, is_m2m: bool = False, **kwargs: Any) -> None:
        instance.values[self.criterion.pk] = values.score(row[self.column_name], self.out_of)[0]

    def get_value(self, instance: Judged) -> Decimal | None:
        return instance.values.get(self.criterion.pk)


class RationaleField(Field):
    """An empty cell leaves the reason that is there."""

    def __init__(self, criterion: int, column: str) -> None:
        super().__init__(attribute=column, column_name=column)
        self.criterion = criterion

    def save(self, instance: Judged, row: Row, is_m2m: bool = False, **kwargs: Any) -> None:
        if row[self.column_name]:
            instance.rationales[self.criterion] = row[self.column_name]

    def get_value(self, instance: Judged) -> str:
        return instance.rationales.get(self.criterion, "")


class WidthField(Field):
    def save(self, instance: Judged, row: Row, is_m2m: bool = False, **kwargs: Any) -> None:
        expected = len(row) - 2  # LINE and WIDTH are ours
        if row[WIDTH] > expected:
            raise ValueError(f"has {row[WIDTH]} values, and the sheet {expected} columns")

    def get_value(self, instance: Judged) -> None:
        return None


class ScoresResource(Resource):
    class Meta:
        model = Review
        instance_loader_class = BaseInstanceLoader
        import_id_fields: list[str] = []
        skip_unchanged = True
        report_skipped = True
        skip_html_diff = True
        store_instance = True
        use_transactions = True

    def __init__(self, desk: Desk, terms: Terms) -> None:
        super().__init__()
        self.desk, self.terms = desk, terms
        columns, criteria = terms.columns, list(desk.method.criteria.all())
        scores = [ScoreField(one, columns.scores[one.pk], terms.out_of) for one in criteria]
        reasons = [RationaleField(pk, column) for pk, column in columns.rationales.items()]
        named: list[Field] = [
            ProductField(attribute=columns.product, column_name=columns.product),
            WidthField(attribute="row", column_name=WIDTH),
            *scores,
            *reasons,
        ]
        self.fields = {f"{index}": one for index, one in enumerate(named)}

    def before_import(self, dataset: Any, **kwargs: Any) -> None:
        """Look at the products and lock the drafts, inside the transaction of the import."""
        self.shelf, self.brands = Shelf(self.desk.method.category), Brands()
        self.reviews: dict[int, list[Review]] = {}
        drafts = Review.objects.select_for_update().filter(method=self.desk.method).order_by("pk")
        for review in drafts.prefetch_related("scores"):
            self.reviews.setdefault(review.product_id, []).append(review)
        self.judged = {row[LINE]: self._identified(row) for row in dataset.dict}
        self.times = Counter(_identity(judged) for judged in self.judged.values())

    def get_or_init_instance(self, instance_loader: Any, row: Row) -> tuple[Judged, bool]:
        judged = self.judged[row[LINE]]
        if not judged.problem and self.times[_identity(judged)] > 1:
            lines = [str(o.line) for o in self.judged.values() if _identity(o) == _identity(judged)]
            judged.problem = f"stands in several lines: {', '.join(lines)}"
        return judged, judged.review is None

    def save_instance(self, instance: Judged, is_create: bool, row: Row, **kwargs: Any) -> None:
        """In a dry run nothing is written, not even to be taken back: a preview must be quick."""
        if not kwargs["dry_run"]:
            keep(instance, self.desk)

    def _identified(self, row: Row) -> Judged:
        judged = Judged(row[LINE])
        text = row[self.terms.columns.product]
        try:
            judged.product = self._product(text, row)
            judged.makes_product = judged.product.pk is None
            judged.review = self._review(judged)
        except ValueError as error:
            judged.problem = str(error)
        for score in judged.review.scores.all() if judged.review else ():
            judged.values[score.criterion_id] = score.value
            judged.rationales[score.criterion_id] = score.rationale
        return judged

    def _product(self, text: str, row: Row) -> Any:
        try:
            return self.shelf.find(text)
        except UnknownError:
            if not self.terms.create:
                raise
        if len(text) > 200:
            raise ValueError("is longer than 200 characters")
        brand = row[self.terms.columns.brand] if self.terms.columns.brand else ""
        if len(brand) > 120:
            raise ValueError("has a brand of more than 120 characters")
        return new_product(text, self.brands.named(brand), self.desk.method.category)

    def _review(self, judged: Judged) -> Review | None:
        """The draft to write to. Raises ValueError if that cannot be told, or could not be made."""
        there = self.reviews.get(judged.product.pk, []) if judged.product else []
        if len(there) > 1:
            raise ValueError(
                f"has {len(there)} reviews by this method: withdraw or delete all but one"
            )
        if not there and self.desk.author is None:
            raise ValueError("has no review yet, and a new one needs an author: choose one")
        return there[0] if there else None


def _identity(judged: Judged) -> str:
    """Rows with the same one are about the same product."""
    product = judged.product
    if product is None:
        return f"line {judged.line}"
    return str(product.pk) if product.pk else f"{key(product.brand.name)}/{key(product.name)}"
