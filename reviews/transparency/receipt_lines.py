"""The receipts of all comparisons as lines that can be added up with pen and paper.

Of each scored product of a comparison: a line for each criterion, one for each placement that adds
points, and one for what comes of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from reviews.compensation import CAP, TOP
from reviews.models import LiveComparison
from reviews.receipts import Part, Payment, Receipt, receipts_of
from reviews.transparency.sheets import Cell

COLUMNS = (
    *("comparison", "method", "product", "name", "line", "item", "payer", "starts_at", "ends_at"),
    *("weight", "value", "gives", "cap", "top", "blind", "points", "shown"),
    *("blind_position", "position"),
)
FIGURES = COLUMNS[COLUMNS.index("line") :]


def lines(at: datetime) -> Iterator[Sequence[Cell]]:
    """By comparison, in the order without advertising. Four queries for each comparison."""
    comparisons = (
        LiveComparison.objects.shown(at)
        .select_related("method__category")
        .prefetch_related("method__criteria")
    )
    for comparison in comparisons.order_by("slug"):
        for receipt in receipts_of(comparison, at):
            yield from _of(comparison, receipt)


def _of(comparison: LiveComparison, receipt: Receipt) -> Iterator[Sequence[Cell]]:
    product = receipt.product
    head: list[Cell] = [comparison.slug, receipt.method.version, product.slug, str(product)]
    for figures in (
        *map(_criterion, receipt.parts),
        *map(_payment, receipt.payments),
        _score(receipt),
    ):
        yield [*head, *(figures.get(name) for name in FIGURES)]


def _criterion(part: Part) -> dict[str, Cell]:
    return {
        "line": "criterion",
        "item": part.name,
        "weight": part.weight,
        "value": part.score,
        "gives": part.value,
    }


def _payment(one: Payment) -> dict[str, Cell]:
    return {
        "line": "placement",
        "item": one.number,
        "payer": one.payer,
        "starts_at": one.starts_at,
        "ends_at": one.ends_at,
        "value": one.points,
    }


def _score(receipt: Receipt) -> dict[str, Cell]:
    return {
        "line": "score",
        "cap": CAP,
        "top": TOP,
        "blind": receipt.blind,
        "points": receipt.points,
        "shown": receipt.shown,
        "blind_position": receipt.blind_position,
        "position": receipt.position,
    }
