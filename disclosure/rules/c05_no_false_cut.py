"""A price is not made to look like a bargain: what it was before needs thirty days on record."""

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
    doubtful,
    inapplicable,
    verdict,
)
from disclosure.examples import PAID_LINK, PRICE, notice
from disclosure.page import BADGES, ancestors, words
from disclosure.rankings import row

STRUCK = 'del, s, strike, [style*="line-through"]'
AMOUNT = re.compile(
    r"[$€£¥]\s?\d|\d\s?[$€£¥]|\b(?:USD|EUR|GBP|CHF|CAD|AUD)\s?\d|\d\s?(?:USD|EUR|GBP|CHF|CAD|AUD)\b"
)
CUT = re.compile(
    r"(?:^|[\s(])[-−–]\d{1,2}(?:[.,]\d+)?\s?%"
    r"|\b\d{1,2}\s?%\s(?:off|discount|cheaper|less|reduced|rabatt|günstiger)\b"
    r"|\b(?:save|saving|reduced by|discount of|spare)\s(?:up to\s)?[$€£¥]?\s?\d",
    re.IGNORECASE,
)
BEFORE = re.compile(
    r"\b(?:was|instead of|previously|before|list price|rrp|msrp|uvp|statt|bisher|vorher)\b[:\s]+"
    r"(?:[A-Z]{3}\s?|[$€£¥]\s?)?\d",
    re.IGNORECASE,
)
HINTS = ("%", "sav", "redu", "disc", "spar", "was", "inst", "prev", "befo", "list", "rrp", "msrp")
HINTS_DE = ("uvp", "statt", "bisher", "vorher")
CELLS = {"td", "li", "p", "dd", "tr", "article", "section", "main", "body"}


def check(case: Case) -> Verdict:
    page = case.page
    if not (page.prices or case.paid):
        return inapplicable("The page shows no price and no paid offer.")
    found = [*_struck(case), *_badges(case), *_beside_prices(case)]
    return verdict(found, passed="No price is shown as cut.")


def _struck(case: Case) -> Iterator[Finding]:
    for node in case.page.tree.css(STRUCK):
        if not re.search(r"\d", node.text()):
            continue
        if case.facts.ours and _is_by_price(node):
            yield broken("No record says that this was the price.", node)
        elif AMOUNT.search(_around(node)):
            yield doubtful("Is this a price that was cut, and was it ever asked?", node)


def _badges(case: Case) -> Iterator[Finding]:
    finding = broken if case.facts.ours else doubtful
    for node in case.page.tree.css(BADGES):
        if CUT.search(words(node.text())):
            yield finding("No record says by how much this price was cut.", node)


def _beside_prices(case: Case) -> Iterator[Finding]:
    cells = {cell.mem_id: cell for price in case.page.prices if (cell := _cell(price.holder))}
    for cell in cells.values():
        text = words(cell.text(separator=" "))
        if said := _cut(text):
            yield broken(f"No record backs “{said}” beside this price.", cell)


def _cut(text: str) -> str:
    """What in `text` makes a price look cut; empty if nothing does."""
    lower = text.lower()
    if not any(hint in lower for hint in (*HINTS, *HINTS_DE)):
        return ""
    said = CUT.search(text) or BEFORE.search(text)
    return said[0].strip() if said else ""


def _is_by_price(node: LexborNode) -> bool:
    around = row(node) or _cell(node)
    return around is not None and around.css_first("data[data-currency]") is not None


def _cell(node: LexborNode) -> LexborNode | None:
    return next((one for one in ancestors(node) if one.tag in CELLS), None)


def _around(node: LexborNode) -> str:
    return words((node.parent or node).text(separator=" "))


OFFER = f"<p>{PRICE}{PAID_LINK}</p>"
RULE = Rule(
    id="C05",
    blocking=True,
    promise="No price is shown as cut that no record of thirty days backs.",
    source="Directive 98/6/EC, Article 6a; CJEU, C-330/23 Aldi Süd, 26 September 2024",
    hint="Show the price alone; take out the crossed-out figure, the percentage or the “was”.",
    check=check,
    good=(
        Example(f"{notice('commission')}{OFFER}"),
        Example(f"{OFFER}<p>20 % magnesium, of 100–200 mg, −10 °C to 40 °C</p>"),
        Example(f"<ul><li>{PRICE}{PAID_LINK} Weight 35 % of the score</li></ul>"),
        Example(f"{OFFER}<p><s>Out of date.</s> The battery lost −20 % in the cold.</p>"),
        Example(f"{OFFER}<p>The kettle was 2 years old; it was $30 when we bought it.</p>"),
        Example("<p><s>$30</s></p>", outcome=Outcome.INAPPLICABLE),
    ),
    bad=(
        Example(f"<p><del>$39.90</del> {PRICE}{PAID_LINK}</p>"),
        Example(f"<table><tr><td><s>39.90</s></td><td>{PRICE}{PAID_LINK}</td></tr></table>"),
        Example(f'<p><span style="text-decoration:line-through">$39</span> {PRICE}</p>'),
        Example(f'<div>{OFFER}<b class="badge">−30 %</b></div>'),
        Example(f"<p>{PRICE} -38% {PAID_LINK}</p>"),
        Example(f"<p>{PRICE} 30 % off {PAID_LINK}</p>"),
        Example(f"<p>{PRICE} was $39.90 {PAID_LINK}</p>"),
        Example(f"<ul><li>{PRICE} Save $15 {PAID_LINK}</li></ul>"),
        Example(f"{OFFER}<p>At first it cost <s>$30</s>.</p>", outcome=Outcome.INCOMPLETE),
        Example(f"<p><s>$30</s> $20 {PAID_LINK}</p>", {"ours": False}, Outcome.INCOMPLETE),
        Example(f'{PAID_LINK}<b class="tag">30% off</b>', {"ours": False}, Outcome.INCOMPLETE),
    ),
)
