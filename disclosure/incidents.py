"""Keeping what was not served, for the people who have to mend it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F

from disclosure.models import Incident

MOST = 1000  # incidents by path; from then on they are kept by the pattern of the address
LONGEST_PATH = 2000
LONGEST_SUMMARY = 2000


@transaction.atomic
def keep(
    *,
    path: str,
    route: str,
    missing: bool,
    rules: Sequence[str],
    summary: str,
    findings: Sequence[dict[str, Any]],
    at: datetime,
) -> None:
    """Count the incident if there was one like it, else keep it.

    One is like another if the same path broke the same rules. Where there is no page (`missing`),
    and once there are MOST incidents, `route` stands for the path: strangers can ask for as many
    paths as they like. Called after the request's own transaction has ended, so that what that
    one takes back stays here.
    """
    where = route if missing else path
    newest = {
        "summary": _storable(summary)[:LONGEST_SUMMARY],
        "findings": _storable(list(findings)),
    }
    if _counted(where, rules, summary, newest, at):
        return
    if where == path and Incident.objects.count() >= MOST:
        where = route
        if _counted(where, rules, summary, newest, at):
            return
    try:
        with transaction.atomic():
            Incident.objects.create(
                key=_key(where, rules, summary),
                path=_storable(where)[:LONGEST_PATH],
                rules=list(rules),
                first_at=at,
                last_at=at,
                **newest,
            )
    except IntegrityError:  # another process kept the same one meanwhile
        _counted(where, rules, summary, newest, at)


def _counted(
    where: str, rules: Sequence[str], summary: str, newest: dict[str, Any], at: datetime
) -> bool:
    same = Incident.objects.filter(key=_key(where, rules, summary))
    return bool(same.update(count=F("count") + 1, last_at=at, **newest))


def _key(where: str, rules: Sequence[str], summary: str) -> str:
    """What is broken, not where in the page: of other words only the beginning counts, without numbers."""
    what = ",".join(rules) or re.sub(r"\d[\d,.]*", "0", ":".join(summary.split(":")[:2]))
    return sha256(f"{where}\n{what}".encode(errors="replace")).hexdigest()


def _storable(value: Any) -> Any:
    """Without the character that PostgreSQL cannot hold, in every text of `value`."""
    if isinstance(value, str):
        return value.replace("\0", "�").encode(errors="replace").decode()
    if isinstance(value, dict):
        return {key: _storable(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_storable(one) for one in value]
    return value
