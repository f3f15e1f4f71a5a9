"""The notice comes first: readers leave by the first link they meet."""

from disclosure.audit import Case, Example, Rule, Verdict, broken, inapplicable, verdict
from disclosure.examples import PAID_LINK, PLACED, notice


def check(case: Case) -> Verdict:
    told = case.notice
    if told is None or not (case.paid or case.page.placements):
        return inapplicable("There is no paid link or placement together with a notice.")
    start = case.page.place(told)
    early = [link.node for link in case.paid if link.place < start]
    early += [node for node in case.page.placements if case.page.place(node) < start]
    return verdict(
        [broken("This stands above the notice.", node) for node in early],
        passed=f"The notice comes before all {len(case.paid)} paid links.",
    )


RULE = Rule(
    id="P01",
    blocking=True,
    promise="The notice comes before the first paid link and the first placement.",
    source="House rule informed by the FTC's .com Disclosures, example 21",
    hint="Move the link or row below the notice, or put the notice above it.",
    check=check,
    good=(
        Example(f"{notice('commission')}{PAID_LINK}"),
        Example(f'<a href="/about/">About</a>{notice("placement")}{PLACED}'),
    ),
    bad=(
        Example(f"{PAID_LINK}{notice('commission')}"),
        Example(f"{PLACED}{notice('placement')}"),
        Example(f'<form action="/go/1/"><button>Buy</button></form>{notice("commission")}'),
    ),
)
