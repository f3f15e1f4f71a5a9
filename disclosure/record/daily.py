"""Once a day the log says which entry of each page is the newest: so it can be proved too that
a page did not change in between, or was not there."""

from __future__ import annotations

from datetime import UTC, datetime

from django.conf import settings
from django.db import connection, transaction

from disclosure.models import Checkpoint, Entry
from disclosure.record import bodies, log, manifest, merkle
from disclosure.record.canonical import canonical
from disclosure.record.log import Draft

_NEWEST = (
    "SELECT entry.url, entry.number FROM disclosure_entry AS entry "
    "JOIN (SELECT url, MAX(number) AS number FROM disclosure_entry GROUP BY url) AS newest "
    "ON newest.number = entry.number WHERE entry.kind = 'page' ORDER BY entry.number"
)


def step(at: datetime) -> str | None:
    """The entry of the day, if it is not there yet and pages are on record. What this tells holds a
    checkpoint: a mail of cron that is kept is a copy of it elsewhere."""
    if not settings.DISCLOSURE.get("RECORD") or log.newest(_day(at)) or not log.size():
        return None
    entry = log_day(at)
    return (
        f"Put on record which entry of each page was the newest (entry {entry.number}). Keep this "
        f"checkpoint elsewhere:\n\n{Checkpoint.objects.latest('size').note}"
    )


def watch(at: datetime) -> None:
    """Raises LogDamagedError where what was signed last is not of the log as it is."""
    with transaction.atomic():
        log.hold()
        log.signed_tree()


@transaction.atomic
def log_day(at: datetime) -> Entry:
    """The entry of the day: made, or that of another tick that came first."""
    log.hold()
    if there := log.newest(_day(at)):
        return there
    pages = _newest_hashes()
    body = canonical(pages)
    digest = bodies.keep(body, at=at)
    data = {
        "v": manifest.VERSION,
        "kind": "day",
        "date": _day(at),
        "at": manifest.moment(at),
        "pages": len(pages),
        "body": {"sha256": digest, "bytes": len(body)},
    }
    return log.append([Draft("day", _day(at), at, digest, data)])[0]


def _day(at: datetime) -> str:
    return at.astimezone(UTC).date().isoformat()


def _newest_hashes() -> dict[str, str]:
    """The leaf hash in hex of the newest entry of each page, by its address."""
    with connection.cursor() as cursor:
        cursor.execute(_NEWEST)
        rows = cursor.fetchall()
    hashes = log.stored([merkle.position(0, number) for _, number in rows])
    return {url: leaf.hex() for (url, _), leaf in zip(rows, hashes, strict=True)}
