"""The catalogue of rules: what each promises, where that comes from, and how often it is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.db.models.fields.json import KeyTransform
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from disclosure.audit import Example, Outcome, Rule
from disclosure.auditors.access import auditors_only
from disclosure.auditors.findings import Judgement
from disclosure.auditors.groups import BY_ID, groups
from disclosure.auditors.outcomes import MARKS, Mark, counts, mark
from disclosure.auditors.sheets import Cell, Sheet, answer
from disclosure.models import AuditedPage
from disclosure.rules import RULES

PER_PAGE = 50


@dataclass(frozen=True)
class Counted:
    """A rule, and on how many pages it has which outcome, in the order of the marks."""

    rule: Rule
    found: Counter[str]

    @property
    def numbers(self) -> list[tuple[Mark, int]]:
        return [(shown, self.found[shown.word]) for shown in MARKS.values()]


@auditors_only
def rules(request: HttpRequest) -> HttpResponseBase:
    found = counts(RULES)
    by_group = [
        (group, [Counted(rule, found[rule.id]) for rule in group.rules]) for group in groups()
    ]
    told = [one for _, counted in by_group for one in counted]
    context = {"by_group": by_group, "rules": RULES, "marks": MARKS.values()}
    return answer(request, "rules", context, catalogue_sheet(told))


def catalogue_sheet(told: Sequence[Counted]) -> Sheet:
    columns = ["rule", "group", "blocking", "promise", "source", "hint"]
    lines: Iterator[list[Cell]] = (
        [
            *(one.rule.id, one.rule.group, one.rule.blocking),
            *(one.rule.promise, one.rule.source, one.rule.hint),
            *(number for _, number in one.numbers),
        ]
        for one in told
    )
    return Sheet("rules", [*columns, *(shown.word for shown in MARKS.values())], lines)


@dataclass(frozen=True)
class Failure:
    """A page that breaks a rule, or leaves it open."""

    path: str
    audited_at: datetime
    judgement: Judgement


@auditors_only
def rule(request: HttpRequest, rule_id: str) -> HttpResponseBase:
    shown = BY_ID.get(rule_id)
    if shown is None:
        raise Http404("There is no such rule.")
    failing = failing_pages(shown)
    page = Paginator(failing, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "rule": shown,
        "counted": Counted(shown, counts([shown])[shown.id]),
        "good": [Shown(example, Outcome.PASS) for example in shown.good],
        "bad": [Shown(example, Outcome.VIOLATION) for example in shown.bad],
        "page": page,
        "failures": failures(shown, page.object_list),
    }
    return answer(request, "rule", context, failures_sheet(shown, failing))


def failing_pages(of: Rule) -> QuerySet[AuditedPage, Any]:
    outcomes = [str(Outcome.VIOLATION), str(Outcome.INCOMPLETE)]
    return (
        AuditedPage.objects.filter(**{f"verdicts__{of.id}__outcome__in": outcomes})
        .order_by("-blocked", "-violations", "path")
        .values("path", "audited_at", verdict=KeyTransform(of.id, "verdicts"))
    )


def failures(of: Rule, pages: Iterable[Mapping[str, Any]]) -> Iterator[Failure]:
    for page in pages:
        verdict = page["verdict"]
        judgement = Judgement(
            of.id, of, mark(verdict["outcome"]), verdict["words"], verdict["findings"]
        )
        yield Failure(page["path"], page["audited_at"], judgement)


def failures_sheet(of: Rule, pages: QuerySet[AuditedPage, Any]) -> Sheet:
    columns = [
        *("path", "audited_at", "outcome", "words"),
        *("finding", "finding_words", "where", "html"),
    ]
    return Sheet(f"rule-{of.id}", columns, _failure_lines(of, pages))


def _failure_lines(of: Rule, pages: QuerySet[AuditedPage, Any]) -> Iterator[list[Cell]]:
    for one in failures(of, pages.iterator()):
        told: list[Cell] = [one.path, one.audited_at, one.judgement.mark.word, one.judgement.words]
        for finding in one.judgement.findings or [{}]:
            yield [*told, *(finding.get(key, "") for key in ("outcome", "words", "where", "html"))]


@dataclass(frozen=True)
class Shown:
    """An example of a rule, with what is otherwise than on the example site in words."""

    example: Example
    expected: Outcome

    @property
    def mark(self) -> Mark:
        return mark(self.example.outcome or self.expected)

    @property
    def conditions(self) -> list[str]:
        return [f"{name}: {value}" for name, value in self.example.facts.items()]
