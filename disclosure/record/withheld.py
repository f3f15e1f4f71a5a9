"""Which prices of a page may not be kept: those of offers whose programme forbids histories."""

from __future__ import annotations

from datetime import datetime

from disclosure.audit import Case
from disclosure.page import Link, Price
from disclosure.policy import Destination


def withheld(case: Case) -> list[tuple[Price, Link | None]]:
    return [(price, link) for price, link in case.priced if is_withheld(case, link)]


def is_withheld(case: Case, link: Link | None) -> bool:
    """A price of which the page does not tell whose it is counts as one of the strictest there."""
    return any(there is None or not there.history_allowed for there in _whose(case, link))


def goes_at(case: Case) -> datetime | None:
    """When the first of them may be shown no longer, and so the page be kept no longer as it was sent;
    None if it has none. Where the register does not tell, at once."""
    there = [one for _, link in withheld(case) for one in _whose(case, link)]
    return min((_until(one, case.facts.at) for one in there), default=None)


def _whose(case: Case, link: Link | None) -> list[Destination | None]:
    if link is not None:
        return [case.destination(link)]
    return [there for there in case.facts.links.values() if there.pays]


def _until(there: Destination | None, at: datetime) -> datetime:
    if there is None or there.confirmed_at is None or there.max_age is None:
        return at
    return there.confirmed_at + there.max_age
