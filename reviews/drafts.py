"""A draft, or an old revision, as the page that readers would get."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.http import HttpRequest

from reviews import pages, showing
from reviews.documents.snapshots import snapshot
from reviews.models import Document, Live, Revision

CONTEXTS: dict[str, Callable[[HttpRequest, Any, datetime], dict[str, Any]]] = {
    "guide": lambda _, live, at: pages.guide(live, at),
    "review": lambda _, live, at: pages.review(live, at),
    "comparison": pages.comparison,
}


def draft_of(document: Document) -> Revision:
    """The saved draft as a revision that is not stored."""
    return Revision(data=snapshot(document), **{document.kind: document})


def unsaved(revision: Revision, document: Document, at: datetime) -> Live:
    """The row by which readers would see `revision` if it were published at `at`."""
    live = showing.live_row(revision)
    first = document.live.order_by("from_at").first()
    live.published_at, live.from_at = (first.published_at if first else at), at
    return live
