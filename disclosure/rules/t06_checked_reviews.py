"""Readers are told whether reviews come from people who bought the thing, and how that is checked."""

import re

from disclosure.audit import (
    Case,
    Example,
    Outcome,
    Rule,
    Verdict,
    broken,
    doubtful,
    inapplicable,
    verdict,
)
from disclosure.opinions import by_readers

HOW = re.compile(
    r"\b(?:verif|check|confirm|ensure|moderat|prove)\w*\b[^.!?]{0,80}"
    r"\b(?:purchase|bought|buyer|order|customer|reviewer|review)|"
    r"\b(?:review|rating)s?\b[^.!?]{0,80}\b(?:verified|checked|confirmed|moderated)\b|"
    r"\b(?:geprüft|überprüf|verifizier)\w*",
    re.IGNORECASE,
)


def check(case: Case) -> Verdict:
    shown = by_readers(case)
    if not shown:
        return inapplicable("No reviews by readers are shown.")
    finding = broken if case.facts.ours else doubtful
    words = "Nothing says whether and how it is checked that these come from buyers."
    found = [] if HOW.search(case.page.text) else [finding(words, shown[0])]
    return verdict(found, passed="The page says how reviews by readers are checked.")


REVIEWS = "<h2>Customer reviews</h2><p>Great!</p>"
RULE = Rule(
    id="T06",
    promise="Beside reviews by readers it says whether and how they are checked to be by buyers.",
    source="House rule informed by Directive 2005/29/EC, Article 7(6)",
    hint="Say how you check, or that you do not.",
    check=check,
    good=(
        Example(f"{REVIEWS}<p>We check each review against an order number.</p>"),
        Example(f"{REVIEWS}<p>Reviews are not verified.</p>"),
        Example("<h2>Our review</h2>", outcome=Outcome.INAPPLICABLE),
    ),
    bad=(
        Example(REVIEWS),
        Example('<p class="user-review">Great!</p>'),
        Example(REVIEWS, {"ours": False}, Outcome.INCOMPLETE),
    ),
)
