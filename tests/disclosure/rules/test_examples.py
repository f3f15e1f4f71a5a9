"""Each rule is tested by the examples that explain it."""

from dataclasses import replace

import pytest

from disclosure.audit import Case, Example, Outcome, Rule
from disclosure.examples import case
from disclosure.policy import PAY, TIES
from disclosure.rules import RULES

GOOD = [(rule, example) for rule in RULES for example in rule.good]
MORE = PAY - TIES
BAD = [(rule, example) for rule in RULES for example in rule.bad]


def name(value: Rule | Example) -> str:
    return value.id if isinstance(value, Rule) else value.body[:60]


@pytest.mark.parametrize(("rule", "example"), GOOD, ids=name)
def test_a_rule_leaves_its_good_example_alone_and_says_why(rule: Rule, example: Example) -> None:
    verdict = rule.check(case(example))
    assert verdict.outcome is (example.outcome or Outcome.PASS), verdict
    assert verdict.words.endswith("."), verdict


@pytest.mark.parametrize(("rule", "example"), BAD, ids=name)
def test_a_rule_finds_its_bad_example_and_shows_where(rule: Rule, example: Example) -> None:
    verdict = rule.check(case(example))
    assert verdict.outcome is (example.outcome or Outcome.VIOLATION), verdict
    assert verdict.findings
    assert all(finding.words for finding in verdict.findings)


@pytest.mark.parametrize("rule", RULES, ids=name)
def test_a_rule_says_what_it_promises_where_that_comes_from_and_how_to_mend_it(rule: Rule) -> None:
    assert rule.good
    assert rule.bad
    for text in (rule.promise, rule.hint):
        assert text[0].isupper() or text[0] in "<{"
        assert text.endswith(".")
    assert rule.source


def test_no_two_rules_share_an_id() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", [one for one in RULES if one.blocking], ids=name)
def test_of_pages_that_a_page_leads_to_a_blocking_rule_asks_for_ties_alone(rule: Rule) -> None:
    """While a reader waits, disclosure.registers asks for no more."""
    for example in (*rule.good, *rule.bad):
        alone = case(example)
        known = alone.facts.pay
        elsewhere = {*alone.own_paths.values()} - {alone.facts.path}
        more = {path: MORE | known.get(path, frozenset()) for path in elsewhere}
        facts = replace(alone.facts, pay={**known, **more})
        assert rule.check(Case(alone.page, facts)) == rule.check(alone)
