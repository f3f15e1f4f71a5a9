"""Keeps the verdicts on pages of this site, for auditors to look up."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from disclosure.audit import Report
from disclosure.models import AuditedPage
from disclosure.report.as_json import verdicts

BATCH = 100  # rows in one statement: each holds all verdicts of a page
LONGEST = 2000  # characters of a path


@transaction.atomic
def keep(reports: Iterable[Report], *, at: datetime) -> None:
    """In place of what was kept for the same paths."""
    AuditedPage.objects.bulk_create(
        [_row(report, at) for report in reports if len(report.source) <= LONGEST],
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["path"],
        update_fields=["audited_at", "violations", "incompletes", "blocked", "verdicts"],
    )


def forget_all_but(paths: Iterable[str]) -> int:
    """Deletes what is kept of pages that are gone, and says how many there were."""
    gone = set(AuditedPage.objects.values_list("path", flat=True)) - set(paths)
    for path in gone:
        AuditedPage.objects.filter(path=path).delete()
    return len(gone)


def _row(report: Report, at: datetime) -> AuditedPage:
    return AuditedPage(
        path=report.source,
        audited_at=at,
        violations=len(report.violations),
        incompletes=len(report.incompletes),
        blocked=report.blocked,
        verdicts=verdicts(report),
    )
