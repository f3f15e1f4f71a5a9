"""The label beside each paid link is drawn where readers see it."""

from disclosure.audit import Case, Example, Rule, Verdict
from disclosure.browser.renderings import QUICK
from disclosure.browser.verdicts import legible
from disclosure.examples import PAID_LINK, notice, page

RENDERINGS = QUICK[:1]


def check(case: Case) -> Verdict:
    return legible(
        case,
        "label",
        named="The label at the paid link to {about}",
        many="All {count} labels at paid links",
        none="No paid link in sight has a label; P03 tells whether one is needed.",
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
    good=(
        Example(styled("")),
        Example(styled(".row { color: #555 }")),
        Example(
            f"{styled('')}<script>document.querySelector('.row').before('More:', document.createElement('p'))</script>"
        ),
    ),
    bad=(
        Example(styled(".row { color: transparent }")),
        Example(styled(".row { height: 4px; overflow: hidden }")),
    ),
)
