"""A site that its owner controls does not pass for an independent one."""

import re

from selectolax.lexbor import LexborNode

from disclosure.audit import (
    Case,
    Example,
    Finding,
    Outcome,
    Rule,
    Verdict,
    broken,
    doubtful,
    inapplicable,
    verdict,
)
from disclosure.denials import Denial, denials
from disclosure.examples import PATH, page
from disclosure.items import claims

# Plates that are heated independently are another matter.
INDEPENDENT = re.compile(
    r"(?<!\bnot )\b(?:independent(?:ly)?(?! (?:adjust|control|switch|suspen|power|heat|mov))"
    r"|unaffiliated|unabhängig\w*)\b",
    re.IGNORECASE,
)
OF_US = re.compile(r"\b(?:we|our|us|site|website|magazine|unaffiliated|wir)\b", re.IGNORECASE)
ABOUT_OTHERS = re.compile(r"[“„«\"?]")  # quoted or asked


def check(case: Case) -> Verdict:
    if not any("ownership" in kinds for kinds in case.facts.pay.values()):
        return inapplicable("No share in a company that is shown is on record here.")
    found = [_finding(node, said) for node, said in claims(case) if INDEPENDENT.search(said)]
    if not found and (said := INDEPENDENT.search(case.page.text)):
        found = [doubtful(f"Is “{said[0]}” said of this site, which has a tie of ownership?")]
    return verdict(found, passed="The page does not pass the site off as independent.")


def _finding(node: LexborNode, said: str) -> Finding:
    """Certain only where it is said of what a site does: a product may have that name, and what
    a reader searched for stands in a title as well."""
    neutral = any(one.kind is Denial.NEUTRAL for one in denials(said))
    if (neutral or OF_US.search(said)) and not ABOUT_OTHERS.search(said):
        return broken(
            "The site calls itself independent of a company that it has a tie of ownership to.",
            node,
        )
    return doubtful("Does this call the site independent, which has a tie of ownership?", node)


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
        Example("<h2>We are independent of all makers</h2>", OWNED),
        Example("<h2>The Independent Headphones</h2>", OWNED, Outcome.INCOMPLETE),
        Example(
            page("<h1>Search</h1>", title="“coda independent reviews”: search – Kettles"),
            OWNED,
            Outcome.INCOMPLETE,
        ),
        Example('<span class="badge">Independently tested</span>', OWNED),
        Example("<p>We are independent of all makers.</p>", OWNED, Outcome.INCOMPLETE),
    ),
)
