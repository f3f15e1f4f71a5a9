"""The README of the app tells of every rule, tag and setting."""

import re
from pathlib import Path

import pytest

import disclosure
from disclosure.audit import Rule
from disclosure.rules import RULES
from disclosure.templatetags.disclosure import register

APP = Path(disclosure.__file__).parent
README = (APP / "README.md").read_text()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_table_has_a_line_for_each_rule(rule: Rule) -> None:
    assert f"| {rule.name} | {rule.promise} | {rule.source} |" in README


def test_the_table_has_no_other_lines() -> None:
    table = README.split("<!-- rules -->")[1].split("<!-- /rules -->")[0]
    told = re.findall(r"^\| (\w\d+)★? \|", table, re.MULTILINE)
    assert told == [rule.id for rule in RULES]


def test_every_setting_that_is_read_is_told() -> None:
    code = "".join(path.read_text() for path in APP.rglob("*.py"))
    read = set(re.findall(r'_settings\(\)\.get\("([A-Z_]+)"', code))
    read |= set(re.findall(r'_ask\("([A-Z_]+)"', code))
    assert {"LINKS", "PLACEMENTS", "PAY", "EXEMPT"} <= read
    assert {name for name in read if f'DISCLOSURE["{name}"]' not in README} == set()


def test_every_tag_that_makes_a_promise_is_told() -> None:
    for name in ("disclose", "paid_link", "price", "placement_label", "tie"):
        assert name in register.tags
        assert f"{{% {name} " in README
