"""Pages for those who work here: the draft, or an old revision, as readers would see it."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers

from reviews import pages, showing
from reviews.documents.snapshots import snapshot
from reviews.models import Document, Live, Revision

CONTEXTS: dict[str, Callable[[HttpRequest, Any, datetime], dict[str, Any]]] = {
    "guide": lambda _, live, at: pages.guide(live, at),
    "review": lambda _, live, at: pages.review(live, at),
    "comparison": pages.comparison,
}


def draft_page(request: HttpRequest, document: Document) -> HttpResponse:
    """The saved draft."""
    draft = Revision(data=snapshot(document), **{document.kind: document})
    return page(request, document, draft, "Draft preview, not public. Readers do not see this.")


def revision_page(request: HttpRequest, document: Document, revision: Revision) -> HttpResponse:
    saved = timezone.localtime(revision.created_at)
    words = (
        f"Revision {revision.number}, saved on {saved:%-d %B %Y, %H:%M} by {revision.author_name}."
    )
    return page(request, document, revision, f"{words} This view is not public.")


def page(request: HttpRequest, document: Document, revision: Revision, words: str) -> HttpResponse:
    """With the prices and placements of this moment."""
    at = timezone.now()
    preview = {
        "words": words,
        "form": reverse(f"admin:reviews_{document.kind}_change", args=[document.pk]),
        "history": reverse(f"admin:reviews_{document.kind}_history", args=[document.pk]),
    }
    template = f"admin/reviews/preview/{document.kind}.html"
    try:
        context = CONTEXTS[document.kind](request, unsaved(revision, document, at), at)
        response = render(request, template, context | {"preview": preview})
    except ObjectDoesNotExist as gone:
        context = {"preview": preview, "gone": gone}
        response = render(request, "admin/reviews/preview/gone.html", context)
    response["X-Robots-Tag"] = "noindex, nofollow"
    add_never_cache_headers(response)
    return response


def unsaved(revision: Revision, document: Document, at: datetime) -> Live:
    """The row by which readers would see `revision` if it were published at `at`."""
    live = showing.live_row(revision)
    first = document.live.order_by("from_at").first()
    live.published_at, live.from_at = (first.published_at if first else at), at
    return live
