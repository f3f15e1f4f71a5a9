"""The notice is set no smaller than what it qualifies, and large enough to read."""

from disclosure.audit import Case, Example, Outcome, Rule, Verdict
from disclosure.examples import PAID_LINK, notice
from disclosure.rules.v01_in_sight import styled
from disclosure.styles.verdicts import by_signs


def check(case: Case) -> Verdict:
    return by_signs(
        case, "size", passed="The letters of the notice are those of the page, 14 px high or more."
    )


RULE = Rule(
    id="V03",
    blocking=True,
    promise="The letters of the notice are at least 14 px high and no smaller than the page's.",
    source="FTC, .com Disclosures (size); Lighthouse, font-size (12 px)",
    hint="Set the notice at 1rem. Below 12 px the page is not served.",
    check=check,
    good=(
        Example(f"{notice('commission')}{PAID_LINK}"),
        Example(styled("html { font: 100%/1.5 sans-serif } .n { font-size: 1rem }")),
        Example(styled("html { font-size: 62.5% } body, .n { font-size: 1.6rem }")),
    ),
    bad=(
        Example(styled(".n { font-size: 11px }")),
        Example(styled(".n { font: 0/0 a }")),
        Example(styled("main { font-size: .8em } .n { font-size: 80% }")),
        Example(styled(".n { zoom: .5 }")),
        Example(f"<h6>{notice('commission')}</h6>{PAID_LINK}"),
        Example(styled(".n { font-size: 13px }"), outcome=Outcome.INCOMPLETE),
        Example(
            styled("body { font-size: 20px } .n { font-size: 16px }"), outcome=Outcome.INCOMPLETE
        ),
    ),
)
