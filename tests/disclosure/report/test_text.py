"""The report for a person."""

import unicodedata
from dataclasses import replace

import pytest

from disclosure.report import Note, Run, as_text
from tests.disclosure.report import runs, sights


def test_a_violation_says_what_is_wrong_where_and_how_to_mend_it() -> None:
    assert as_text.write(runs.run(runs.page(verdicts=(runs.BROKEN, *[runs.PASSED] * 3)))) == (
        "/kettles/\n"
        "  L01★  There is no notice.\n"
        "        in main > a, line 12\n"
        '        <a href="/go/1/">\n'
        "        To mend it: Mend L01.\n"
        "\n"
        "Judged 1 page by 4 rules: 1 violation, 0 to look at, 3 passed, 0 not applicable.\n"
        "1 page breaks a ★ rule.\n"
    )


def test_the_same_finding_many_times_on_a_page_is_told_once_with_its_number() -> None:
    told = runs.verdict(*[runs.finding(html=f"<a id={n}>") for n in range(40)])
    text = as_text.write(runs.run(runs.page(verdicts=(told, *[runs.PASSED] * 3))))
    assert "There is no notice. (40 times)" in text
    assert "<a id=0>" in text
    assert "<a id=1>" not in text


def test_of_many_different_findings_of_a_rule_five_are_told() -> None:
    told = runs.verdict(*[runs.finding(words=f"Wrong, {n}.") for n in range(8)])
    text = as_text.write(runs.run(runs.page(verdicts=(told, *[runs.PASSED] * 3))))
    assert "Wrong, 4." in text
    assert "Wrong, 5." not in text
    assert "… and 3 other findings of this rule" in text


def test_what_is_to_be_looked_at_is_grouped_over_all_pages() -> None:
    text = as_text.write(runs.MIXED)
    assert text.count("Only a browser can tell.") == 1
    assert (
        "V01★  on 4 pages: Only a browser can tell.\n        /kettles/, /cups/, / and 1 more\n"
        in text
    )


def test_an_open_question_beside_a_violation_is_not_lost() -> None:
    both = runs.verdict(
        runs.finding(), runs.finding(runs.OPEN.outcome, "Is this “best” about the ranking?")
    )
    text = as_text.write(runs.run(runs.page(verdicts=(both, *[runs.PASSED] * 3))))
    assert "on 1 page: Is this “best” about the ranking?" in text


def test_open_questions_take_back_that_all_promises_are_kept() -> None:
    text = as_text.write(runs.run(runs.page()))
    assert "/kettles/ keeps these promises\n" in text


def test_a_clean_page_says_in_words_what_was_checked() -> None:
    text = as_text.write(runs.CLEAN)
    assert "/kettles/ keeps its promises\n  L01★  The notice stands first.\n" in text
    assert "V02" not in text  # does not apply


def test_several_clean_pages_say_which_promises_were_kept_and_leave_open_ones_out() -> None:
    text = as_text.write(runs.run(runs.page("/a/"), runs.page("/b/")))
    assert "  L01★ L02 (that there is a notice, and labels)\n" in text
    assert "V01★ (" not in text


def test_pages_that_could_not_be_judged_are_told_with_the_reason() -> None:
    text = as_text.write(runs.MIXED)
    assert "Could not be judged\n  /broken/: It answers 500" in text
    assert "Also seen\n  /old/: leads to https://kettles.example/new/\n" in text
    assert "1 page could not be judged.\n" in text


def test_what_fails_on_every_page_is_told_once() -> None:
    failures = tuple(Note(f"/{n}/", "It answers 500.") for n in range(61))
    assert "  61 pages, such as /0/, /1/, /2/: It answers 500.\n" in (
        as_text.write(runs.run(failures=failures))
    )


@pytest.mark.parametrize("run", runs.EVERY.values(), ids=runs.EVERY)
def test_no_sign_reaches_the_terminal_that_it_would_obey(run: Run) -> None:
    signs = set(as_text.write(run)) - {"\n"}
    assert [one for one in signs if unicodedata.category(one).startswith("C")] == []


def test_hostile_signs_are_written_out_so_that_one_sees_them() -> None:
    assert r"\u{1b}[31m</b>\u{0}\u{9b}\u{202e}]]>" in as_text.write(runs.HOSTILE)


def test_a_look_in_a_browser_is_told_in_the_summary_alone() -> None:
    assert as_text.write(sights.SEEN).endswith(
        "not applicable. Looked at 2 pages in a browser: 12 looks, 20 words measured.\n"
        "1 page breaks a ★ rule.\n"
    )
    assert "in a browser" not in as_text.write(runs.CLEAN)


def test_what_a_browser_did_not_settle_is_for_a_person() -> None:
    seen = runs.run(replace(runs.page(), sight=sights.SIGHT))
    assert "For a person to look at\n" in as_text.write(seen)
