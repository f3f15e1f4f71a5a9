"""What is told of samples, loans and shares is drawn where readers see it."""

from disclosure.audit import Case, Example, Rule, Verdict, broken, inapplicable, verdict
from disclosure.browser.renderings import QUICK
from disclosure.browser.verdicts import seen
from disclosure.examples import notice, page

RENDERINGS = QUICK[:1]
TIE = '<p data-tie="sample">The maker gave us this kettle.</p>'


def check(case: Case) -> Verdict:
    ties = seen(case).of(["tie"])
    if not ties:
        return inapplicable(
            "Nothing is told of samples, loans or shares; L05 tells whether it must."
        )
    return verdict(
        [
            broken(
                f"What is told of a {one.about} {one.fault}.", case.page.tree.css_first(one.place)
            )
            for one in ties
            if not one.is_readable
        ],
        passed=f"All {len(ties)} can be read.",
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
