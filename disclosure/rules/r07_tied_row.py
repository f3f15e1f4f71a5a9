"""A product that belongs to the site, or to which it belongs, says so in its row."""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from disclosure.audit import Case, Example, Outcome, Rule, Verdict, broken, inapplicable, verdict
from disclosure.examples import notice
from disclosure.rankings import own_paths, row
from disclosure.seen import seen_text


def check(case: Case) -> Verdict:
    if not case.facts.ours:
        return inapplicable("Who owns what on a site that is not ours is not on record here.")
    owned = {path for path, kinds in case.facts.pay.items() if "ownership" in kinds}
    rows = list(_rows(case, owned))
    if not rows:
        return inapplicable("No row or box shows a product to which ownership ties the site.")
    return verdict(
        [
            broken("This row does not say that ownership ties the site to it.", node)
            for node in rows
            if not any(
                seen_text(one) and not case.page.unseen(one)
                for one in node.css('[data-tie~="ownership"]')
            )
        ],
        passed=f"Ownership is told in all {len(rows)} rows that it is about.",
    )


def _rows(case: Case, owned: set[str]) -> Iterator[LexborNode]:
    if not owned:
        return
    found = {around.mem_id: around for one in case.page.tree.css("a[href]") if (around := row(one))}
    for around in found.values():
        if owned & set(own_paths(case.page, around)):
            yield around


OWNED: dict[str, object] = {"pay": {"/reviews/coda/": frozenset({"ownership"})}}
ROW = '<table><tr><td><a href="/reviews/coda/">Coda</a> {}</td></tr></table>'
TIE = '<span data-tie="ownership">The maker owns a share of this site.</span>'
RULE = Rule(
    id="R07",
    promise="A listed product says so where ownership ties the site to its maker or seller.",
    source="16 CFR 255.4(b)(2), 16 CFR 465.6",
    hint="Put {% tie %} with the kind “ownership” and the sentence into the row or box.",
    check=check,
    good=(
        Example(f"{notice('commission')}{ROW.format(TIE)}", OWNED),
        Example('<p>See <a href="/reviews/coda/">Coda</a>.</p>', OWNED, Outcome.INAPPLICABLE),
        Example(ROW.format(""), outcome=Outcome.INAPPLICABLE),
        Example(ROW.format(""), OWNED | {"ours": False}, Outcome.INAPPLICABLE),
    ),
    bad=(
        Example(ROW.format(""), OWNED),
        Example(f"{ROW.format('')}{TIE}", OWNED),
        Example(ROW.format('<span data-tie="ownership"></span>'), OWNED),
        Example(ROW.format(f"<template>{TIE}</template>"), OWNED),
        Example(ROW.format(TIE.replace('"ownership"', '"sample"')), OWNED),
        Example(ROW.format(TIE.replace("<span ", "<span hidden ")), OWNED),
    ),
)
