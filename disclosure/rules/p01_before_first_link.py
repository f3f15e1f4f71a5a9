"""The notice comes first: readers leave by the first link they meet."""

from collections.abc import Iterator

from disclosure.audit import (
    Case,
    Example,
    Finding,
    Outcome,
    Rule,
    Verdict,
    broken,
    doubtful,
    inapplicable,
    verdict,
)
from disclosure.examples import CLICK_LINK, PAID_LINK, PLACED, notice


def check(case: Case) -> Verdict:
    told = case.notice
    if told is None or not (case.paid or case.acted_on):
        return inapplicable("Nothing that pays stands together with a notice.")
    return verdict(
        _above(case, case.page.place(told)),
        passed=f"The notice comes before all {len(case.paid)} paid links.",
    )


def _above(case: Case, start: int) -> Iterator[Finding]:
    for link in case.paid:
        if link.place < start and link.carrier == "script":
            yield doubtful(
                f"Does this script draw a link to {link.url} above the notice?", link.node
            )
        elif link.place < start:
            yield broken("This stands above the notice.", link.node)
    for node in case.acted_on:
        if case.page.place(node) < start:
            yield broken("This stands above the notice.", node)


TOLD = notice("commission")
RULE = Rule(
    id="P01",
    blocking=True,
    promise="The notice comes before the first paid link, placement, moved score and moved order.",
    source="House rule informed by the FTC's .com Disclosures, example 21",
    hint="Move the link or row below the notice, or put the notice above it.",
    check=check,
    good=(
        Example(f"{TOLD}{PAID_LINK}{CLICK_LINK}"),
        Example(f'<a href="/about/">About</a>{notice("placement")}{PLACED}'),
        Example(f'<a href="https://boiling.example/study">Study</a>{TOLD}{PAID_LINK}'),
        Example(f'<div data-notice="commission">We are paid. {PAID_LINK}</div>'),
        Example(TOLD, outcome=Outcome.INAPPLICABLE),
        Example(PAID_LINK, outcome=Outcome.INAPPLICABLE),
    ),
    bad=(
        Example(f"{PAID_LINK}{TOLD}"),
        Example(f"{PLACED}{notice('placement')}"),
        Example(f"{PAID_LINK}{TOLD}{CLICK_LINK}"),
        Example(f"<div hidden>{TOLD}</div>{PAID_LINK}{TOLD}"),
        Example(f'<b data-points="0.2">8.2 of 10, 8.0 without pay</b>{notice("points")}'),
        Example(f'<table data-order="paid"><tr><td>Coda</td></tr></table>{notice("points")}'),
        Example(f'<form action="/go/1/"><button>Buy</button></form>{TOLD}'),
        Example(f'<b data-href="/go/1/">Buy</b>{TOLD}'),
        Example(f'<script>show("/go/1/")</script>{TOLD}', outcome=Outcome.INCOMPLETE),
    ),
)
