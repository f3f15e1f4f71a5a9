"""Proofs as text, in the formats of c2sp.org: tlog-proof for inclusion, tlog-witness for consistency."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence

from disclosure.models import Node
from disclosure.record import merkle

AT_ONCE = 512  # entries of which the hashes are read together


def inclusions(numbers: range, size: int) -> Iterator[str]:
    """Of each entry the part of its proof that is its own, “index …” and the hashes. With the first
    line of a tlog-proof above it and the checkpoint below, it is one."""
    for start in range(numbers.start, numbers.stop, AT_ONCE):
        some = range(start, min(start + AT_ONCE, numbers.stop))
        lookup = Near(some)
        for number in some:
            yield lines(f"index {number}", merkle.inclusion(number, size, lookup))


def consistency(old: int, size: int, checkpoint: str) -> str:
    """What witnesses are sent: that the first `old` entries are as they were."""
    found = merkle.consistency(old, size, Near(range(0)))
    return f"{lines(f'old {old}', found)}\n{checkpoint}"


def lines(name: str, hashes: Sequence[bytes]) -> str:
    return "\n".join([name, *(base64.b64encode(one).decode() for one in hashes), ""])


class Near:
    """Finds hashes of the tree; those of the entries `numbers`, which stand together, by one query."""

    def __init__(self, numbers: range) -> None:
        first, last = merkle.stored(numbers.start), merkle.stored(numbers.stop)
        near = Node.objects.filter(position__gte=first, position__lt=last)
        self._known = dict(near.values_list("position", "hash")) if numbers else {}

    def __call__(self, positions: Sequence[int]) -> list[bytes]:
        missing = [one for one in positions if one not in self._known]
        if missing:
            found = Node.objects.filter(position__in=missing)
            self._known |= dict(found.values_list("position", "hash"))
        return [bytes(self._known[one]) for one in positions]
