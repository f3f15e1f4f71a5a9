"""What the notice says is not taken back elsewhere on the page."""

import re
from collections.abc import Iterator
from itertools import islice

from selectolax.lexbor import LexborNode

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
from disclosure.denials import Denial, Denied, denials
from disclosure.examples import MOVED, PAID_LINK, PLACED, notice, page
from disclosure.items import claims

PLACES = re.compile(r"\b(?:position|place|placement|rank|row|slot)s?\b|\bplatz\b", re.IGNORECASE)
LABELS = {"label", "badge", "ribbon", "tag"}
MOST = 5  # sentences of running text that a person is shown
HINTS = (  # what a page must hold for its running text to be read at all
    *("bias", "impartial", "independent", "objective", "influenc", "neutral", "affect", "not paid"),
    *("pay for", "pays for", "no commission", "no money", "no payment", "no fee", "no advert"),
    *("no ads", "unpaid", "unsponsored", "is sponsored", "are sponsored", "is paid", "are paid"),
    *("earn nothing", "take nothing", "receive nothing", "get nothing", "make nothing"),
    *("pays us", "no affiliate", "no paid link", "be bought", "regardless of", "not sponsored"),
    *("abhängig", "objektiv", "voreingenommen", "parteiisch", "einfluss"),
)


def check(case: Case) -> Verdict:
    if not case.kinds:
        return inapplicable("Nothing on the page is known to pay.")
    told = [one for one in denials(case.told) if one.sure]
    # Labels and headings of cells say the same a hundred times.
    denied = {said: list(denials(said)) for said in {said for _, said in claims(case)}}
    claimed = [(node, one) for node, said in claims(case) for one in denied[said]]
    known = {one.phrase for one in [*told, *(one for _, one in claimed)]}
    found = [
        *(broken(f"The notice takes itself back: “{one.phrase}”.", case.notice) for one in told),
        *(_judged(case, node, one) for node, one in claimed),
        *_in_text(case, known),
    ]
    return verdict(found, passed="Nothing on the page takes back that it is paid.")


def _judged(case: Case, node: LexborNode, one: Denied) -> Finding:
    """In a title, heading or label."""
    if one.sure and _acts_on_it(case, one) and not _is_of_others(node, one):
        return broken(f"“{one.phrase}” {one.kind}, on a page on which money acts.", node)
    return doubtful(f"Does “{one.phrase}” speak of this page, on which money acts?", node)


def _acts_on_it(case: Case, one: Denied) -> bool:
    """Whether money does to this page what the phrase denies."""
    if one.kind is Denial.UNPAID:
        return bool(case.paid)
    return case.moved or (not case.facts.ours and PLACES.search(case.told) is not None)


def _is_of_others(node: LexborNode, one: Denied) -> bool:
    """Whether a heading leads to another page, or a label speaks of one row only."""
    label = not LABELS.isdisjoint((node.attributes.get("class") or "").split())
    return node.css_first("a[href]") is not None or (label and one.kind is Denial.UNPAID)


def _in_text(case: Case, known: set[str]) -> Iterator[Finding]:
    """The first few sentences of running text. Most pages have none of the hints, and are not read."""
    lower = case.page.text.lower()
    if not any(hint in lower for hint in HINTS):
        return
    said = (one for one in denials(case.page.text) if one.sure and one.phrase not in known)
    for one in islice(said, MOST):
        yield doubtful(f"Is this said of a page on which money acts: “{one.sentence}”")


LIST = f"{notice('placement')}{PLACED}"
LINKED = f"{notice('commission')}{PAID_LINK}"
THEIRS: dict[str, object] = {"ours": False, "notice": "#told", "links": {}}
EARN = "We earn money when you buy through links."
SOLD = "Sellers can pay us for a higher position."


def told(words: str, below: str = "") -> str:
    return f'<p id="told">{words}</p>{below}{PAID_LINK}'


UNPAID = (
    "We are not paid for any link on this page.",
    "This list is not paid for.",
    "No company pays us for these links.",
    "None of these links is sponsored.",
    "This page contains no advertising.",
)
NAMED = "No row shown here is paid for. We were not paid by Alder. It earns nothing but praise."
RULE = Rule(
    id="W04",
    blocking=True,
    promise="Nothing contradicts the notice: no “unbiased”, “independent” or “not paid” where money acts.",
    source="House rule informed by 16 CFR 255.0(f) and 465.1(c); FTC v. Shop Tutors (LendEDU), 2020",
    hint="Leave the claim out, or say what money does: which rows, which links, how much.",
    check=check,
    good=(
        Example(LIST),
        Example(f"{LINKED}<p>{NAMED}</p>"),
        Example(f"<h1>Kettles by score: rank and best price</h1>{LIST}"),
        Example(f"<h2>Independent laboratory tests</h2><h2>Objective lenses</h2>{LIST}"),
        Example(f"<h2>A base independent of the socket</h2>{LIST}"),
        Example(
            f"<p>The volume control is independent. Tests by independent labs agree.</p>{LIST}"
        ),
        Example(f"<p>We are not independent of the companies shown.</p>{LIST}"),
        Example(f'<h1>Kettles</h1><a href="/x/">Show the table without advertising</a>{LIST}'),
        Example(
            told(f"{EARN} {SOLD}", "<p>Payment affects the order, not the prices.</p>"), THEIRS
        ),
        Example(told(f"{EARN} We are not independent."), THEIRS),
        Example("<h1>Unbiased reviews</h1>", outcome=Outcome.INAPPLICABLE),
    ),
    bad=(
        *(Example(f"{LINKED}<p>{said}</p>", outcome=Outcome.INCOMPLETE) for said in UNPAID),
        Example(page(LIST, title="Unbiased kettle reviews")),
        Example(f"<h1>Our independent kettle ranking</h1>{LIST}"),
        Example(f"<h1>Our independent kettle ranking</h1>{MOVED}"),
        Example(f"<h2>Independently tested and ranked</h2>{LIST}"),
        Example(f"<h2>Our scores are objective</h2>{LIST}"),
        Example(f"<h2>Money never changes our ranking</h2>{LIST}"),
        Example(f'{LIST}<span class="badge">Not influenced by advertisers</span>'),
        Example(page(LIST, head='<meta name="description" content="Impartial advice">')),
        Example(f"<h1>Unabhängiger Vergleich</h1>{LIST}", {"locale": "de"}),
        Example(f"<h2>Nobody pays us</h2>{LINKED}"),
        Example(f"<h2>No affiliate links</h2>{LINKED}"),
        Example(
            told("We earn money from links, but payment never influences our rankings."), THEIRS
        ),
        Example(told("We are paid. This does not affect our reviews."), THEIRS),
        Example(told(f"{EARN} We stay independent."), THEIRS),
        Example(told(f"{EARN} {SOLD}", "<h1>Impartial reviews</h1>"), THEIRS),
        Example(f"{LIST}<p>Our ranking is independent.</p>", outcome=Outcome.INCOMPLETE),
        Example(
            f"{LINKED}<p>Commissions do not affect our scores.</p>", outcome=Outcome.INCOMPLETE
        ),
        Example(f"<h1>Unbiased reviews</h1>{LINKED}", outcome=Outcome.INCOMPLETE),
        Example(f"<h2>Why no list is unbiased</h2>{LIST}", outcome=Outcome.INCOMPLETE),
        Example(
            f"<h2>Can a ranking be bought? Is it unbiased?</h2>{LIST}", outcome=Outcome.INCOMPLETE
        ),
        Example(f"<h2>What “unbiased” means</h2>{LIST}", outcome=Outcome.INCOMPLETE),
        Example(f'<h3><a href="/g/">Unbiased reviews</a></h3>{LIST}', outcome=Outcome.INCOMPLETE),
        Example(f"<h2>We do not accept money from makers</h2>{LINKED}", outcome=Outcome.INCOMPLETE),
        Example(f"<h2>We accept no money</h2>{LINKED}"),
    ),
)
