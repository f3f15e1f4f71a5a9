"""In what two versions of a page differ, for those who read it."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable
from datetime import UTC
from typing import Any

from django.core.management.base import CommandError

from disclosure.models import Entry
from disclosure.record import bodies
from disclosure.record.bodies import BodyDamagedError
from disclosure.record.comparing import differences
from disclosure.record.verbs import asking

HELP = "print how the text of a page changed from one version to another"


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("url", metavar="URL", help="the address of a page, or /path of this site")
    for name, which in (("a", "the one before"), ("b", "the one after")):
        parser.add_argument(
            name, metavar=name.upper(), help=f"{which}: the number of an entry, or a time"
        )


def run(options: dict[str, Any], write: Callable[[str], None]) -> int:
    address = asking.url(options["url"])
    old, new = (asking.version(address, options[name]) for name in ("a", "b"))
    found = list(differences(_html(old), _html(new), names=(_name(old), _name(new))))
    for line in found or [f"Entries {old.number} and {new.number} read alike."]:
        write(line.rstrip())
    return 0


def _name(entry: Entry) -> str:
    return f"entry {entry.number}, {entry.at.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def _html(entry: Entry) -> str:
    try:
        data = bodies.load(entry.body)
    except BodyDamagedError as error:
        raise CommandError(
            f"Entry {entry.number}: {error} Run `manage.py record verify`."
        ) from None
    if data is None:
        raise CommandError(
            f"The bytes of entry {entry.number} are no longer kept (RECORD_BODIES_DAYS, or a programme "
            f"that forbids it). Their digest is on record: {entry.body}"
        )
    return data.decode(errors="replace")
