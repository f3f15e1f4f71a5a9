"""The notice is drawn where it stands in the source, and on the first screen."""

from disclosure.audit import Case, Example, Outcome, Rule, Verdict
from disclosure.examples import PAID_LINK, notice, page
from disclosure.rules.v01_in_sight import styled
from disclosure.styles.verdicts import by_signs


def check(case: Case) -> Verdict:
    return by_signs(
        case,
        "place",
        passed="No sheet moves the notice from its place, or pushes it off the first screen.",
    )


RULE = Rule(
    id="V14",
    promise="The notice is drawn in the order of the source, on the first screen.",
    source="House rule informed by the FTC's .com Disclosures (scrolling)",
    hint="Take order, column-reverse and positions off, and tall pictures to below the notice.",
    check=check,
    good=(
        Example(f"{notice('commission')}{PAID_LINK}"),
        Example(styled("main { display: flex; flex-direction: column; gap: 1rem }")),
        Example(
            styled(".hero { height: 200px }").replace("<main>", '<main><div class="hero"></div>')
        ),
    ),
    bad=(
        Example(styled("main { display: flex; flex-direction: column } .n { order: 9 }")),
        Example(styled("main { display: flex; flex-direction: column-reverse }")),
        Example(
            styled(".hero { min-height: 100vh }").replace(
                "<main>", '<main><div class="hero"></div>'
            )
        ),
        Example(styled("main { padding-top: 900px }")),
        Example(
            page(f'<div style="height:900px">Hero</div>{notice("commission")}{PAID_LINK}'),
        ),
        Example(styled(".n { position: fixed; bottom: 0 }"), outcome=Outcome.INCOMPLETE),
    ),
)
