"""The notice is read in dark mode, forced colours, print, large text and with every preference."""

from disclosure.audit import Case, Example, Rule, Verdict
from disclosure.browser.renderings import FULL
from disclosure.browser.verdicts import also, readable, seen
from disclosure.examples import PAID_LINK, notice
from disclosure.rules.v01_in_sight import styled

SETTINGS = (
    "dark",
    "forced colours",
    "reduced motion",
    "more contrast",
    "text at 200 %",
    "text spaced",
    "printed",
)
RENDERINGS = tuple(
    one for one in FULL if one.phone and one.width == 360 and one.name.endswith(SETTINGS)
) + tuple(one for one in FULL if one.media == "print")


def check(case: Case) -> Verdict:
    looks = also(seen(case), *SETTINGS)
    looked = [one for one in SETTINGS if any(look.rendering.endswith(one) for look in looks)]
    return readable(case, looks, f"Every word can be made out: {', '.join(looked)}.")


RULE = Rule(
    id="V07b",
    promise="Every word of the notice can be made out in dark mode, forced colours, print and large text.",
    source="House rule informed by WCAG 2.2, 1.4.4 and 1.4.12",
    hint="Take the notice out of the condition, or show it there as everywhere.",
    check=check,
    good=(Example(f"{notice('commission')}{PAID_LINK}"),),
    bad=(
        Example(
            styled(
                "@media (prefers-color-scheme: dark) { body { background: #000 } .n { color: #111 } }"
            )
        ),
        Example(styled("@media print { .n { display: none } }")),
        Example(styled("@media (forced-colors: active) { .n { opacity: 0 } }")),
        Example(styled(".n { height: 30px; line-height: 30px; overflow: hidden }")),
    ),
)
