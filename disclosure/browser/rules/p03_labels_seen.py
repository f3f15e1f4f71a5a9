"""The label beside each paid link is drawn where readers see it."""

from disclosure.audit import Case, Example, Rule, Verdict, broken, inapplicable, verdict
from disclosure.browser.renderings import QUICK
from disclosure.browser.verdicts import blind, seen
from disclosure.examples import PAID_LINK, notice, page

RENDERINGS = QUICK[:1]


def check(case: Case) -> Verdict:
    sight = seen(case)
    labels = sight.of(["label"])
    if not labels:
        return inapplicable("No paid link in sight has a label; P03 tells whether one is needed.")
    if not sight.looks:
        return blind(case)
    return verdict(
        [
            broken(
                f"The label at the paid link to {one.about} {one.fault}.",
                case.page.tree.css_first(one.place),
            )
            for one in labels
            if not one.is_readable
        ],
        passed=f"All {len(labels)} labels at paid links can be read.",
    )


TOLD = notice("commission")


def styled(sheet: str) -> str:
    body = f'{TOLD}<p class="row">{PAID_LINK}</p>'
    return page(body, head=f"<style>{sheet}</style>")


RULE = Rule(
    id="P03b",
    promise="The label beside each paid link can be read.",
    source="House rule informed by the FTC's endorsement FAQ: notice and link are seen together",
    hint="Take off what hides, covers or shrinks the label.",
    check=check,
    good=(Example(styled("")), Example(styled(".row { color: #555 }"))),
    bad=(
        Example(styled(".row { color: transparent }")),
        Example(styled(".row { height: 4px; overflow: hidden }")),
    ),
)
