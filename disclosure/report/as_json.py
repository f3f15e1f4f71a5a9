"""Everything that was found, for programs. docs/auditing.md describes the keys, which stay as they are."""

from __future__ import annotations

import json
from typing import Any

from disclosure.audit import Finding, Outcome, Report, Rule, Verdict
from disclosure.report.escaping import for_json
from disclosure.report.looks import Line, line
from disclosure.report.run import Judged, Note, Run
from disclosure.sight import Sight

VERSION = 1  # goes up when a key changes its meaning or goes away


def write(run: Run) -> str:
    return for_json(json.dumps(tree(run), ensure_ascii=False, indent=1)) + "\n"


def tree(run: Run) -> dict[str, Any]:
    return {
        "version": VERSION,
        "audited_at": run.at.isoformat(timespec="seconds"),
        "summary": summary(run),
        "rules": [_rule(rule) for rule in run.rules],
        "pages": [_page(page) for page in run.pages],
        "not_judged": [_note(note) for note in run.failures],
        "notes": [_note(note) for note in run.notes],
    }


def summary(run: Run) -> dict[str, int]:
    counted = {
        f"{outcome.value}s": run.count(outcome)
        for outcome in (Outcome.VIOLATION, Outcome.INCOMPLETE)
    }
    return {
        "pages": len(run.pages),
        "rules": len(run.rules),
        "blocked": run.blocked,
        **counted,
        "passes": run.count(Outcome.PASS),
        "inapplicable": run.count(Outcome.INAPPLICABLE),
        "not_judged": len(run.failures),
    }


def verdicts(report: Report) -> dict[str, dict[str, Any]]:
    """{"L01": {"outcome": …, "words": …, "findings": […]}}, as audits are kept."""
    return {result.rule.id: _verdict(result.verdict) for result in report.results}


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "blocking": rule.blocking,
        "promise": rule.promise,
        "source": rule.source,
        "hint": rule.hint,
    }


def _page(page: Judged) -> dict[str, Any]:
    return {
        "page": page.report.source,
        "uri": page.uri,
        "sha256": page.digest,
        "blocked": page.report.blocked,
        "verdicts": verdicts(page.report),
        **(_seen(page.sight) if page.sight else {}),
    }


def _seen(sight: Sight) -> dict[str, Any]:
    return {
        "looks": [_look(line(look)) for look in sight.looks],
        "unchecked": list(sight.unchecked),
    }


def _look(one: Line) -> dict[str, Any]:
    return {
        "rendering": one.rendering,
        "moment": one.moment,
        "readable": one.readable,
        "lowest_contrast": _rounded(one.contrast),
        "text_height": _rounded(one.height),
        "first_screen": _rounded(one.first_screen),
        "problem": one.problem,
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {
        "outcome": verdict.outcome.value,
        "words": verdict.words,
        "findings": [_finding(one) for one in verdict.findings],
    }


def _finding(finding: Finding) -> dict[str, str]:
    return {
        "outcome": finding.outcome.value,
        "words": finding.words,
        "where": finding.where,
        "html": finding.html,
    }


def _note(note: Note) -> dict[str, str]:
    return {"page": note.source, "words": note.words}
