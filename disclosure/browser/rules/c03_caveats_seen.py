"""What programmes want to be said of their prices is drawn where readers see it."""

from disclosure.audit import Case, Example, Rule, Verdict
from disclosure.browser.renderings import QUICK
from disclosure.browser.verdicts import legible
from disclosure.examples import CLICK_LINK, LINKS, PRICE, notice, page

RENDERINGS = QUICK[:1]
CAVEAT = LINKS["https://kettles.example/go/2/"].caveat


def check(case: Case) -> Verdict:
    return legible(
        case,
        "caveat",
        named="The price caveat “{about}”",
        many="All {count} price caveats",
        none="No price caveat stands beside a price; C03 tells whether one is needed.",
    )


def styled(sheet: str) -> str:
    body = f"<div>{PRICE}{CLICK_LINK}<p class='small'>{CAVEAT}</p></div>"
    return page(f"{notice('commission')}{body}", head=f"<style>{sheet}</style>")


RULE = Rule(
    id="C03b",
    promise="The price caveats of programmes can be read.",
    source="House rule informed by programmes' terms on words beside a price",
    hint="Take off what hides, covers or shrinks the caveat.",
    check=check,
    good=(Example(styled("")), Example(styled(".small { font-size: .9em; color: #555 }"))),
    bad=(
        Example(styled(".small { height: 0; overflow: hidden }")),
        Example(styled(".small { color: #f4f4f4 }")),
    ),
)
