"""Each rule of the browser is tested by the examples that explain it, drawn by Chromium."""

from collections.abc import Iterator, Sequence
from importlib import import_module
from pkgutil import iter_modules

import pytest
from playwright.sync_api import Browser

from disclosure.audit import Example, Outcome, Rule
from disclosure.browser import rules
from disclosure.browser.judging import SETTLES
from disclosure.browser.renderings import Rendering
from disclosure.browser.rules import BROWSER_RULES
from disclosure.rules import RULES
from tests.disclosure.browser import chromium

MODULES = [import_module(f"{rules.__name__}.{one.name}") for one in iter_modules(rules.__path__)]
FOR: dict[str, Sequence[Rendering]] = {
    module.RULE.id: getattr(module, "RENDERINGS", chromium.PLAIN) for module in MODULES
}
GOOD = [(rule, example) for rule in BROWSER_RULES for example in rule.good]
BAD = [(rule, example) for rule in BROWSER_RULES for example in rule.bad]


def name(value: Rule | Example) -> str:
    return value.id if isinstance(value, Rule) else value.body[-60:]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium.started() as started:
        yield started


class TestDrawn:
    pytestmark = chromium.needs_chromium

    @pytest.mark.parametrize(("rule", "example"), GOOD, ids=name)
    def test_a_rule_leaves_its_good_example_alone(
        self, rule: Rule, example: Example, browser: Browser
    ) -> None:
        verdict = rule.check(chromium.seen(browser, example, FOR[rule.id]))
        assert verdict.outcome is (example.outcome or Outcome.PASS), verdict
        assert verdict.words.endswith("."), verdict

    @pytest.mark.parametrize(("rule", "example"), BAD, ids=name)
    def test_a_rule_finds_its_bad_example(
        self, rule: Rule, example: Example, browser: Browser
    ) -> None:
        verdict = rule.check(chromium.seen(browser, example, FOR[rule.id]))
        assert verdict.outcome is (example.outcome or Outcome.VIOLATION), verdict
        assert all(finding.words for finding in verdict.findings)


@pytest.mark.parametrize("rule", BROWSER_RULES, ids=name)
def test_a_rule_says_what_it_promises_where_that_comes_from_and_how_to_mend_it(rule: Rule) -> None:
    assert rule.good
    assert rule.promise.endswith(".")
    assert rule.hint.endswith(".")
    assert rule.source


def test_each_rule_is_what_one_of_the_html_promises_seen_in_a_browser() -> None:
    catalogue = {rule.id for rule in RULES}
    assert {rule.id.removesuffix("b") for rule in BROWSER_RULES} <= catalogue
    assert all(rule.id.endswith("b") for rule in BROWSER_RULES)


def test_what_settles_a_rule_is_a_rule_of_the_browser() -> None:
    names = {rule.id for rule in BROWSER_RULES}
    assert set(SETTLES) <= {rule.id for rule in RULES}
    assert {one for settling in SETTLES.values() for one in settling} <= names
