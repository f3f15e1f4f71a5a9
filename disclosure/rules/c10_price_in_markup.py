"""A price that is only written in the text has no time that a rule could read."""

import re
from collections import Counter

from disclosure.audit import Case, Example, Outcome, Rule, Verdict, doubtful, inapplicable, verdict
from disclosure.examples import PAID_LINK, PRICE, notice
from disclosure.page import readable, words

MONEY = re.compile(r"(?:US)?[$€£]\s?\d[\d.,]*|\b\d[\d.,]*\s?(?:€|£|\b(?:USD|EUR|GBP|CHF)\b)")


def check(case: Case) -> Verdict:
    if not case.facts.ours:
        return inapplicable("Other sites mark their prices in ways of their own.")
    if not case.paid:
        return inapplicable("No link on the page pays.")
    marked = " ".join(words(readable(price.holder)) for price in case.page.prices)
    outside = Counter(MONEY.findall(case.page.text)) - Counter(MONEY.findall(marked))
    return verdict(
        [
            doubtful(f"“{figure}” stands in the text: is it a price, and of when?")
            for figure in outside
        ],
        passed="Every figure with a currency is a price with its time.",
    )


TOLD = notice("commission")

RULE = Rule(
    id="C10",
    promise="Prices stand in the markup of prices, where their time is beside them.",
    source="House rule: what is only written in a text grows old unseen",
    hint="Print it by {% price %}, or say the amount without calling it what something costs.",
    check=check,
    good=(
        Example(f"{TOLD}{PAID_LINK} {PRICE}"),
        Example(f"{TOLD}{PAID_LINK} <p>It holds 1.7 litres and 3 cups.</p>"),
        Example("<p>About $20.</p>", outcome=Outcome.INAPPLICABLE),
        Example(f"{TOLD}{PAID_LINK} $24.90", {"ours": False}, Outcome.INAPPLICABLE),
    ),
    bad=(
        Example(f"{TOLD}{PAID_LINK} $24.90", outcome=Outcome.INCOMPLETE),
        Example(f"{TOLD}{PAID_LINK} {PRICE} <p>now 19,90 €</p>", outcome=Outcome.INCOMPLETE),
        Example(f"{TOLD}{PAID_LINK} {PRICE} <p>and $24.90</p>", outcome=Outcome.INCOMPLETE),
        Example(f"{TOLD}{PAID_LINK} <p>EUR or 20 EUR</p>", outcome=Outcome.INCOMPLETE),
    ),
)
