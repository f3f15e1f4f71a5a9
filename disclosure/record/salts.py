"""The secret bytes by which prices are salted that may not be kept: one for each price of each entry.

They are made of the secret of this site, so that whoever runs it can open single ones later.
"""

from __future__ import annotations

from django.utils.crypto import salted_hmac

PURPOSE = "disclosure.record.salts"


def salt(name: str) -> bytes:
    """Of a price by its name, 32 bytes; see manifest.name_of_price."""
    return salted_hmac(PURPOSE, name, algorithm="sha256").digest()
