"""A price is not made to look like a bargain: what it was before needs thirty days on record."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

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
from disclosure.examples import BASE, CLICK_LINK, LINKS, LOW, PAID_LINK, PRICE, notice
from disclosure.histories import AMOUNT, SIGN, cell, lows, objection
from disclosure.page import BADGES, ancestors, words
from disclosure.policy import History
from disclosure.rankings import row

STRUCK = 'del, s, strike, [style*="line-through"]'
CUT = re.compile(
    r"(?:^|[\s(])[-−–]\d{1,2}(?:[.,]\d+)?\s?%"
    r"|\b\d{1,2}\s?%\s(?:off|discount|cheaper|less|reduced|rabatt|günstiger)\b"
    r"|\b(?:save|saving|reduced by|discount of|spare)\s(?:up to\s)?[$€£¥]?\s?\d",
    re.IGNORECASE,
)
# “Was 20 minutes late”, “before 20 Nov” and “was 20 % magnesium” speak of no price.
COUNTED = (
    r"\s?%|\s(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|times|degrees|percent|people"
    r"|[mkcµ]?[gmlw]|db|watts?|litres?|minuten|stunden|tage|wochen|monate|jahre|jan|feb|mar|mär|apr"
    r"|ma[iy]|ju[nl]|aug|sep|o[ck]t|nov|de[cz])\w{0,6}\b"
)
BEFORE = re.compile(
    r"\b(?:was|instead of|previously|before|list price|rrp|msrp|uvp|statt|bisher|vorher)\b[:\s]+"
    rf"(?:{SIGN}\s?\d|\d[\d.,]*\s?{SIGN}|\d[\d.,]*[.,]\d\d\d?\b|\d{{1,3}}(?!\d|[.,]\d|{COUNTED}))",
    re.IGNORECASE,
)
HINTS = (
    *("%", "sav", "redu", "disc", "spar", "was", "inst", "prev", "befo", "list", "rrp", "msrp"),
    *("uvp", "statt", "bisher", "vorher"),
)


def check(case: Case) -> Verdict:
    page = case.page
    earlier = lows(case) if case.facts.ours else []
    if not (page.prices or case.paid or earlier):
        return inapplicable("The page shows no price and no paid offer.")
    wrong = {node.mem_id: why for node in earlier if (why := objection(case, node))}
    backed = [node for node in earlier if node.mem_id not in wrong]
    found = [
        *(broken(wrong[node.mem_id], node) for node in earlier if node.mem_id in wrong),
        *_struck(case, backed),
        *_badges(case),
        *_beside_prices(case, backed),
    ]
    return verdict(found, passed="No price is shown as cut that no record backs.")


def _struck(case: Case, backed: list[LexborNode]) -> Iterator[Finding]:
    within = {node.mem_id for node in backed}
    for node in case.page.tree.css(STRUCK):
        if not re.search(r"\d", node.text()) or within & {one.mem_id for one in ancestors(node)}:
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


def _beside_prices(case: Case, backed: list[LexborNode]) -> Iterator[Finding]:
    cells = {held.mem_id: held for price in case.page.prices if (held := cell(price.holder))}
    within = {node.mem_id: "" for node in backed}
    for held in cells.values():
        if not may_be_cut(held.text(separator=" ")):
            continue  # most are not
        if said := cut(_text(held, within | _names(case, held))):
            yield broken(f"No record backs “{said}” beside this price.", held)


def _names(case: Case, held: LexborNode) -> dict[int, str]:
    """The paid links in `held` that are but the name of the registered seller, and their labels.

    Each stands for a dot, so that no words meet that stood apart.
    """
    named = [
        (link.node, words(there.label))
        for link in case.paid_within(held)
        if (there := case.destination(link)) and there.seller and link.text == words(there.seller)
    ]
    told = {label for _, label in named}
    badges = (node for node in held.css(BADGES) if words(node.text()) in told) if told else ()
    return {node.mem_id: "·" for node in (*(node for node, _ in named), *badges)}


def _text(held: LexborNode, instead: dict[int, str]) -> str:
    """The words of `held`, with what shall stand `instead` of those of some elements."""
    said = []
    for node in held.traverse(include_text=True):
        if node.is_text_node:
            inside = takewhile(lambda one: one.mem_id != held.mem_id, ancestors(node))
            told = (instead[one.mem_id] for one in inside if one.mem_id in instead)
            said.append(next(told, node.text_content or ""))
    return words(" ".join(said))


def may_be_cut(text: str) -> bool:
    """Whether it is worth a closer look."""
    lower = text.lower()
    return any(hint in lower for hint in HINTS)


def cut(text: str) -> str:
    """What in `text` makes a price look cut; empty if nothing does."""
    if not may_be_cut(text):
        return ""
    said = CUT.search(text) or BEFORE.search(text)
    return said[0].strip() if said else ""


def _is_by_price(node: LexborNode) -> bool:
    around = row(node) or cell(node)
    return around is not None and around.css_first("data[data-currency]") is not None


def _around(node: LexborNode) -> str:
    return words((node.parent or node).text(separator=" "))


OFFER = f"<p>{PRICE}{PAID_LINK}</p>"
THRIFTY = PAID_LINK.replace("Alder", "Save 4 Less")
SELLS: dict[str, object] = {
    "links": {f"{BASE}/go/1/": replace(LINKS[f"{BASE}/go/1/"], seller="Save 4 Less")}
}
UNNAMED = LOW.replace(' data-was="/go/1/"', "")
STRUCK_LOW = LOW.replace("$29.90", "<del>$29.90</del>")
WAS_LOW = LOW.replace("lowest", "was $29.90, lowest").replace(": $29.90", "")
OLD = History(allowed=True, link=f"{BASE}/go/1/")
RULE = Rule(
    id="C05",
    blocking=True,
    promise="No price is shown as cut that no record of thirty days backs.",
    source="Directive 98/6/EC, Article 6a; CJEU, C-330/23 Aldi Süd, 26 September 2024",
    hint="Show the price alone, or beside it, with data-was, the lowest of the 30 days before.",
    check=check,
    good=(
        Example(f"{notice('commission')}{OFFER}"),
        Example(f"{OFFER}<p>20 % magnesium, of 100–200 mg, −10 °C to 40 °C</p>"),
        Example(f"<ul><li>{PRICE}{PAID_LINK} Weight 35 % of the score</li></ul>"),
        Example(f"{OFFER}<p><s>Out of date.</s> The battery lost −20 % in the cold.</p>"),
        Example(f"{OFFER}<p>The kettle was 2 years old; it was $30 when we bought it.</p>"),
        Example(f"<p>{PRICE}{PAID_LINK} The lid was 20 minutes late, before 2024.</p>"),
        Example(f"<ul><li>{PRICE}{LOW}{PAID_LINK}</li></ul>"),
        Example(f"<ul><li>{PRICE}{STRUCK_LOW}{PAID_LINK}</li></ul>"),
        Example(f"<table><tr><td>{PRICE}{PAID_LINK} {WAS_LOW}</td></tr></table>"),
        Example(f"<ul><li>{PRICE}{THRIFTY}</li></ul>", SELLS),
        Example(f"<ul><li>{THRIFTY}{PRICE}</li><li>{PRICE}{THRIFTY}</li></ul>", SELLS),
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
        Example(f"<p>{PRICE} was 20 {PAID_LINK}</p>"),
        Example(f"<p>{PRICE}{THRIFTY}</p>"),
        Example(f"<p>{PRICE} Save 4 $ {THRIFTY}</p>", SELLS),
        Example(f"<p>{PRICE}{THRIFTY.replace('Less', 'Less, was $40')}</p>", SELLS),
        Example(f"<p>{PAID_LINK}{PRICE.replace(' as of', ' was 20 as of')}</p>"),
        Example(f"<p>{PRICE}{PAID_LINK}{UNNAMED}</p>"),
        Example(f"<p>{PRICE}{PAID_LINK}{LOW}{UNNAMED}</p>"),
        Example(f"<p>{PRICE}{PAID_LINK}{LOW.replace('29.90', '39.90')}</p>"),
        Example(f"<p>{PRICE}{PAID_LINK}{LOW.replace('$29.90', '29.90 €')}</p>"),
        Example(
            f"<p>{PRICE}{PAID_LINK}{LOW.replace('lowest in the 30 days before', 'list price')}</p>"
        ),
        Example(f"<p>{PRICE}{PAID_LINK}{LOW.replace('go/1', 'go/2')}</p>"),
        Example(f"<p>{PRICE}{CLICK_LINK}{LOW}</p>"),
        Example(f"<p>{PRICE}{PAID_LINK}</p><p>{LOW}</p>"),
        Example(f"<p>{PRICE}{PAID_LINK}{LOW}</p>", {"histories": {}}),
        Example(f"<p>{PRICE}{PAID_LINK}{LOW}</p>", {"histories": {f"{BASE}/go/1/": OLD}}),
        Example(f"{OFFER}<p>At first it cost <s>$30</s>.</p>", outcome=Outcome.INCOMPLETE),
        Example(f"<p><s>$30</s> $20 {PAID_LINK}</p>", {"ours": False}, Outcome.INCOMPLETE),
        Example(f'{PAID_LINK}<b class="tag">30% off</b>', {"ours": False}, Outcome.INCOMPLETE),
    ),
)
