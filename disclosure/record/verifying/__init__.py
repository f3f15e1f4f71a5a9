"""Looks at all of the log, from the first entry to the last, and at what is sent by it.

What this finds nobody can have done by mistake of the site; what it cannot find without a copy of a
checkpoint that is kept elsewhere, docs/record.md tells.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Max

from disclosure.models import Checkpoint, Entry, Node
from disclosure.record import log, merkle
from disclosure.record.checkpoint import Head
from disclosure.record.notes import Verifier
from disclosure.record.verifying.entries import walk
from disclosure.record.verifying.findings import Finding, Findings
from disclosure.record.verifying.kept import check_bodies, check_frozen
from disclosure.record.verifying.signed import Signed

__all__ = ["Finding", "Findings", "Verdict", "verify"]


@dataclass(frozen=True)
class Verdict:
    """What was looked at, and what was found. `sound` is the last checkpoint that all is in order to,
    unless findings tell otherwise."""

    entries: int
    checkpoints: int
    bodies: int
    frozen: int
    sound: Head | None
    findings: Findings


def _silent(count: int) -> None:
    """Nobody looks on."""


def verify(
    known: Sequence[Verifier],
    *,
    outside: Mapping[str, str] | None = None,
    watch: Callable[[int], object] = _silent,
) -> Verdict:
    """Look at everything. `known` are the keys whose signatures count; `outside` are copies of
    checkpoints that were kept elsewhere, by the name to tell them by. `watch` is told of each step."""
    found = Findings()
    limit = _limit(found)
    signed = Signed(known, outside or {}, limit, found)
    walk(limit, found, signed, watch)
    signed.finish(limit)
    return Verdict(
        entries=limit,
        checkpoints=signed.count,
        bodies=check_bodies(found, watch),
        frozen=check_frozen(found),
        sound=signed.sound,
        findings=found,
    )


def _limit(found: Findings) -> int:
    """How many entries there are. What is appended while this runs is left for the next time: so what
    must not be more than the entries is asked first."""
    signed = Checkpoint.objects.aggregate(last=Max("size"))["last"] or 0
    last_hash = Node.objects.aggregate(last=Max("position"))["last"]
    limit = log.size()
    if signed > limit:
        found.add(
            "end",
            f"Entries {limit} to {signed - 1}",
            f"they are missing: {signed:,} entries were signed for, and {limit:,} are there.",
        )
    if last_hash is not None and last_hash >= merkle.stored(limit):
        found.add("end", "The tree", f"it has hashes of entries after the last, {limit - 1}.")
    for number in Entry.objects.filter(number__lt=0).values_list("number", flat=True):
        found.add("end", f"Entry {number}", "entries are counted from 0.")
    return limit
