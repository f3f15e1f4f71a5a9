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
from disclosure.denials import Denial, denials
from disclosure.examples import MOVED, PAID_LINK, PLACED, notice, page
from disclosure.items import claims
from disclosure.policy import Slot
from disclosure.wording import sentence_at

OPINION = r"(?:reviews?|rank\w*|scor(?:es?|ing)|ratings?|comparisons?|advice|verdicts?|opinions?)"
EXACT = r"(?:accurate|honest|truthful|ehrlich\w*)"
# Said of scales and people as well: what they qualify decides.
ACCURATE = re.compile(
    rf"\b{EXACT} (?:[\w-]+ ){{0,2}}?{OPINION}\b"
    rf"|\b(?:{OPINION}|we) (?:are|is|stays?|remains?) (?:[\w-]+ ){{0,2}}?{EXACT}\b",
    re.IGNORECASE,
)
HINT = re.compile(
    r"objectiv|bias|impartial|accurate|neutral|independent|honest|truthful"
    r"|objektiv|unabhängig|ehrlich|unvoreingenommen|unparteiisch"
)
AROUND = 80  # characters before and after a hint in which it may be said of opinions
NEGATED = re.compile(r"\b(?:no|not|never|nobody|cannot|kein\w*|nicht)\b|n['’]t\b|\?", re.IGNORECASE)


def check(case: Case) -> Verdict:
    if not case.moved:
        return inapplicable("Nobody is known to pay for a place or a score here.")
    found = [*_claimed(case)] or [*_in_text(case.page.text)]
    return verdict(found, passed="Nothing calls the places or scores here objective.")


def _claimed(case: Case) -> Iterator[Finding]:
    for node, said in claims(case):
        for phrase, sure in list(_neutral(said))[:1]:
            words = f"“{phrase}” is said of what money acts on."
            yield broken(words, node) if sure else doubtful(words, node)


def _neutral(text: str) -> Iterator[tuple[str, bool]]:
    """(phrase, whether nothing beside it denies it)"""
    if HINT.search(text.lower()):
        told = (one for one in denials(text) if one.kind is Denial.NEUTRAL)
        yield from ((one.phrase, one.sure) for one in told)
        yield from ((one[0], not NEGATED.search(text)) for one in ACCURATE.finditer(text))


def _in_text(text: str) -> Iterator[Finding]:
    """Long texts are read around the words that may say it, and no further."""
    said = {}
    for hint in HINT.finditer(text.lower()):
        around = text[max(hint.start() - AROUND, 0) : hint.end() + AROUND]
        if any(_neutral(around)):
            said[sentence_at(text, hint.start())] = True
    for sentence in said:
        yield doubtful(f"Is this said of what money acts on here: “{sentence}”?")


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
        Example(
            LIST.replace("Coda Ltd", "Honest Reviews Ltd"),
            {"slots": {"7": Slot(True, "Honest Reviews Ltd")}},
            Outcome.INCOMPLETE,
        ),
        Example(LIST.replace("Coda Ltd", "Coda Ltd. Honest reviews")),
        Example(f"<h1>Objective scores</h1>{MOVED}"),
        Example(f"{LIST}<p>Our ranking is objective.</p>", outcome=Outcome.INCOMPLETE),
        Example(f"<h2>Why no list is unbiased</h2>{LIST}", outcome=Outcome.INCOMPLETE),
    ),
)
