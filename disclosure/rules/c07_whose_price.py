"""A price says whose it is."""

import re

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
from disclosure.examples import PAID_LINK, PRICE, notice
from disclosure.page import Link, Price, ancestors
from disclosure.seen import seen_text

CELLS = {"td", "li", "p", "dd", "tr", "article", "section", "main", "body"}


def check(case: Case) -> Verdict:
    if not case.page.prices:
        return inapplicable("There is no price in the markup of prices.")
    cells = _cells(case)
    found = [one for price, link in case.priced if (one := _unnamed(price, link, cells))]
    return verdict(found, passed=f"All {len(case.page.prices)} prices stand with their seller.")


def _cells(case: Case) -> dict[int, tuple[LexborNode, str, int]]:
    """The cell of each price, by the `mem_id` of its holder: (cell, its words, how many prices)."""
    found: dict[int, tuple[LexborNode, str, int]] = {}
    known: dict[int, tuple[LexborNode, str, int]] = {}
    for price in case.page.prices:
        above = ancestors(price.holder)
        cell = next((one for one in above if one.tag in CELLS), price.holder)
        if cell.mem_id not in known:
            known[cell.mem_id] = (cell, seen_text(cell), len(cell.css("data[data-currency]")))
        found[price.holder.mem_id] = known[cell.mem_id]
    return found


def _unnamed(
    price: Price, link: Link | None, cells: dict[int, tuple[LexborNode, str, int]]
) -> Finding | None:
    """The seller is named by the link to it, or by other words of the same cell."""
    if link is not None:
        named = seen_text(link.node) or _described(link.node)
        return None if named else broken("The link beside this price names no seller.", link.node)
    cell, said, prices = cells[price.holder.mem_id]
    rest = said.replace(seen_text(price.holder), "", 1)
    if not re.search(r"[^\W\d]{2}", rest):
        return broken("Nothing here says whose price this is.", cell)
    return doubtful("Whose of these prices is this?", price.holder) if prices > 1 else None


def _described(node: LexborNode) -> bool:
    return any(one.attributes.get("alt") for one in node.css("img[alt]"))


RULE = Rule(
    id="C07",
    promise="Each price stands with the name of its seller.",
    source="House rule informed by the EU Key Principles for Comparison Tools, 2016",
    hint="Put the link to the seller, or its name, into the cell or line of its price.",
    check=check,
    good=(
        Example(f"{notice('commission')}<p>{PRICE}{PAID_LINK}</p>"),
        Example(f"<ul><li>Alder {PRICE}</li><li>Birch {PRICE}</li></ul>"),
        Example(f'<p>{PRICE}<a href="/go/1/"><img src="/a.png" alt="Alder"></a></p>'),
        Example(PAID_LINK, outcome=Outcome.INAPPLICABLE),
    ),
    bad=(
        Example(f"<table><tr><td>{PRICE}</td></tr></table>"),
        Example(f'<p>{PRICE}<a href="/go/1/"></a></p>'),
        Example(f'<p>{PRICE}<a href="/go/1/"><span hidden="">Alder</span></a></p>'),
        Example(f"<p>Alder and Birch: {PRICE} {PRICE}</p>", outcome=Outcome.INCOMPLETE),
    ),
)
