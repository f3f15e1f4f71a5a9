"""The words of the notice stand out, by axe-core and by the colours that were drawn."""

from collections.abc import Iterator

from disclosure.audit import (
    Case,
    Example,
    Finding,
    Rule,
    Verdict,
    broken,
    inapplicable,
    verdict,
)
from disclosure.browser.verdicts import NOTHING, also, blind, needs_notice, plain, seen
from disclosure.examples import PAID_LINK, notice
from disclosure.rules.v01_in_sight import styled
from disclosure.sight import Contrast, Look, Sight

LEAST = 4.5
MEASURED = 4.2  # what is drawn of thin letters is a little paler than their colour
SURE = 7.0  # where axe-core cannot tell, what was drawn has to be plain


def check(case: Case) -> Verdict:
    sight = seen(case)
    looks = [look for look in [*plain(sight), *also(sight, "dark", "more contrast")] if look.words]
    if not needs_notice(case):
        return inapplicable(NOTHING)
    if not looks or not sight.contrasts:
        return blind(case)
    found = [*_by_axe(case, sight), *_by_ink(case, looks)]
    least = min(_lowest(look) for look in looks)
    return verdict(found, passed=f"The lowest contrast is {least:.1f} : 1 as drawn.")


def _by_axe(case: Case, sight: Sight) -> Iterator[Finding]:
    for told in sight.contrasts:
        if told.outcome == "pass" or _is_plain_to_see(told, sight):
            continue
        words = {
            "fail": "axe-core finds too little contrast",
            "incomplete": "axe-core cannot tell the contrast, and it is not plain from what was drawn",
        }.get(told.outcome, "axe-core finds no words to look at")
        yield broken(f"{words}: {told.words} ({told.rendering})", case.notice)


def _is_plain_to_see(told: Contrast, sight: Sight) -> bool:
    """axe-core gives up on gradients, pictures and some scripts. The screen shows what they come to."""
    looks = [look for look in sight.looks if look.rendering == told.rendering and look.words]
    return (
        told.outcome in ("incomplete", "inapplicable")
        and bool(looks)
        and min(map(_lowest, looks)) >= SURE
    )


def _by_ink(case: Case, looks: list[Look]) -> Iterator[Finding]:
    worst = min(looks, key=_lowest)
    if _lowest(worst) < MEASURED:
        yield broken(
            f"Words of the notice are drawn at {_lowest(worst):.1f} : 1; {LEAST} : 1 is the least ({worst.name}).",
            case.notice,
        )


def _lowest(look: Look) -> float:
    return min(word.contrast for word in look.words)


RULE = Rule(
    id="V04b",
    blocking=True,
    promise="The words of the notice are drawn at a contrast of 4.5 : 1 at least.",
    source="FTC, .com Disclosures (colour), example 18; WCAG 2.2, 1.4.3",
    hint="Set both colours, of the words and behind them, far enough apart in each colour scheme.",
    check=check,
    good=(
        Example(f"{notice('commission')}{PAID_LINK}"),
        Example(styled(".n { background: linear-gradient(90deg, #fff, #dde); color: #111 }")),
        Example(styled(".n { background: #111; color: #fff }")),
        Example(f"{notice('commission').replace('Merchants', '⭐ Merchants')}{PAID_LINK}"),
    ),
    bad=(
        Example(styled(".n { color: #aaa }")),
        Example(styled(".n { background: linear-gradient(90deg, #000, #fff); color: #111 }")),
        Example(styled(".n { opacity: .3 }")),
    ),
)
