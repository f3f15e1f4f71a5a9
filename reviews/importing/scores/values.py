"""A cell → a score from 0 to 10 with one decimal. Pure."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from reviews.ranking import STEP

TEN = Decimal(10)
NUMBER = re.compile(r"[+-]?[0-9]{1,6}(?:[.,][0-9]{1,9})?")


def number(cell: str) -> Decimal:
    """With a decimal point or comma. Raises ValueError, in words for the person who wrote the sheet."""
    text = cell.strip()
    if not text:
        raise ValueError("is missing")
    if not NUMBER.fullmatch(text):
        raise ValueError("is not a number")
    return Decimal(text.replace(",", "."))


def score(cell: str, out_of: Decimal = TEN) -> tuple[Decimal, bool]:
    """The score, and whether it had to be rounded (half up). `out_of` is the best value of the sheet.

    On our own scale nothing is rounded: a second decimal is refused with a ValueError.
    """
    given = number(cell)
    if not 0 <= given <= out_of:
        raise ValueError(f"lies outside 0 to {out_of.normalize():f}")
    exact = given * 10 / out_of
    value = exact.quantize(STEP, ROUND_HALF_UP)
    rounded = value * out_of != given * 10
    if rounded and out_of == TEN:
        raise ValueError("has more than one decimal")
    return value, rounded
