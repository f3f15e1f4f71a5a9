"""The label of each paid place is drawn where readers see it."""

from collections.abc import Iterator

from disclosure.audit import Case, Example, Finding, Rule, Verdict, broken, verdict
from disclosure.browser.renderings import QUICK
from disclosure.browser.verdicts import legible, seen
from disclosure.examples import PLACED, notice, page
from disclosure.sight import Part

RENDERINGS = QUICK[:1]
NEAR = 12  # px over the edge of its place: half a line


def check(case: Case) -> Verdict:
    told = legible(
        case,
        "placement",
        named="The label of placement {about}",
        many="All {count} labels of paid places",
        none="There is no labelled paid place; R03 tells whether one is needed.",
    )
    astray = [one for part in seen(case).of("placement") for one in _astray(case, part)]
    return verdict([*told.findings, *astray], passed=told.words) if astray else told


def _astray(case: Case, label: Part) -> Iterator[Finding]:
    """A label that is drawn elsewhere than at its place labels something else."""
    if not (label.is_readable and label.box and label.home):
        return
    box, home = label.box, label.home
    middle = box.y + box.height / 2
    away = max(home.y - middle, middle - home.bottom, home.x - box.right, box.x - home.right)
    across = min(box.right - home.x, home.right - box.x)
    if away > NEAR:
        fault = f"is drawn {away:.0f} px away from it"
    elif across > label.width:
        fault = "and the beginning of its row are not on one screen"
    else:
        return
    node = case.page.tree.css_first(label.place)
    yield broken(f"The label of placement {label.about} {fault} ({label.rendering}).", node)


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
        Example(
            page(f"{TOLD}{PLACED}", head="<style>.label { position: relative; top: 200px }</style>")
        ),
        Example(
            page(
                f"{TOLD}{PLACED}", head="<style>.label { position: relative; left: 120vw }</style>"
            )
        ),
    ),
)
