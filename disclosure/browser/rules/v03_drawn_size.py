"""The letters of the notice are large enough as drawn, whatever scales them."""

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
from disclosure.browser.renderings import QUICK, SMALL
from disclosure.browser.verdicts import NOTHING, blind, needs_notice, plain, seen
from disclosure.examples import PAID_LINK, notice
from disclosure.rules.v01_in_sight import styled
from disclosure.sight import Look

RENDERINGS = (*QUICK[:1], SMALL)
LEAST, HOUSE = 12, 14  # px of the screen
OF_THE_PAGE = 0.85  # of the size in which most of the page is set
ROUNDING = 0.1


def check(case: Case) -> Verdict:
    if not needs_notice(case):
        return inapplicable(NOTHING)
    looks = [look for look in plain(seen(case)) if look.words]
    if not looks:
        return blind(case)
    found = [finding for look in looks for finding in _small(case, look)]
    smallest = min(word.height for look in looks for word in look.words)
    worst = sorted(found, key=lambda one: one.outcome is not Outcome.VIOLATION)
    return verdict(worst[:1], passed=f"The smallest letters are {smallest:.1f} px high.")


def _small(case: Case, look: Look) -> Iterator[Finding]:
    height = min(word.height for word in look.words)
    if height < LEAST - ROUNDING:
        yield broken(f"Words of the notice are {height:.1f} px high ({look.name}).", case.notice)
    elif height < HOUSE - ROUNDING:
        yield doubtful(
            f"Words of the notice are {height:.1f} px high: can all read that? ({look.name})",
            case.notice,
        )
    elif look.body_size and height < look.body_size * OF_THE_PAGE - ROUNDING:
        yield doubtful(
            f"Words of the notice are {height:.1f} px high, those of the page {look.body_size:g} ({look.name}).",
            case.notice,
        )


RULE = Rule(
    id="V03b",
    blocking=True,
    promise="The letters of the notice are drawn 14 px high or more, and no smaller than the page's.",
    source="FTC, .com Disclosures (size); Lighthouse, font-size (12 px)",
    hint="Set the notice at 1rem and take scaling off it.",
    check=check,
    good=(
        Example(f"{notice('commission')}{PAID_LINK}"),
        Example(styled(".n { font-size: 14px }")),
    ),
    bad=(
        Example(styled(".n { transform: scale(.6) }")),
        Example(styled("main { zoom: .5 }")),
        Example(styled(".n { font-size: 13px }"), outcome=Outcome.INCOMPLETE),
        Example(
            styled(".n { font-size: 13px } @media (max-width: 330px) { .n { font-size: 9px } }")
        ),
    ),
)
