"""The secret bytes by which prices are salted that may not be kept: one for each price of each entry.

They are made of the key that the log is signed with, so that whoever holds it can open single ones later.
"""

from __future__ import annotations

import hmac

from disclosure.record import keys

PURPOSE = b"disclosure.record.salts "  # so that nothing else that the key makes is a salt


def salt(name: str) -> bytes:
    """Of a price by its name, 32 bytes; see manifest.name_of_price."""
    return hmac.digest(keys.signer().key.private_bytes_raw(), PURPOSE + name.encode(), "sha256")
