"""--only and --skip."""

import pytest

from disclosure.report.choosing import UnknownRuleError, choose
from tests.disclosure.report.runs import RULES


def chosen(only: list[str], skip: list[str]) -> str:
    return " ".join(rule.id for rule in choose(RULES, only=only, skip=skip))


@pytest.mark.parametrize(
    ("only", "skip", "ids"),
    [
        ([], [], "L01 L02 V01 V02"),
        (["L02"], [], "L02"),
        (["v01", "L01"], [], "L01 V01"),
        (["L01,V02"], [], "L01 V02"),
        (["L01★"], [], "L01"),
        (["V"], [], "V01 V02"),
        ([], ["V"], "L01 L02"),
        (["L"], ["L02"], "L01"),
        (["L01"], ["L01"], ""),
    ],
)
def test_rules_are_chosen_by_id_and_by_group(only: list[str], skip: list[str], ids: str) -> None:
    assert chosen(only, skip) == ids


@pytest.mark.parametrize(
    ("name", "near"),
    [("L1", "L01"), ("L10", "L01"), ("V09", "V01"), ("X", "Groups are L V.")],
)
def test_an_unknown_name_is_answered_with_those_near_it(name: str, near: str) -> None:
    with pytest.raises(UnknownRuleError, match=f"no rule or group “{name}”.*{near}"):
        choose(RULES, only=[name])
