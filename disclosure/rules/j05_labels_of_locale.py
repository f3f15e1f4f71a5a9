"""The locale decides which words count as a label; where none are known, none count."""

from disclosure.audit import Case, Example, Outcome, Rule, Verdict, broken, inapplicable, verdict
from disclosure.examples import PAID_LINK, PLACED, PRICE, notice
from disclosure.policy import LABELS


def check(case: Case) -> Verdict:
    if not (case.paid or case.page.placements):
        return inapplicable("Nothing on the page needs a label.")
    if not case.facts.ours:
        return inapplicable("The page is not of this site: its locale is not set here.")
    if case.labels.link:
        return verdict([], passed=f"The labels of “{case.locale}” are known.")
    known = ", ".join(sorted(LABELS))
    return verdict(
        [broken(f"No words are known that label what is paid in “{case.locale}”; known: {known}.")],
        passed="",
    )


PAID = f"{notice('commission')}{PAID_LINK}"
RULE = Rule(
    id="J05",
    promise="The words that count as a label are those of the locale of the site.",
    source="House rule: an unknown locale has the strictest set, the empty one",
    hint="Add the labels of the locale, with their source, to LABELS in disclosure/policy.py.",
    check=check,
    good=(
        Example(PAID),
        Example(PAID, {"locale": "en-GB"}),
        Example(PLACED, {"locale": "de_AT"}),
        Example(PRICE, {"locale": "xx"}, Outcome.INAPPLICABLE),
        Example(PAID, {"locale": "xx", "ours": False}, Outcome.INAPPLICABLE),
    ),
    bad=(
        Example(PAID, {"locale": "xx"}),
        Example(PLACED, {"locale": "pl-PL"}),
        Example(PAID, {"locale": ""}),
    ),
)
