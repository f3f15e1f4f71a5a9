"""Which pages are looked at next, and what changed since they last were."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

from disclosure.browser.sampling import Known, State, after, changed, chosen
from disclosure.report import Judged, Note, Run
from tests.disclosure.report import runs
from tests.disclosure.report.runs import BESIDE, BROKEN, OPEN, PASSED

DAY = datetime(2026, 11, 22, 9, tzinfo=UTC)
SITE = ["/kettles/", "/cups/", "/pots/"]


def chance(seed: int) -> Random:
    return Random(seed)  # noqa: S311  (nothing is kept secret)


def run(*pages: Judged, failures: tuple[Note, ...] = ()) -> Run:
    return replace(runs.run(failures=failures), pages=pages, at=DAY + timedelta(days=1))


def known(**outcomes: str) -> Known:
    return Known(DAY, {"L01": "pass", "L02": "pass", "V01": "incomplete", **outcomes})


def test_pages_never_looked_at_come_first_and_then_the_longest_ago() -> None:
    looked = {"/kettles/": DAY, "/cups/": DAY - timedelta(days=2)}
    assert chosen(SITE, 2, looked, chance(1)) == ["/pots/", "/cups/"]
    assert chosen(SITE, 9, looked, chance(1)) == ["/pots/", "/cups/", "/kettles/"]


def test_chance_decides_between_equals() -> None:
    firsts = {chosen(SITE, 1, {}, chance(seed))[0] for seed in range(30)}
    assert firsts == set(SITE)


def test_every_page_has_its_turn() -> None:
    paths = [f"/{number}/" for number in range(10)]
    state, seen = State(), set()
    for day in range(4):
        now = chosen(paths, 3, state.looked, chance(day))
        at = DAY + timedelta(days=day)
        state = after(state, replace(run(), at=at), paths=paths, looked=now)
        seen.update(now)
    assert seen == set(paths)


def test_what_is_new_and_mended_is_told_and_what_stayed_is_not() -> None:
    before = State(
        {
            "/kettles/": known(L02="violation"),
            "/cups/": known(L01="incomplete"),
            "/pots/": known(L01="violation"),
        }
    )
    now = run(
        runs.page("/kettles/", (BROKEN, PASSED, OPEN, BESIDE)),
        runs.page("/cups/", (BROKEN, PASSED, PASSED, BESIDE)),
        runs.page("/pots/", (OPEN, PASSED, OPEN, BESIDE)),
    )
    found = changed(before, now, paths=SITE)
    assert [(one.page, one.rule) for one in found.new] == [("/kettles/", "L01"), ("/cups/", "L01")]
    assert [(one.page, one.rule) for one in found.mended] == [
        ("/kettles/", "L02"),
        ("/cups/", "V01"),
    ]
    assert found.lines() == [
        "2 new findings, 2 mended since 22 November 2026.",
        "  new     L01   /kettles/: There is no notice.",
        "  new     L01   /cups/: There is no notice.",
        "  mended  L02   /kettles/",
        "  mended  V01   /cups/",
    ]


def test_a_rule_that_did_not_judge_before_is_no_change() -> None:
    before = State({"/kettles/": Known(DAY, {"L02": "pass"})})
    now = run(runs.page("/kettles/", (BROKEN, PASSED, OPEN, BESIDE)))
    found = changed(before, now, paths=["/kettles/"])
    assert found.headline == "No finding is new and none mended since 22 November 2026."


def test_a_rule_that_does_not_judge_now_is_not_mended() -> None:
    before = State({"/kettles/": known(C01="violation")})
    assert not changed(before, run(runs.page("/kettles/")), paths=["/kettles/"]).mended


def test_pages_that_come_and_go_are_told_but_not_at_the_first_run() -> None:
    before = State({"/kettles/": known(), "/old/": known()})
    found = changed(before, run(runs.page("/kettles/"), runs.page("/cups/")), paths=SITE)
    assert (found.added, found.gone, found.first) == (("/cups/", "/pots/"), ("/old/",), ("/cups/",))
    assert found.headline == (
        "No finding is new and none mended since 22 November 2026; 2 pages new, 1 page gone. "
        "1 page looked at for the first time."
    )
    fresh = changed(State(), run(runs.page("/kettles/")), paths=SITE)
    assert (fresh.added, fresh.gone) == ((), ())
    assert fresh.headline == "1 page looked at for the first time."


def test_the_days_are_those_of_the_pages_of_this_run() -> None:
    before = State(
        {
            "/kettles/": known(),
            "/cups/": replace(known(), looked_at=DAY - timedelta(days=20)),
            "/pots/": replace(known(), looked_at=DAY - timedelta(days=400)),
        }
    )
    found = changed(before, run(runs.page("/kettles/"), runs.page("/cups/")), paths=SITE)
    assert "since pages were last looked at (2 November 2026 to 22 November 2026)" in found.headline


def test_a_page_that_fails_is_told_once_keeps_its_outcomes_and_is_mended_later() -> None:
    before = State({"/kettles/": known(L01="violation")})
    failing = run(failures=(Note("/kettles/", "It answers 500."),))
    found = changed(before, failing, paths=["/kettles/"])
    assert found.lines()[1] == "  new           /kettles/: It answers 500."
    then = after(before, failing, paths=["/kettles/"], looked=["/kettles/"])
    assert then.pages["/kettles/"].outcomes == before.pages["/kettles/"].outcomes
    assert then.looked == {"/kettles/": failing.at}
    assert not changed(then, failing, paths=["/kettles/"]).new
    mended = changed(then, run(runs.page("/kettles/")), paths=["/kettles/"]).mended
    assert [(one.page, one.rule) for one in mended] == [("/kettles/", ""), ("/kettles/", "L01")]


def test_what_is_remembered_after_a_run() -> None:
    before = State({"/kettles/": known(), "/old/": known()})
    now = run(runs.page("/cups/", (BROKEN, PASSED, OPEN, BESIDE)), runs.page("/elsewhere/"))
    then = after(before, now, paths=SITE, looked=["/cups/", "/pots/"])
    assert list(then.pages) == SITE
    assert then.pages["/kettles/"] == before.pages["/kettles/"]
    outcomes = {"L01": "violation", "L02": "pass", "V01": "incomplete", "V02": "inapplicable"}
    assert then.pages["/cups/"] == Known(now.at, outcomes)
    assert then.pages["/pots/"].looked_at == now.at  # it led elsewhere, and has had its turn


def test_hostile_words_are_written_out_and_long_lists_cut() -> None:
    before = State({f"/{number}/": known() for number in range(30)})
    broken = runs.verdict(runs.finding(words="\x1b[31m"))
    pages = [runs.page(f"/{number}/", (broken, PASSED, OPEN, BESIDE)) for number in range(30)]
    lines = changed(before, run(*pages), paths=list(before.pages)).lines()
    assert lines[1].endswith("\\u{1b}[31m")
    assert (len(lines), lines[-1]) == (22, "  … and 10 more")
