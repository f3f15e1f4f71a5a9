"""The score without pay is drawn beside each score that pay moved."""

from disclosure.audit import Case, Example, Rule, Verdict
from disclosure.browser.renderings import QUICK
from disclosure.browser.verdicts import legible
from disclosure.examples import notice, page

RENDERINGS = QUICK[:1]
MOVED = (
    '<p><b class="figure" data-points="0.3" data-points-by="7">8.3 of 10</b>, '
    '<span class="blind">8.0 without pay</span></p>'
)


def check(case: Case) -> Verdict:
    return legible(
        case,
        "points",
        named="What “{about}” would be without pay",
        many="All {count} scores without pay",
        none="No score without pay stands beside a score; R13 tells whether one is needed.",
    )


def styled(sheet: str) -> str:
    return page(f"{notice('points')}{MOVED}", head=f"<style>{sheet}</style>")


RULE = Rule(
    id="R13b",
    promise="The score without pay can be read beside each score that pay moved.",
    source="House rule that follows from 16 CFR 255.4(b)(3)",
    hint="Take off what hides, covers or shrinks the score without pay.",
    check=check,
    good=(Example(styled("")), Example(styled(".blind { display: block; font-size: .85rem }"))),
    bad=(
        Example(styled(".blind { position: absolute; clip-path: inset(50%) }")),
        Example(styled(".blind { font-size: 1px }")),
    ),
)
