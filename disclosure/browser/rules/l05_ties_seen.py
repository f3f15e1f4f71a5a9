"""What is told of samples, loans and shares is drawn where readers see it."""

from disclosure.audit import Case, Example, Rule, Verdict
from disclosure.browser.renderings import QUICK
from disclosure.browser.verdicts import legible
from disclosure.examples import notice, page

RENDERINGS = QUICK[:1]
TIE = '<p data-tie="sample">The maker gave us this kettle.</p>'


def check(case: Case) -> Verdict:
    return legible(
        case,
        "tie",
        named="What is told of a {about}",
        many="All {count} words on samples, loans and shares",
        none="Nothing is told of samples, loans or shares; L05 tells whether it must.",
    )


RULE = Rule(
    id="L05b",
    promise="What is told of samples, loans and shares can be read.",
    source="16 CFR 255.5(a); FTC, .com Disclosures, example 21",
    hint="Take off what hides, covers or shrinks it.",
    check=check,
    good=(Example(f"{notice('sample')}{TIE}"),),
    bad=(
        Example(
            page(f"{notice('sample')}{TIE}", head="<style>[data-tie] { font-size: 1px }</style>")
        ),
    ),
)
