"""The bytes that were sent, by their digest, packed by brotli. Entries stay for ever; bodies may go.

What is packed while a reader waits is packed loosely; `tick` packs it again, as small as can be.
"""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

import brotli  # type: ignore[import-untyped]
from django.conf import settings
from django.db.models import Q

from disclosure.models import Body, Entry, Frozen

AT_ONCE, BEST = 5, 11  # qualities of brotli
A_DAY = timedelta(days=1)


class BodyDamagedError(Exception):
    """What is kept under a digest is not what has that digest."""


def keep(data: bytes, *, at: datetime, goes_at: datetime | None = None) -> str:
    """The digest (SHA-256, hex) under which `data` is kept from `at` on.

    `goes_at` is when it may be kept no longer, whatever the setting says. Of the same bytes there is
    one row: it goes at the earliest moment named for it, and its days are counted from the latest.
    """
    digest = hashlib.sha256(data).hexdigest()
    known = Body.objects.filter(digest=digest)
    held = known.values_list("kept_at", "goes_at").first()
    if held is None:
        packed = brotli.compress(data, quality=AT_ONCE)
        made = Body(digest, len(data), packed, AT_ONCE, at, goes_at)
        # Somebody else may keep the same at this moment.
        Body.objects.bulk_create([made], ignore_conflicts=True)
    elif at - held[0] > A_DAY or (goes_at and (held[1] is None or goes_at < held[1])):
        earliest = min((one for one in (held[1], goes_at) if one), default=None)
        known.update(kept_at=max(held[0], at), goes_at=earliest)
    return digest


def load(digest: str) -> bytes | None:
    """None if it is gone. Raises BodyDamagedError."""
    held = packed(digest)
    return held[0] if held else None


def packed(digest: str) -> tuple[bytes, bytes] | None:
    """The bytes, and the same by brotli, as they are kept; None if they are gone.

    Raises BodyDamagedError.
    """
    found = Body.objects.filter(pk=digest).values_list("packed", flat=True).first()
    if found is None:
        return None
    kept = bytes(found)
    try:
        data = brotli.decompress(kept)
    except brotli.error as error:
        raise BodyDamagedError(f"The body {digest} cannot be unpacked.") from error
    if hashlib.sha256(data).hexdigest() != digest:
        raise BodyDamagedError(f"What is kept under {digest} is something else.")
    return data, kept


def repack(limit: int = 100) -> int:
    """Pack up to `limit` bodies as small as can be, the newest first; tells how many."""
    loose = Body.objects.filter(quality__lt=BEST).order_by("-kept_at")
    done = 0
    for digest in loose.values_list("pk", flat=True)[:limit]:
        data = load(digest)
        if data is not None:
            smaller = brotli.compress(data, quality=BEST)
            done += Body.objects.filter(pk=digest).update(packed=smaller, quality=BEST)
    return done


def forget(at: datetime) -> int:
    """Delete what may be kept no longer at `at`, and what was last found to be sent more than
    RECORD_BODIES_DAYS ago; tells how many. The lists of a day (kind “day”) stay."""
    wanted = Q(goes_at__lte=at)
    if days := getattr(settings, "RECORD_BODIES_DAYS", 0):
        _note_what_is_sent(at)
        wanted |= Q(kept_at__lte=at - timedelta(days=days))
    lists = Entry.objects.filter(kind="day").values("body")
    gone, _ = Body.objects.filter(wanted).exclude(digest__in=lists).delete()
    return gone


def _note_what_is_sent(at: datetime) -> None:
    """Count the days of what is sent from now: a page may stay the same for years."""
    old = Body.objects.filter(kept_at__lt=at - A_DAY)
    old.filter(digest__in=Frozen.objects.values("body")).update(kept_at=at)
