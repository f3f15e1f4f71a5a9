"""Fetches and judges pages, one after the other. One that fails does not stop the others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from urllib.parse import urlsplit

from disclosure import audit, judging
from disclosure.auditing.answers import Answer, NothingToJudge, NotJudgedError, Target
from disclosure.page import NOTICE, Page, host
from disclosure.policy import Facts
from disclosure.report import Judged, Note, Run
from disclosure.rules import RULES
from disclosure.sheets import linked


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


def run(
    targets: Iterable[Target], *, at: datetime, foreign: Foreign, scope: str = ""
) -> tuple[Run, list[audit.Report]]:
    """What all rules say of each page; and of it the reports on pages of this site."""
    found = Found()
    for target in targets:
        try:
            _judge(target, at, foreign, found)
        except NotJudgedError as error:
            found.failures.append(Note(target.source, str(error)))
        except NothingToJudge as nothing:
            found.notes.append(Note(target.source, str(nothing)))
        except Exception as error:  # noqa: BLE001  (a rule that fails must not hide other pages)
            words = f"Judging it failed: {type(error).__name__}: {error}"
            found.failures.append(Note(target.source, words))
    judged = tuple(found.pages.values())
    failures, notes = tuple(found.failures), tuple(found.notes)
    return Run(at, RULES, judged, failures, notes, scope), found.ours


def _judge(target: Target, at: datetime, foreign: Foreign, found: Found) -> None:
    answer = target.fetch()
    found.notes += [Note(target.source, words) for words in answer.notes]
    if answer.source in found.pages:
        return
    if answer.path:
        report = _ours(answer, at)
        found.ours.append(report)
    else:
        report = _foreign(answer, at, foreign, found)
    found.pages[answer.source] = Judged(report, answer.uri, lines(answer.html, report))


def _ours(answer: Answer, at: datetime) -> audit.Report:
    report = judging.report(answer.html, path=answer.path, at=at, status=answer.status)
    return replace(report, source=answer.source)


def _foreign(answer: Answer, at: datetime, foreign: Foreign, found: Found) -> audit.Report:
    page = Page(answer.html, address=answer.address, notice=foreign.notice or NOTICE)
    if foreign.notice and not page.notices:
        found.notes.append(Note(answer.source, f"Nothing in it matches --notice {foreign.notice}"))
    facts = Facts(
        at=at,
        base_url=home(page, answer),
        path=urlsplit(answer.address).path,
        status=answer.status,
        locale=page.language,
        ours=False,
        approved_text=foreign.approved_text,
        sheets=linked(page, answer.sheet),
    )
    return audit.judge(page, facts, RULES, source=answer.source)


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
