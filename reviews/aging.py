"""When what a page tells of prices would be another, though no price changes: they grow old."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest

from disclosure.record import until
from products.models import Offer
from products.price_figures import LONGEST_GAP, WINDOW, Seen
from products.price_history import SHOWN_FOR
from reviews.boxes import Boxes
from reviews.comparison import Row
from reviews.price_pages import Past

INSTANT = timedelta(microseconds=1)


def noted(request: HttpRequest, context: dict[str, Any]) -> dict[str, Any]:
    """`context`, which is that of a page as of its “at”."""
    until.note(request, moments(context), at=context["at"])
    return context


def moments(context: Mapping[str, Any]) -> Iterator[datetime]:
    """Those at which the page made of `context` may change, in the past as well, in no order."""
    for offer in _offers(context):
        if offer.price_confirmed_at is not None:
            yield offer.price_confirmed_at + offer.max_price_age + INSTANT
    past: Past | None = context.get("past")
    for seen in _seen(past) if past else ():
        yield from _edges(seen)


def _offers(context: Mapping[str, Any]) -> Iterator[Offer]:
    """All whose prices the page shows, counts or puts in order."""
    for row in _rows(context):
        product: Any = row.product
        yield from product.open_offers  # also those not compared: what is too old is told otherwise
    for _, offers in context.get("shelves", ()):
        yield from offers
    boxes: Boxes | None = context.get("boxes")
    for box in boxes.products.values() if boxes else ():
        yield from box.offers


def _rows(context: Mapping[str, Any]) -> Iterator[Row]:
    if "table" in context:
        yield from context["table"].shown
    boxes: Boxes | None = context.get("boxes")
    for head in boxes.comparisons.values() if boxes else ():
        yield from head.rows


def _seen(past: Past) -> Iterator[Seen]:
    for shelf in past.shelves:
        for line in (*shelf.lines, *shelf.few):
            yield from line.seen


def _edges(seen: Seen) -> Iterator[datetime]:
    """Where one end of a price leaves the windows that figures of the past are made of."""
    for edge in (
        seen.observed_at + WINDOW,
        seen.confirmed_at + WINDOW,
        seen.confirmed_at + LONGEST_GAP,
        seen.confirmed_at + SHOWN_FOR,
    ):
        yield edge
        yield edge + INSTANT
