"""What we took back in public: corrections of what pages said, and pages that were withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from heapq import merge
from operator import attrgetter
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from reviews.models import Live, LiveComparison, LiveGuide, LiveReview

MOST = 50  # that the page shows; the export has all
KINDS: dict[str, type[Live]] = {
    "review": LiveReview,
    "guide": LiveGuide,
    "comparison": LiveComparison,
}


@dataclass(frozen=True)
class Correction:
    """`words` are what the page says was wrong; empty for one that was withdrawn. `url` is empty
    where readers do not find the page any more."""

    at: datetime
    kind: str
    title: str
    url: str
    words: str

    @property
    def withdrawn(self) -> bool:
        return not self.words


def corrections(at: datetime, most: int | None = MOST) -> list[Correction]:
    """The newest `most` until `at`, or all. Six queries."""
    return list(_newest(at, most))[:most]


def count(at: datetime) -> int:
    return sum(
        _corrected(model, at).count() + _withdrawn(model, at).count() for model in KINDS.values()
    )


def _newest(at: datetime, most: int | None) -> Iterator[Correction]:
    """Each kind gives its newest `most`: among them are the newest of all."""
    found = [
        [
            *map(_correction, _corrected(model, at)[:most]),
            *map(_withdrawal, _withdrawn(model, at)[:most]),
        ]
        for model in KINDS.values()
    ]
    lists = [sorted(one, key=attrgetter("at"), reverse=True) for one in found]
    return merge(*lists, key=attrgetter("at"), reverse=True)


def _corrected(model: type[Live], at: datetime) -> QuerySet[Any]:
    shown = model.objects.shown(at).filter(document=OuterRef("document"))
    rows = model.objects.filter(from_at__lte=at).exclude(correction="")
    return _with_product(rows.annotate(has_page=Exists(shown))).order_by("-from_at", "-pk")


def _withdrawn(model: type[Live], at: datetime) -> QuerySet[Any]:
    """The last row of each document that was public until before `at`, and is not at `at`."""
    rows: Any = model.objects  # each of the three has a document of its own kind
    others = rows.filter(document=OuterRef("document"))
    later = others.filter(from_at__gt=OuterRef("from_at"), from_at__lte=at)
    gone = rows.filter(until_at__lte=at).exclude(Exists(others.at(at))).exclude(Exists(later))
    return _with_product(gone).order_by("-until_at", "-pk")


def _with_product(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.select_related("product") if rows.model is LiveReview else rows


def _correction(row: Any) -> Correction:
    url = row.get_absolute_url() if row.has_page else ""
    return Correction(row.from_at, _kind(row), row.title, url, row.correction)


def _withdrawal(row: Any) -> Correction:
    return Correction(row.until_at, _kind(row), row.title, "", "")


def _kind(row: Live) -> str:
    return next(kind for kind, model in KINDS.items() if isinstance(row, model))
