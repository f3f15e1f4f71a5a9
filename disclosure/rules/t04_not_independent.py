"""A site that its owner controls does not pass for an independent one."""

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
from disclosure.examples import PATH

# Plates that are heated independently are another matter.
INDEPENDENT = re.compile(
    r"(?<!\bnot )\b(?:independent(?:ly)?(?! (?:adjust|control|switch|suspen|power|heat|mov))"
    r"|unaffiliated|unabhängig\w*)\b",
    re.IGNORECASE,
)


def check(case: Case) -> Verdict:
    if not any("ownership" in kinds for kinds in case.facts.pay.values()):
        return inapplicable("No share in a company that is shown is on record here.")
    found = [
        broken(
            "The site calls itself independent of a company that it has a tie of ownership to.",
            node,
        )
        for node, said in case.page.claims
        if INDEPENDENT.search(said)
    ]
    if not found and (said := INDEPENDENT.search(case.page.text)):
        found = [doubtful(f"Is “{said[0]}” said of this site, which has a tie of ownership?")]
    return verdict(found, passed="The page does not pass the site off as independent.")


OWNED: dict[str, object] = {"pay": {PATH: frozenset({"ownership"})}}
RULE = Rule(
    id="T04",
    blocking=True,
    promise="A site with a share in what it shows does not call itself independent.",
    source="16 CFR 465.6",
    hint="Take the word out of title, headings and labels, and say who owns what.",
    check=check,
    good=(
        Example("<h1>Kettles compared</h1>", OWNED),
        Example("<h2>Two independently heated plates</h2>", OWNED),
        Example("<h1>Independent kettle reviews</h1>", outcome=Outcome.INAPPLICABLE),
    ),
    bad=(
        Example("<h1>Independent kettle reviews</h1>", OWNED),
        Example('<span class="badge">Independently tested</span>', OWNED),
        Example("<p>We are independent of all makers.</p>", OWNED, Outcome.INCOMPLETE),
    ),
)
