"""By which anyone can check what this site signed."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable
from typing import Any

from disclosure.record import keys

HELP = "print the public key by which anyone can check the checkpoints of this site"


def arguments(parser: ArgumentParser) -> None:
    """None."""


def run(options: dict[str, Any], write: Callable[[str], None]) -> int:
    write(keys.public_key())
    return 0
