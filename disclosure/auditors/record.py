"""The record: which addresses are on it, and the head of its log."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Max, Min, QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from disclosure.auditors.access import auditors_only
from disclosure.auditors.sheets import Cell, Sheet, answer
from disclosure.models import Entry
from disclosure.record import checkpoint, proof

PER_PAGE = 100
SHEET = ["url", "entries", "first_at", "newest_at"]
Rows = QuerySet[Any, Any]  # rows are of url, entries, first and newest


@dataclass(frozen=True)
class Row:
    url: str
    entries: int
    first: datetime
    newest: datetime


def addresses(text: str) -> Rows:
    """Those with `text` in them, with the numbers of their first and newest entry: the index tells
    all of it. Days have no address."""
    pages = Entry.objects.filter(url__contains="://", url__icontains=text)
    return (
        pages.values("url")
        .annotate(entries=Count("number"), first=Min("number"), newest=Max("number"))
        .order_by("url")
    )


def rows(found: list[dict[str, Any]]) -> Iterator[Row]:
    numbers = {one[name] for one in found for name in ("first", "newest")}
    at = dict(Entry.objects.filter(pk__in=numbers).values_list("number", "at"))
    for one in found:
        yield Row(one["url"], one["entries"], at[one["first"]], at[one["newest"]])


def lines(found: Rows) -> Iterator[list[Cell]]:
    for part in Paginator(found, PER_PAGE):
        for row in rows(list(part.object_list)):
            yield [row.url, row.entries, row.first, row.newest]


def head() -> Mapping[str, object]:
    """What was signed last, and the newest list of a day."""
    found = proof.head()
    if found is None:
        return {}
    day = Entry.objects.filter(kind="day").order_by("-number").first()
    return {"head": found[0], "signed": found[1], "key": checkpoint.public_key(), "day": day}


@auditors_only
def record(request: HttpRequest) -> HttpResponseBase:
    """`?text=` keeps the addresses with that in them."""
    text = request.GET.get("text", "").strip()
    found = addresses(text)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "rows": rows(list(page.object_list)), "text": text, **head()}
    return answer(request, "record", context, Sheet("record", SHEET, lines(found)))
