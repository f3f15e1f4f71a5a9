"""How we rank, what money does today, and what can be taken away of it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from products.models.placements import SLOTS
from reviews.compensation import CAP, TOP
from reviews.models import Method
from reviews.problems import figures
from reviews.transparency import changes, corrections, coverage, incidents, register
from reviews.transparency.exports import EXPORTS, sheet
from reviews.transparency.orders import orders
from reviews.transparency.sheets import WRITERS


@require_safe
def how_we_rank(request: HttpRequest) -> HttpResponse:
    at = timezone.now()
    methods = Method.objects.filter(frozen_at__isnull=False).select_related("category")
    return render(
        request,
        "reviews/how_we_rank.html",
        {
            "methods": methods.prefetch_related("criteria"),
            "orders": orders(at),
            "cap": CAP,
            "top": TOP,
            "slots": SLOTS,
            "at": at,
        },
    )


@require_safe
def transparency(request: HttpRequest) -> HttpResponse:
    at = timezone.now()
    found = orders(at)
    return render(
        request,
        "reviews/transparency/page.html",
        {
            "orders": found,
            "register": register.register(found, at),
            "coverage": coverage.coverage(at),
            "changes": changes.changes(at),
            "changes_in_all": changes.count(at),
            "corrections": corrections.corrections(at),
            "corrections_in_all": corrections.count(at),
            "incidents": incidents.incidents(at),
            "reports": figures.figures(at),
            "cap": CAP,
            "at": at,
        },
    )


@require_safe
def export(request: HttpRequest, what: str, form: str) -> HttpResponse:
    if what not in EXPORTS or form not in WRITERS:
        raise Http404("There is no such export.")
    content_type, write = WRITERS[form]
    made = sheet(what, timezone.now())
    response = HttpResponse(write(made), content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{made.filename}.{form}"'
    return response
