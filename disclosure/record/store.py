"""Frozen pages: what is sent for an address until something that it shows changes.

The database holds them, so that all processes send the same. A page is frozen in the transaction
in which its entry is added to the log: there is none that was sent and is not on record.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from disclosure.models import Entry, Frozen
from disclosure.record import bodies, editions, log
from disclosure.record.ready import Ready
from disclosure.record.release import release
from disclosure.record.shelf import Shelf

MEGABYTE = 1024 * 1024
EARLIER = 5  # versions of a page that are looked at when the newest breaks a promise
HELD = [field.name for field in Frozen._meta.fields if not field.primary_key]

shelf = Shelf(getattr(settings, "RECORD_MEMORY_MB", 64) * MEGABYTE)


class ChangedMeanwhileError(Exception):
    """Something that the page shows was changed while it was made."""


@dataclass(frozen=True)
class Made:
    """A page that was made and passed the judge, and is to be sent.

    `shown` are the names of the editions of all that it shows, `before` the numbers of all
    editions before it was made. `data` is its entry, without "previous". `kept` is the copy that
    stays when `body` may not be kept after `goes_at`.
    """

    path: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    shown: Collection[str]
    before: Mapping[str, int]
    valid_until: datetime | None
    data: dict[str, Any]
    kept: bytes | None = None
    goes_at: datetime | None = None
    made_at: datetime | None = None

    @property
    def numbers(self) -> dict[str, int]:
        return {name: self.before.get(name, 0) for name in self.shown}


def find(path: str, at: datetime) -> Ready | None:
    """What is frozen for `path`, if it still holds at `at`."""
    row = Frozen.objects.filter(path=path, release=release()).first()
    if row is None or not _holds(row, at):
        return None
    if ready := _ready(row):
        shelf.put(path, ready)
    return ready


def _holds(row: Frozen, at: datetime) -> bool:
    """As `Ready.holds`; asked before its bytes are read and unpacked."""
    if row.valid_until is not None and at >= row.valid_until:
        return False
    now = editions.numbers()
    return all(now.get(name, 0) == number for name, number in row.editions.items())


def made_since(path: str, asked_at: datetime) -> Ready | None:
    """What this process began to make after `asked_at`, though it may hold no more: it shows all that
    was changed before then, which is what somebody who asked at that moment may expect."""
    ready = shelf.get(path)
    return ready if ready and ready.made_at and ready.made_at >= asked_at else None


@transaction.atomic(durable=True)
def freeze(made: Made, *, at: datetime, whatever_changed: bool = False) -> Ready:
    """Put it on record and keep it for the next who asks. It is there for good when this returns.

    Raises ChangedMeanwhileError, and keeps nothing, if an edition of what it shows was raised
    since it was made; if that shall not matter, the page is put on record and held by nobody.
    """
    now = editions.numbers()
    has_changed = any(now.get(name, 0) != number for name, number in made.numbers.items())
    if has_changed and not whatever_changed:
        raise ChangedMeanwhileError(made.path)
    digest = bodies.keep(made.body, at=at, goes_at=made.goes_at)
    if made.kept is not None:
        bodies.keep(made.kept, at=at)
    row = Frozen(
        path=made.path,
        entry=_entry(made, digest).number,
        body=digest,
        status=made.status,
        headers=made.headers,
        editions=made.numbers,
        release=release(),
        frozen_at=at,
        valid_until=at if has_changed else made.valid_until,
    )
    Frozen.objects.bulk_create(
        [row], update_conflicts=True, unique_fields=["path"], update_fields=HELD
    )
    ready = _ready(row)
    assert ready is not None  # noqa: S101  (its body was kept above)
    ready = replace(ready, made_at=made.made_at)
    transaction.on_commit(lambda: shelf.put(made.path, ready))
    return ready


def _entry(made: Made, digest: str) -> Entry:
    """The newest of its address if that tells the same, else a new one."""
    url = made.data["url"]
    newest = log.newest(url)
    if newest is not None and newest.body == digest and _same(newest, made):
        return newest
    told = datetime.fromisoformat(made.data["at"])  # when it was judged; the entry says so
    return log.append([log.Draft("page", url, told, digest, made.data)])[0]


def _same(newest: Entry, made: Made) -> bool:
    """But for the moment, and for prices, which are in the bytes and may be salted by it."""
    told = json.loads(newest.data)
    return all(
        told.get(key) == value
        for key, value in made.data.items()
        if key not in ("at", "previous", "prices")
    )


def earlier(path: str, url: str) -> Iterator[Ready]:
    """What was sent for `path` before, the newest first: as it was, and held by nobody."""
    row = Frozen.objects.filter(path=path).first()
    if row is None:
        return
    digests = Entry.objects.filter(url=url, kind="page").order_by("-number")
    seen: set[str] = set()
    for entry in digests[: EARLIER * 2]:
        if entry.body in seen or len(seen) >= EARLIER:
            continue
        seen.add(entry.body)
        row.body, row.entry = entry.body, entry.number
        row.status = json.loads(entry.data)["status"]
        if ready := _ready(row):
            yield ready


def _ready(row: Frozen) -> Ready | None:
    """None if the bytes are gone."""
    held = bodies.packed(row.body)
    if held is None:
        return None
    body, packed = held
    return Ready(
        path=row.path,
        status=row.status,
        headers=tuple((name, value) for name, value in row.headers),
        body=body,
        packed=packed,
        digest=row.body,
        editions=row.editions,
        valid_until=row.valid_until,
        release=row.release,
        entry=row.entry,
    )
