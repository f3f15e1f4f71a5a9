"""The record of what was sent: look at it, prove it, take it along. docs/record.md is its manual."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser
from collections.abc import Callable
from typing import Any, Protocol

from django.core.management.base import BaseCommand, CommandError, CommandParser

from disclosure.record.verbs import checkpoint, diff, export, public_key, show, verify

STOPPED = 130  # what shells say of a program that Ctrl-C ended


class Verb(Protocol):
    HELP: str

    def arguments(self, parser: ArgumentParser) -> None: ...
    def run(self, options: dict[str, Any], write: Callable[[str], None]) -> int: ...


VERBS: dict[str, Verb] = {
    "verify": verify,
    "checkpoint": checkpoint,
    "show": show,
    "diff": diff,
    "export": export,
    "public-key": public_key,
}


class Command(BaseCommand):
    help = "Verify, show and prove what this site sent to its readers."

    def add_arguments(self, parser: CommandParser) -> None:
        verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
        for name, verb in VERBS.items():
            verb.arguments(verbs.add_parser(name, help=verb.HELP, description=verb.HELP))

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            code = VERBS[options["verb"]].run(options, self.stdout.write)
            self.stdout.flush()
        except KeyboardInterrupt:
            raise CommandError("Stopped before the end.", returncode=STOPPED) from None
        except BrokenPipeError:  # `… | head` has seen enough
            sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123  (for Python's own last flush)
            return
        if code:
            sys.exit(code)
