"""Scores in words, for people who do not think in tenths."""

from decimal import Decimal

WORDS = (
    (Decimal("9.0"), "excellent"),
    (Decimal("8.0"), "very good"),
    (Decimal("7.0"), "good"),
    (Decimal("6.0"), "fair"),
    (Decimal("5.0"), "middling"),
    (Decimal("0.0"), "weak"),
)


def word(score: Decimal) -> str:
    """The word for a score from 0 to 10."""
    return next(word for least, word in WORDS if score >= least)
