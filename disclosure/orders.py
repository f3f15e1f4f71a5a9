"""Lists whose order points moved: what stands above them, and what their rows tell of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from disclosure.audit import Case
from disclosure.page import ancestors
from disclosure.seen import seen_text

WITHOUT = (
    "without-advertising/"  # the last part of the address of the same page without advertising
)
SPELT = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
COUNT = rf"(\d{{1,6}}|{'|'.join(SPELT)}|a|kein|keine|ein|eine|einen|einem|zwei|drei)"
PAYS = re.compile(r"\b(?:pays?|paid|points|bezahl\w*|punkte)\b", re.IGNORECASE)
PRODUCTS = re.compile(rf"\b{COUNT} (?:products?|produkte?n?)\b", re.IGNORECASE)
PLACES = re.compile(rf"\b{COUNT} (?:places?|plätzen?|platz)\b", re.IGNORECASE)
GERMAN = {"kein": 0, "keine": 0, "ein": 1, "eine": 1, "einen": 1, "einem": 1, "zwei": 2, "drei": 3}
LINES = "p, li"


@dataclass(frozen=True)
class Told:
    """How many products have points, and by how many places these moved one at most; None where it
    is not told."""

    products: int | None
    places: int | None


def told_above(case: Case, order: LexborNode) -> Told:
    """By the lines in sight about pay between the first heading and the list."""
    said = " ".join(text for text in map(seen_text, above(case, order)) if PAYS.search(text))
    return Told(_count(PRODUCTS, said), _count(PLACES, said))


def above(case: Case, order: LexborNode) -> list[LexborNode]:
    """The lines in sight between the first heading of the page and the list."""
    heading = case.page.tree.css_first("h1")
    start = case.page.place(heading) if heading else 0
    end = case.page.place(order)
    lines = case.page.tree.css(LINES)
    return [
        one for one in lines if start < case.page.place(one) < end and not case.page.unseen(one)
    ]


def leads_without(case: Case, lines: list[LexborNode]) -> bool:
    """Whether a plain link in them leads to this page without advertising."""
    path = f"{case.facts.path}{WITHOUT}"
    return any(
        case.own_paths.get(link.mem_id) == path and not case.page.unseen(link)
        for line in lines
        for link in line.css("a[href]")
    )


def is_without(path: str) -> bool:
    """Whether it is the address of a page without advertising."""
    return path.endswith(f"/{WITHOUT}")


def moved_in(case: Case, order: LexborNode) -> Iterator[LexborNode]:
    """The moved scores within a list."""
    for node in case.page.points:
        if any(one.mem_id == order.mem_id for one in ancestors(node)):
            yield node


def _count(pattern: re.Pattern[str], text: str) -> int | None:
    found = pattern.search(text)
    if found is None:
        return None
    said = found[1].lower()
    if said.isdecimal():
        return int(said)
    return GERMAN[said] if said in GERMAN else 1 if said == "a" else SPELT.index(said)
