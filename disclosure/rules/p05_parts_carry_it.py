"""A part of a page, sent alone to be put into another, carries its own notice."""

from disclosure.audit import Case, Example, Outcome, Rule, Verdict, broken, inapplicable, verdict
from disclosure.examples import CLICK_LINK, PAID_LINK, PLACED, PRICE, notice, page


def check(case: Case) -> Verdict:
    if not case.page.is_fragment:
        return inapplicable("It is a whole page.")
    acts = [link.node for link in case.paid] + case.acted_on
    if not acts:
        return inapplicable("Nothing in this part of a page pays.")
    told = case.notice
    if told is None:
        return verdict([broken("This part of a page pays and has no notice.", acts[0])], passed="")
    early = [node for node in acts if case.page.place(node) < case.page.place(told)]
    return verdict(
        [broken("This part of a page begins with what pays.", node) for node in early[:1]],
        passed="This part of a page begins with its notice.",
    )


PART: dict[str, object] = {"fragment": True}
RULE = Rule(
    id="P05",
    promise="A list that is sorted, filtered or loaded later carries the notice in each part.",
    source="House rule: a part of a page may be all that a reader sees of it",
    hint="Send whole pages and let the script take its part, or put {% disclose %} into the part.",
    check=check,
    good=(
        Example(f"{notice('commission')}{PAID_LINK}{CLICK_LINK}", PART),
        Example(f"<div>{notice('placement')}{PLACED}</div>", PART),
        Example("<p>Three kettles found.</p>", PART, Outcome.INAPPLICABLE),
        Example(PRICE, PART, Outcome.INAPPLICABLE),
        Example(page(PAID_LINK), outcome=Outcome.INAPPLICABLE),
    ),
    bad=(
        Example(PAID_LINK, PART),
        Example(f"<table><tbody><tr><td>{PAID_LINK}</td></tr></tbody></table>", PART),
        Example(f"{PAID_LINK}{notice('commission')}", PART),
        Example(f"<template>{notice('commission')}</template>{PAID_LINK}", PART),
        Example(PLACED, PART),
    ),
)
