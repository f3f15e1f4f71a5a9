"""The words of the notice stand within the width of a phone."""

from collections.abc import Iterator

from disclosure.audit import (
    Case,
    Example,
    Finding,
    Outcome,
    Rule,
    Verdict,
    broken,
    doubtful,
    inapplicable,
    verdict,
)
from disclosure.browser.verdicts import NOTHING, blind, needs_notice, plain, seen
from disclosure.examples import PAID_LINK, notice
from disclosure.rules.v01_in_sight import styled
from disclosure.sight import Look


def check(case: Case) -> Verdict:
    if not needs_notice(case):
        return inapplicable(NOTHING)
    looks = [look for look in plain(seen(case)) if "phone" in look.rendering and look.words]
    if not looks:
        return blind(case)
    found = [finding for look in looks for finding in _outside(case, look)]
    return verdict(found, passed="The notice stands within the width of a phone.")


def _outside(case: Case, look: Look) -> Iterator[Finding]:
    out = [word for word in look.words if word.box.x < -1 or word.box.right > look.width + 1]
    if out:
        yield broken(
            f"“{out[0].text}” stands beside the screen: readers would have to scroll sideways ({look.name}).",
            case.notice,
        )
    elif look.page_width > look.width + 1:
        yield doubtful(
            f"The page is {look.page_width:.0f} px wide and scrolls sideways ({look.name})."
        )


RULE = Rule(
    id="V06b",
    blocking=True,
    promise="On a phone the notice is read without scrolling sideways.",
    source="FTC, .com Disclosures, example 19; WCAG 2.2, 1.4.10",
    hint="Let the notice take the width of the screen; give wide tables a box of their own to scroll in.",
    check=check,
    good=(
        Example(f"{notice('commission')}{PAID_LINK}"),
        Example(
            f'{notice("commission")}<div style="overflow:auto"><p style="width:900px">Wide</p></div>{PAID_LINK}'
        ),
    ),
    bad=(
        Example(styled(".n { white-space: nowrap }")),
        Example(
            f'{notice("commission")}<p style="width:900px">Wide</p>{PAID_LINK}',
            outcome=Outcome.INCOMPLETE,
        ),
    ),
)
