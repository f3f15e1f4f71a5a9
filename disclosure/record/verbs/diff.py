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
from disclosure.record.comparing import pieces, visible_lines
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
    found = pieces(visible_lines(_bytes(old)), visible_lines(_bytes(new)))
    if not found:
        write(f"Entries {old.number} and {new.number} read alike.")
        return 0
    write(f"− {_name(old)}")
    write(f"+ {_name(new)}")
    for piece in found:
        write(f"{piece.sign} {piece.text}".rstrip())
    return 0


def _name(entry: Entry) -> str:
    return f"entry {entry.number}, {entry.at.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def _bytes(entry: Entry) -> bytes:
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
    return data
