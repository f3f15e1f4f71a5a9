"""JUnit's XML, which build servers read: a suite for each page, a case for each rule that applies.

A violation is a failure, an incomplete a skipped case with its words, a page that could not be
judged a suite with one error. Rules that do not apply to a page are left out.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable

from disclosure.audit import Outcome, Result
from disclosure.report.escaping import for_xml
from disclosure.report.run import Judged, Note, Run, findings


def write(run: Run) -> str:
    suites = [*map(_suite, run.pages), *map(_error, run.failures)]
    root = ET.Element("testsuites", {"name": "audit_pages", **_totals(suites)})
    root.extend(suites)
    ET.indent(root, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _totals(suites: Iterable[ET.Element]) -> dict[str, str]:
    names = ("tests", "failures", "errors")
    sums = dict.fromkeys(names, 0)
    for suite in suites:
        for name in names:
            sums[name] += int(suite.attrib[name])
    return {name: str(count) for name, count in sums.items()}


def _suite(page: Judged) -> ET.Element:
    report = page.report
    told = [one for one in report.results if one.verdict.outcome is not Outcome.INAPPLICABLE]
    suite = ET.Element(
        "testsuite",
        {
            "name": for_xml(report.source),
            "tests": str(len(told)),
            "failures": str(len(report.violations)),
            "errors": "0",
            "skipped": str(len(report.incompletes)),
        },
    )
    for result in told:
        suite.append(_case(page, result))
    return suite


def _case(page: Judged, result: Result) -> ET.Element:
    rule, outcome = result.rule, result.verdict.outcome
    name = {
        "classname": for_xml(page.report.source),
        "name": for_xml(f"{rule.name} {rule.promise}"),
    }
    case = ET.Element("testcase", name)
    words = {"message": for_xml(result.verdict.words)}
    if outcome is Outcome.VIOLATION:
        ET.SubElement(case, "failure", {**words, "type": rule.id}).text = _told(result)
    elif outcome is Outcome.INCOMPLETE:
        ET.SubElement(case, "skipped", words).text = _told(result)
    return case


def _told(result: Result) -> str:
    parts = [part for one in findings(result) for part in (one.words, one.where, one.html) if part]
    return for_xml("\n".join([*parts, result.rule.hint]))


def _error(note: Note) -> ET.Element:
    counted = {"tests": "1", "failures": "0", "errors": "1", "skipped": "0"}
    suite = ET.Element("testsuite", {"name": for_xml(note.source), **counted})
    case = ET.SubElement(suite, "testcase", {"classname": for_xml(note.source), "name": "judged"})
    ET.SubElement(case, "error", {"message": for_xml(note.words), "type": "not judged"})
    return suite
