"""Pages that hide a notice, each in a way of its own, and pages that only look as if they did.

No page that hides its notice may pass all rules of group V; where only a browser can tell, they say so.
"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from disclosure.audit import Case, Outcome
from disclosure.page import Page
from disclosure.policy import Facts
from disclosure.rules import RULES
from tests.disclosure.rules.hidden_notices import CERTAIN, HIDDEN, OPEN
from tests.disclosure.rules.plain_notices import GOOD

RULES_V = [rule for rule in RULES if rule.group == "V"]


def worst(html: str) -> Outcome:
    """What the rules of group V make of it."""
    case = Case(
        Page(html, address="https://kettles.example/", notice="#disc"),
        Facts(at=datetime(2026, 5, 4, tzinfo=UTC), base_url="https://kettles.example", ours=False),
    )
    outcomes = {rule.check(case).outcome for rule in RULES_V}
    return next((one for one in (CERTAIN, OPEN) if one in outcomes), Outcome.PASS)


@pytest.mark.parametrize(("html", "least", "way"), HIDDEN, ids=[way[:70] for _, _, way in HIDDEN])
def test_a_hidden_notice_is_found(html: str, least: Outcome, way: str) -> None:
    assert worst(html) is least


@pytest.mark.parametrize("html", GOOD.values(), ids=GOOD)
def test_a_notice_in_plain_sight_is_left_alone(html: str) -> None:
    assert worst(html) is Outcome.PASS
