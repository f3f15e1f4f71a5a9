"""The verdicts of the HTML and of the browser, put together."""

from dataclasses import replace
from functools import partial

from disclosure.audit import Example, Outcome, Report
from disclosure.browser import judging
from disclosure.browser.renderings import FULL
from disclosure.examples import PAID_LINK, case, notice
from disclosure.page import Page
from disclosure.policy import Facts
from disclosure.rules.v01_in_sight import styled
from disclosure.sight import Box, Look, Rendered, Sight, Word

TOLD = notice("commission")
PLAIN = f"{TOLD}{PAID_LINK}"


def a_word(ink: float = 1) -> Word:
    return Word("paid", Box(10, 10, 40, 18), 16, ink=ink, shape=1, contrast=15)


def a_look(rendering: str = "phone, 360 × 740", *, plain: bool = True, ink: float = 1) -> Look:
    text = " ".join(case(Example(PLAIN)).told.split())
    return Look(
        rendering, "after 1 s", 360, 740, is_plain=plain, found=True, text=text,
        words=(a_word(ink),), box=Box(10, 10, 340, 60),
    )  # fmt: skip


def judged(body: str, sight: Sight, *, ours: bool = True) -> Report:
    sent = case(Example(body))
    facing = partial(_same, facts=replace(sent.facts, ours=ours))
    return judging.with_sight(judging.judged(sent.page, facing, source="/"), sight)


def _same(page: Page, *, facts: Facts) -> Facts:
    return facts


def outcome(report: Report, rule: str) -> Outcome:
    return next(one.verdict.outcome for one in report.results if one.rule.id == rule)


DARK = a_look("phone, 360 × 740, dark", plain=False)
UNKNOWN = styled(".n { mask: url(fade.svg) }")


def test_what_the_html_leaves_open_is_settled_by_what_is_drawn() -> None:
    assert outcome(judged(UNKNOWN, Sight()), "V01") is Outcome.INCOMPLETE
    assert outcome(judged(UNKNOWN, Sight(looks=(a_look(), DARK))), "V01") is Outcome.PASS


def test_what_is_not_seen_settles_nothing() -> None:
    hidden = judged(UNKNOWN, Sight(looks=(a_look(ink=0), DARK)))
    assert outcome(hidden, "V01") is Outcome.INCOMPLETE
    assert outcome(hidden, "V01b") is Outcome.VIOLATION
    assert not hidden.blocked  # the guard has no browser: readers are sent this page


def test_a_violation_of_the_html_stays_one() -> None:
    found = judged(styled(".n { display: none }"), Sight(looks=(a_look(), DARK)))
    assert outcome(found, "V01") is Outcome.VIOLATION


def test_a_violation_that_no_reader_sees_is_for_a_person_on_pages_of_anybody() -> None:
    hidden = styled(".n { display: none }")
    whole = Sight(
        looks=tuple(
            replace(a_look(one.name, plain=one.is_plain), width=one.width, height=one.height)
            for one in FULL
        )
    )
    assert outcome(judged(hidden, whole), "V01") is Outcome.VIOLATION
    assert outcome(judged(hidden, whole, ours=False), "V01") is Outcome.INCOMPLETE
    few = Sight(looks=(a_look(), DARK))
    assert outcome(judged(hidden, few, ours=False), "V01") is Outcome.VIOLATION


def test_what_scripts_add_is_judged_by_the_rules_of_the_html() -> None:
    above = case(Example(f"{PAID_LINK}{PLAIN}")).page.html
    found = judged(PLAIN, Sight(looks=(a_look(),), rendered=(Rendered("after load", above),)))
    told = next(one.verdict for one in found.results if one.rule.id == "P01")
    assert told.outcome is Outcome.VIOLATION
    assert told.findings[0].words.startswith("In the browser, after load: ")


def test_what_scripts_leave_alone_changes_no_verdict() -> None:
    same = Rendered("after load", case(Example(PLAIN)).page.html)
    plain = judged(PLAIN, Sight(looks=(a_look(), DARK)))
    assert judged(PLAIN, Sight(looks=(a_look(), DARK), rendered=(same,))) == plain
    assert not plain.violations


def test_a_page_that_could_not_be_looked_at_has_not_passed() -> None:
    failed = Look("browser", "at load", 0, 0, problem="Timeout")
    found = judged(PLAIN, Sight(looks=(failed,)))
    assert outcome(found, "V01b") is Outcome.VIOLATION
    assert "Timeout" in str(found.violations[0].verdict.words)


def test_rules_stand_in_the_order_of_their_ids() -> None:
    ids = [one.rule.id for one in judged(PLAIN, Sight(looks=(a_look(),))).results]
    assert ids == sorted(ids)
