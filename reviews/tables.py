"""The comparison table: its columns, and how a reader's choice of order reaches the rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import partial
from typing import TypeAlias

import django_tables2 as tables
from django.core.paginator import Paginator
from django.db.models import Func, Subquery
from django.db.models.functions import Lower
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django_tables2.columns import BoundColumn
from django_tables2.data import TableData

from disclosure.writing import written
from products.models import Specification
from reviews.comparison import Row, Rows, by_criterion, by_specification
from reviews.markup import cells
from reviews.markup.offers import lowest_price
from reviews.markup.receipts import receipt
from reviews.models import Criterion, LiveComparison
from reviews.prices import best_cost
from reviews.receipts import Receipts

Draw: TypeAlias = Callable[[Row, "ComparisonTable"], SafeString]

LINE = '<tr role="row"{}>{}\n</tr>'
CELL = '<td role="cell" class="{}" data-label="{}"><div>'
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
            self.data.sort(column.sort_key(), descending=descending != column.higher_is_better)


class CellColumn(tables.Column):
    """A column whose cells are drawn by a function of the row.

    `sort_key` makes what products are sorted by (None: their rank). The first click on the
    heading puts the better end first: the higher one if `higher_is_better`.
    """

    def __init__(
        self,
        draw: Draw,
        *,
        sort_key: Callable[[], Func | Subquery] | None = None,
        higher_is_better: bool = False,
        **kwargs: object,
    ) -> None:
        self.draw = draw
        self.sort_key = sort_key
        self.higher_is_better = higher_is_better
        super().__init__(empty_values=(), **kwargs)

    def render(self, record: Row, table: ComparisonTable) -> SafeString:
        return self.draw(record, table)


def _rank(row: Row, table: ComparisonTable) -> SafeString:
    return cells.rank(row, other_order=table.other_order if table.has_two_orders else "")


def _score(row: Row, table: ComparisonTable) -> SafeString:
    if row.standing is None or row.review is None:
        return cells.score(row)
    of = table.receipts.of(row.product, row.scores)
    equals = of.equals if row.advertising else of.blind_equals
    return cells.score(
        row,
        receipt=receipt(of, advertising=row.advertising, equals=equals, page=table.request.path),
    )


class ComparisonTable(tables.Table):
    rank = CellColumn(_rank, attrs={"cell": {"class": "rank"}})
    product = CellColumn(
        lambda row, table: cells.product(row),
        sort_key=partial(Lower, "brand__name"),
        attrs={"cell": {"class": "product"}},
    )
    score = CellColumn(
        _score, verbose_name="Score", higher_is_better=True, attrs={"cell": {"class": "score"}}
    )

    class Meta:
        template_name = "reviews/_table.html"
        order_by = "rank"
        empty_text = "No product matches these filters."

    def __init__(self, comparison: LiveComparison, rows: Rows, **kwargs: object) -> None:
        self.comparison = comparison
        self.at = rows.at
        self.is_moved = rows.advertising and rows.effect.paid > 0
        self.has_two_orders = rows.effect.displaced > 0
        self.other_order = "without" if rows.advertising else "with"
        self.receipts = Receipts(comparison.method, rows.standings, rows.placements)
        criteria = [
            (f"criterion-{c.slug}", _criterion(comparison, c, rows.at))
            for c in comparison.method.criteria.all()
        ]
        columns = [(f"spec-{s.slug}", _specification(s)) for s in comparison.specifications]
        super().__init__(
            RowsData(rows),
            extra_columns=[*criteria, ("price", _price(comparison, rows.at)), *columns],
            sequence=("rank", "product", "score", *(name for name, _ in criteria), "price", "..."),
            **kwargs,
        )

    def arrange(self, request: HttpRequest) -> None:
        """Sort and page as `request` asks; a page number that is none is mended to the nearest."""
        self.request = request
        if sort := request.GET.getlist("sort"):
            self.order_by = sort
        # Keys and not rows are counted: that reads no row, and paid ones stand outside the pages.
        rows = self.data.data
        self.page = Paginator(rows.keys, PER_PAGE).get_page(request.GET.get("page"))
        self.shown = rows.read(self.page.object_list, with_paid=self.page.number == 1)

    def lines(self) -> Iterator[SafeString]:
        """The rows on this page. The package's own would look up a value for each cell, ask which
        arguments its column takes, and compute the attributes of the column anew."""
        columns = [(self._cell_start(column), column.render) for column in self.columns]
        for row in self.shown:
            drawn = (f"\n{start}{draw(row, self)}</div></td>" for start, draw in columns)
            yield written(LINE, _placed(row), SafeString("".join(drawn)))

    def _cell_start(self, column: BoundColumn) -> SafeString:
        return written(CELL, column.attrs["td"]["class"], column.header)

    def caption(self) -> str:
        number = len(self.data)
        return f"{self.comparison.title}: {number} product{'' if number == 1 else 's'}"


def _placed(row: Row) -> SafeString | str:
    one = row.placement
    return written(' class="placed" data-placement="{}"', one.pk) if one else ""


def _price(comparison: LiveComparison, at: datetime) -> CellColumn:
    return CellColumn(
        lambda row, table: written("{}\n", lowest_price(row, at)),
        verbose_name="Lowest price",
        sort_key=partial(best_cost, comparison.currency, at),
        attrs={"cell": {"class": "cost"}},
    )


def _criterion(comparison: LiveComparison, criterion: Criterion, at: datetime) -> CellColumn:
    return CellColumn(
        lambda row, table: cells.criterion(row, criterion.pk),
        verbose_name=criterion.name,
        sort_key=partial(by_criterion, comparison, criterion, at),
        higher_is_better=True,
        attrs={"cell": {"class": "number"}},
    )


def _specification(specification: Specification) -> CellColumn:
    is_yes_no = specification.kind == Specification.Kind.YES_NO
    numeric = specification.kind == Specification.Kind.NUMBER
    return CellColumn(
        lambda row, table: cells.specification(row.specifications.get(specification.pk)),
        verbose_name=str(specification),
        sort_key=partial(by_specification, specification),
        higher_is_better=specification.better == Specification.Better.HIGHER
        or (is_yes_no and specification.better != Specification.Better.LOWER),
        attrs={"cell": {"class": "number" if numeric else "words"}},
    )
