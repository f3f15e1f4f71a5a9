"""Which entries are of a time: by number, for what is appended at once is not always in the order of time."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, Min

from disclosure.models import Entry
from disclosure.record.manifest import moment


@dataclass(frozen=True)
class Range:
    """The entries from `first` to `last` are those from `since` to before `until`; without any, `last`
    is the one before `first`."""

    since: datetime
    until: datetime
    first: int
    last: int
    size: int

    @property
    def inside(self) -> range:
        return range(self.first, self.last + 1)

    @property
    def exported(self) -> range:
        """With the entry before and the one after, which show that none is left out at the ends."""
        return range(max(self.first - 1, 0), min(self.last + 2, self.size))


def find(since: datetime, until: datetime, size: int) -> Range:
    """Of the first `size` entries of the log. What counts is the time that an entry itself tells."""
    there = Entry.objects.filter(number__lt=size)
    start = there.filter(at__gte=since).aggregate(found=Min("number"))["found"]
    end = there.filter(at__lt=until).aggregate(found=Max("number"))["found"]
    first = size if start is None else start
    last = -1 if end is None else end
    while first < size and _told(first) < moment(since):
        first += 1
    while last + 1 < size and _told(last + 1) < moment(until):
        last += 1
    return Range(since, until, first, max(last, first - 1), size)


def _told(number: int) -> str:
    at: str = json.loads(Entry.objects.values_list("data", flat=True).get(pk=number))["at"]
    return at
