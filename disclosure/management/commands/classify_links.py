"""Say of each address in a list which programme or network it belongs to."""

from __future__ import annotations

import csv
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand, CommandError, CommandParser

from disclosure.networks import Owner, owner
from disclosure.report.escaping import for_cell

HEADER = ("url", "programme", "reason")
LONGEST = 64 * 1024  # bytes of a line that are read; no browser takes longer addresses
BLANK = Owner("none", "the line is blank")
TOO_LONG = Owner("none", f"the line is longer than {LONGEST} bytes")


class Command(BaseCommand):
    help = (
        "Print CSV that says of each address in FILE, one on a line, which affiliate programme or "
        "network it belongs to, and why: first the line url,programme,reason, then exactly one "
        "line for each line of FILE, in its order. A blank or malformed line is answered too, with "
        "“none” and what is wrong with it. “unknown” is a short address that hides where it leads, "
        "“direct” a merchant's own programme that only a parameter tells. What is no UTF-8 is "
        "shown as \\xhh, and a line that a spreadsheet would take for a formula begins with '. "
        "Nothing is fetched."
    )
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE", help="a text file, or - for standard input")

    def handle(self, *args: Any, **options: Any) -> None:
        if hasattr(sys.stdout, "reconfigure"):  # a terminal without all letters shows \uhhhh
            sys.stdout.reconfigure(errors="backslashreplace")
        with opened(options["file"]) as file:
            try:
                self._classify(file)
            except BrokenPipeError:  # who reads the answers has seen enough, as `head` has
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

    def _classify(self, file: BinaryIO) -> None:
        writer = csv.writer(self.stdout, lineterminator="\n")
        writer.writerow(HEADER)
        for line, complete in lines(file):
            found = classified(line) if complete else TOO_LONG
            writer.writerow((for_cell(line), found.programme, for_cell(found.reason)))
        self.stdout.flush()


@contextmanager
def opened(name: str) -> Iterator[BinaryIO]:
    """Raises CommandError for what cannot be read."""
    if name == "-":
        yield sys.stdin.buffer
        return
    with ExitStack() as stack:
        try:
            file = stack.enter_context(Path(name).open("rb"))
        except OSError as error:
            raise CommandError(
                f"{name} cannot be read ({error.strerror}). Name a text file with an address on "
                "each line, or - for standard input."
            ) from error
        yield file


def lines(file: BinaryIO) -> Iterator[tuple[str, bool]]:
    """Each line without its end, and whether that is all of it. Of a longer line only the beginning
    is kept in memory."""
    encoding = "utf-8-sig"  # the first line may have a byte order mark
    while start := file.readline(LONGEST):
        complete = start.endswith(b"\n") or len(start) < LONGEST
        rest = b"" if complete else file.readline(LONGEST)
        while rest and not rest.endswith(b"\n"):
            rest = file.readline(LONGEST)
        yield start.decode(encoding, errors="backslashreplace").strip(), complete
        encoding = "utf-8"


def classified(line: str) -> Owner:
    return owner(line) if line else BLANK
