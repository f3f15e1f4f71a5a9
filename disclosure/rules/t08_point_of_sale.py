"""How happy people were at the till says nothing about the product."""

import re

from disclosure.audit import Case, Example, Outcome, Rule, Verdict, doubtful, inapplicable, verdict
from disclosure.opinions import by_readers

AT_THE_TILL = re.compile(
    r"\b(?:at|after|during) (?:the )?(?:checkout|point of sale|till)\b|\bwhen they ordered\b"
    r"|\b(?:seller|shop|store|merchant) ratings?\b|\b(?:händler|shop)bewertung\w*",
    re.IGNORECASE,
)


def check(case: Case) -> Verdict:
    shown = by_readers(case)
    if not shown:
        return inapplicable("No ratings by readers are shown.")
    said = AT_THE_TILL.search(case.page.text)
    found = (
        [doubtful(f"Are these of the product, or of the sale (“{said[0]}”)?", shown[0])]
        if said
        else []
    )
    return verdict(found, passed="Nothing says that the ratings were collected at the sale.")


RULE = Rule(
    id="T08",
    promise="Ratings of a sale or a seller are not shown as ratings of the product.",
    source="FTC, Sitejabber, 2024",
    hint="Show what was collected at the sale as a rating of the seller, apart from the product.",
    check=check,
    good=(
        Example("<h2>Customer reviews</h2><p>Boils after a month of use.</p>"),
        Example("<p>Seller ratings are not shown.</p>", outcome=Outcome.INAPPLICABLE),
    ),
    bad=(
        Example("<h2>User ratings</h2><p>Collected at checkout.</p>", outcome=Outcome.INCOMPLETE),
        Example(
            "<h2>Customer ratings</h2><p>4.8, by shop ratings</p>",
            {"ours": False},
            Outcome.INCOMPLETE,
        ),
    ),
)
