"""What a site signs of its log: origin, number of entries, root (c2sp.org/tlog-checkpoint)."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable
from dataclasses import dataclass

from disclosure.record import keys
from disclosure.record.keys import public_key
from disclosure.record.notes import BadNoteError, Verifier, opened, text_of

__all__ = ["BadNoteError", "Head", "public_key", "read", "sign", "verified"]

_SIZE = re.compile(r"0|[1-9][0-9]{0,17}")


@dataclass(frozen=True)
class Head:
    """Of whose log, how many entries, and the root of the tree over them."""

    origin: str
    size: int
    root: bytes

    @property
    def written_root(self) -> str:
        """As it stands in the checkpoint."""
        return base64.b64encode(self.root).decode()


def sign(size: int, root: bytes) -> str:
    signer = keys.signer()
    return signer.sign(f"{signer.name}\n{size}\n{base64.b64encode(root).decode()}\n")


def read(note: str) -> Head:
    """What it says, whoever signed it. Raises BadNoteError if it is no checkpoint."""
    return _head(text_of(note))


def verified(note: str, known: Iterable[Verifier]) -> Head:
    """What it says, if a known key signed it for its own log. Raises BadNoteError if not."""
    known = list(known)
    head = _head(opened(note, known))
    if head.origin not in {one.name for one in known}:
        raise BadNoteError(f"It speaks for the log of {head.origin}.")
    return head


def _head(text: str) -> Head:
    origin, size, root, *_ = [*text.split("\n"), "", "", ""]
    try:
        digest = base64.b64decode(root, validate=True)
    except (binascii.Error, ValueError):
        digest = b""
    if not origin or not _SIZE.fullmatch(size) or len(digest) != 32:
        raise BadNoteError("It is no checkpoint of a log.")
    return Head(origin, int(size), digest)
