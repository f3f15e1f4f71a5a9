"""Until when a page may be sent as it is: the first moment at which it would change by itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from disclosure import policy
from disclosure.models import Notice
from disclosure.policy import Facts

INSTANT = timedelta(microseconds=1)  # a price that is just as old as it may be is still shown


def valid_until(
    facts: Facts, *, path: str, shown: Collection[str], made_at: datetime
) -> datetime | None:
    """After `made_at`, when somebody began to make the page: when a price of it is too old, another
    sentence of the notice begins, or the site says that something that it shows begins or ends
    (DISCLOSURE["MOMENTS"]).

    `shown` are the names of the editions that the page depends on.
    """
    later = [one for one in _moments(facts, path, shown, made_at) if one > made_at]
    return min(later, default=None)


def _moments(
    facts: Facts, path: str, shown: Collection[str], made_at: datetime
) -> Iterator[datetime]:
    for link in facts.links.values():
        if link.confirmed_at and link.max_age:
            yield link.confirmed_at + link.max_age + INSTANT
    yield from _notices(facts.locale, made_at)
    told: dict[str, Any] = settings.DISCLOSURE
    register = told.get("MOMENTS")
    if register and (moment := import_string(register)(path, shown, made_at)):
        yield moment


def _notices(locale: str, made_at: datetime) -> Iterator[datetime]:
    rows = Notice.objects.filter(
        locale=policy.language(locale), effective_from__gt=made_at
    ).order_by("effective_from")
    yield from rows.values_list("effective_from", flat=True)[:1]
