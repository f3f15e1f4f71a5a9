"""The Merkle tree of RFC 6962 (as in RFC 9162): hashes, proofs, and what verifies them. Pure.

Only hashes that no later leaf can change are stored, in the order in which they become final: a leaf,
then each subtree that it completes. `position` numbers them so. The first leaves of a log store

    position  0        1        2              3        4        5              6
    hash of   leaf 0   leaf 1   leaves 0 to 1  leaf 2   leaf 3   leaves 2 to 3  leaves 0 to 3
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import reduce

Lookup = Callable[[Sequence[int]], Sequence[bytes]]  # the hashes stored at these positions
EMPTY = hashlib.sha256(b"").digest()  # the root of no leaves


def leaf_hash(data: bytes) -> bytes:
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def position(level: int, index: int) -> int:
    """Where the hash of the leaves from index · 2^level on, 2^level of them, is stored."""
    return stored(((index + 1) << level) - 1) + level


def stored(size: int) -> int:
    """How many hashes a tree of so many leaves stores."""
    return 2 * size - size.bit_count()


class Frontier:
    """The complete subtrees that a tree of `size` leaves is made of, the largest first."""

    def __init__(self, size: int, hashes: Iterable[bytes]) -> None:
        self.size = size
        self.hashes = list(hashes)

    def add(self, leaf: bytes) -> list[bytes]:
        """Take one more leaf hash. Returns the hashes that are final now, in the order of positions."""
        final = [leaf]
        size = self.size
        while size & 1:
            final.append(node_hash(self.hashes.pop(), final[-1]))
            size >>= 1
        self.hashes.append(final[-1])
        self.size += 1
        return final

    @property
    def root(self) -> bytes:
        return _folded(self.hashes)


def frontier(size: int, lookup: Lookup) -> Frontier:
    return Frontier(size, lookup(list(_cover(0, size))))


def root(size: int, lookup: Lookup) -> bytes:
    return frontier(size, lookup).root


def inclusion(index: int, size: int, lookup: Lookup) -> list[bytes]:
    """The audit path of leaf `index` in the tree of `size` leaves (RFC 6962, 2.1.1).

    Raises ValueError if that tree has no such leaf.
    """
    if not 0 <= index < size:
        raise ValueError(f"A log of {size} entries has no entry {index}.")
    return _read(list(_path(index, 0, size)), lookup)


def consistency(old: int, new: int, lookup: Lookup) -> list[bytes]:
    """The proof that the first `old` of `new` leaves are as they were (RFC 6962, 2.1.2)."""
    if not 0 <= old <= new:
        raise ValueError(f"A log of {new} entries cannot have had {old} before.")
    if old in (0, new):
        return []
    return _read(list(_subproof(old, 0, new, whole=True)), lookup)


def root_from_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes]) -> bytes:
    """The root that the proof leads to (RFC 9162, 2.1.3.2). Raises ValueError if it has a wrong length."""
    if not 0 <= index < size:
        raise ValueError(f"A log of {size} entries has no entry {index}.")
    at, last, found = index, size - 1, leaf
    for one in proof:
        if not last:
            raise ValueError("The proof is too long.")
        if at & 1 or at == last:
            found = node_hash(one, found)
            at, last = _climb_right_edge(at, last)
        else:
            found = node_hash(found, one)
        at, last = at >> 1, last >> 1
    if last:
        raise ValueError("The proof is too short.")
    return found


def includes(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    try:
        return root_from_inclusion(leaf, index, size, proof) == root
    except ValueError:
        return False


def is_consistent(
    old: int, new: int, old_root: bytes, new_root: bytes, proof: Sequence[bytes]
) -> bool:
    """Are the `old` leaves under `old_root` the first of the `new` ones under `new_root`?"""
    if not 0 < old < new:
        known = old_root == (new_root if old else EMPTY)
        return not proof and 0 <= old <= new and known
    proof = proof if old & (old - 1) else [old_root, *proof]
    try:
        return bool(proof) and _both_roots(old, new, proof) == (old_root, new_root)
    except ValueError:
        return False


def _both_roots(old: int, new: int, proof: Sequence[bytes]) -> tuple[bytes, bytes]:
    """The two roots that a proof leads to (RFC 9162, 2.1.4.2). Raises ValueError if it has a wrong length."""
    at, last = old - 1, new - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    before = after = proof[0]
    for one in proof[1:]:
        if not last:
            raise ValueError("The proof is too long.")
        if at & 1 or at == last:
            before, after = node_hash(one, before), node_hash(one, after)
            at, last = _climb_right_edge(at, last)
        else:
            after = node_hash(after, one)
        at, last = at >> 1, last >> 1
    if last:
        raise ValueError("The proof is too short.")
    return before, after


def _climb_right_edge(at: int, last: int) -> tuple[int, int]:
    """Past the levels on which the last node has no brother."""
    while at and not at & 1:
        at, last = at >> 1, last >> 1
    return at, last


# A proof is a list of subtrees, each from one leaf to before another.
Span = tuple[int, int]


def _path(index: int, start: int, end: int) -> Iterator[Span]:
    if end - start > 1:
        middle = start + _split(end - start)
        if index < middle:
            yield from _path(index, start, middle)
            yield middle, end
        else:
            yield from _path(index, middle, end)
            yield start, middle


def _subproof(old: int, start: int, end: int, *, whole: bool) -> Iterator[Span]:
    """`old` is a leaf number; `whole` while the old tree is all of what is looked at."""
    if old == end:
        if not whole:
            yield start, end
        return
    middle = start + _split(end - start)
    if old <= middle:
        yield from _subproof(old, start, middle, whole=whole)
        yield middle, end
    else:
        yield from _subproof(old, middle, end, whole=False)
        yield start, middle


def _split(width: int) -> int:
    """The largest power of two below it."""
    return 1 << (width - 1).bit_length() - 1


def _cover(start: int, end: int) -> Iterator[int]:
    """The positions of the complete subtrees that a subtree is made of, the largest first."""
    while start < end:
        level = (end - start).bit_length() - 1
        yield position(level, start >> level)
        start += 1 << level


def _read(spans: Sequence[Span], lookup: Lookup) -> list[bytes]:
    """The hashes of subtrees, by one look into the store."""
    covers = [list(_cover(*span)) for span in spans]
    found = iter(lookup([one for cover in covers for one in cover]))
    return [_folded([next(found) for _ in cover]) for cover in covers]


def _folded(hashes: Sequence[bytes]) -> bytes:
    """The hash over complete subtrees of falling size."""
    if not hashes:
        return EMPTY
    return reduce(lambda right, left: node_hash(left, right), reversed(hashes))
