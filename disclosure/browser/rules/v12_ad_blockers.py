"""An ad blocker leaves the notice and the labels where they are."""

from disclosure.audit import Case, Example, Rule, Verdict
from disclosure.browser.renderings import FULL
from disclosure.browser.verdicts import also, readable, seen
from disclosure.examples import PAID_LINK, notice

RENDERINGS = tuple(one for one in FULL if one.blocking)


def check(case: Case) -> Verdict:
    return readable(case, also(seen(case), "ad blocker"), "Common rules of ad blockers leave it.")


RULE = Rule(
    id="V12b",
    promise="Common rules of ad blockers leave the notice where it is.",
    source="House rule; the names that public lists of such rules hide",
    hint="Use neutral names: notice, box, column.",
    check=check,
    good=(Example(f'<div class="notice box">{notice("commission")}</div>{PAID_LINK}'),),
    bad=(
        Example(f'<div class="affiliate-disclosure">{notice("commission")}</div>{PAID_LINK}'),
        Example(f'<div id="ad-note">{notice("commission")}</div>{PAID_LINK}'),
    ),
)
