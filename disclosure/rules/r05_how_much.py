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
from disclosure.scores import points
from disclosure.seen import beside

ROWS_PAID = re.compile(r"\b(\d{1,3}|one|two|three) (?:paid|bezahlte|advertis\w+)\b", re.IGNORECASE)
SPELT = {"one": 1, "two": 2, "three": 3}


def check(case: Case) -> Verdict:
    if not case.facts.ours:
        return inapplicable("What money moves on a site that is not ours is not on record here.")
    if not (case.page.placements or case.page.points):
        return inapplicable("No place and no score on the page is marked as moved by money.")
    found = [*_rows(case), *(one for node in case.page.points for one in _points(node))]
    return verdict(found, passed="The page says how many places and how many points were paid for.")


def _rows(case: Case) -> Iterator[Finding]:
    paid = {node.attributes["data-placement"] for node in case.page.placements}
    said = [SPELT.get(one.lower()) or int(one) for one in ROWS_PAID.findall(case.page.text)]
    if paid and not said:
        yield broken("The page does not say how many paid rows it has.", case.page.placements[0])
    elif paid and len(paid) not in said:
        words = f"The page has {len(paid)} paid rows and speaks of {said[0]}."
        yield broken(words, case.page.placements[0])


def _points(node: LexborNode) -> Iterator[Finding]:
    if not points(node):
        yield broken("By how many points it was moved is no number, or 0.", node)
    elif not numbers(beside(node)):
        yield broken("The score without the points is not beside this score.", node)


COUNTED = "<p>1 paid row stands above the ranking.</p>"
MOVED = '<p><b data-points="0.3">8.3 of 10</b>, 8.0 without pay</p>'
RULE = Rule(
    id="R05",
    promise="A page says how many of its rows are paid for and how many points pay added.",
    source="House rule informed by Commission notice 2020/C 424/01, sections 5 and 6",
    hint="State the number of paid rows, and write the score without pay beside a moved score.",
    check=check,
    good=(
        Example(f"{notice('placement')}{COUNTED}{PLACED}"),
        Example(f"{notice('points')}{MOVED}"),
        Example(f"{notice('commission')}{PAID_LINK}", outcome=Outcome.INAPPLICABLE),
        Example(PLACED, {"ours": False}, outcome=Outcome.INAPPLICABLE),
    ),
    bad=(
        Example(f"{notice('placement')}{PLACED}"),
        Example(f"{COUNTED.replace('1', '2')}{PLACED}"),
        Example(MOVED.replace(", 8.0 without pay", "")),
        Example(MOVED.replace("8.0 without pay", "<span hidden>8.0 without pay</span>")),
        Example(MOVED.replace('"0.3"', '""')),
        Example(MOVED.replace('"0.3"', '"some"')),
    ),
)
