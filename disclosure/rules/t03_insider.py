"""A review by an insider says so: who has a share in what it is about is no outsider."""

from selectolax.lexbor import LexborNode

from disclosure.audit import Case, Example, Outcome, Rule, Verdict, broken, inapplicable, verdict
from disclosure.examples import PATH, notice
from disclosure.seen import seen_text

TIE = '[data-tie~="ownership"]'


def check(case: Case) -> Verdict:
    told = case.page.tree.css(TIE)
    owned = "ownership" in case.facts.pay.get(case.facts.path, frozenset())
    if not (told or owned):
        return inapplicable("No share in a company that is shown is on record here.")
    found = [
        broken("This label of an insider says nothing that readers see.", node)
        for node in told
        if not _is_told(case, node)
    ]
    if owned and not any(_is_told(case, node) for node in told):
        found.append(
            broken("The page is about what ownership ties the site to, and does not say so.")
        )
    return verdict(found, passed="The page says that its makers have a share in what it is about.")


def _is_told(case: Case, node: LexborNode) -> bool:
    return len(seen_text(node).split()) > 2 and not case.page.unseen(node)


OWNED: dict[str, object] = {"pay": {PATH: frozenset({"ownership"})}}
TOLD = '<p><b>8.0</b> <span data-tie="ownership">The maker owns a share of this site.</span></p>'
RULE = Rule(
    id="T03",
    blocking=True,
    promise="An opinion of insiders, such as owners, is labelled as that.",
    source="16 CFR 465.5",
    hint="Say the tie in a sentence beside the opinion, by {% tie %} with the kind “ownership”.",
    check=check,
    good=(
        Example(f"{notice('elsewhere')}{TOLD}", OWNED),
        Example(TOLD),
        Example("<p><b>8.0</b></p>", outcome=Outcome.INAPPLICABLE),
    ),
    bad=(
        Example("<p><b>8.0</b></p>", OWNED),
        Example(TOLD.replace("<span ", "<span hidden "), OWNED),
        Example(TOLD.replace("ownership", "sample"), OWNED),
        Example(TOLD.replace("The maker owns a share of this site.", "*")),
        Example(f"<template>{TOLD}</template>", OWNED),
    ),
)
