"""A list that can be bought into must not be called the best: a notice does not cure it."""

import re
from collections import Counter
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
    doubtful,
    inapplicable,
    verdict,
)
from disclosure.examples import MOVED, PAID_LINK, PLACED, notice, page
from disclosure.items import claims
from disclosure.page import BADGES, ancestors
from disclosure.policy import Slot

# “Best price”, “top speed”, “recommended dose” and the like are plain words.
SUPERLATIVE = re.compile(
    r"""(?<![\w-])(?:
      (?<!at\ )best(?!-?\ ?(?:prices?|before|practices?|known|selling|sellers?|guess|regards)\b)
    | top[- ](?:\d+|three|five|ten|picks?|choices?|rated|ranked|products?)
    | (?:\#|no\.|number)\ ?(?:1|one)(?!\d)
    | (?:test[- ]?)?winners? | winning
    | recommended(?!\ (?:daily|dos\w+|intakes?|amounts?|age|retail|by\ the\ ma\w+|use)\b)
    | we\ recommend | our\ (?:favou?rites?|picks?|choices?|recommendations?)
    | (?:editors?['’]?s?['’]?|experts?['’]?)\ (?:choices?|picks?|favou?rites?)
    | must-have | unbeatable | highest[- ]rated | most\ recommended
    | beste[nrs]?(?!\ preise?\b) | testsieger | empfohlen\w* | unsere\ empfehlung\w*
    )(?![\w])""",
    re.IGNORECASE | re.VERBOSE,
)
# How each of these begins: whole pages are looked through for it first.
HINT = re.compile(
    r"best|top|#|no\.|number|test|win|recommended|we rec|our |editor|expert|must-|unbeat|highest|most rec"
    r"|empf|unsere"
)
DENIED = re.compile(
    r"\b(?:no|not|never|nothing|without|isn['’]t|don['’]t|kein\w*|nicht|how to)\b|\?", re.IGNORECASE
)
CERTAIN = {"title", "meta", "h1", "caption"}
# In a heading of a row or column, “Recommended room size” and “Best Western” are plain words.
REST = re.compile(r"\W*(?:(?:overall|value|budget|buy|pick|choice|ones?)\W*)?")


def check(case: Case) -> Verdict:
    if not case.moved:
        return inapplicable("Nobody is known to pay for a place or a score here.")
    found = [*_claimed(case), *_elsewhere(case)]
    return verdict(found, passed="Nothing calls this paid list the best or most recommended.")


def _claimed(case: Case) -> Iterator[Finding]:
    heading = _heading_of_list(case)
    acted_on = {node.mem_id for node in case.acted_on}
    for node, said in claims(case):
        found = _superlatives(said)
        if not found:
            continue
        if _is_about_list(node, said, heading, acted_on) and not DENIED.search(said):
            yield broken(f"“{found[0]}” is said of a list that money acts on.", node)
        else:
            yield doubtful(f"Is “{found[0]}” said of this list, which money acts on?", node)


def _is_about_list(
    node: LexborNode, said: str, heading: LexborNode | None, acted_on: set[int]
) -> bool:
    if node.tag == "th":
        return REST.fullmatch(SUPERLATIVE.sub("", said)) is not None
    if node.tag in CERTAIN or node.css_matches(BADGES):
        return True
    listed = any(one.mem_id in acted_on for one in ancestors(node))
    return listed or (heading is not None and node.mem_id == heading.mem_id)


def _heading_of_list(case: Case) -> LexborNode | None:
    """The last heading above the first thing that money acts on."""
    start = min((case.page.place(node) for node in case.acted_on), default=0)
    above = [node for node in case.page.tree.css("h2, h3, h4") if case.page.place(node) < start]
    return above[-1] if above else None


def _elsewhere(case: Case) -> Iterator[Finding]:
    """Superlatives in running text: of this list, or of something else."""
    said = Counter(_superlatives(case.page.text))
    body = case.page.tree.css_first("body")
    for node, claim in case.page.claims if said else ():
        if node.tag not in ("title", "meta") and body is not None:
            said.subtract(_superlatives(claim))
    for superlative in +said:
        yield doubtful(f"The text says “{superlative}”: of this list, which money acts on?")


def _superlatives(text: str) -> list[str]:
    lower = text.lower()
    found = (SUPERLATIVE.match(lower, hint.start()) for hint in HINT.finditer(lower))
    return [one[0] for one in found if one]


LIST = f"{notice('placement')}<h2>The kettles</h2>{PLACED}"
ORDER = '<table data-order="paid"><tr><td>Coda</td></tr></table>'
BADGE = '<span class="badge">Editor’s choice</span>'
RULE = Rule(
    id="R01",
    blocking=True,
    promise="A list into which money can buy is not presented as the best or most recommended.",
    source="16 CFR 255.4(b)(3)",
    hint="Say what the list is, not that it is the best: “Kettles compared”, not “Best kettles”.",
    check=check,
    good=(
        Example(LIST),
        Example(f"{notice('points')}<h1>Kettles compared</h1>{MOVED}"),
        Example(page(LIST, title="Kettles by score: rank and best price")),
        Example(LIST.replace("Coda Ltd", "Best Buy"), {"slots": {"7": Slot(True, "Best Buy")}}),
        Example(f"{LIST}<table><tr><th>Top speed</th><th>Best-before date</th></tr></table>"),
        Example(
            page(f"{notice('commission')}{PAID_LINK}", title="Best kettles"),
            outcome=Outcome.INAPPLICABLE,
        ),
    ),
    bad=(
        Example(page(LIST, title="Best kettles of 2026")),
        Example(page(LIST, head='<meta property="og:title" content="Top 10 kettles">')),
        Example(f"<h1>Our top picks</h1>{LIST}"),
        Example(f"{notice('placement')}<h2>Recommended kettles</h2>{PLACED}"),
        Example(LIST.replace("Coda</a>", f"Coda</a> {BADGE}")),
        Example(LIST.replace("<table>", "<table><caption>Kettles: the winners</caption>")),
        Example(f"{LIST}<table><tr><th>Best overall</th><td>Coda</td></tr></table>"),
        Example(LIST.replace("Coda Ltd", "Coda Ltd. Best of all")),
        Example(
            f"{LIST}<table><tr><th>Recommended room size</th></tr></table>",
            outcome=Outcome.INCOMPLETE,
        ),
        Example(page(LIST, title="How to choose the best kettle"), outcome=Outcome.INCOMPLETE),
        Example(
            f'{notice("points")}<h1>The best kettle</h1><b data-points="0.2">8.2</b> of 10, 8.0 without pay'
        ),
        Example(f"{notice('points')}<h2>Our top picks</h2>{MOVED}"),
        Example(page(f"{notice('points')}{ORDER}", title="Best kettles")),
        Example(f"{LIST}<p>We show the best ones first.</p>", outcome=Outcome.INCOMPLETE),
        Example(f"{LIST}<h2>How best to boil</h2>", outcome=Outcome.INCOMPLETE),
        Example(f"<h1>Why we name no winner</h1>{LIST}", outcome=Outcome.INCOMPLETE),
    ),
)
