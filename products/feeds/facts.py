"""Texts of a feed → values of specifications. Pure."""

import re
from functools import lru_cache

from products.feeds.texts import clean

# Slug of the specification and its value; a yes or no is in just these words.
Fact = tuple[str, str]

NUMBER = re.compile(r"[+-]?\d{1,11}(?:\.\d+)?", re.ASCII)
YES_NO = {"true": "yes", "yes": "yes", "y": "yes", "1": "yes"}
YES_NO |= {"false": "no", "no": "no", "n": "no", "0": "no"}


@lru_cache(maxsize=4096)
def fact(text: str, kind: str, unit: str) -> tuple[str, str]:
    """The value that `text` gives a specification of `kind`, and why it is left out, if it is.

    Numbers have a decimal point. A comma is not read as one: “15,25” is as often a pair.
    """
    text = clean(text)
    if not text or text.casefold() in {"n/a", "-"}:
        return "", ""
    if kind == "yes-no":
        answer = YES_NO.get(text.casefold(), "")
        return answer, "" if answer else "was left out: it is neither yes nor no"
    if kind == "number":
        return _number(text, unit)
    if len(text) > 200:
        return "", "was left out: it is longer than 200 characters"
    return text, ""


def _number(text: str, unit: str) -> tuple[str, str]:
    if unit:
        text = text.removesuffix(unit).rstrip()
    if not NUMBER.fullmatch(text):
        return "", "was left out: it is not a number with a decimal point"
    whole, _, decimals = text.partition(".")
    decimals = decimals.rstrip("0")
    if len(decimals) > 3:
        return "", "was left out: it has more than three decimals"
    return f"{whole}.{decimals}" if decimals else whole, ""
