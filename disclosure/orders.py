"""Lists whose order points moved: what stands above them, and what their rows tell of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from disclosure.audit import Case
from disclosure.items import once
from disclosure.page import words
from disclosure.scores import scores
from disclosure.seen import seen_text

WITHOUT = (
    "without-advertising/"  # the last part of the address of the same page without advertising
)
SPELT = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
COUNT = rf"(\d{{1,6}}|{'|'.join(SPELT)}|kein|keine|ein|eine|einen|einem|zwei|drei)"
PAYS = re.compile(r"\b(?:pays?|paid|points|bezahl\w*|punkte)\b", re.IGNORECASE)
# Those that stand lower for it are others than those that got points.
PRODUCTS = re.compile(rf"\b{COUNT} (?:products?|produkte?n?)\b(?! stands? lower\b)", re.IGNORECASE)
PLACES = re.compile(rf"\b{COUNT} (?:places?|plätzen?|platz)\b", re.IGNORECASE)
GERMAN = {"kein": 0, "keine": 0, "ein": 1, "eine": 1, "einen": 1, "einem": 1, "zwei": 2, "drei": 3}
LOWER = re.compile(r"\bstands? lower\b", re.IGNORECASE)  # some do: none was lifted
# “3 ▲ without advertising 5th”
BOTH = re.compile(r"[=#]?(\d{1,6})\b\D*\b(?:without|ohne) \D*(\d{1,6})\D*")
LINES = "p, li"


@dataclass(frozen=True)
class Told:
    """To how many products pay gave points, and by how many places it lifted one at most, as lines
    say it; empty where they do not."""

    products: frozenset[int]
    places: frozenset[int]


def told_by(lines: list[LexborNode]) -> Told:
    """By those that are about pay."""
    said = " ".join(text for text in map(seen_text, lines) if PAYS.search(text))
    lifted = _counts(PLACES, said) | ({0} if LOWER.search(said) else set())
    return Told(_counts(PRODUCTS, said), lifted)


@once
def above(case: Case) -> list[LexborNode]:
    """The lines in sight between the first heading of the page and its first moved list."""
    page = case.page
    heading = page.tree.css_first("h1")
    start = page.place(heading) if heading else 0
    end = min((page.place(one) for one in page.paid_orders), default=0)
    between = (one for one in page.tree.css(LINES) if start < page.place(one) < end)
    return [one for one in between if not page.unseen(one)]


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


@once
def products_moved(case: Case) -> set[str]:
    """Those with a moved score on the page, by the last part of their address."""
    shown = scores(case.page, case.facts.path)
    return {one.product for one in shown if one.points}


def gains(order: LexborNode) -> Iterator[int]:
    """By how many places each row stands higher than without advertising, where it says so."""
    for cell in order.css("tbody td"):
        if found := BOTH.fullmatch(words(cell.text(separator=" "))):
            yield int(found[2]) - int(found[1])


def _counts(pattern: re.Pattern[str], text: str) -> frozenset[int]:
    return frozenset(_number(found.lower()) for found in pattern.findall(text))


def _number(said: str) -> int:
    if said.isdecimal():
        return int(said)
    return GERMAN[said] if said in GERMAN else SPELT.index(said)
