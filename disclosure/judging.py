"""A page of this site, judged by all rules and all registers: for the guard, the audit and the admin."""

from __future__ import annotations

from datetime import datetime

from disclosure import audit, registers
from disclosure.page import Page
from disclosure.rules import RULES


def report(html: str, *, path: str, at: datetime, status: int = 200) -> audit.Report:
    """What the rules say of `html` if it were sent for `path` at `at`."""
    page = Page(html, address=registers.address(path))
    facts = registers.facts(page, path=path, at=at, status=status)
    return audit.judge(page, facts, RULES, source=path)
