"""A page of this site, judged by all rules and all registers: for the guard, the audit and the admin."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from disclosure import audit, registers
from disclosure.page import Page
from disclosure.policy import Facts
from disclosure.rules import RULES


def report(
    html: str,
    *,
    path: str,
    at: datetime,
    status: int = 200,
    only_blocking: bool = False,
    amend: Callable[[Facts], Facts] | None = None,
) -> audit.Report:
    """What the rules say of `html` if it were sent for `path` at `at`.

    `only_blocking` is for the guard, while a reader waits: it asks no rule but those that keep a
    page from being served, and judges by the styles in the page. The sheets of the site are the
    same for all its pages; reading them costs more than all else, and is left to the audit.
    `amend` is for a page that is not public yet: it adds what the registers would say if it were.
    """
    page = Page(html, address=registers.address(path))
    facts = registers.facts(page, path=path, at=at, status=status, read_sheets=not only_blocking)
    facts = amend(facts) if amend else facts
    asked = [rule for rule in RULES if rule.blocking or not only_blocking]
    return audit.judge(page, facts, asked, source=path)
