"""What a programme wants each page with its links to say stands there word for word."""

from collections.abc import Iterator

from disclosure.audit import (
    Case,
    Example,
    Outcome,
    Rule,
    Verdict,
    broken,
    inapplicable,
    verdict,
)
from disclosure.examples import CLICK_LINK, PAID_LINK, notice
from disclosure.page import Link
from disclosure.policy import Destination
from disclosure.seen import shows

AMAZON = "As an Amazon Associate I earn from qualifying purchases."


def check(case: Case) -> Verdict:
    if not case.facts.ours:
        return inapplicable("What the programmes of a site that is not ours demand is not known.")
    demanded = _demanded(case)
    if not demanded:
        return inapplicable("No programme of the links here demands a sentence.")
    return verdict(
        [
            broken(f"Nowhere in sight stands “{sentence}”, which this link demands.", link.node)
            for sentence, link in demanded.items()
            if not shows(case.page, sentence)
        ],
        passed=f"All {len(demanded)} required sentences stand on the page.",
    )


def _demanded(case: Case) -> dict[str, Link]:
    """Each sentence with the first link that demands it."""
    found: dict[str, Link] = {}
    for link in case.paid:
        there = case.destination(link)
        for sentence in _sentences(there) if there else ():
            found.setdefault(sentence, link)
    return found


def _sentences(there: Destination) -> Iterator[str]:
    """Amazon's is known; elsewhere in the world it has others, which the register then holds."""
    if there.sentence:
        yield there.sentence
    elif "amazon" in there.programme.lower():
        yield AMAZON


AMAZON_LINK: dict[str, object] = {
    "links": {
        "https://kettles.example/go/1/": Destination(True, "commission", "Amazon Associates"),
    }
}
SENTENCE = "<p>Birch pays per click.</p>"
RULE = Rule(
    id="C04",
    blocking=True,
    promise="The sentence that a programme requires stands word for word on each page with its links.",
    source="House rule informed by the Amazon Associates Operating Agreement, section 5",
    hint="Print the programme's required sentence, unfolded, where its offers stand.",
    check=check,
    good=(
        Example(f"{notice('click')}{CLICK_LINK}{SENTENCE}"),
        Example(f"{CLICK_LINK}<p>Birch:\n  Birch pays\n  per click.</p>"),
        Example(f"{PAID_LINK}<p>{AMAZON}</p>", AMAZON_LINK),
        Example(f"{notice('commission')}{PAID_LINK}", outcome=Outcome.INAPPLICABLE),
        Example(CLICK_LINK, {"ours": False}, Outcome.INAPPLICABLE),
    ),
    bad=(
        Example(CLICK_LINK),
        Example(f"{CLICK_LINK}<p>Birch may pay per click.</p>"),
        Example(f"{CLICK_LINK}{SENTENCE.replace('<p>', '<p hidden>')}"),
        Example(f"{CLICK_LINK}<details><summary>Terms</summary>{SENTENCE}</details>"),
        Example(f"{CLICK_LINK}<!-- {SENTENCE} -->"),
        Example('<svg><a href="/go/2/"><text>Birch</text></a></svg>'),
        Example(f'{CLICK_LINK}<img alt="Birch pays per click.">'),
        Example(PAID_LINK, AMAZON_LINK),
    ),
)
