"""No row in the register, no slot."""

from collections import Counter
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
    doubtful,
    inapplicable,
    verdict,
)
from disclosure.examples import BASE, PAID_LINK, PLACED, notice
from disclosure.page import BADGES, ancestors, words
from disclosure.policy import Destination, Slot
from disclosure.rankings import is_about, own_paths
from disclosure.seen import seen_text


def check(case: Case) -> Verdict:
    if not case.facts.ours:
        return inapplicable("The register of a site that is not ours is not known here.")
    placed = case.page.placements
    found = [finding for node in placed for finding in _unregistered(case, node)]
    found += [*_repeated(placed), *_unmarked(case)]
    if not (placed or found):
        return inapplicable("There is no paid place on the page.")
    return verdict(found, passed=f"All {len(placed)} paid places are in the register.")


def _unregistered(case: Case, node: LexborNode) -> Iterator[Finding]:
    number = node.attributes["data-placement"] or ""
    slot = case.facts.slots.get(number)
    if slot is None:
        yield broken(f"No placement {number or 'without a number'} is in the register.", node)
    elif not slot.active:
        yield broken(f"Placement {number} is not running now.", node)
    elif not slot.has_row:
        yield broken(f"Placement {number} does not pay for a row of its own.", node)
    elif slot.about and not is_about(slot.about, set(own_paths(case.page, node))):
        yield broken(f"Placement {number} is for another product.", node)


def _repeated(placed: list[LexborNode]) -> Iterator[Finding]:
    times = Counter(node.attributes["data-placement"] for node in placed)
    for node in placed:
        if times.pop(node.attributes["data-placement"], 1) > 1:
            yield doubtful("Was this placement sold for more than one place on a page?", node)


def _unmarked(case: Case) -> Iterator[Finding]:
    """Labels of paid places that stand in none. Those of links are of one or two words, or those
    of their programmes."""
    known = case.labels.placement
    of_links = {words(there.label).lower() for there in case.facts.links.values()}
    for node in case.page.tree.css(BADGES):
        text = seen_text(node).lower()
        if not text.startswith(known) or len(text.split()) < 3 or text in of_links:
            continue
        if not any("data-placement" in one.attributes for one in [node, *ancestors(node)]):
            yield broken("This is labelled as a paid place and names no placement.", node)


RULE = Rule(
    id="R10",
    blocking=True,
    promise="Each paid place is a running placement of the register that pays for it, for its product.",
    source="House rule that follows from 16 CFR 255.4(b)(3)",
    hint="Enter the placement in the register, or take the row out.",
    check=check,
    good=(
        Example(f"{notice('placement')}{PLACED}"),
        Example(f'{PAID_LINK} <span class="label">Ad</span>', outcome=Outcome.INAPPLICABLE),
        Example(PLACED, {"ours": False, "slots": {}}, Outcome.INAPPLICABLE),
        Example(
            '<a href="/go/1/">Alder</a> <span class="label">Advertisement (paid link)</span>',
            {"links": {f"{BASE}/go/1/": Destination(True, label="Advertisement (paid link)")}},
            Outcome.INAPPLICABLE,
        ),
    ),
    bad=(
        Example(PLACED.replace('"7"', '"8"')),
        Example(PLACED.replace('"7"', '"6"')),
        Example(PLACED.replace('"7"', '""')),
        Example(PLACED, {"slots": {}}),
        Example(PLACED, {"slots": {"7": Slot(True, "Coda Ltd", has_row=False)}}),
        Example(PLACED.replace("/products/coda/", "/products/other/")),
        Example(PLACED.replace("Coda</a>", 'Coda</a> <a href="/products/other/">Other</a>')),
        Example(PLACED.replace(' data-placement="7"', "")),
        Example(PLACED + PLACED, outcome=Outcome.INCOMPLETE),
    ),
)
