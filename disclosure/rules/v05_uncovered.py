"""No banner, dialog, veil or sticky bar lies over the notice when the page opens."""

from disclosure.audit import Case, Example, Outcome, Rule, Verdict
from disclosure.examples import PAID_LINK, notice, page
from disclosure.styles.verdicts import by_signs


def check(case: Case) -> Verdict:
    return by_signs(case, "cover", passed="Nothing that is placed over others reaches the notice.")


def covered(sheet: str, cover: str = '<div class="o"></div>') -> str:
    """A page whose notice shares a box of class "w" with what may cover it."""
    body = f'<div class="w">{notice("commission")}{cover}</div>{PAID_LINK}'
    return page(body, head=f"<style>.w {{ position: relative }} {sheet}</style>")


RULE = Rule(
    id="V05",
    blocking=True,
    promise="Nothing covers the notice when the page opens.",
    source="House rule informed by 16 CFR 255.0(f)",
    hint="Give what floats over the page a place of its own, below or above the notice.",
    check=check,
    good=(
        Example(f"{notice('commission')}{PAID_LINK}"),
        Example(covered(".o { position: absolute; inset: 0; background: #fff; z-index: -1 }")),
        Example(covered(".o { position: sticky; bottom: 0; background: #fff }")),
        Example(
            covered(
                ".o { position: fixed; bottom: 0; left: 0; right: 0; height: 48px; background: #fff }"
            )
        ),
        Example(covered(".o { display: none; position: fixed; inset: 0; background: #fff }")),
    ),
    bad=(
        Example(covered(".o { position: absolute; inset: 0; background: #fff }")),
        Example(covered(".o { position: fixed; inset: 0; background: rgb(255 255 255 / .9) }")),
        Example(
            covered('.w::after { content: ""; position: absolute; inset: 0; background: #fff }')
        ),
        Example(covered(".w { display: grid } .w > * { grid-area: 1/1 } .o { background: #fff }")),
        Example(
            covered(".o { position: fixed; inset: 0 }", '<div class="o">We use cookies</div>'),
            outcome=Outcome.INCOMPLETE,
        ),
        Example(
            f"<dialog open>Cookies?</dialog>{notice('commission')}{PAID_LINK}",
            outcome=Outcome.INCOMPLETE,
        ),
    ),
)
