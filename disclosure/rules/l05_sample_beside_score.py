"""Who sees the score of a product that was given or lent to us sees that, too."""

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
from disclosure.items import items
from disclosure.seen import seen_text

SCORE = '[class~="meter"], [data-points]'
TIES = {
    "sample": "given to us",
    "loan": "lent to us",
    "ownership": "made by a company we own a part of",
}


def check(case: Case) -> Verdict:
    ties = {path: kinds & set(TIES) for path, kinds in case.facts.pay.items() if kinds & set(TIES)}
    if not ties:
        return inapplicable("No product here is known to be given, lent or ours.")
    scores = [node for node in case.page.tree.css(SCORE) if not case.page.unseen(node)]
    found = [*_beside(case, scores, ties), *_of_the_page(case, scores, ties)]
    return verdict(found, passed=f"Beside all {len(scores)} scores stands what bears on them.")


def _beside(
    case: Case, scores: list[LexborNode], ties: dict[str, frozenset[str]]
) -> Iterator[Finding]:
    """Scores in rows, cards and boxes of a product."""
    told = set()
    for node in scores:
        held = next((one for one in items(node) if _whose(one, node, case.own_paths)), None)
        if held is None or held.mem_id in told:
            continue
        told.add(held.mem_id)
        for path in _whose(held, node, case.own_paths) & set(ties):
            yield from _untold(case, held, path, ties[path])


def _whose(held: LexborNode, score: LexborNode, paths: dict[int, str]) -> set[str]:
    """Where the links nearest to the score lead: the one around or before it, and the one after."""
    before, after = "", ""
    for node in held.css(f"a[href], {SCORE}"):
        if node.mem_id == score.mem_id:
            after = "wanted"
        elif path := paths.get(node.mem_id):
            if after:
                return {before, path} - {""}
            before = path
    return {before} - {""}


def _of_the_page(
    case: Case, scores: list[LexborNode], ties: dict[str, frozenset[str]]
) -> Iterator[Finding]:
    """The page that is about the product: the tie stands where its first score does."""
    kinds = ties.get(case.facts.path)
    if kinds and scores:
        around = next(items(scores[0]), None) or case.page.tree.css_first("main")
        if around is not None:
            yield from _untold(case, around, case.facts.path, kinds)


def _untold(case: Case, held: LexborNode, path: str, kinds: frozenset[str]) -> Iterator[Finding]:
    ties = [held, *held.css("[data-tie]")]
    told = {
        node.attributes.get("data-tie")
        for node in ties
        if "data-tie" in node.attributes and seen_text(node) and not case.page.unseen(node)
    }
    for kind in sorted(kinds - told):
        yield broken(f"The product of {path} was {TIES[kind]}; its score here hides that.", held)


BASSO = '<a href="/reviews/basso/">Basso</a>'
SCORED = '<span class="meter">8.1 of 10</span>'
GIVEN = '<span data-tie="sample">The maker gave it to us.</span>'
CARD = f'<article class="card"><h3>{BASSO}</h3>{SCORED}{GIVEN}</article>'
ROW = (
    '<table><tr><td><a href="/products/basso/">Basso</a></td>'
    f'<td><a href="/reviews/basso/">{SCORED}</a>{GIVEN}</td></tr></table>'
)
BOX = f'<div class="box">{SCORED}<p>Good.</p>{GIVEN}<p><a href="/reviews/basso/">Read it</a></p></div>'
OTHER = (
    f'<div class="box"><p><a href="/products/alto/">Alto</a></p>{SCORED}<p>Loud. '
    '<a href="/reviews/alto/">Read the review</a></p><p>Quieter: the ' + BASSO + ".</p></div>"
)
ITS_PAGE: dict[str, object] = {"path": "/reviews/basso/"}
RULE = Rule(
    id="L05",
    blocking=True,
    promise="Where the score of a product stands that was given or lent to us, that is told beside it.",
    source="16 CFR 255.5(a); FTC, .com Disclosures, example 21",
    hint="Put {% tie %} into the row, card or box that shows the score.",
    check=check,
    good=(
        Example(CARD),
        Example(ROW),
        Example(BOX),
        Example(f'<div class="box">{SCORED}{GIVEN}</div>', ITS_PAGE),
        Example(f"<p>Quieter than the {BASSO}.</p>"),
        Example(f'<div class="box"><p>{BASSO}</p><p>No score.</p></div>'),
        Example(OTHER),
        Example(CARD, {"pay": {"/reviews/basso/": frozenset({"click"})}}, Outcome.INAPPLICABLE),
        Example(CARD.replace(GIVEN, ""), {"pay": {}}, Outcome.INAPPLICABLE),
    ),
    bad=(
        Example(CARD.replace(GIVEN, "")),
        Example(ROW.replace(GIVEN, "")),
        Example(BOX.replace(GIVEN, "")),
        Example(f"<section>{CARD.replace(GIVEN, '')}{GIVEN}</section>"),
        Example(CARD.replace("The maker gave it to us.", "")),
        Example(CARD.replace('data-tie="sample"', 'data-tie="loan"')),
        Example(CARD.replace("<span data-tie", "<span hidden data-tie")),
        Example(f'<div class="box">{SCORED}</div>', ITS_PAGE),
        Example(f'<div class="box">{SCORED}</div><footer>{GIVEN}</footer>', ITS_PAGE),
        Example(
            f'<ul><li><a href="https://kettles.example/reviews/basso/?a=1">B</a>{SCORED}</li></ul>'
        ),
    ),
)
