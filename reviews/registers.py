"""What the judge of pages is told of outbound links, and of the pay that acts on pages of this site."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from disclosure.policy import Destination


def links(urls: Collection[str], at: datetime) -> dict[str, Destination]:
    """Each of the absolute `urls` that somebody registered."""
    return {}


def pay(paths: Collection[str], at: datetime) -> dict[str, frozenset[str]]:
    """The kinds of pay on the pages at `paths`, for those that are public."""
    return {}
