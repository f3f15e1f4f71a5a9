"""Pages × rules: what the last audit of each page of this site said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from disclosure.audit import Outcome, Rule
from disclosure.auditors.access import auditors_only
from disclosure.auditors.groups import chosen, groups
from disclosure.auditors.outcomes import MARKS, Mark, mark, with_outcomes
from disclosure.auditors.sheets import Cell, Sheet, answer
from disclosure.models import AuditedPage

PER_PAGE = 100
COLUMNS = {
    "path": "Page",
    "violations": "Violations",
    "incompletes": "Incomplete",
    "blocked": "Blocked",
    "audited_at": "Audited",
}


class Filter(forms.Form):
    text = forms.CharField(
        label="Path contains",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    rule = forms.ChoiceField(label="Rules", required=False)
    outcome = forms.ChoiceField(label="Any of them says", required=False)
    blocked = forms.BooleanField(label="Only pages that are blocked", required=False)
    sort = forms.ChoiceField(
        required=False,
        choices=[(sort, sort) for name in COLUMNS for sort in (name, f"-{name}")],
        widget=forms.HiddenInput,
    )

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request.GET)
        self.fields["rule"].choices = rule_choices()  # type: ignore[attr-defined]  # of a ChoiceField
        outcomes = [(str(outcome), outcome.capitalize()) for outcome in Outcome]
        self.fields["outcome"].choices = [("", "Anything"), *outcomes]  # type: ignore[attr-defined]
        self.is_valid()
        self.rules = chosen(self.cleaned_data.get("rule", ""))

    def pages(self) -> QuerySet[AuditedPage]:
        """In the chosen order; none at all if something was asked for that is not there."""
        if self.errors:
            return AuditedPage.objects.none()
        found = AuditedPage.objects.filter(path__icontains=self.cleaned_data["text"])
        if self.cleaned_data["blocked"]:
            found = found.filter(blocked=True)
        if self.cleaned_data["outcome"]:
            found = found.filter(self._with_outcome(self.cleaned_data["outcome"]))
        return found.order_by(self.cleaned_data["sort"] or "path", "path")

    def _with_outcome(self, outcome: str) -> Q:
        of_any = [Q(**{f"verdicts__{rule.id}__outcome": outcome}) for rule in self.rules]
        # The columns sort most pages out before any verdict is read.
        quick = {"violation": Q(violations__gt=0), "incomplete": Q(incompletes__gt=0)}
        return quick.get(outcome, Q()) & reduce(or_, of_any)

    @property
    def in_use(self) -> bool:
        return bool(self.errors) or any(
            value for name, value in self.cleaned_data.items() if name != "sort"
        )


def rule_choices() -> list[tuple[str, Any]]:
    whole = [(group.letter, f"{group.letter} – {group.title}") for group in groups()]
    single = [
        (group.title, [(rule.id, f"{rule.name} {rule.promise}") for rule in group.rules])
        for group in groups()
    ]
    return [("", "All"), ("Groups", whole), *single]


@dataclass(frozen=True)
class Row:
    path: str
    audited_at: datetime
    violations: int
    incompletes: int
    blocked: bool
    marks: Sequence[tuple[Rule, Mark]]


def rows(pages: Iterable[dict[str, Any]], rules: Sequence[Rule]) -> Iterator[Row]:
    """`pages` are those of `with_outcomes`."""
    for page in pages:
        marks = [(rule, mark(page.pop(rule.id))) for rule in rules]
        yield Row(**page, marks=marks)


def sheet(pages: QuerySet[AuditedPage, dict[str, Any]], rules: Sequence[Rule]) -> Sheet:
    columns = ["path", "audited_at", "blocked", "violations", "incompletes"]
    lines: Iterator[list[Cell]] = (
        [
            *(row.path, row.audited_at, row.blocked, row.violations, row.incompletes),
            *(shown.word for _, shown in row.marks),
        ]
        for row in rows(pages.iterator(), rules)
    )
    return Sheet("pages", [*columns, *(rule.id for rule in rules)], lines)


@auditors_only
def pages(request: HttpRequest) -> HttpResponseBase:
    asked = Filter(request)
    found = with_outcomes(asked.pages(), asked.rules)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": asked,
        "errors": asked.errors.as_text(),
        "page": page,
        "rows": rows(page.object_list, asked.rules),
        "groups": groups(asked.rules),
        "headings": headings(asked)[:-1],
        "last_heading": headings(asked)[-1],
        "legend": MARKS.values(),
    }
    return answer(request, "pages", context, sheet(found, asked.rules))


@dataclass(frozen=True)
class Heading:
    """Of a column that can be sorted by; `next_sort` is what a click on it asks for."""

    name: str
    title: str
    direction: str
    next_sort: str


def headings(asked: Filter) -> list[Heading]:
    """A column of numbers or moments begins with the highest, one of words with A."""
    now = asked.cleaned_data.get("sort") or "path"
    found = []
    for name, title in COLUMNS.items():
        first, second = (name, f"-{name}") if name == "path" else (f"-{name}", name)
        direction = {name: "ascending", f"-{name}": "descending"}.get(now, "")
        found.append(Heading(name, title, direction, second if now == first else first))
    return found
