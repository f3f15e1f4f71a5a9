"""An ad blocker leaves the notice and the labels where they are."""

from disclosure.audit import Case, Example, Rule, Verdict, broken, verdict
from disclosure.browser.renderings import FULL
from disclosure.browser.verdicts import also, readable, seen
from disclosure.examples import PAID_LINK, PLACED, notice
from disclosure.sight import BLOCKED

RENDERINGS = tuple(one for one in FULL if one.blocking)


def check(case: Case) -> Verdict:
    told = readable(case, also(seen(case), BLOCKED), "Common rules of ad blockers leave it.")
    kinds = ("label", "placement", "tie")
    gone = [one for kind in kinds for one in seen(case).of(kind, blocked=True) if not one.words]
    hidden = [
        broken(f"They hide the label or words at {one.about}.", case.page.tree.css_first(one.place))
        for one in gone
    ]
    return verdict([*told.findings, *hidden], passed=told.words) if hidden else told


RULE = Rule(
    id="V12b",
    promise="Common rules of ad blockers leave the notice and the labels where they are.",
    source="House rule; the names that public lists of such rules hide",
    hint="Use neutral names: notice, box, column.",
    check=check,
    good=(Example(f'<div class="notice box">{notice("commission")}</div>{PAID_LINK}'),),
    bad=(
        Example(f'<div class="affiliate-disclosure">{notice("commission")}</div>{PAID_LINK}'),
        Example(f'<div id="ad-note">{notice("commission")}</div>{PAID_LINK}'),
        Example(f'<div class="cookie-notice">{notice("commission")}</div>{PAID_LINK}'),
        Example(f'<div data-ad-slot="1">{notice("commission")}</div>{PAID_LINK}'),
        Example(f"{notice('placement')}{PLACED}".replace('class="label', 'class="ad-label label')),
    ),
)
