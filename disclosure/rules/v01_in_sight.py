"""Nothing in the markup or the sheets makes the notice invisible."""

from disclosure.audit import Case, Example, Outcome, Rule, Verdict
from disclosure.examples import PAID_LINK, notice, page
from disclosure.styles.verdicts import by_signs


def check(case: Case) -> Verdict:
    return by_signs(case, "sight", passed="Nothing that styles the notice hides it.")


def styled(sheet: str) -> str:
    """A page whose notice stands in a box of class "n"."""
    body = f'<div class="n">{notice("commission")}</div>{PAID_LINK}'
    return page(body, head=f"<style>{sheet}</style>")


RULE = Rule(
    id="V01",
    blocking=True,
    promise="The notice is drawn where readers see it.",
    source="House rule informed by 16 CFR 255.0(f)",
    hint="Take the declaration off the notice and off everything around it.",
    check=check,
    good=(
        Example(f"{notice('commission')}{PAID_LINK}"),
        Example(
            styled(
                ".n { border: 2px solid #111; padding: 8px; max-width: 44rem; margin: 1rem auto }"
            )
        ),
        Example(
            styled(".n { position: relative; left: 50%; transform: translateX(-50%); width: 90% }")
        ),
        Example(styled(".n { display: none } div.n { display: block }")),
    ),
    bad=(
        Example(styled(".n { display: none }")),
        Example(styled("main { visibility: hidden }")),
        Example(styled(".n { opacity: .6 } [data-notice] { opacity: .5 }")),
        Example(styled(".n { clip-path: inset(50%) }")),
        Example(styled(".n { position: absolute; left: -9999px }")),
        Example(styled(".n { max-height: 0; overflow: hidden }")),
        Example(styled("@media (max-width: 480px) { .n { display: none } }")),
        Example(styled(".n { mask: url(fade.svg) }"), outcome=Outcome.INCOMPLETE),
        Example(
            page(notice("commission"), head='<link rel="stylesheet" href="/site.css">'),
            outcome=Outcome.INCOMPLETE,
        ),
    ),
)
