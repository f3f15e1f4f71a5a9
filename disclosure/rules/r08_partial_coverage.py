"""A list that leaves things out says so."""

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
from disclosure.examples import PAID_LINK, notice
from disclosure.rankings import rankings

PARTIAL = re.compile(
    r"\b(?:not|n['’]t|never) (?:\w+ ){0,3}(?:every|all|each|whole)\b|\bnot every\b|\bonly some\b"
    r"|\bnicht (?:\w+ ){0,3}(?:alle|jede)",
    re.IGNORECASE,
)


def check(case: Case) -> Verdict:
    lists = rankings(case.page)
    if not lists:
        return inapplicable("There is no ranked list on the page.")
    told = case.notice is not None and "general" in (
        case.notice.attributes.get("data-notice") or ""
    )
    if told or PARTIAL.search(case.page.text):
        return verdict([], passed="The page says that it does not cover everything.")
    finding = broken if case.facts.ours else doubtful
    words = "Nothing says that this list does not cover every product and seller."
    return verdict([finding(words, lists[0])], passed="")


TABLE = "<table><tr><th>Rank</th><th>Kettle</th></tr><tr><td>1</td><td>Coda</td></tr></table>"
RULE = Rule(
    id="R08",
    promise="A page with a ranked list says that it does not cover everything on the market.",
    source="House rule informed by the EU Key Principles for Comparison Tools, 2016",
    hint="Use a notice with the general sentence, or say it beside the list.",
    check=check,
    good=(
        Example(f"{notice('elsewhere')}{TABLE}"),
        Example(f"<p>We do not cover every kettle.</p>{TABLE}"),
        Example(f"{notice('commission')}{PAID_LINK}", outcome=Outcome.INAPPLICABLE),
    ),
    bad=(
        Example(TABLE),
        Example(f"{notice('elsewhere').replace(' general', '')}{TABLE}"),
        Example(f"<template>{notice('elsewhere')}</template>{TABLE}"),
        Example(f"<p>All kettles in one list.</p>{TABLE}"),
        Example(TABLE, {"ours": False}, Outcome.INCOMPLETE),
    ),
)
