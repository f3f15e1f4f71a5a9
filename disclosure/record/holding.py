"""Whether the newest version of a page is still what the next who asks is sent."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import unquote, urlsplit

from disclosure.models import Frozen
from disclosure.record import store
from disclosure.record.bodies import BodyDamagedError
from disclosure.record.history import Version


def holds(version: Version, *, at: datetime) -> bool:
    """Looks as the guard does before it sends a page."""
    if version.until is not None:
        return False
    try:
        ready = store.find(path(version), at)
    except BodyDamagedError:
        return False
    return ready is not None and ready.entry == version.entry.number


def ended(version: Version, *, before: datetime) -> datetime | None:
    """When its time was over, if that was not after `before`, and as far as is known: when an edition
    was raised is not kept, nor until when earlier versions held."""
    row = Frozen.objects.filter(path=path(version), entry=version.entry.number).first()
    if row is None or row.valid_until is None or row.valid_until > before:
        return None
    return row.valid_until


def path(version: Version) -> str:
    """As requests have it: disclosure.registers.address the other way round."""
    return unquote(urlsplit(version.entry.url).path)
