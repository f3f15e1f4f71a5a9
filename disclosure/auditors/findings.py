"""One page: what each rule said of it at the last audit, or says of it now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.timezone import now

from disclosure.audit import Outcome, Rule
from disclosure.auditors.access import auditors_only
from disclosure.auditors.groups import BY_ID, chosen
from disclosure.auditors.live import CannotJudgeError, judge
from disclosure.auditors.outcomes import Mark, mark
from disclosure.auditors.sheets import Cell, Sheet, answer
from disclosure.models import AuditedPage, Incident
from disclosure.report import as_json

SHEET = (
    *("rule", "blocking", "outcome", "words", "promise", "source", "hint"),
    *("finding", "finding_words", "where", "html"),
)


@dataclass(frozen=True)
class Judgement:
    """What one rule says. `rule` is None for one that has left the catalogue since."""

    id: str
    rule: Rule | None
    mark: Mark
    words: str
    findings: Sequence[Mapping[str, str]]

    @property
    def needs_reading(self) -> bool:
        return self.mark.word in ("violation", "incomplete")

    @property
    def blocks(self) -> bool:
        return self.mark.word == "violation" and bool(self.rule and self.rule.blocking)

    @property
    def name(self) -> str:
        return self.rule.name if self.rule else self.id


@dataclass(frozen=True)
class Change:
    """How a verdict differs from that of the last audit."""

    judgement: Judgement
    before: Mark


def stored(verdicts: Mapping[str, Mapping[str, Any]]) -> list[Judgement]:
    """Of an audit on record, with the rules that are younger, and those that are gone."""
    ids = [rule.id for rule in chosen("")]
    ids += [one for one in verdicts if one not in BY_ID]
    return [_judgement(one, verdicts.get(one, {})) for one in ids]


def _judgement(rule_id: str, verdict: Mapping[str, Any]) -> Judgement:
    return Judgement(
        rule_id,
        BY_ID.get(rule_id),
        mark(verdict.get("outcome")),
        verdict.get("words", "This rule is younger than the audit."),
        verdict.get("findings", ()),
    )


@dataclass(frozen=True)
class Judged:
    """A page at a moment. `why_not` says why it could not be judged."""

    path: str
    at: datetime
    judgements: Sequence[Judgement]
    why_not: str = ""

    def having(self, word: str) -> list[Judgement]:
        return [one for one in self.judgements if one.mark.word == word]

    @property
    def to_read(self) -> list[Judgement]:
        """Violations first."""
        return [*self.having("violation"), *self.having("incomplete")]

    @property
    def others(self) -> list[Judgement]:
        return [one for one in self.judgements if not one.needs_reading]

    @property
    def blocked(self) -> bool:
        return any(one.blocks for one in self.judgements)

    @property
    def tally(self) -> list[tuple[Mark, int]]:
        return [
            (mark(outcome), len(self.having(mark(outcome).word)))
            for outcome in [*Outcome, ""]
            if outcome or self.having("not judged")
        ]


def judged_now(path: str, at: datetime) -> Judged:
    try:
        return Judged(path, at, stored(as_json.verdicts(judge(path, at))))
    except CannotJudgeError as error:
        return Judged(path, at, [], str(error))


def changes(judged: Judged, audited: AuditedPage) -> list[Change]:
    """What is otherwise than at the last audit."""
    before = {one.id: one.mark for one in stored(audited.verdicts)}
    return [
        Change(one, before[one.id])
        for one in judged.judgements
        if one.id in before and one.mark != before[one.id]
    ]


def sheet(judged: Judged) -> Sheet:
    return Sheet("page", SHEET, _lines(judged))


def _lines(judged: Judged) -> Iterator[list[Cell]]:
    """One for each finding; one for a rule without any."""
    for one in judged.judgements:
        rule = one.rule
        told: list[Cell] = [one.id, bool(rule and rule.blocking), one.mark.word, one.words]
        told += [rule.promise, rule.source, rule.hint] if rule else ["", "", ""]
        for finding in one.findings or [{}]:
            yield [*told, *(finding.get(key, "") for key in ("outcome", "words", "where", "html"))]


@auditors_only
def page(request: HttpRequest) -> HttpResponseBase:
    """`?path=` names it. Pages of which neither an audit nor an incident tells are not asked for:
    some addresses do something when they are opened, such as counting a click."""
    path = request.GET.get("path", "")
    audited = AuditedPage.objects.filter(path=path).first()
    if audited is None and not Incident.objects.filter(path=path).exists():
        raise Http404("No audit and no incident knows this page.")
    is_live = audited is None or bool(request.GET.get("now"))
    if is_live or audited is None:
        judged = judged_now(path, now())
    else:
        judged = Judged(path, audited.audited_at, stored(audited.verdicts))
    context = {
        "judged": judged,
        "is_live": is_live,
        "audited": audited,
        "changes": changes(judged, audited) if audited else [],
        "errors": judged.why_not,
    }
    return answer(request, "page", context, sheet(judged))
