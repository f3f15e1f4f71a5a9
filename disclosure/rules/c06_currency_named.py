"""A figure without its currency is no price."""

import re
from collections.abc import Iterator

from disclosure.audit import (
    Case,
    Example,
    Finding,
    Outcome,
    Rule,
    Verdict,
    broken,
    inapplicable,
    verdict,
)
from disclosure.examples import PAID_LINK, PRICE, notice
from disclosure.page import Price, words

OF_ONE = {"€": "EUR", "£": "GBP", "₹": "INR", "₩": "KRW", "zł": "PLN", "₺": "TRY", "₽": "RUB"}
CODE = re.compile(r"[A-Z]{3}", re.ASCII)
FIGURE = re.compile(r"[\d\s.,'’+\-−–]+")


def check(case: Case) -> Verdict:
    prices = case.page.prices
    if not prices:
        return inapplicable("There is no price in the markup of prices.")
    found = [one for price in prices for one in _lacking(price)]
    return verdict(found, passed=f"All {len(prices)} prices name their currency.")


def _lacking(price: Price) -> Iterator[Finding]:
    shown = words(price.node.text())
    named = FIGURE.sub("", shown)
    codes = {OF_ONE.get(named, ""), *CODE.findall(named)} - {""}
    if not CODE.fullmatch(price.currency):
        yield broken(f"“{price.currency}” is no code of a currency.", price.holder)
    elif not named:
        yield broken(f"“{shown}” does not say in what currency.", price.holder)
    elif codes and price.currency not in codes:
        yield broken(f"Readers see “{shown}”, machines {price.currency}.", price.holder)


RULE = Rule(
    id="C06",
    promise="Each price names its currency, the same to readers and machines.",
    source="House rule informed by the EU Key Principles for Comparison Tools, 2016",
    hint="Write prices by {% price %}, which takes the currency.",
    check=check,
    good=(
        Example(f"{notice('commission')}{PRICE}{PAID_LINK}"),
        Example(PRICE.replace("USD", "CAD").replace("$24.90", "CA$24.90")),
        Example(PRICE.replace("USD", "EUR").replace("$24.90", "24,90 €")),
        Example(PRICE.replace("USD", "CHF").replace("$24.90", "CHF 24.90")),
        Example(PAID_LINK, outcome=Outcome.INAPPLICABLE),
    ),
    bad=(
        Example(PRICE.replace("$24.90", "24.90")),
        Example(PRICE.replace("$24.90", "24.90 €")),
        Example(PRICE.replace("$24.90", "CHF 24.90")),
        Example(PRICE.replace('"USD"', '""')),
        Example(PRICE.replace('"USD"', '"dollars"')),
    ),
)
