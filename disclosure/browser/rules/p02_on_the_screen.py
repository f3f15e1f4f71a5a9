"""The notice is on the first screen, as drawn at each width."""

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
from disclosure.browser.verdicts import NOTHING, also, blind, listed, needs_notice, plain, seen
from disclosure.examples import PAID_LINK, notice
from disclosure.rules.p02_first_screen import HERO
from disclosure.sight import Look

LOW = 600  # px: less is a phone held sideways, of which a headline takes half
MOST_OF_IT = 0.5  # what is cut off at the edge of the screen is scrolled to


def check(case: Case) -> Verdict:
    if not needs_notice(case):
        return inapplicable(NOTHING)
    looks = [look for look in plain(seen(case)) if look.words]
    if not looks:
        return blind(case)
    enlarged = [look for look in also(seen(case), "text at 200 %", "text spaced") if look.words]
    return verdict(
        [*_below(case, looks), *_far_below(case, enlarged)],
        passed="The notice is on the first screen at every width.",
    )


def _below(case: Case, looks: list[Look]) -> Iterator[Finding]:
    low = [
        look.name for look in looks if look.on_first_screen() < MOST_OF_IT and look.height >= LOW
    ]
    if low:
        yield broken(f"The notice is not on the first screen ({listed(low)}).", case.notice)


def _far_below(case: Case, looks: list[Look]) -> Iterator[Finding]:
    low = [look.name for look in looks if not look.on_first_screen()]
    if low:
        yield doubtful(
            f"With larger text the notice begins below the first screen ({listed(low)}).",
            case.notice,
        )


RULE = Rule(
    id="P02b",
    blocking=True,
    promise="The notice is on the first screen, as it is drawn.",
    source="House rule informed by the FTC's .com Disclosures, on scrolling",
    hint="Put the notice above pictures and introductions.",
    check=check,
    good=(
        Example(f"{notice('commission')}{PAID_LINK}"),
        Example(f"{notice('commission')}{HERO}{PAID_LINK}"),
    ),
    bad=(
        Example(f"{HERO}{notice('commission')}{PAID_LINK}"),
        Example(
            f'<div style="display:grid;height:150vh"></div>{notice("commission")}{PAID_LINK}',
            outcome=Outcome.VIOLATION,
        ),
    ),
)
