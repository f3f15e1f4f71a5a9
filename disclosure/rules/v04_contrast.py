"""The words of the notice stand out from what is behind them, by day and in dark mode."""

from disclosure.audit import Case, Example, Outcome, Rule, Verdict
from disclosure.examples import PAID_LINK, notice
from disclosure.rules.v01_in_sight import styled
from disclosure.styles.verdicts import by_signs


def check(case: Case) -> Verdict:
    return by_signs(
        case,
        "contrast",
        passed="The words of the notice have a contrast of 4.5 : 1 or more, as far as colours are set.",
        dark=True,
    )


RULE = Rule(
    id="V04",
    blocking=True,
    promise="The words of the notice have a contrast of 4.5 : 1 at least.",
    source="FTC, .com Disclosures (colour), example 18; WCAG 2.2, 1.4.3",
    hint="Set both colours, of the words and behind them, far enough apart in each colour scheme.",
    check=check,
    good=(
        Example(f"{notice('commission')}{PAID_LINK}"),
        Example(styled(".n { background: #111; color: #fff }")),
        Example(
            styled(":root { --ink: #1a2126 } body { background: #fcfcfa } .n { color: var(--ink) }")
        ),
        Example(styled(".n { background: linear-gradient(#fff, #eee); color: #222 }")),
    ),
    bad=(
        Example(styled(".n { color: #fff }")),
        Example(styled("body { background: hsl(0 0% 50%) } .n { color: grey }")),
        Example(styled(".n { color: rgb(0 0 0 / 10%) }")),
        Example(styled(".n { -webkit-text-fill-color: transparent }")),
        Example(
            styled(
                ".n { color: #111 } @media (prefers-color-scheme: dark) { body { background: #000 } }"
            )
        ),
        Example(styled(".n { background: url(paper.png) }"), outcome=Outcome.INCOMPLETE),
        Example(styled(".n { color: color-mix(in srgb, red, white) }"), outcome=Outcome.INCOMPLETE),
    ),
)
