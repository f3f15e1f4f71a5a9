"""--explain."""

import pytest

from disclosure.audit import Rule
from disclosure.report.explaining import WHAT_GROUPS_ARE_ABOUT, explain
from disclosure.rules import RULES
from tests.disclosure.report import runs


def test_it_says_promise_source_weight_hint_and_shows_both_sides() -> None:
    assert explain(runs.RULES[:1]) == (
        "L01★  Promise L01 is kept.\n"
        "  Group:   L, that there is a notice, and labels\n"
        "  Source:  16 CFR 255.5(a)\n"
        "  Breaks:  ★ A page that breaks it is not served.\n"
        "  Mend:    Mend L01.\n"
        "  Keeps it:\n"
        "    <p>good</p>\n"
        "  Breaks it:\n"
        "    <p>bad</p>"
    )


def test_a_rule_that_does_not_block_says_so() -> None:
    assert "is served, and the finding is told to editors" in explain(runs.RULES[1:2])


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_of_the_catalogue_can_be_explained(rule: Rule) -> None:
    assert rule.group in WHAT_GROUPS_ARE_ABOUT
    assert rule.promise in explain([rule])
