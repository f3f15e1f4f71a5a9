"""A score is moved by what somebody pays for now, by no more than that, and says so in words."""

import re
from collections.abc import Iterator
from decimal import Decimal

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
from disclosure.examples import MOVED, PAID_LINK, notice
from disclosure.figures import numbers
from disclosure.policy import Slot
from disclosure.rankings import is_about, own_paths, row
from disclosure.scores import TOP, paid_by, points, shown_by
from disclosure.seen import beside

WITHOUT = re.compile(
    r"\bwithout (?:pay|advertising|money)\b|\bohne (?:bezahlung|werbung|geld)\b", re.IGNORECASE
)


def check(case: Case) -> Verdict:
    if not case.facts.ours:
        return inapplicable("The register of a site that is not ours is not known here.")
    unmarked = case.page.tree.css("[data-points-by]:not([data-points])")
    if not (case.page.points or unmarked):
        return inapplicable("No score on the page is marked as moved by money.")
    found = [broken("Placements are named here, and no points.", node) for node in unmarked]
    found += [one for node in case.page.points for one in _moved(case, node)]
    moved = len(case.page.points)
    return verdict(found, passed=f"The {moved} moved scores are moved by what is paid for.")


def _moved(case: Case, node: LexborNode) -> Iterator[Finding]:
    by = paid_by(node)
    if not by:
        yield broken("No placement is named that moved this score.", node)
        return
    slots = {number: case.facts.slots.get(number) for number in by}
    wrong = [one for number, slot in slots.items() for one in _unpaid(case, node, number, slot)]
    yield from wrong
    if not wrong:
        paid = sum((slot.points for slot in slots.values() if slot), Decimal(0))
        yield from _wrong_sum(case, node, paid)


def _unpaid(case: Case, node: LexborNode, number: str, slot: Slot | None) -> Iterator[Finding]:
    if slot is None:
        yield broken(f"No placement {number} is in the register.", node)
    elif not slot.active:
        yield broken(f"Placement {number} is not running now.", node)
    elif slot.points <= 0:
        yield broken(f"Placement {number} does not pay for points.", node)
    elif slot.about and not _is_about(case, node, slot):
        yield broken(f"Placement {number} is for another product.", node)


def _is_about(case: Case, node: LexborNode, slot: Slot) -> bool:
    around = row(node)
    paths = set(own_paths(case.page, around)) if around else {case.facts.path}
    return is_about(slot.about, paths)


def _wrong_sum(case: Case, node: LexborNode, paid: Decimal) -> Iterator[Finding]:
    """The points are what is paid for, up to the limit of the site and the top of the scale."""
    told, shown = points(node), shown_by(node)
    if told is None or shown is None:
        yield broken("By how much this score was moved cannot be read.", node)
        return
    due = min(paid, case.facts.most_points, TOP - (shown - told))
    if told <= 0 or told != due:
        yield broken(f"This score may be moved by {due} points, and not by {told}.", node)
    around = beside(node)
    if shown - told not in numbers(around) or not WITHOUT.search(around):
        yield broken(
            f"Beside this score does not stand that it is {shown - told} without pay.", node
        )


TOLD = notice("points")
BOTH = {
    "6": Slot(True, "Old Ltd", frozenset({"/products/coda/"}), points=Decimal("0.4")),
    "7": Slot(True, "Coda Ltd", frozenset({"/products/coda/"}), points=Decimal("0.3")),
}
TWO = MOVED.replace('"7"', '"7 6"').replace("0.3", "0.5").replace("8.3", "8.5")
RULE = Rule(
    id="R13",
    blocking=True,
    promise="A score that pay moved is told without it, and moved by what placements pay for, no more.",
    source="House rule that follows from 16 CFR 255.4(b)(3)",
    hint="Show the points that the register has now, their placements, and the score without them.",
    check=check,
    good=(
        Example(f"{TOLD}{MOVED}"),
        Example(TWO, {"slots": BOTH}),
        Example(MOVED.replace("8.3", "10").replace("8.0", "9.8").replace('"0.3"', '"0.2"')),
        Example(PAID_LINK, outcome=Outcome.INAPPLICABLE),
        Example(MOVED, {"ours": False}, Outcome.INAPPLICABLE),
    ),
    bad=(
        Example(MOVED.replace(' data-points-by="7"', "")),
        Example(MOVED.replace(' data-points="0.3"', "")),
        Example(MOVED.replace('by="7"', 'by=""')),
        Example(MOVED.replace('by="7"', 'by="8"')),
        Example(MOVED.replace('by="7"', 'by="6"')),
        Example(MOVED.replace("/products/coda/", "/products/other/")),
        Example(MOVED, {"slots": {"7": Slot(True, "Coda Ltd")}}),
        Example(MOVED.replace("8.0 without pay", "")),
        Example(MOVED.replace(" without pay", "")),
        Example(MOVED.replace("8.0 without pay", "<i hidden>8.0 without pay</i>")),
        Example(MOVED.replace("8.0", "8.1")),
        Example(MOVED.replace("8.3", "8.9")),
        Example(MOVED.replace("0.3", "0.4")),
        Example(MOVED.replace("0.3", "0.2")),
        Example(MOVED.replace("0.3", "-0.3")),
        Example(MOVED.replace("0.3", "some")),
        Example(MOVED.replace("8.3 of 10", "much")),
        Example(MOVED, {"most_points": Decimal("0.2")}),
        Example(TWO.replace("0.5", "0.7"), {"slots": BOTH}),
        Example(MOVED.replace("8.3", "10.3").replace("8.0", "10.0")),
    ),
)
