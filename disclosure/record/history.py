"""The versions of a page, as the log has them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from disclosure.models import Entry
from disclosure.record.differences import differences


@dataclass(frozen=True)
class Version:
    """What was made for an address at `entry.at`. The next was made at `until`, or none was if that is
    None: this one was sent until something that it shows changed, at the latest until then."""

    entry: Entry
    told: Mapping[str, Any]
    until: datetime | None
    before: Mapping[str, Any] | None

    @property
    def name(self) -> str:
        """Eight digits that readers see below the page."""
        return str(self.told.get("version") or self.entry.body[:8])

    @cached_property
    def changes(self) -> list[str]:
        return differences(self.before, self.told)

    @property
    def is_withdrawn(self) -> bool:
        return bool(self.told.get("status") == 410)

    @property
    def withholds(self) -> bool:
        """Whether it has prices that may not be kept."""
        return withholds(self.told)


def withholds(told: Mapping[str, Any]) -> bool:
    return any("salted" in price for price in told.get("prices", []))


def entries(url: str) -> QuerySet[Entry]:
    """Of one address, the newest first."""
    return Entry.objects.filter(url=url).order_by("-number")


def versions(rows: Sequence[Entry]) -> list[Version]:
    """`rows` are entries of one address that follow each other, the newest first. Two queries."""
    if not rows:
        return []
    same = entries(rows[0].url)
    after = same.filter(number__gt=rows[0].number).order_by("number").first()
    first = same.filter(number__lt=rows[-1].number).first()
    untils = [after.at if after else None, *(row.at for row in rows)]
    told = [json.loads(row.data) for row in rows]
    befores = [*told[1:], json.loads(first.data) if first else None]
    return [
        Version(row, data, until, before)
        for row, data, until, before in zip(rows, told, untils, befores, strict=False)
    ]


def version(entry: Entry) -> Version:
    return versions([entry])[0]
