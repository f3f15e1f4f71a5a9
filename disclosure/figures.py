"""Numbers as pages write them: with commas or points, spaces or apostrophes, by the customs of any place."""

from __future__ import annotations

import re
from decimal import Decimal

# Digits with what may stand between them; a space only before three further digits.
NUMBER = re.compile(r"\d(?:[\d.,'’]|[\s\u202f](?=\d{3}(?!\d)))*")
MARKS = re.compile(r"[^\d.,]")


def readings(written: str) -> set[Decimal]:
    """What the one number in `written` can mean: “1,234” is 1234 to some and 1.234 to others.

    Empty if there is no number in it, or more than one.
    """
    found = NUMBER.findall(written)
    return _meanings(found[0].rstrip(".,'’")) if len(found) == 1 else set()


def numbers(text: str) -> list[Decimal]:
    """All numbers in `text` that can be read in one way only, in their order."""
    meanings = (_meanings(one.rstrip(".,'’")) for one in NUMBER.findall(text))
    return [next(iter(one)) for one in meanings if len(one) == 1]


def _meanings(number: str) -> set[Decimal]:
    plain = MARKS.sub("", number)
    marks = re.findall(r"[.,]", plain)
    if not marks:
        return {Decimal(plain)}
    last = marks[-1]
    whole, _, fraction = plain.rpartition(last)
    as_fraction = Decimal(f"{re.sub(r'[.,]', '', whole)}.{fraction}")
    as_whole = Decimal(re.sub(r"[.,]", "", plain))
    if marks.count(last) > 1:
        return {as_whole}
    if len(set(marks)) > 1 or len(fraction) != 3:
        return {as_fraction}
    return {as_fraction, as_whole}
