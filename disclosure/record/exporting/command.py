"""`manage.py record export`: its arguments, and what it says."""

from __future__ import annotations

from argparse import ArgumentTypeError
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from disclosure.record.exporting.pages import NoWarcioError
from disclosure.record.exporting.writing import ExportError, export

HELP = (
    "write pages, entries and proofs of a time into a new folder, with a program that checks them"
)


def add_arguments(parser: CommandParser) -> None:
    parser.add_argument("folder", metavar="DIR", type=Path, help="a folder that is not there yet")
    parser.add_argument(
        "--from", dest="since", required=True, type=moment, help="2026-11-01, or a time (UTC)"
    )
    parser.add_argument(
        "--to", dest="until", type=moment, help="before which it ends; without it, now"
    )
    parser.add_argument(
        "--since",
        dest="held",
        metavar="SIZE",
        type=int,
        help="prove that the log only grew since the checkpoint of so many entries",
    )


def run(options: Mapping[str, Any], *, at: datetime) -> str:
    """What was done, in words. Raises CommandError."""
    try:
        made = export(
            options["folder"],
            since=options["since"],
            until=options["until"] or at,
            at=at,
            held=options["held"],
        )
    except (ExportError, NoWarcioError) as error:
        raise CommandError(str(error)) from None
    held = {
        name: sum(int(row[name]) for row in made.rows) for name in ("whole", "redacted", "gone")
    }
    return (
        f"Exported {sum(int(row['entries']) for row in made.rows)} entries to {options['folder']}: of "
        f"their bodies {held['whole']} are whole, {held['redacted']} are copies without some prices, "
        f"and {held['gone']} are gone. Check it: python3 {options['folder']}/verify.py"
    )


def moment(written: str) -> datetime:
    """A date is its first moment. Without a zone, UTC."""
    try:
        found = datetime.fromisoformat(written)
    except ValueError:
        raise ArgumentTypeError(
            f"“{written}” is no time. Write 2026-11-01 or 2026-11-01T09:30:00+00:00."
        ) from None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
