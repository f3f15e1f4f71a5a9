"""The label of each paid place is drawn where readers see it."""

from disclosure.audit import Case, Example, Rule, Verdict, broken, inapplicable, verdict
from disclosure.browser.renderings import QUICK
from disclosure.browser.verdicts import seen
from disclosure.examples import PLACED, notice, page

RENDERINGS = QUICK[:1]


def check(case: Case) -> Verdict:
    labels = seen(case).of(["placement"])
    if not labels:
        return inapplicable("There is no labelled paid place; R03 tells whether one is needed.")
    return verdict(
        [
            broken(
                f"The label of placement {one.about} {one.fault}.",
                case.page.tree.css_first(one.place),
            )
            for one in labels
            if not one.is_readable
        ],
        passed=f"All {len(labels)} labels of paid places can be read.",
    )


TOLD = notice("placement")
RULE = Rule(
    id="R03b",
    promise="The label of each paid place can be read.",
    source="UCPD Annex I, 11a; CAP, remit: search engines and price comparison",
    hint="Take off what hides, covers or shrinks the label.",
    check=check,
    good=(Example(f"{TOLD}{PLACED}"),),
    bad=(
        Example(page(f"{TOLD}{PLACED}", head="<style>[data-placement] * { color: #fff }</style>")),
        Example(
            page(f"{TOLD}{PLACED}", head="<style>[data-placement] { filter: opacity(.1) }</style>")
        ),
    ),
)
