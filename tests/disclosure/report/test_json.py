"""The report for programs."""

import json
from pathlib import Path

import jsonschema
import pytest

from disclosure.audit import Outcome
from disclosure.report import Run, as_json
from tests.disclosure.report import runs, sights

SCHEMA = json.loads(
    (Path(__file__).resolve().parents[3] / "docs" / "audit.schema.json").read_text()
)


@pytest.mark.parametrize("run", [*runs.EVERY.values(), sights.SEEN], ids=[*runs.EVERY, "seen"])
def test_it_has_the_documented_shape(run: Run) -> None:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    validator.check_schema(SCHEMA)
    assert [error.message for error in validator.iter_errors(json.loads(as_json.write(run)))] == []


def test_the_documented_shape_would_miss_a_key() -> None:
    tree = json.loads(as_json.write(runs.MIXED))
    del tree["pages"][0]["verdicts"]["L01"]["words"]
    assert not jsonschema.Draft202012Validator(SCHEMA).is_valid(tree)


def test_all_that_was_found_is_in_it() -> None:
    tree = json.loads(as_json.write(runs.MIXED))
    assert tree["summary"] == {
        "pages": 4,
        "rules": 4,
        "blocked": 1,
        "violations": 2,
        "incompletes": 4,
        "passes": 6,
        "inapplicable": 4,
        "not_judged": 1,
    }
    assert [one["page"] for one in tree["pages"]] == ["/kettles/", "/cups/", "/", "/pots/"]
    assert tree["pages"][0]["verdicts"]["L01"] == {
        "outcome": Outcome.VIOLATION,
        "words": "There is no notice.",
        "findings": [
            {
                "outcome": "violation",
                "words": "There is no notice.",
                "where": "main > a",
                "html": '<a href="/go/1/">',
            }
        ],
    }


def test_strangers_text_comes_through_unchanged_and_no_terminal_obeys_it() -> None:
    written = as_json.write(runs.HOSTILE)
    assert json.loads(written)["pages"][0]["verdicts"]["L01"]["findings"][0]["html"] == runs.NASTY
    assert not {"\x1b", "\x9b", "\u202e", "\u200b"} & set(written)


def test_looks_are_in_it_where_a_browser_looked_and_pictures_are_not() -> None:
    written = as_json.write(sights.SEEN)
    first, second, unseen = json.loads(written)["pages"]
    assert first["looks"][1] == {
        "rendering": "phone, 360 × 740",
        "moment": "after 5 s",
        "readable": False,
        "lowest_contrast": 1,
        "text_height": 9,
        "first_screen": 1,
        "problem": "",
    }
    assert [look["readable"] for look in second["looks"]] == [True, False, True, False, False, None]
    assert second["looks"][4]["problem"] == f"It failed: {runs.NASTY}"
    assert second["unchecked"] == [f"What {runs.NASTY} says"]
    assert "looks" not in unseen
    assert "RIFF" not in written
