"""What is sent instead of a page that breaks a promise: 503, and nothing that pays."""

from __future__ import annotations

import logging

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string

from disclosure.guard.refused import Refused

logger = logging.getLogger("disclosure.guard")

RETRY_AFTER = 600  # seconds; a broken page is mended by people, and search engines come again
# The guard stands outside of every other middleware, so nothing adds these to its own answer: no
# type but the one given, nothing loaded or framed, and no copy kept once the page is mended.
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "Retry-After": str(RETRY_AFTER),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
# For when even the template fails. It needs nothing but itself.
LAST_RESORT = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Not available</title></head>'
    "<body><h1>This page is not available</h1><p>Please try again later.</p></body></html>"
)


def page(refused: Refused, *, path: str) -> HttpResponse:
    """The answer for readers; for developers (DEBUG) the one that says what is wrong.

    Nothing of the refused response goes into it: its cookies and caching were for that page.
    """
    try:
        html = _rendered(refused, path)
    except Exception:
        logger.exception("The page that stands for a refused one cannot be rendered.")
        html = LAST_RESORT
    return HttpResponse(
        html, status=503, content_type="text/html; charset=utf-8", headers=dict(HEADERS)
    )


def _rendered(refused: Refused, path: str) -> str:
    if not settings.DEBUG:
        return render_to_string("disclosure/unserved.html")
    return render_to_string("disclosure/findings.html", {"refused": refused, "path": path})
