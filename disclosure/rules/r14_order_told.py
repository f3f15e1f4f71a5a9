"""Who reads a list whose order pay moved learns so above it, and can leave the pay out."""

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
from disclosure.examples import MOVED, PAID_LINK, PATH, PLACED, notice
from disclosure.orders import WITHOUT, above, is_without, leads_without, told_by
from disclosure.page import ancestors


def check(case: Case) -> Verdict:
    if not case.facts.ours:
        return inapplicable("What moves the lists of a site that is not ours is not known here.")
    if is_without(case.facts.path):
        found = [broken("This is the address without advertising.", one) for one in case.acted_on]
        return verdict(found, passed="No place, score or order is paid for here.")
    acts = "points" in case.facts.pay.get(case.facts.path, frozenset())
    if not (acts or case.page.paid_orders or case.page.points):
        return inapplicable("Points move no list of the page.")
    found = [*_unmarked(case, acts=acts), *_untold(case)]
    return verdict(found, passed="The page says what pay moved, and leads to the list without it.")


def _unmarked(case: Case, *, acts: bool) -> Iterator[Finding]:
    if acts and not case.page.paid_orders:
        yield broken("Points move the order of this page, and no list says so (data-order).")
    marked = {order.mem_id for order in case.page.paid_orders}
    for node in case.page.points:
        tables = [one for one in ancestors(node) if one.tag == "table"]
        if tables and marked.isdisjoint(one.mem_id for one in ancestors(node)):
            yield broken("This score is moved, and its list does not say so (data-order).", node)


def _untold(case: Case) -> Iterator[Finding]:
    if not case.page.paid_orders:
        return
    order, told = case.page.paid_orders[0], told_by(above(case))
    if not told.products:
        yield broken("Above this list does not stand to how many products pay gave points.", order)
    if not told.places:
        yield broken("Above it does not stand how many places pay moved one at most.", order)
    if not leads_without(case, above(case)):
        yield broken("Above it no link leads to this page without advertising.", order)


LINE = (
    "<h1>Kettles compared</h1><p>Pay gave points to 1 product, which moved it by 2 places. "
    f'<a href="{PATH}{WITHOUT}">Show the table without advertising</a></p>'
)
TOLD = notice("points")
ACTS: dict[str, object] = {"pay": {PATH: frozenset({"points"})}}
HERE: dict[str, object] = {"path": f"{PATH}{WITHOUT}"}
RULE = Rule(
    id="R14",
    blocking=True,
    promise="Above a list that pay moved stands how much it moved, and the way to the list without pay.",
    source="House rule informed by Commission notice 2020/C 424/01 and 16 CFR 255.4(b)(3)",
    hint="Mark the table with data-order, and say above it what pay moved, with a link without.",
    check=check,
    good=(
        Example(f"{TOLD}{LINE}{MOVED}", ACTS),
        Example(f"{TOLD}{LINE.replace('1 product', 'one product')}{MOVED}"),
        Example(f"{LINE.replace('by 2 places', 'by no place')}{MOVED}", ACTS),
        Example(
            f"{LINE.replace('moved it by 2 places', 'makes 1 product stand lower')}{MOVED}", ACTS
        ),
        Example(f"{PAID_LINK}<p>Coda</p>", HERE),
        Example(f"{notice('placement')}{PLACED}", outcome=Outcome.INAPPLICABLE),
        Example(MOVED, {"ours": False}, Outcome.INAPPLICABLE),
    ),
    bad=(
        Example(LINE + MOVED.replace(' data-order="paid"', "")),
        Example(f"{LINE}<table><tr><td>Coda</td></tr></table>", ACTS),
        Example(f"<h1>Kettles</h1>{MOVED}"),
        Example(f"{MOVED}{LINE}"),
        Example(f"{LINE.replace('<p>', '<p hidden>')}{MOVED}"),
        Example(f"{LINE.replace('1 product', 'products')}{MOVED}"),
        Example(f"{LINE.replace(' by 2 places', '')}{MOVED}"),
        Example(f"{LINE.replace(WITHOUT, '')}{MOVED}"),
        Example(f"{LINE.replace('<a ', '<a hidden ')}{MOVED}"),
        Example(MOVED, HERE),
        Example(PLACED, HERE),
        Example('<table data-order="paid"><tr><td>Coda</td></tr></table>', HERE),
    ),
)
