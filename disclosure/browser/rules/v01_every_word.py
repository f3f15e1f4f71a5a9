"""Every word of the notice can be made out on the screen, at every width."""

from disclosure.audit import Case, Example, Rule, Verdict
from disclosure.browser.verdicts import plain, readable, seen
from disclosure.examples import PAID_LINK, notice
from disclosure.rules.v01_in_sight import styled


def check(case: Case) -> Verdict:
    return readable(case, plain(seen(case)), "Every word of the notice can be made out.")


RULE = Rule(
    id="V01b",
    blocking=True,
    promise="Every word of the notice can be made out, at every width.",
    source="House rule informed by 16 CFR 255.0(f); ink measured in the browser",
    hint="Look at the picture: take off what hides, cuts, covers or distorts the words.",
    check=check,
    good=(
        Example(f"{notice('commission')}{PAID_LINK}"),
        Example(styled(".n { opacity: .95; border-radius: 8px; background: #eef }")),
        Example(styled(".n { text-decoration: underline }")),
        Example(styled(".n { transform: rotate(-4deg); margin: 2em 1em }")),
        Example(styled(".n { position: relative; left: 50%; transform: translateX(-50%) }")),
    ),
    bad=(
        Example(styled(".n { filter: blur(6px) }")),
        Example(styled(".n { transform: scaleX(-1) }")),
        Example(styled(".n { letter-spacing: -8px }")),
        Example(
            styled(
                ".n { text-decoration: underline 1.1em #111; text-underline-offset: -.9em; text-decoration-skip-ink: none }"
            )
        ),
        Example(styled(".n { backdrop-filter: none; clip-path: inset(0 50% 0 0) }")),
    ),
)
