"""Pages that were not served, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404

from disclosure.auditors.access import auditors_only
from disclosure.auditors.groups import BY_ID
from disclosure.auditors.sheets import Cell, Sheet, answer
from disclosure.models import Incident

PER_PAGE = 100
SHEET = ["number", "path", "rules", "summary", "count", "first_at", "last_at"]
FINDINGS = ["rule", "outcome", "words", "where", "html"]


@auditors_only
def incidents(request: HttpRequest) -> HttpResponseBase:
    """`?text=` keeps those with that in their path or summary."""
    text = request.GET.get("text", "").strip()
    found = Incident.objects.order_by("-last_at", "-pk").defer("findings")
    if text:
        found = found.filter(path__icontains=text) | found.filter(summary__icontains=text)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "text": text}
    return answer(
        request, "incidents", context, Sheet("incidents", SHEET, map(line, found.iterator()))
    )


def line(one: Incident) -> list[Cell]:
    return [
        *(one.pk, one.path, " ".join(one.rules), one.summary),
        *(one.count, one.first_at, one.last_at),
    ]


@auditors_only
def incident(request: HttpRequest, pk: int) -> HttpResponseBase:
    shown = get_object_or_404(Incident, pk=pk)
    context = {
        "incident": shown,
        "rules": [BY_ID.get(one) or {"id": one, "name": one} for one in shown.rules],
    }
    sheet = Sheet(f"incident-{pk}", FINDINGS, finding_lines(shown.findings))
    return answer(request, "incident", context, sheet)


def finding_lines(findings: list[Mapping[str, str]]) -> Iterator[list[Cell]]:
    for one in findings:
        yield [one.get(column, "") for column in FINDINGS]
