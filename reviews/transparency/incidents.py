"""Pages that were not served because they broke a promise: how often, which, and by which rule.

What they held is for auditors: here stand the address, the time and the rule, and never the HTML.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils.timezone import localtime

from disclosure.auditors.groups import BY_ID
from disclosure.models import Incident

MOST = 20  # the newest that the page shows; the export has all
MONTHS = 12
ERROR = "not judged"  # instead of a rule: the page could not be judged, which holds it back as well


@dataclass(frozen=True, slots=True)
class Held:
    """One way in which a page failed. `times` counts requests that were refused."""

    path: str
    rules: list[str]
    times: int
    first_at: datetime
    last_at: datetime


@dataclass(frozen=True, slots=True)
class Line:
    """Ways to fail, by the month in which they were last met and the rule that was broken."""

    month: date
    rule: str
    ways: int
    times: int

    @property
    def promise(self) -> str:
        if self.rule in BY_ID:
            return BY_ID[self.rule].promise
        return "The page could not be judged, and was not served for that."


@dataclass(frozen=True, slots=True)
class Incidents:
    total: int
    lines: list[Line]
    newest: list[Held]


def incidents(at: datetime) -> Incidents:
    """Two queries. How many rows there can be is bounded where they are kept."""
    seen = list(_seen(at).values_list("rules", "count", "last_at"))
    return Incidents(len(seen), _lines(seen), [*map(_held, _seen(at)[:MOST])])


def every(at: datetime) -> Iterator[Held]:
    """The newest first."""
    return map(_held, _seen(at).iterator(chunk_size=1000))


def _seen(at: datetime) -> QuerySet[Incident]:
    return (
        Incident.objects.filter(first_at__lte=at)
        .order_by("-last_at", "-pk")
        .defer("findings", "summary")
    )


def _held(one: Incident) -> Held:
    return Held(one.path, rules(one.rules), one.count, one.first_at, one.last_at)


def rules(broken: list[str]) -> list[str]:
    return broken or [ERROR]


def _lines(seen: Iterable[tuple[list[str], int, datetime]]) -> list[Line]:
    """Of the newest MONTHS in which there was any."""
    ways: Counter[tuple[date, str]] = Counter()
    times: Counter[tuple[date, str]] = Counter()
    for broken, count, last_at in seen:
        month = localtime(last_at).date().replace(day=1)
        for rule in rules(broken):
            ways[month, rule] += 1
            times[month, rule] += count
    shown = sorted({month for month, _ in ways}, reverse=True)[:MONTHS]
    keys = sorted(key for key in ways if key[0] in shown)
    keys.sort(key=lambda key: key[0], reverse=True)
    return [Line(month, rule, ways[month, rule], times[month, rule]) for month, rule in keys]
