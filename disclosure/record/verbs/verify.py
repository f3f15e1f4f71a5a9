"""Look at all of the log."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable, Iterable
from datetime import UTC
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.template.defaultfilters import pluralize
from tqdm import tqdm

from disclosure.models import Body, Checkpoint
from disclosure.record import keys, log
from disclosure.record.notes import BadKeyError, Verifier
from disclosure.record.verifying import Verdict, verify

HELP = "look at every entry, hash, signature and body; exit 1 if anything is wrong"


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--checkpoint",
        metavar="FILE",
        type=Path,
        action="append",
        default=[],
        help="a copy of a checkpoint that was kept elsewhere; may be given several times",
    )
    parser.add_argument(
        "--public-key",
        metavar="KEY",
        action="append",
        default=[],
        help="whose signatures count, as `record public-key` printed it then; "
        "none: the key of this site, and RECORD_FORMER_KEYS",
    )


def run(options: dict[str, Any], write: Callable[[str], None]) -> int:
    known = _keys(options["public_key"])
    outside = {str(path): _note(path) for path in options["checkpoint"]}
    steps = log.size() + Body.objects.count()
    with tqdm(total=steps, desc="Verifying", unit=" rows", disable=None, leave=False) as bar:
        verdict = verify(known, outside=outside, watch=bar.update)
    for line in _lines(verdict, len(outside)):
        write(line)
    return 1 if verdict.findings else 0


def _lines(verdict: Verdict, outside: int) -> Iterable[str]:
    yield from verdict.findings.lines()
    yield (
        f"{verdict.entries:,} entr{pluralize(verdict.entries, 'y,ies')}, "
        f"{verdict.checkpoints:,} checkpoint{pluralize(verdict.checkpoints)}, "
        f"{verdict.bodies:,} bod{pluralize(verdict.bodies, 'y,ies')} and "
        f"{verdict.frozen:,} frozen page{pluralize(verdict.frozen)} were looked at."
    )
    if not verdict.findings:
        yield "All is as it was signed." if verdict.entries else "Nothing is on record yet."
        if not outside:
            yield (
                "Whoever has the key and the database could have rewritten both: only a copy of a "
                "checkpoint that was kept elsewhere tells (--checkpoint)."
            )
    elif verdict.sound:
        at = Checkpoint.objects.get(size=verdict.sound.size).at.astimezone(UTC)
        yield (
            f"The last checkpoint that holds is of {at:%Y-%m-%d %H:%M:%S} UTC and speaks for "
            f"{verdict.sound.size:,} entries."
        )
    if verdict.findings:
        found = len(verdict.findings)
        yield f"{found:,} finding{pluralize(found)}. docs/record.md tells what to do."


def _keys(written: list[str]) -> list[Verifier]:
    try:
        return [Verifier.read(one) for one in written] or keys.known()
    except BadKeyError as error:
        raise CommandError(f"--public-key: {error}", returncode=2) from None


def _note(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip() + "\n"
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"--checkpoint {path} cannot be read: {error}", returncode=2) from None
