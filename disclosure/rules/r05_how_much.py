"""Where money moves places or scores, the page says how much."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

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
from disclosure.figures import numbers
from disclosure.orders import above, gains, products_moved, told_by
from disclosure.scores import points
from disclosure.seen import beside

ROWS_PAID = re.compile(r"\b(\d{1,3}|one|two|three) (?:paid|bezahlte|advertis\w+)\b", re.IGNORECASE)
SPELT = {"one": 1, "two": 2, "three": 3}


def check(case: Case) -> Verdict:
    if not case.facts.ours:
        return inapplicable("What money moves on a site that is not ours is not on record here.")
    if not case.acted_on:
        return inapplicable("No place, score or order of the page is marked as moved by money.")
    found = [*_rows(case), *_orders(case)]
    found += [one for node in case.page.points for one in _points(node)]
    return verdict(found, passed="The page says how many places and how many points were paid for.")


def _rows(case: Case) -> Iterator[Finding]:
    paid = {node.attributes["data-placement"] for node in case.page.placements}
    said = [SPELT.get(one.lower()) or int(one) for one in ROWS_PAID.findall(case.page.text)]
    if paid and not said:
        yield broken("The page does not say how many paid rows it has.", case.page.placements[0])
    elif paid and len(paid) not in said:
        words = f"The page has {len(paid)} paid rows and speaks of {said[0]}."
        yield broken(words, case.page.placements[0])


def _orders(case: Case) -> Iterator[Finding]:
    """Not all of a list need stand on a page: the rest of it may be moved further."""
    for order in case.page.paid_orders:
        told = told_by(above(case))
        moved = len(products_moved(case))
        gained = max(gains(order), default=0)
        if not told.products or max(told.products) < moved:
            yield broken(f"Pay gave points to at least {moved} products: say to how many.", order)
        if not told.places or max(told.places) < gained:
            yield broken(
                f"Pay lifted a product by {gained} places: say by how many at most.", order
            )


def _points(node: LexborNode) -> Iterator[Finding]:
    if not points(node):
        yield broken("By how many points it was moved is no number, or 0.", node)
    elif not numbers(beside(node)):
        yield broken("The score without the points is not beside this score.", node)


COUNTED = "<p>1 paid row stands above the ranking.</p>"
MOVED = '<p><b data-points="0.3">8.3 of 10</b>, 8.0 without pay</p>'
ORDER = (
    "<h1>Kettles</h1><p>Pay adds points to the scores of {} products and lifts them by {} at most.</p>"
    '<table data-order="paid"><tbody>{}</tbody></table>'
)
ROW = (
    "<tr><td>{0} <i>without advertising {1}th</i></td><td><a href='/products/{2}/'>{2}</a></td><td>"
    '<b class="figure" data-points="0.3" data-points-by="7">8.3 of 10</b>, 8.0 without pay</td></tr>'
)
LIST = ROW.format(2, 4, "coda") + ROW.format(3, 3, "alto")
RULE = Rule(
    id="R05",
    promise="A page says how many rows are paid for, how many points pay added, and what that moved.",
    source="House rule informed by Commission notice 2020/C 424/01, sections 5 and 6",
    hint="State the number of paid rows, and write the score without pay beside a moved score.",
    check=check,
    good=(
        Example(f"{notice('placement')}{COUNTED}{PLACED}"),
        Example(f"{notice('points')}{MOVED}"),
        Example(ORDER.format(2, "2 places", LIST)),
        Example(ORDER.format(5, "3 places", LIST)),
        Example(ORDER.format("two", "no place", ROW.format(3, 3, "alto"))),
        Example(f"{notice('commission')}{PAID_LINK}", outcome=Outcome.INAPPLICABLE),
        Example(PLACED, {"ours": False}, outcome=Outcome.INAPPLICABLE),
    ),
    bad=(
        Example(ORDER.format(1, "2 places", LIST)),
        Example(ORDER.format(2, "1 place", LIST)),
        Example(ORDER.format(2, "some", LIST)),
        Example(ORDER.format("some", "2 places", LIST)),
        Example('<h1>Kettles</h1><table data-order="paid"></table>'),
        Example(f"{notice('placement')}{PLACED}"),
        Example(f"{COUNTED.replace('1', '2')}{PLACED}"),
        Example(MOVED.replace(", 8.0 without pay", "")),
        Example(MOVED.replace("8.0 without pay", "<span hidden>8.0 without pay</span>")),
        Example(MOVED.replace('"0.3"', '""')),
        Example(MOVED.replace('"0.3"', '"some"')),
    ),
)
