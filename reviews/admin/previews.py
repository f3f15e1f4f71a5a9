"""Pages for those who work here: the draft, or an old revision, as readers would see it."""

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers

from disclosure.notices import MissingNoticeError
from reviews import drafts, judged_drafts
from reviews.models import Document, Revision


def draft_page(request: HttpRequest, document: Document) -> HttpResponse:
    """The saved draft."""
    words = f"Draft preview, not public. Readers do not see this. {_judged(document)}".strip()
    return page(request, document, drafts.draft_of(document), words)


def _judged(document: Document) -> str:
    try:
        found = judged_drafts.objections(document, timezone.now())
    except MissingNoticeError as error:
        return str(error)
    broken = sum(one.is_certain for one in found)
    promises = "1 promise" if broken == 1 else f"{broken} promises"
    return f"It breaks {promises}, which the form lists." if broken else ""


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
        live = drafts.unsaved(revision, document, at)
        context = drafts.CONTEXTS[document.kind](request, live, at)
        response = render(request, template, context | {"preview": preview})
    except ObjectDoesNotExist as gone:
        context = {"preview": preview, "gone": gone}
        response = render(request, "admin/reviews/preview/gone.html", context)
    response["X-Robots-Tag"] = "noindex, nofollow"
    add_never_cache_headers(response)
    return response
