"""Why a response is not sent."""

from __future__ import annotations

from typing import Any

from django.http.response import HttpResponseBase

from disclosure.audit import Finding, Report

MOST_FINDINGS = 20  # that are kept and shown of one refused response


class Refused(Exception):  # noqa: N818  (a judgement; an error of ours is another thing)
    """Raised by whatever judges a response. `words` tell people what is wrong with it.

    `rules` are the ids of the rules that it breaks; none if it cannot be judged at all. Each of
    `findings` is a JSON object: rule, outcome, words, html, where, promise, source, hint.
    """

    def __init__(
        self, words: str, *, rules: tuple[str, ...] = (), findings: tuple[dict[str, Any], ...] = ()
    ) -> None:
        super().__init__(words)
        self.words = words
        self.rules = rules
        self.findings = findings[:MOST_FINDINGS]
        self.instead: HttpResponseBase | None = None  # what may be sent all the same


def by_rules(report: Report) -> Refused:
    """For the ★ rules that a page breaks."""
    blocking = [result for result in report.results if result.blocks]
    rules = tuple(result.rule.id for result in blocking)
    findings = tuple(
        finding_as_json(
            finding,
            rule=result.rule.name,
            promise=result.rule.promise,
            source=result.rule.source,
            hint=result.rule.hint,
        )
        for result in blocking
        for finding in result.verdict.findings
    )
    words = " ".join(f"{result.rule.name}: {result.verdict.words}" for result in blocking)
    return Refused(words, rules=rules, findings=findings)


def by_error(error: Exception) -> Refused:
    """For what went wrong in judging: a page that was not judged is not sent."""
    return Refused(f"It could not be judged: {type(error).__name__}: {error}")


def finding_as_json(finding: Finding, **about: str) -> dict[str, Any]:
    return {
        "outcome": finding.outcome.value,
        "words": finding.words,
        "html": finding.html,
        "where": finding.where,
        **about,
    }
