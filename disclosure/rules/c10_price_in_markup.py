"""A price that is only written in the text has no time that a rule could read."""

import re
from collections import Counter

from selectolax.lexbor import LexborNode

from disclosure.audit import Case, Example, Outcome, Rule, Verdict, doubtful, inapplicable, verdict
from disclosure.examples import HISTORY, LOW, PAID_LINK, PRICE, notice
from disclosure.histories import drawings
from disclosure.page import ancestors, readable, words

MONEY = re.compile(r"(?:US)?[$€£]\s?\d[\d.,]*|\b\d[\d.,]*\s?(?:€|£|\b(?:USD|EUR|GBP|CHF)\b)")


def check(case: Case) -> Verdict:
    if not case.facts.ours:
        return inapplicable("Other sites mark their prices in ways of their own.")
    if not case.paid:
        return inapplicable("No link on the page pays.")
    marked = " ".join(words(readable(node)) for node in _judged_elsewhere(case))
    outside = Counter(MONEY.findall(case.page.text)) - Counter(MONEY.findall(marked))
    return verdict(
        [
            doubtful(f"“{figure}” stands in the text: is it a price, and of when?")
            for figure in outside
        ],
        passed="Every figure with a currency is a price with its time.",
    )


def _judged_elsewhere(case: Case) -> list[LexborNode]:
    """Prices of now with what stands in their markup, such as their unit price, and what says that
    it tells of earlier ones: rules C01, C05 and C11 ask for its times and its record."""
    held = {price.holder.mem_id: price.holder for price in case.page.prices}
    past = [
        node for node in case.page.past if held.keys().isdisjoint(a.mem_id for a in ancestors(node))
    ]
    return [*held.values(), *past, *(node for node, beside in drawings(case) if beside)]


TOLD = notice("commission")
UNIT = PRICE.replace("</data>", '</data> <span class="per">$0.21 per cup</span>')

RULE = Rule(
    id="C10",
    promise="Prices stand in the markup of prices, where their time is beside them.",
    source="House rule: what is only written in a text grows old unseen",
    hint="Print it by {% price %}, or say the amount without calling it what something costs.",
    check=check,
    good=(
        Example(f"{TOLD}{PAID_LINK} {PRICE}"),
        Example(f"{TOLD}{PAID_LINK} <p>It holds 1.7 litres and 3 cups.</p>"),
        Example(f"{TOLD}{PAID_LINK} {UNIT}"),
        Example(f"{TOLD}<p>{PAID_LINK}{PRICE}{LOW}</p>{HISTORY}"),
        Example("<p>About $20.</p>", outcome=Outcome.INAPPLICABLE),
        Example(f"{TOLD}{PAID_LINK} $24.90", {"ours": False}, Outcome.INAPPLICABLE),
    ),
    bad=(
        Example(f"{TOLD}{PAID_LINK} $24.90", outcome=Outcome.INCOMPLETE),
        Example(f"{TOLD}{PAID_LINK} {PRICE} <p>now 19,90 €</p>", outcome=Outcome.INCOMPLETE),
        Example(f"{TOLD}{PAID_LINK} {PRICE} <p>and $24.90</p>", outcome=Outcome.INCOMPLETE),
        Example(f"{TOLD}{PAID_LINK} {PRICE} <b>$0.21 per cup</b>", outcome=Outcome.INCOMPLETE),
        Example(f"{TOLD}{PAID_LINK} {PRICE}{HISTORY}$29.90", outcome=Outcome.INCOMPLETE),
        Example(f"{TOLD}{PAID_LINK} <p>EUR or 20 EUR</p>", outcome=Outcome.INCOMPLETE),
    ),
)
