"""A proof to take away: one entry of the log, what ties it to the signed head, and the page."""

from __future__ import annotations

import base64
from typing import Any

from disclosure.models import Checkpoint, Entry
from disclosure.record import checkpoint, copies, log
from disclosure.record.checkpoint import Head
from disclosure.record.history import version

HOW = [
    "1. The page: the SHA-256 of `body` is body.sha256 in `entry`, or kept.sha256 if it is a copy. Both are in base64.",
    "2. The leaf: SHA-256 over one zero byte and the bytes of `entry`.",
    "3. The tree: hash the leaf with the digests in `proof`, as RFC 9162, section 2.1.3.2, says. It gives the root "
    "in the checkpoint, the last part of `proof`.",
    "4. The signature below the checkpoint is by `key` (Ed25519). Compare the key with a copy from somewhere else.",
    "check.py does all of this, and unpacks entry and page: python3 check.py FILE --key KEY --unpack FOLDER",
]


def head() -> tuple[Head, Checkpoint] | None:
    """What the site signed last; None before there was anything to sign."""
    signed = Checkpoint.objects.order_by("-size").first()
    return (checkpoint.read(signed.note), signed) if signed else None


def of(entry: Entry, *, public: bool) -> dict[str, Any]:
    """Plain values for a JSON file. To the public no page goes out with prices that may not be kept.

    Raises log.LogDamagedError if hashes of the log are missing.
    """
    copy = copies.copy(version(entry), public=public)
    return {
        "what": f"Proof that entry {entry.number} is in the log of what this site sent.",
        "how": HOW,
        "number": entry.number,
        "key": checkpoint.public_key(),
        "entry": base64.b64encode(entry.data.encode()).decode(),
        "proof": text(entry),
        "body": base64.b64encode(copy.body).decode() if copy.body is not None else None,
        "body_is": copy.state,
    }


def text(entry: Entry) -> str:
    """In the format of c2sp.org/tlog-proof."""
    signed = Checkpoint.objects.filter(size__gt=entry.number).order_by("-size").first()
    if signed is None:
        raise log.LogDamagedError(f"No checkpoint was signed for entry {entry.number}.")
    hashes = log.inclusion(entry.number, signed.size)
    path = [base64.b64encode(one).decode() for one in hashes]
    lines = ["c2sp.org/tlog-proof@v1", f"index {entry.number}", *path]
    return "\n".join([*lines, "", signed.note])
