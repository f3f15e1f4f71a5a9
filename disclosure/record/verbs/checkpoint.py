"""What was signed last, to be kept elsewhere."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable
from typing import Any

from django.core.management.base import CommandError

from disclosure.models import Checkpoint

HELP = "print what this site signed last of its log: keep copies elsewhere"


def arguments(parser: ArgumentParser) -> None:
    """None."""


def run(options: dict[str, Any], write: Callable[[str], None]) -> int:
    newest = Checkpoint.objects.order_by("-size").first()
    if newest is None:
        raise CommandError("Nothing is on record yet: the log is empty.")
    write(newest.note.rstrip("\n"))
    return 0
