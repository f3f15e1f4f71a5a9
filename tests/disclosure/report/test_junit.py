"""The report for build servers."""

from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
import xmlschema
from defusedxml.ElementTree import fromstring

from disclosure.report import Run, as_junit
from tests.disclosure.report import runs

SCHEMA = xmlschema.XMLSchema(Path(__file__).resolve().parents[1] / "schemas" / "junit-10.xsd")


def tree(run: Run) -> Element:
    read: Element = fromstring(as_junit.write(run).encode())
    return read


@pytest.mark.parametrize("run", runs.EVERY.values(), ids=runs.EVERY)
def test_it_is_valid_by_the_published_schema(run: Run) -> None:
    assert [str(error) for error in SCHEMA.iter_errors(as_junit.write(run))] == []


def test_the_schema_would_find_a_case_without_a_name() -> None:
    assert not SCHEMA.is_valid(
        as_junit.write(runs.MIXED).replace("testcase classname", "testcase x")
    )


def test_a_page_is_a_suite_and_a_rule_that_applies_a_case() -> None:
    suite = tree(runs.MIXED)[0]
    assert suite.attrib == {
        "name": "/kettles/",
        "tests": "3",
        "failures": "1",
        "errors": "0",
        "skipped": "1",
    }
    assert [case.attrib["name"][:4] for case in suite] == ["L01★", "L02 ", "V01★"]
    assert [[child.tag for child in case] for case in suite] == [["failure"], [], ["skipped"]]


def test_a_failure_says_what_where_and_how_to_mend_it() -> None:
    failure = tree(runs.MIXED).find(".//failure")
    assert failure is not None
    assert failure.attrib == {"message": "There is no notice.", "type": "L01"}
    assert failure.text == 'There is no notice.\nmain > a\n<a href="/go/1/">\nMend L01.'


def test_a_page_that_could_not_be_judged_is_an_error() -> None:
    root = tree(runs.MIXED)
    assert root.attrib["errors"] == "1"
    assert root.attrib["failures"] == "2"
    error = root.find("./testsuite[@name='/broken/']/testcase/error")
    assert error is not None
    assert error.attrib["message"].startswith("It answers 500")


def test_signs_that_xml_cannot_hold_are_replaced_and_markup_is_text() -> None:
    failure = tree(runs.HOSTILE).find(".//failure")
    assert failure is not None
    assert failure.text is not None
    assert "<b>\ufffd[31m</b>\ufffd\x9b\u202e]]>&\u200b<script>" in failure.text
