"""The comparison table: its columns, and how a reader's choice of order reaches the rows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import django_tables2 as tables
from django.core.paginator import Paginator
from django.db.models import F, Func, Subquery
from django.db.models.functions import Lower
from django.http import HttpRequest
from django.template.loader import get_template
from django_tables2.data import TableData

from products.models import Specification
from reviews.comparison import Row, Rows, by_criterion, by_specification
from reviews.models import Criterion, LiveComparison
from reviews.receipts import Receipt, Receipts

PER_PAGE = 50


class RowsData(TableData):
    """Lets the table sort `Rows` in the database and read only the page it shows."""

    def __len__(self) -> int:
        return len(self.data)

    def order_by(self, aliases: Iterable[str]) -> None:
        """Order by the first alias; a “-” before it turns the order round."""
        alias = next(iter(aliases), "rank")
        column = self.table.columns[alias.lstrip("-")].column
        descending = alias.startswith("-")
        if column.sort_key is None:
            self.data.sort_by_rank(descending=descending)
        else:
            self.data.sort(column.sort_key, descending=descending != column.higher_is_better)


class CellColumn(tables.TemplateColumn):
    """A column whose cells are drawn by a template of their own.

    `sort_key` is what products are sorted by (None: their rank). The first click on the
    heading puts the better end first: the higher one if `higher_is_better`.
    """

    def __init__(
        self,
        template: str,
        *,
        sort_key: F | Func | Subquery | None = None,
        higher_is_better: bool = False,
        **kwargs: object,
    ) -> None:
        self.sort_key = sort_key
        self.higher_is_better = higher_is_better
        kwargs.setdefault("empty_values", ())
        # Cells ask the row itself. Where a column names no part of it, the package would describe the
        # whole row in the text of an error, and ask the database for that, once a cell.
        kwargs.setdefault("accessor", "product")
        super().__init__(template_name=f"reviews/cells/{template}.html", **kwargs)

    def render(self, record: Row, table: ComparisonTable, **kwargs: Any) -> str:
        """As the packaged column does, but within the context of the page: to make a new one for each
        of hundreds of cells takes longer than the cells themselves."""
        values = self.get_context_data(record=record, table=table, **kwargs)
        with table.context.update(values):
            template: Any = get_template(self.template_name)
            cell: str = template.template.render(table.context)
        return cell


class ScoreColumn(CellColumn):
    def get_context_data(self, *, record: Row, table: ComparisonTable, **kwargs: Any) -> Any:
        scored = record.standing is not None and record.review is not None
        receipt = table.receipts.of(record.product, record.scores) if scored else None
        context = super().get_context_data(record=record, table=table, **kwargs)
        return context | {"receipt": receipt, "equals": receipt and _equals(receipt, record)}


class ComparisonTable(tables.Table):
    rank = CellColumn("_rank", verbose_name="Rank", attrs={"cell": {"class": "rank"}})
    product = CellColumn(
        "_product", sort_key=Lower("brand__name"), attrs={"cell": {"class": "product"}}
    )
    score = ScoreColumn(
        "_score", verbose_name="Score", higher_is_better=True, attrs={"cell": {"class": "score"}}
    )
    price = CellColumn(
        "_best",
        verbose_name="Lowest price",
        sort_key=F("best_cost"),
        attrs={"cell": {"class": "cost"}},
    )

    class Meta:
        template_name = "reviews/_table.html"
        order_by = "rank"
        empty_text = "No product matches these filters."
        row_attrs = {
            "data-placement": lambda record: record.placement.pk if record.placement else None
        }

    def __init__(
        self, comparison: LiveComparison, rows: Rows, *, pinned: list[Row], **kwargs: object
    ) -> None:
        self.comparison = comparison
        self.at = rows.at
        self.is_moved = rows.advertising and rows.effect.paid > 0
        self.has_two_orders = rows.effect.displaced > 0
        self.other_order = "without" if rows.advertising else "with"
        self.receipts = Receipts(comparison.method, rows.standings, rows.placements)
        self._pinned = pinned
        criteria = [
            (f"criterion-{c.slug}", _criterion(comparison, c, rows.at))
            for c in comparison.method.criteria.all()
        ]
        columns = [(f"spec-{s.slug}", _specification(s)) for s in comparison.specifications]
        super().__init__(
            RowsData(rows),
            extra_columns=[*criteria, *columns],
            sequence=("rank", "product", "score", *(name for name, _ in criteria), "price", "..."),
            **kwargs,
        )

    def get_top_pinned_data(self) -> list[Row]:
        return self._pinned

    def arrange(self, request: HttpRequest) -> None:
        """Sort and page as `request` asks; a page number that is none is mended to the nearest."""
        self.request = request
        if sort := request.GET.getlist("sort"):
            self.order_by = sort
        # Keys and not rows are counted: that reads no row, and paid ones stand outside the pages.
        self.page = Paginator(self.data.data.keys, PER_PAGE).get_page(request.GET.get("page"))
        if self.page.number > 1:
            self._pinned = self.rows.pinned_data["top"] = []
        self.page.object_list = self.rows[self.page.start_index() - 1 : self.page.end_index()]

    def shown(self) -> list[Row]:
        """The rows on this page, paid ones included."""
        return [*self._pinned, *(row.record for row in self.page.object_list)]

    def caption(self) -> str:
        number = len(self.data)
        return f"{self.comparison.title}: {number} product{'' if number == 1 else 's'}"


def _equals(receipt: Receipt, record: Row) -> int:
    """How many other products have its rank in the order that is shown."""
    return receipt.equals if record.advertising else receipt.blind_equals


def _criterion(comparison: LiveComparison, criterion: Criterion, at: datetime) -> CellColumn:
    return CellColumn(
        "_criterion",
        verbose_name=criterion.name,
        sort_key=by_criterion(comparison, criterion, at),
        higher_is_better=True,
        extra_context={"criterion": criterion},
        attrs={"cell": {"class": "number"}},
    )


def _specification(specification: Specification) -> CellColumn:
    is_yes_no = specification.kind == Specification.Kind.YES_NO
    numeric = specification.kind == Specification.Kind.NUMBER
    return CellColumn(
        "_specification",
        verbose_name=str(specification),
        sort_key=by_specification(specification),
        higher_is_better=specification.better == Specification.Better.HIGHER
        or (is_yes_no and specification.better != Specification.Better.LOWER),
        extra_context={"specification": specification},
        attrs={"cell": {"class": "number" if numeric else "words"}},
    )
