"""A page of this site, judged by all rules and all registers: for the guard, the audit and the admin."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from disclosure import audit, registers
from disclosure.page import Page
from disclosure.policy import Facts
from disclosure.rules import RULES

# What styles a page besides the sheets that it links to.
OWN_STYLES = 'style, [style], font, [bgcolor], [text], link[href^="data:" i]'


@dataclass(frozen=True)
class Judged:
    """A page as the judge read it, what it knew besides, and what the rules say."""

    page: Page
    facts: Facts
    report: audit.Report

    @property
    def case(self) -> audit.Case:
        return audit.Case(self.page, self.facts)


def report(
    html: str,
    *,
    path: str,
    at: datetime,
    status: int = 200,
    only_blocking: bool = False,
    amend: Callable[[Facts], Facts] | None = None,
) -> audit.Report:
    """What the rules say of `html` if it were sent for `path` at `at`."""
    return judge(
        html, path=path, at=at, status=status, only_blocking=only_blocking, amend=amend
    ).report


def judge(
    html: str,
    *,
    path: str,
    at: datetime,
    status: int = 200,
    only_blocking: bool = False,
    amend: Callable[[Facts], Facts] | None = None,
) -> Judged:
    """What the rules say of `html` if it were sent for `path` at `at`, and of what.

    `only_blocking` is for the guard, while a reader waits: it asks no rule but those that keep a
    page from being served. The sheets of the site are the same for all its pages; reading them
    costs more than all else, and is left to the audit, unless the page has styles of its own,
    which can only be judged together with them.
    `amend` is for a page that is not public yet: it adds what the registers would say if it were.
    """
    page = Page(html, address=registers.address(path))
    read_sheets = not only_blocking or page.tree.css_first(OWN_STYLES) is not None
    facts = registers.facts(
        page,
        path=path,
        at=at,
        status=status,
        read_sheets=read_sheets,
        only_blocking=only_blocking,
    )
    facts = amend(facts) if amend else facts
    asked = [rule for rule in RULES if rule.blocking or not only_blocking]
    return Judged(page, facts, audit.judge(page, facts, asked, source=path))
