"""What an auditor takes away: a new folder with pages, entries, proofs, and a program that checks them."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.utils import timezone

from disclosure.record.bodies import BodyDamagedError
from disclosure.record.exporting.counting import Counts
from disclosure.record.exporting.pages import NoWarcioError
from disclosure.record.exporting.writing import ExportError, export
from disclosure.record.log import LogDamagedError

HELP = (
    "write pages, entries and proofs of a time into a new folder, with a program that checks them"
)


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("folder", metavar="DIR", type=Path, help="a folder that is not there yet")
    parser.add_argument(
        "--from", dest="since", required=True, type=moment, help="2026-11-01, or a time"
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


def run(options: dict[str, Any], write: Callable[[str], None]) -> int:
    at = timezone.now()
    try:
        made = export(
            options["folder"],
            since=options["since"],
            until=options["until"] or at,
            at=at,
            held=options["held"],
        )
    except (ExportError, NoWarcioError, BodyDamagedError, LogDamagedError) as error:
        raise CommandError(str(error)) from None
    write(told(made, options["folder"]))
    return 0


def told(made: Counts, folder: Path) -> str:
    entries, whole, redacted, gone = (
        sum(int(row[name]) for row in made.rows)
        for name in ("entries", "whole", "redacted", "gone")
    )
    return (
        f"Exported {entries} entries to {folder}: of their bodies {whole} are whole, {redacted} are "
        f"copies without some prices, and {gone} are gone. Check it: python3 {folder}/verify.py"
    )


def moment(written: str) -> datetime:
    """A date is its first moment. Without a zone it is one of the site."""
    try:
        found = datetime.fromisoformat(written)
    except ValueError:
        raise ArgumentTypeError(
            f"“{written}” is no time. Write 2026-11-01 or 2026-11-01T09:30Z."
        ) from None
    return found if found.tzinfo else found.replace(tzinfo=timezone.get_current_timezone())
