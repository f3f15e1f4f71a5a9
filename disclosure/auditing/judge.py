"""Fetches and judges pages, one after the other. One that fails does not stop the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from urllib.parse import urlsplit

from disclosure import audit, registers
from disclosure.auditing.answers import Answer, NothingToJudge, NotJudgedError, Target
from disclosure.page import NOTICE, Page, host
from disclosure.policy import Facts
from disclosure.report import Judged, Note, Run
from disclosure.rules import RULES
from disclosure.sheets import linked
from disclosure.sight import Sight


@dataclass(frozen=True)
class Foreign:
    """What is known of pages that are not ours: the CSS selector of their notice, and its words."""

    notice: str = ""
    approved_text: str = ""


@dataclass
class Found:
    """What came of a run so far; sources are kept apart from redirects that lead to them."""

    pages: dict[str, Judged] = field(default_factory=dict)
    ours: list[audit.Report] = field(default_factory=list)
    failures: list[Note] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def keep(self, answer: Answer, report: audit.Report, sight: Sight | None = None) -> None:
        if answer.path:
            self.ours.append(report)
        self.pages[answer.source] = Judged(
            report, answer.uri, lines(answer.html, report), sight, answer.digest
        )

    def run(self, at: datetime, scope: str, rules: tuple[audit.Rule, ...] = RULES) -> Run:
        pages, failures = tuple(self.pages.values()), tuple(self.failures)
        return Run(at, rules, pages, failures, tuple(self.notes), scope)


def run(
    targets: Iterable[Target], *, at: datetime, foreign: Foreign, scope: str = ""
) -> tuple[Run, list[audit.Report]]:
    """What all rules say of each page; and of it the reports on pages of this site."""
    found = Found()
    for answer in answers(targets, found):
        with failing(answer.source, found):
            page, facing = read(answer, at, foreign, found)
            found.keep(answer, audit.judge(page, facing(page), RULES, source=answer.source))
    return found.run(at, scope), found.ours


def answers(targets: Iterable[Target], found: Found) -> Iterator[Answer]:
    """Each page once. What cannot be fetched is noted as a failure, what is no page as a note."""
    seen: set[str] = set()
    for target in targets:
        with failing(target.source, found):
            try:
                answer = target.fetch()
            except NothingToJudge as nothing:
                found.notes.append(Note(target.source, str(nothing)))
                continue
            found.notes += [Note(target.source, words) for words in answer.notes]
            if answer.source not in seen:
                seen.add(answer.source)
                yield answer


@contextmanager
def failing(source: str, found: Found) -> Iterator[None]:
    """A page that fails must not hide the others."""
    try:
        yield
    except NotJudgedError as error:
        found.failures.append(Note(source, str(error)))
    except Exception as error:  # noqa: BLE001  (of any rule)
        words = f"Judging it failed: {type(error).__name__}: {error}"
        found.failures.append(Note(source, words))


def read(
    answer: Answer, at: datetime, foreign: Foreign, found: Found
) -> tuple[Page, Callable[[Page], Facts]]:
    """The page, and what tells the facts that hold for it, or for what its scripts make of it."""
    if answer.path:
        page = Page(answer.html, address=registers.address(answer.path))
        return page, partial(registers.facts, path=answer.path, at=at, status=answer.status)
    page = Page(answer.html, address=answer.address, notice=foreign.notice or NOTICE)
    if foreign.notice and not page.notices:
        found.notes.append(Note(answer.source, f"Nothing in it matches --notice {foreign.notice}"))
    return page, partial(_foreign, answer=answer, at=at, foreign=foreign)


def _foreign(page: Page, *, answer: Answer, at: datetime, foreign: Foreign) -> Facts:
    return Facts(
        at=at,
        base_url=home(page, answer),
        path=urlsplit(answer.address).path,
        status=answer.status,
        locale=page.language,
        ours=False,
        approved_text=foreign.approved_text,
        sheets=linked(page, answer.sheet),
    )


def home(page: Page, answer: Answer) -> str:
    """The site that it is a page of: of a file, the one that it names as its own address."""
    canonical = page.tree.css_first('link[rel="canonical"][href]')
    address = answer.address
    if canonical and not address.startswith("http"):
        address = canonical.attributes["href"] or ""
    if not host(address):
        return ""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def lines(html: str, report: audit.Report) -> dict[str, int]:
    """On which line each quoted piece of HTML begins. One whose tag is written otherwise in the
    source (upper case, other quotation marks) is not found, and left out."""
    quoted = {one.html for result in report.results for one in result.verdict.findings if one.html}
    places = {piece: html.find(piece[: piece.find(">") + 1] or piece) for piece in quoted}
    return {piece: html.count("\n", 0, place) + 1 for piece, place in places.items() if place >= 0}
