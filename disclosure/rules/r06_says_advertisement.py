"""The label of a paid place says that it is advertising, in words that readers know."""

from selectolax.lexbor import LexborNode

from disclosure.audit import Case, Example, Outcome, Rule, Verdict, broken, inapplicable, verdict
from disclosure.examples import PAID_LINK, PLACED, notice
from disclosure.page import BADGES
from disclosure.seen import seen_text


def check(case: Case) -> Verdict:
    placed = case.page.placements
    if not placed:
        return inapplicable("There is no paid place on the page.")
    return verdict(
        [
            broken("No label in this paid place says that it is advertising.", node)
            for node in placed
            if not _says_so(case, node)
        ],
        passed=f"All {len(placed)} paid places say that they are advertising.",
    )


def _says_so(case: Case, node: LexborNode) -> bool:
    """A label begins with one of the words; a space ends the last word of it."""
    known = case.labels.placement
    shown = (seen_text(one) for one in node.css(BADGES) if not case.page.unseen(one))
    return any(f"{text.lower()} ".startswith(known) for text in shown)


RULE = Rule(
    id="R06",
    blocking=True,
    promise="Each entry that a seller pays to have shown says that it is advertising.",
    source="CAP Code, remit: search engines and price comparison",
    hint="Begin the label with “Advertisement” or “Ad”; “Featured” or “Partner” do not say it.",
    check=check,
    good=(
        Example(f"{notice('placement')}{PLACED}"),
        Example(PLACED.replace("Advertisement, paid by", "Ad: paid by")),
        Example(PLACED.replace("Advertisement, paid by", "Anzeige von"), {"locale": "de-DE"}),
        Example(f"{notice('commission')}{PAID_LINK}", outcome=Outcome.INAPPLICABLE),
    ),
    bad=(
        Example(PLACED.replace("Advertisement, paid by", "Featured, paid by")),
        Example(PLACED.replace("Advertisement, paid by", "In partnership with")),
        Example(PLACED.replace("Advertisement, paid by", "Added: paid by")),
        Example(PLACED.replace("Advertisement, ", '<span hidden="">Advertisement, </span>')),
        Example(PLACED.replace('class="label"', 'class="name"')),
        Example(PLACED.replace("<strong ", "<strong hidden ")),
        Example(PLACED, {"locale": "de"}),
    ),
)
