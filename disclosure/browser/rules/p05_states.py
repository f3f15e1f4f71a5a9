"""A list that is sorted, filtered or turned to its next page keeps its notice."""

from dataclasses import replace

from disclosure.audit import Case, Example, Rule, Verdict, inapplicable, verdict
from disclosure.browser.renderings import PHONE
from disclosure.browser.verdicts import NOTHING, is_state, needs_notice, seen, unread
from disclosure.examples import PAID_LINK, notice

RENDERINGS = (replace(PHONE, moments=(1,)),)
SORTED = '<table><tr><th><button onclick="{}">Price</button></th></tr><tr><td>24</td></tr></table>'


def check(case: Case) -> Verdict:
    looks = [look for look in seen(case).looks if is_state(look)]
    if not needs_notice(case):
        return inapplicable(NOTHING)
    if not looks:
        return inapplicable("No list that can be sorted or turned was looked at.")
    return verdict(unread(case, looks), passed=f"It is there in {len(looks)} states of the list.")


RULE = Rule(
    id="P05b",
    promise="A list that is sorted, filtered or turned keeps its notice.",
    source="House rule informed by the FTC's .com Disclosures: repeated where readers go",
    hint="Swap the rows alone, and leave the notice where it is.",
    check=check,
    good=(Example(f"{notice('commission')}{PAID_LINK}{SORTED.format('void 0')}"),),
    bad=(
        Example(
            f"{notice('commission')}{PAID_LINK}"
            + SORTED.format("document.querySelector('[data-notice]').remove()")
        ),
    ),
)
