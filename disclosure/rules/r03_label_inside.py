"""Each row that was paid for says so itself, and by whom."""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from disclosure.audit import (
    Case,
    Example,
    Finding,
    Outcome,
    Rule,
    Verdict,
    broken,
    inapplicable,
    verdict,
)
from disclosure.examples import PAID_LINK, PLACED, notice
from disclosure.page import BADGES, words
from disclosure.policy import Slot
from disclosure.seen import seen_text


def check(case: Case) -> Verdict:
    placed = case.page.placements
    if not placed:
        return inapplicable("There is no paid place on the page.")
    found = [finding for node in placed for finding in _lacking(case, node)]
    return verdict(found, passed=f"All {len(placed)} paid places are labelled, with who pays.")


def _lacking(case: Case, node: LexborNode) -> Iterator[Finding]:
    labels = [seen_text(one) for one in node.css(BADGES) if not case.page.unseen(one)]
    slot = case.facts.slots.get(node.attributes["data-placement"] or "")
    if not any(labels):
        yield broken("This paid place has no label in it that readers see.", node)
    elif slot and not any(
        words(slot.advertiser).casefold() in label.casefold() for label in labels
    ):
        yield broken(f"The label does not say that {slot.advertiser} pays.", node)


LABEL = '<strong class="label">Advertisement, paid by Coda Ltd</strong>'
RULE = Rule(
    id="R03",
    blocking=True,
    promise="Each paid place carries a label inside itself that says who pays.",
    source="House rule informed by Directive 2005/29/EC, Annex I point 11a",
    hint="Put {% placement_label advertiser %} inside the element that has data-placement.",
    check=check,
    good=(
        Example(f"{notice('placement')}{PLACED}"),
        Example(PLACED.replace("Advertisement, paid by Coda Ltd", "Anzeige, bezahlt von CODA LTD")),
        Example(PLACED.replace("Coda", "Coda "), {"slots": {"7": Slot(True, "Coda  Ltd")}}),
        Example(f"{notice('commission')}{PAID_LINK}", outcome=Outcome.INAPPLICABLE),
    ),
    bad=(
        Example(PLACED.replace(LABEL, "")),
        Example(f"<p>{LABEL}</p>{PLACED.replace(LABEL, '')}"),
        Example(PLACED.replace("<strong ", "<strong hidden ")),
        Example(PLACED.replace("<strong ", '<strong aria-hidden="true" ')),
        Example(PLACED.replace(LABEL, f"<template>{LABEL}</template>")),
        Example(PLACED.replace(", paid by Coda Ltd", "")),
        Example(PLACED.replace("paid by Coda Ltd", 'paid by <span hidden="">Coda Ltd</span>')),
    ),
)
