"""Loans, cards and insurance: to steer people by pay can be abusive there even if it is told."""

import re

from disclosure.audit import Case, Example, Outcome, Rule, Verdict, doubtful, inapplicable, verdict
from disclosure.examples import PAID_LINK, PLACED, notice

FINANCIAL = re.compile(
    r"\b(?:loans?|mortgages?|credit cards?|debit cards?|bank accounts?|savings accounts?|brokers?"
    r"|insurances?|insurers?|kredite?|kreditkarten?|hypotheken?|girokont\w+|\w*versicherung\w*)\b",
    re.IGNORECASE,
)


def check(case: Case) -> Verdict:
    if not case.moved:
        return inapplicable("Nobody is known to pay for a place or a score here.")
    named = ((node, FINANCIAL.search(said)) for node, said in case.page.claims)
    found = [
        doubtful(f"The page is about “{one[0]}”: may pay act on its list at all?", node)
        for node, one in named
        if one
    ]
    return verdict(found[:1], passed="Title and headings speak of no financial product.")


LIST = f"{notice('placement')}{PLACED}"
RULE = Rule(
    id="R12",
    promise="Pay does not steer readers among loans, cards or insurance.",
    source="House rule informed by CFPB Circular 2024-01",
    hint="Take the paid rows out of lists of financial products, or have a lawyer look.",
    check=check,
    good=(
        Example(f"<h1>Kettles</h1>{LIST}"),
        Example(f"<h1>Credit cards</h1>{PAID_LINK}", outcome=Outcome.INAPPLICABLE),
    ),
    bad=(
        Example(f"<h1>Credit cards compared</h1>{LIST}", outcome=Outcome.INCOMPLETE),
        Example(f"<h2>Mortgages for beginners</h2>{LIST}", outcome=Outcome.INCOMPLETE),
    ),
)
