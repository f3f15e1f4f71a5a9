"""What a page tells of earlier prices: tables of them, drawings beside those, and the lowest of thirty days."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from disclosure.audit import Case
from disclosure.figures import readings
from disclosure.page import ancestors, words
from disclosure.policy import History

SIGN = r"(?:[$€£¥]|\b(?:USD|EUR|GBP|CHF|CAD|AUD)\b)"
AMOUNT = re.compile(rf"{SIGN}\s?\d|\d\s?{SIGN}")
# Of the past, figures stand without a currency too.
FIGURE = re.compile(rf"{AMOUNT.pattern}|\b\d{{1,6}}[.,]\d\d\b(?!\s?%)")
LEAST = re.compile(r"\b(?:lowest|niedrigst\w*|günstigst\w*)\b", re.IGNORECASE)
SUPERLATIVE = re.compile("lowest|niedrigst|günstigst", re.IGNORECASE)  # most lines have none
PAST = re.compile(r"\bpr(?:ices?|eise?)\b.*\b(?:was|were|days|war|waren|tagen)\b", re.IGNORECASE)
LOWEST = re.compile(
    r"\blowest(?: [a-z]+){0,4} 30 days before(?: (?:that|this|it))?\b"
    r"|\bniedrigste\w*(?: [a-zäöü]+){0,4} 30 tagen? (?:davor|zuvor)\b",
    re.IGNORECASE,
)
NEAR = 200  # characters around “lowest” in which it may be said of what
JUDGED = "data[data-currency], [data-was], table"  # by what they are marked as
WAS = re.compile(r"^(?:was|vorher)\b", re.IGNORECASE)
CELLS = {"td", "li", "p", "dd", "tr", "article", "section", "main", "body"}
WHOLE = {"main", "body"}


def history(case: Case, written: str | None) -> History | None:
    """What the register says of the offer that the markup names."""
    return case.facts.histories.get(case.page.resolve(written)) if written else None


def cell(node: LexborNode) -> LexborNode | None:
    """What a reader takes for the place of one price."""
    return next((one for one in ancestors(node) if one.tag in CELLS), None)


def tables(case: Case) -> list[LexborNode]:
    """What says that it is a history of prices."""
    return [node for node in case.page.past if "data-history" in node.attributes]


def lows(case: Case) -> list[LexborNode]:
    """What says that it is the lowest price of the thirty days before one on the page."""
    return [node for node in case.page.past if "data-was" in node.attributes]


def drawings(case: Case) -> Iterator[tuple[LexborNode, list[LexborNode]]]:
    """Words in drawings that hold amounts, with the tables of histories that they stand beside."""
    for node in case.page.tree.css("svg text, svg title, svg desc"):
        if FIGURE.search(words(node.text())):
            yield node, _beside(node)


def summaries(case: Case) -> Iterator[tuple[LexborNode, list[LexborNode]]]:
    """Lines that say what the lowest price was, with the tables that they stand beside."""
    text = case.page.text
    near = (text[max(one.start() - NEAR, 0) : one.end() + NEAR] for one in LEAST.finditer(text))
    if not any(PAST.search(said) for said in near):
        return
    for node in case.page.tree.css("p, li"):
        if not SUPERLATIVE.search(node.text()):
            continue
        said = words(node.text(separator=" "))
        is_past = all(one.search(said) for one in (LEAST, PAST, FIGURE))
        if is_past and node.css_first(JUDGED) is None:
            yield node, _beside(node)


def _beside(node: LexborNode) -> list[LexborNode]:
    for above in ancestors(node):
        if above.tag in WHOLE:
            break
        if found := above.css("[data-history]"):
            return found
    return []


def objection(case: Case, node: LexborNode) -> str:
    """What is wrong with a price that was lowest before; empty if the record backs it."""
    told = history(case, node.attributes["data-was"])
    if told is None or not told.allowed or told.was is None:
        return "No record of thirty days backs this earlier price."
    around = cell(node)
    prices = around.css("data[data-currency]") if around else []
    if around is None or len(prices) != 1:
        return "This earlier price does not stand beside one price."
    if {link.url for link in case.paid_within(around)} - {told.link}:
        return "This earlier price is of another offer."
    said = words(node.text(separator=" "))
    if not LOWEST.search(said):
        return "This does not say that it was the lowest in the 30 days before."
    figure = WAS.sub("", LOWEST.sub("", said).strip(" :,;()")).strip(" :,;()")
    if _sign(figure) != _sign(prices[0].text()) or told.was not in readings(figure):
        return f"The lowest in the 30 days before was {told.was}."
    return ""


def _sign(amount: str) -> str:
    """“$24.90” → “$”: what stands around the number."""
    return re.sub(r"[\d.,'’\s]", "", amount)
