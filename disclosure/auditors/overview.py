"""The first of the auditors' pages: how much there is, and where to look first."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count, Max, Min, Q, Sum
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.timezone import now

from disclosure.audit import Rule
from disclosure.auditors.access import auditors_only
from disclosure.auditors.outcomes import counts
from disclosure.auditors.sheets import Sheet, answer
from disclosure.models import AuditedPage, Incident, Notice
from disclosure.rules import RULES

WORST = 8  # rules on the overview


@dataclass(frozen=True)
class Failing:
    rule: Rule
    violations: int
    incompletes: int


@auditors_only
def overview(request: HttpRequest) -> HttpResponseBase:
    at = now()
    audited = AuditedPage.objects.aggregate(
        pages=Count("pk"),
        broken=Count("pk", filter=Q(violations__gt=0)),
        blocked=Count("pk", filter=Q(blocked=True)),
        violations=Sum("violations", default=0),
        incompletes=Sum("incompletes", default=0),
        oldest=Min("audited_at"),
        newest=Max("audited_at"),
    )
    numbers = {
        **audited,
        "rules": len(RULES),
        "notices": len(Notice.objects.in_force(settings.LANGUAGE_CODE, at)),
        "incidents": Incident.objects.count(),
    }
    context = {**numbers, "at": at, "worst": failing()[:WORST], "locale": settings.LANGUAGE_CODE}
    return answer(
        request, "overview", context, Sheet("overview", ["what", "value"], numbers.items())
    )


def failing() -> list[Failing]:
    """The rules that some page breaks or leaves open, the most often broken first."""
    found = counts(RULES)
    failed = [
        Failing(rule, found[rule.id]["violation"], found[rule.id]["incomplete"]) for rule in RULES
    ]
    failed = [one for one in failed if one.violations or one.incompletes]
    return sorted(failed, key=lambda one: (-one.violations, -one.incompletes))
