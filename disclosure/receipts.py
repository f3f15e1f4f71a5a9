"""Receipts: how a score is made, in lines that readers can add up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from selectolax.lexbor import LexborNode

from disclosure.page import Page, ancestors, words
from disclosure.scores import figures

RECEIPT = "details.receipt"
NUMBER = r"(\d{1,4}(?:[.,]\d{1,6})?)"
PART = re.compile(rf".*?{NUMBER} × {NUMBER} ?% = {NUMBER}")
ROUNDED = re.compile(rf"(?:Sum|Summe) {NUMBER}, \D+ {NUMBER}\b\D*")
ADDED = re.compile(rf"\+ ?{NUMBER}\D+?(\d{{1,18}})\b.*")
SUM = re.compile(rf"{NUMBER} \+ {NUMBER} = {NUMBER}\b.*")


@dataclass(frozen=True)
class Receipt:
    """What the lines say, in figures: each part as (score, weight in per cent, what they make), the
    exact sum and the score that it is rounded to, the points by the number of their placement, and
    the sums as (score without pay, points, score shown)."""

    node: LexborNode
    parts: list[tuple[Decimal, ...]]
    rounded: list[tuple[Decimal, ...]]
    added: list[tuple[str, Decimal]]
    sums: list[tuple[Decimal, ...]]


def receipts(page: Page) -> Iterator[Receipt]:
    for node in page.tree.css(RECEIPT):
        lines = [words(one.text()) for one in node.css("li, p")]
        parts = {line: found for line in lines if "×" in line and (found := PART.fullmatch(line))}
        rest = [line for line in lines if line not in parts]
        yield Receipt(
            node,
            parts=[_decimals(parts[line]) for line in lines if line in parts],
            rounded=[_decimals(found) for found in _all(ROUNDED, rest)],
            added=[(found[2], _decimal(found[1])) for found in _all(ADDED, rest)],
            sums=[_decimals(found) for found in _all(SUM, rest)],
        )


def figure_of(receipt: LexborNode) -> LexborNode | None:
    """The score that it is of: the first in the nearest element around it that has any."""
    for above in ancestors(receipt):
        if found := figures(above):
            return found[0]
    return None


def _all(pattern: re.Pattern[str], lines: Iterable[str]) -> Iterator[re.Match[str]]:
    return (found for line in lines if (found := pattern.fullmatch(line)))


def _decimals(found: re.Match[str]) -> tuple[Decimal, ...]:
    return tuple(map(_decimal, found.groups()))


def _decimal(written: str) -> Decimal:
    return Decimal(written.replace(",", "."))
