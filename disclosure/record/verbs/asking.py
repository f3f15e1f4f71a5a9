"""What somebody names on the command line: an address, a time, a version of a page."""

from __future__ import annotations

from datetime import UTC, datetime, time
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import CommandError
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.timezone import get_current_timezone, is_naive

from disclosure import registers
from disclosure.models import Entry
from disclosure.record import log

NAMED = 3  # addresses in a message


def url(written: str) -> str:
    """An absolute address; a path is one of this site."""
    return registers.address(written) if written.startswith("/") else written


def moment(written: str) -> datetime:
    """A time in ISO 8601. Without a zone it is one of the site; a day means its end."""
    try:
        found = parse_datetime(written)
        day = None if found else parse_date(written)
    except ValueError:
        found = day = None
    if day or (found and "T" not in written and " " not in written):
        found = datetime.combine(day or found, time.max)  # type: ignore[arg-type]  # a day or a moment was found
    if found is None:
        raise CommandError(
            f"“{written}” is no time. Write one such as 2026-11-23T05:30Z, or a day: 2026-11-23."
        )
    return found.replace(tzinfo=get_current_timezone()) if is_naive(found) else found


def entry(address: str, at: datetime | None) -> Entry:
    """The newest of that address, at a moment or of all. Raises CommandError where there is none."""
    found = log.newest(address) if at is None else log.at(address, at)
    if found:
        return found
    first = Entry.objects.filter(url=address).order_by("number").first()
    if first:
        raise CommandError(
            f"{address} was first put on record at {first.at.astimezone(UTC):%Y-%m-%d %H:%M} UTC, "
            "after that time."
        )
    raise _unknown(address)


def version(address: str, written: str) -> Entry:
    """An entry by its number, or by a time."""
    if not written.isdecimal():
        return entry(address, moment(written))
    found = Entry.objects.filter(pk=int(written)).first()
    if found and found.url == address:
        return found
    if not Entry.objects.filter(url=address).exists():
        raise _unknown(address)
    what = f"is of {found.url}" if found else "is not in the log"
    raise CommandError(
        f"Entry {written} {what}. `manage.py record show {address}` names the entries of that page."
    )


def _unknown(address: str) -> CommandError:
    """Of an address that no entry has. Reads all addresses, for none can be found by its path."""
    there = _of_other_hosts(address)
    if there:
        more = " and others" if there[NAMED:] else ""
        return CommandError(
            f"{address} was never put on record, but {', '.join(there[:NAMED])}{more} was. Set BASE_URL "
            f"to where that site is reached (it is {settings.BASE_URL} now), or name the whole address."
        )
    return CommandError(
        f"{address} was never put on record. Name a page as it is linked to, with its slashes and "
        "without anything after “?”: for example /about/."
    )


def _of_other_hosts(address: str) -> list[str]:
    path = urlsplit(address).path
    found = Entry.objects.filter(kind="page", url__endswith=path).order_by("url").distinct()
    return [url for url in found.values_list("url", flat=True) if urlsplit(url).path == path]
