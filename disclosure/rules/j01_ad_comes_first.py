"""A paid place says that it is an ad before it says whose: a reader knows before reading on.

For English pages, and with them for J03: labels of the European Union's list of unfair practices.
"""

from collections.abc import Iterator

from disclosure.audit import (
    Case,
    Example,
    Finding,
    Outcome,
    Rule,
    Verdict,
    broken,
    inapplicable,
    verdict,
)
from disclosure.examples import PAID_LINK, PLACED, notice
from disclosure.items import label_comes_late
from disclosure.wording import primary


def check(case: Case) -> Verdict:
    if primary(case.locale) != "en":
        return inapplicable("The page is not in English.")
    if not case.page.placements:
        return inapplicable("There is no paid place on the page.")
    return verdict(_late(case), passed="Each paid place begins with “Advertisement” or “Ad”.")


def _late(case: Case) -> Iterator[Finding]:
    for node in case.page.placements:
        if why := label_comes_late(node, case.labels.placement):
            yield broken(f"This paid place {why}.", node)


TOLD = notice("placement")
ROW = '<table><tr data-placement="7"><td>–</td><td>{}</td></tr></table>'
CODA = '<a href="/products/coda/">Coda</a>'
RULE = Rule(
    id="J01",
    blocking=True,
    promise="In English, a paid place begins with “Ad” or “Advertisement”, before the product’s name.",
    source="CAP Code 2.1 and 2.3; ASA ruling G22-1153503 (MailOnline)",
    hint="Put {% placement_label %} first in the row, above the name.",
    check=check,
    good=(
        Example(f"{TOLD}{PLACED}"),
        Example(TOLD + ROW.format(f"<b>Ad</b> {CODA}")),
        Example(TOLD + ROW.format(f"AD: {CODA}")),
        Example(TOLD + ROW.format(f"<b>[Ad]</b> <h3>{CODA}</h3>")),
        Example(
            f'{TOLD}<article data-placement="7"><img alt="Coda" src="/c.webp">Advert {CODA}</article>'
        ),
        Example(f"{TOLD}{PLACED}", {"locale": "de"}, Outcome.INAPPLICABLE),
        Example(f"<p>Ad blockers</p>{PAID_LINK}", outcome=Outcome.INAPPLICABLE),
    ),
    bad=(
        Example(TOLD + ROW.format(f"{CODA} <small>Ad</small>")),
        Example(TOLD + ROW.format(f"<h3>{CODA}</h3><p>Advertisement, paid by Coda</p>")),
        Example(TOLD + ROW.format(CODA)),
        Example(TOLD + ROW.format(f"<b>Sponsored</b> {CODA}")),
        Example(TOLD + ROW.format(f"<b>Added in May</b> {CODA}")),
        Example(TOLD + ROW.format(f"<b hidden>Ad</b> {CODA}")),
        Example(TOLD + ROW.format(f"<b>Anzeige</b> {CODA}")),
        Example(f"{TOLD}<p>Advertisement</p>{ROW.format(CODA)}"),
        Example(f'{TOLD}<div data-placement="7">The best loved kettle of all is Coda. Ad</div>'),
    ),
)
