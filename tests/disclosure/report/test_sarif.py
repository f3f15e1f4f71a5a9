"""The report for code hosts and editors."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from disclosure.report import Run, as_sarif
from tests.disclosure.report import runs

SCHEMAS = Path(__file__).resolve().parents[1] / "schemas"
VALIDATOR = jsonschema.Draft4Validator(
    json.loads((SCHEMAS / "sarif-2.1.0.json").read_text()),
    format_checker=jsonschema.FormatChecker(),
)


def told(run: Run) -> Any:
    return json.loads(as_sarif.write(run))["runs"][0]


@pytest.mark.parametrize("run", runs.EVERY.values(), ids=runs.EVERY)
def test_it_is_valid_by_the_published_schema(run: Run) -> None:
    log = json.loads(as_sarif.write(run))
    assert [error.message for error in VALIDATOR.iter_errors(log)] == []


def test_the_schema_would_find_an_invented_level() -> None:
    log = json.loads(as_sarif.write(runs.MIXED))
    log["runs"][0]["results"][0]["level"] = "terrible"
    assert not VALIDATOR.is_valid(log)


def test_violations_fail_by_their_weight_and_open_questions_ask_for_review() -> None:
    kinds = {(one["ruleId"], one["kind"], one["level"]) for one in told(runs.MIXED)["results"]}
    assert kinds == {
        ("L01", "fail", "error"),
        ("L02", "fail", "warning"),
        ("V01", "review", "none"),
    }


def test_a_result_shows_the_piece_of_html_and_its_line() -> None:
    assert told(runs.MIXED)["results"][0]["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "https://kettles.example/kettles/", "index": 0},
                "region": {"startLine": 12, "snippet": {"text": '<a href="/go/1/">'}},
            },
            "logicalLocations": [{"fullyQualifiedName": "main > a", "kind": "element"}],
        }
    ]


def test_every_result_leads_to_its_rule_and_its_page() -> None:
    run = told(runs.MIXED)
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        place = result["locations"][0]["physicalLocation"]["artifactLocation"]
        assert run["artifacts"][place["index"]]["location"]["uri"] == place["uri"]


def test_a_finding_keeps_its_fingerprint_from_run_to_run_and_no_two_share_one() -> None:
    marks = [one["partialFingerprints"]["finding/v1"] for one in told(runs.MIXED)["results"]]
    assert marks == [
        one["partialFingerprints"]["finding/v1"] for one in told(runs.MIXED)["results"]
    ]
    twice = runs.page(verdicts=(runs.verdict(runs.finding(), runs.finding()), *[runs.PASSED] * 3))
    marks += [one["partialFingerprints"]["finding/v1"] for one in told(runs.run(twice))["results"]]
    assert len(set(marks)) == len(marks) - 1  # the one of /kettles/ is in both runs


def test_a_page_that_could_not_be_judged_makes_the_run_unsuccessful() -> None:
    (invocation,) = told(runs.MIXED)["invocations"]
    assert invocation["executionSuccessful"] is False
    assert [one["level"] for one in invocation["toolExecutionNotifications"]] == ["error", "note"]
    assert told(runs.CLEAN)["invocations"][0]["executionSuccessful"] is True


def test_a_clean_run_has_rules_and_no_results() -> None:
    assert told(runs.CLEAN)["results"] == []
    assert len(told(runs.CLEAN)["tool"]["driver"]["rules"]) == 4
