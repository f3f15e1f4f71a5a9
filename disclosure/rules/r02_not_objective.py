"""Who takes money for places or scores does not call them objective."""

import re
from collections.abc import Iterator

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
from disclosure.examples import PAID_LINK, PLACED, notice, page
from disclosure.wording import sentence_at

# Said of opinions and hardly of anything else.
PLAIN = r"unbiased|impartial(?:ly)?|bias[- ]free|unvoreingenommen\w*|unparteiisch\w*"
# Said of lenses, sounds and scales as well: what they qualify decides.
OPEN = (
    r"objectiv(?:e|ely|ity)|accurate(?:ly)?|neutral(?:ly|ity)?|independent(?:ly)?|honest(?:ly)?"
    r"|objektiv\w*|unabhängig\w*|ehrlich\w*"
)
OPINION = (
    r"(?:reviews?|reviewed|rank\w*|scor(?:es?|ed|ing)|ratings?|compar\w+|advice|verdicts?"
    r"|recommend\w*|opinions?|vergleich\w*|bewert\w*|rangliste\w*|urteil\w*)"
)
NEUTRAL = re.compile(
    rf"\b(?:{PLAIN})\b|\bobjective(?:ly)? test(?:s|ed|ing)?\b"
    rf"|\b(?:{OPEN}) (?:[\w-]+ ){{0,2}}?{OPINION}\b"
    rf"|\b(?:{OPINION}|we|this site) (?:is|are|stays?|remains?|sind|ist) (?:[\w-]+ ){{0,2}}?(?:{OPEN})\b"
    r"|\bwe \w+ (?:\w+ ){0,3}?(?:objectiv|accurate|independent|neutral|honest)ly\b",
    re.IGNORECASE,
)
HINT = re.compile(
    r"objectiv|bias|impartial|accurate|neutral|independent|honest"
    r"|objektiv|unabhängig|ehrlich|unvoreingenommen|unparteiisch"
)
AROUND = 80  # characters before and after a hint in which it may be said of opinions
DENIED = re.compile(r"\b(?:no|not|never|nobody|cannot|kein\w*|nicht)\b|n['’]t\b|\?", re.IGNORECASE)


def check(case: Case) -> Verdict:
    if not case.moved:
        return inapplicable("Nobody is known to pay for a place or a score here.")
    found = [*_claimed(case)] or [*_in_text(case.page.text)]
    return verdict(found, passed="Nothing calls the places or scores here objective.")


def _claimed(case: Case) -> Iterator[Finding]:
    for node, said in case.page.claims:
        for claim in list(_neutral(said).values())[:1]:
            words = f"“{claim}” is said of what money acts on."
            yield doubtful(words, node) if DENIED.search(said) else broken(words, node)


def _in_text(text: str) -> Iterator[Finding]:
    for start in _neutral(text):
        yield doubtful(f"Is this said of what money acts on here: “{sentence_at(text, start)}”?")


def _neutral(text: str) -> dict[int, str]:
    """What claims neutrality, by where in `text` it begins."""
    found: dict[int, str] = {}
    for hint in HINT.finditer(text.lower()):
        window = NEUTRAL.finditer(text, max(hint.start() - AROUND, 0), hint.end() + AROUND)
        found |= {one.start(): one[0] for one in window}
    return found


LIST = f"{notice('placement')}{PLACED}"
RULE = Rule(
    id="R02",
    blocking=True,
    promise="A page on which money moves places or scores does not call them objective.",
    source="FTC v. Shop Tutors (LendEDU), 2020, 85 FR 8003",
    hint="Say how the list is made and what pay does to it; leave out what claims neutrality.",
    check=check,
    good=(
        Example(LIST),
        Example(f"<h2>Accurate thermometers, neutral in taste</h2>{LIST}"),
        Example(f"<h2>The scales that we found accurate</h2>{LIST}"),
        Example(f"<table><tr><th>Objective lens</th></tr></table>{LIST}"),
        Example(f"<h1>Unbiased tests</h1>{PAID_LINK}", outcome=Outcome.INAPPLICABLE),
        Example(LIST.replace("data-placement", "data-x"), {"ours": False}, Outcome.INAPPLICABLE),
    ),
    bad=(
        Example(page(LIST, title="Unbiased kettle rankings")),
        Example(f"<h1>Objective reviews of kettles</h1>{LIST}"),
        Example(f"<h2>Our scores are accurate</h2>{LIST}"),
        Example(f"<p>{LIST}</p><span class='badge'>Independent rating</span>"),
        Example(page(LIST, head='<meta name="description" content="Impartial scores">')),
        Example(f"{LIST}<p>Our ranking is objective.</p>", outcome=Outcome.INCOMPLETE),
        Example(f"<h2>Why no list is unbiased</h2>{LIST}", outcome=Outcome.INCOMPLETE),
    ),
)
