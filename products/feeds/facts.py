"""Texts of a feed → values of specifications. Pure."""

import re
from functools import lru_cache

from products.feeds.texts import clean

Fact = tuple[
    str, str | bool
]  # slug of the specification; digits and texts as text, yes or no as bool

NUMBER = re.compile(r"[+-]?\d{1,11}(?:\.\d+)?", re.ASCII)
YES_NO = {"true": True, "yes": True, "y": True, "1": True}
YES_NO |= {"false": False, "no": False, "n": False, "0": False}


@lru_cache(maxsize=4096)
def fact(text: str, kind: str, unit: str) -> tuple[str | bool | None, str]:
    """The value that `text` says of a specification of `kind`, and why it is left out, if it is.

    Numbers have a decimal point. A comma is not read as one: “15,25” is as often a pair.
    """
    text = clean(text)
    if not text or text.casefold() in {"n/a", "-"}:
        return None, ""
    if kind == "yes-no":
        flag = YES_NO.get(text.casefold())
        return flag, "" if flag is not None else "was left out: it is neither yes nor no"
    if kind == "number":
        return _number(text, unit)
    if len(text) > 200:
        return None, "was left out: it is longer than 200 characters"
    return text, ""


def _number(text: str, unit: str) -> tuple[str | None, str]:
    if unit:
        text = text.removesuffix(unit).rstrip()
    if not NUMBER.fullmatch(text):
        return None, "was left out: it is not a number with a decimal point"
    whole, _, decimals = text.partition(".")
    decimals = decimals.rstrip("0")
    if len(decimals) > 3:
        return None, "was left out: it has more than three decimals"
    return f"{whole}.{decimals}" if decimals else whole, ""
