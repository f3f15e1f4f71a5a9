"""The registers of money as the judge of pages and auditors ask for them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from disclosure.policy import Slot


def placements(numbers: Collection[str], at: datetime) -> dict[str, Slot]:
    """Each registered placement among `numbers`, as markup gives them."""
    return {}
