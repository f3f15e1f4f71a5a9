"""What a run counts, and with which code the command ends."""

import pytest

from disclosure.audit import Outcome
from disclosure.report import Run
from tests.disclosure.report import runs


@pytest.mark.parametrize(
    ("run", "fail_on", "code"),
    [
        (runs.CLEAN, "violation", 0),
        (runs.CLEAN, "incomplete", 0),
        (runs.run(), "violation", 0),
        (runs.run(), "incomplete", 1),
        (runs.run(), "never", 0),
        (runs.run(runs.page(verdicts=(runs.BROKEN,) * 4)), "violation", 1),
        (runs.run(runs.page(verdicts=(runs.BROKEN,) * 4)), "incomplete", 1),
        (runs.run(runs.page(verdicts=(runs.BROKEN,) * 4)), "never", 0),
        (runs.MIXED, "violation", 2),
        (runs.MIXED, "never", 0),
        (runs.EMPTY, "violation", 2),
        (runs.EMPTY, "never", 2),
    ],
)
def test_the_exit_code_says_clean_findings_or_not_looked(run: Run, fail_on: str, code: int) -> None:
    assert run.exit_code(fail_on) == code


def test_verdicts_are_counted_once_for_each_page_and_rule() -> None:
    assert [runs.MIXED.count(one) for one in Outcome] == [2, 4, 6, 4]
    assert runs.MIXED.blocked == 1


def test_a_run_by_some_rules_is_as_if_the_others_had_not_judged() -> None:
    some = runs.MIXED.by(runs.RULES[1:2])
    assert [one.id for one in some.rules] == ["L02"]
    assert [some.count(one) for one in Outcome] == [1, 0, 3, 0]
    assert some.blocked == 0
    assert some.failures == runs.MIXED.failures
