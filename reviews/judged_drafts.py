"""What the judge of pages says of a draft: of the pages that readers would get of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse

from disclosure import judging
from disclosure.audit import Finding, Outcome, Rule
from disclosure.notices import MissingNoticeError
from disclosure.policy import Facts
from products.targets import Leads
from reviews import drafts, pages, registers
from reviews.comparison import Rows, products_of
from reviews.completeness import Lack
from reviews.documents.linking import targets_of
from reviews.documents.places import Places
from reviews.models import Document, Live, LiveComparison, LiveReview


@dataclass(frozen=True)
class Objection:
    """A finding on a page of the draft, and the place in the form where it is mended, if it can be told."""

    rule: Rule
    finding: Finding
    path: str
    place: str

    @property
    def is_certain(self) -> bool:
        """Otherwise a person has to look."""
        return self.finding.outcome is Outcome.VIOLATION

    @property
    def blocks(self) -> bool:
        return self.rule.blocking and self.is_certain

    @property
    def sentence(self) -> str:
        return f"{self.rule.name}: {self.finding.words} {self.rule.hint}"


def objections(document: Document, at: datetime, *, only_blocking: bool = False) -> list[Objection]:
    """All that the rules find on the pages of the saved draft if it were published at `at`, or those
    alone that keep a page from being served.

    Those that stop publication come first, and what a person has to look at last. Raises
    MissingNoticeError if no notice is in force for it then. What can be shown no more, because
    something that it refers to is gone, is not judged.
    """
    draft = drafts.draft_of(document)
    places = Places(document)
    try:
        live = drafts.unsaved(draft, document, at)
        found = list(_found(live, at, places, only_blocking))
    except ObjectDoesNotExist:
        return []
    return sorted(found, key=lambda one: (not one.blocks, not one.is_certain, one.rule.id))


def stopping(document: Document, at: datetime) -> list[Lack]:
    """What keeps the draft from being published at `at`, as sentences for its editor."""
    try:
        found = objections(document, at, only_blocking=True)
    except MissingNoticeError as missing:
        return [Lack(str(missing))]
    sentences = {one.sentence: Lack(one.sentence, one.place) for one in found if one.blocks}
    return list(sentences.values())


def _found(live: Live, at: datetime, places: Places, only_blocking: bool) -> Iterator[Objection]:
    seen = set()
    amend = partial(as_if_public, live=live, at=at)
    for path, html in _pages(live, at):
        report = judging.report(html, path=path, at=at, amend=amend, only_blocking=only_blocking)
        for result in [*report.violations, *report.incompletes]:
            for finding in result.verdict.findings:
                if (result.rule.id, finding) not in seen:
                    seen.add((result.rule.id, finding))
                    yield Objection(result.rule, finding, path, places.of(finding.html))


def _pages(live: Live, at: datetime) -> Iterator[tuple[str, str]]:
    """(path, HTML) of each page that the draft has."""
    kind = live.revision.data["kind"]
    path: str = live.get_absolute_url()  # type: ignore[attr-defined]  # each of the three has one
    yield path, _html(kind, path, drafts.CONTEXTS[kind](_request(path), live, at))
    if isinstance(live, LiveComparison):
        path = reverse("reviews:comparison-without-advertising", args=[live.slug])
        context = pages.comparison(_request(path), live, at, advertising=False)
        yield path, _html(kind, path, context)


def _html(kind: str, path: str, context: dict[str, Any]) -> str:
    return render_to_string(f"reviews/{kind}.html", context, request=_request(path))


def _request(path: str) -> HttpRequest:
    """As of a reader who opens the page."""
    request = HttpRequest()
    request.method, request.path, request.path_info = "GET", path, path
    return request


def as_if_public(facts: Facts, *, live: Live, at: datetime) -> Facts:
    """The registers as they would be with the draft published: its sources vouched for, its sample told."""
    there = targets_of(live.revision.data, at).values()
    own = {one.address: registers.UNPAID for one in there if one.leads is Leads.UNPAID}
    pay = dict(facts.pay)
    if isinstance(live, LiveReview):
        tie = registers.TIES.get(live.sample)
        pay[facts.path] = frozenset({tie} if tie else ())
    if isinstance(live, LiveComparison):
        pay[facts.path] = bought(live, facts.path, at)
    return replace(facts, links={**own, **facts.links}, pay=pay)


def bought(live: LiveComparison, path: str, at: datetime) -> frozenset[str]:
    """The kinds of pay that placements bring to the draft of a comparison at `path`: what is public
    there now may rank other products, by another method."""
    rows = Rows(live, products_of(live), at, advertising=path == live.get_absolute_url())
    acts = {"placement": bool(rows.bought), "points": rows.advertising and rows.effect.paid > 0}
    return frozenset(kind for kind, act in acts.items() if act)
