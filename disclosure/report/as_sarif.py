"""SARIF 2.1.0, which code hosts and editors show beside the source.

A violation is a result of kind "fail", an error if its rule blocks; an incomplete is of kind
"review", whose level has to be "none" (section 3.27.10). Passes are counted, not listed.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from disclosure.audit import Finding, Outcome, Result, Rule
from disclosure.report.as_json import summary
from disclosure.report.escaping import for_json
from disclosure.report.run import Judged, Note, Run, findings

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def write(run: Run) -> str:
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(run)]}
    return for_json(json.dumps(log, ensure_ascii=False, indent=1)) + "\n"


def _run(run: Run) -> dict[str, Any]:
    driver = {"name": "Forthright", "rules": [_rule(rule) for rule in run.rules]}
    return {
        "tool": {"driver": driver},
        "invocations": [_invocation(run)],
        "artifacts": [
            {"location": {"uri": page.uri}, "mimeType": "text/html"} for page in run.pages
        ],
        "results": list(_results(run)),
        "columnKind": "unicodeCodePoints",
        "properties": dict(summary(run)),
    }


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.promise},
        "fullDescription": {"text": f"{rule.promise} Source: {rule.source}."},
        "help": {"text": rule.hint},
        "defaultConfiguration": {"level": _level(rule)},
        "properties": {"tags": [f"group-{rule.group}", *(["blocking"] if rule.blocking else [])]},
    }


def _level(rule: Rule) -> str:
    return "error" if rule.blocking else "warning"


def _invocation(run: Run) -> dict[str, Any]:
    return {
        "executionSuccessful": not run.failures,
        "endTimeUtc": run.at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "toolExecutionNotifications": [
            *(_notification(note, "error") for note in run.failures),
            *(_notification(note, "note") for note in run.notes),
        ],
    }


def _notification(note: Note, level: str) -> dict[str, Any]:
    return {"level": level, "message": {"text": f"{note.source}: {note.words}"}}


def _results(run: Run) -> Iterator[dict[str, Any]]:
    numbers = {rule.id: number for number, rule in enumerate(run.rules)}
    seen: Counter[str] = Counter()
    for index, page in enumerate(run.pages):
        for result in [*page.report.violations, *page.report.incompletes]:
            for finding in findings(result):
                mark = _mark(page, result, finding)
                seen[mark] += 1
                yield {
                    "ruleId": result.rule.id,
                    "ruleIndex": numbers[result.rule.id],
                    **_kind(result.rule, finding),
                    "message": {"text": finding.words},
                    "locations": [_location(page, finding, index)],
                    "partialFingerprints": {"finding/v1": f"{mark}:{seen[mark]}"},
                }


def _kind(rule: Rule, finding: Finding) -> dict[str, str]:
    if finding.outcome is Outcome.VIOLATION:
        return {"kind": "fail", "level": _level(rule)}
    return {"kind": "review", "level": "none"}


def _mark(page: Judged, result: Result, finding: Finding) -> str:
    """The same for the same finding in another run, so that it is not reported as a new one."""
    told = "\0".join((result.rule.id, page.uri, finding.where, finding.html, finding.words))
    return sha256(told.encode("utf-8", "replace")).hexdigest()[:32]


def _location(page: Judged, finding: Finding, index: int) -> dict[str, Any]:
    """A region must say a line: where it is not known it is the first, without a snippet."""
    line = page.line(finding)
    region: dict[str, Any] = {"startLine": line or 1}
    if line:
        region["snippet"] = {"text": finding.html}
    location: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {"uri": page.uri, "index": index},
            "region": region,
        }
    }
    if finding.where:
        location["logicalLocations"] = [{"fullyQualifiedName": finding.where, "kind": "element"}]
    return location
