"""A claim about health leans on science that the reader can look up."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from disclosure.audit import (
    Case,
    Example,
    Finding,
    Outcome,
    Rule,
    Verdict,
    doubtful,
    inapplicable,
    verdict,
)
from disclosure.page import host, words

CLAIM = re.compile(
    r"""\b(?:
      (?:cur(?:es?|ed|ing)|treat(?:s|ed|ing)?|heal(?:s|ed|ing)?|prevent(?:s|ed|ing)?
        |reliev(?:es?|ed|ing)|reduc(?:es?|ed|ing)|eliminat(?:es?|ed|ing)|fights?)
      \ (?:[\w-]+\ ){0,5}?(?:[\w-]*aches?|pain|disease|illness|cancer|diabetes|arthritis|migraines?
        |insomnia|anxiety|depression|cramps?|spasms?|inflammation|infections?|deficiency|injur\w+
        |stress|high\ blood\ pressure|hypertension|osteoporosis|sciatica)
      | (?:clinically|scientifically|medically)\ (?:proven|tested|shown)
      | doctors?[- ](?:recommended|approved) | (?:miracle|wonder)\ (?:cure|remedy) | FDA[- ]approved
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
HINTS = ("cure", "curing", "treat", "heal", "prevent", "relie", "reduc", "eliminat", "fight")
PHRASES = ("proven", "clinical", "scientific", "medically", "doctor", "miracle", "wonder", "fda")
# “Ask a doctor before you treat pain”, “does not cure arthritis”.
NO_CLAIM = re.compile(
    r"\b(?:not|no|never|cannot|whether|before you|ask a)\b|n['’]t\b", re.IGNORECASE
)
BLOCKS = "p, li, td, dd, blockquote, h1, h2, h3, h4, title"
SOURCES = re.compile(
    r"\b(?:sources?|references?|further reading|quellen|literatur)\b", re.IGNORECASE
)


def check(case: Case) -> Verdict:
    if not _may_claim(case.page.text):
        return inapplicable("No claim about health was found.")
    if _lists_sources(case):
        return verdict([], passed="The page lists its sources.")
    found = list(_unproven(case))
    return verdict(found, passed="No claim about health stands without a source beside it.")


def _may_claim(text: str) -> bool:
    lower = text.lower()
    return any(hint in lower for hint in (*HINTS, *PHRASES)) and bool(_claim(text))


def _claim(text: str) -> str:
    """The first claim in `text` whose sentence does not deny it."""
    said = (found for found in CLAIM.finditer(text) if not _is_denied(text, found))
    return next((found[0] for found in said), "")


def _is_denied(text: str, claim: re.Match[str]) -> bool:
    before = text[max(claim.start() - 120, 0) : claim.start()]
    return NO_CLAIM.search(before[max(before.rfind(mark) for mark in ".!?") + 1 :]) is not None


def _lists_sources(case: Case) -> bool:
    return any(
        SOURCES.search(words(heading.text())) and heading.parent and heading.parent.css_first("li")
        for heading in case.page.tree.css("section h2, section h3")
    )


def _unproven(case: Case) -> Iterator[Finding]:
    innermost = [node for node in case.page.tree.css(BLOCKS) if len(node.css(BLOCKS)) == 1]
    claims = [(node, said) for node in innermost if (said := _claim(words(node.text())))]
    for node, said in claims:
        if not _has_source(case, node):
            yield doubtful(f"What is the evidence for “{said}”?", node)
    if not claims:
        yield doubtful("What is the evidence for the claim about health?")


def _has_source(case: Case, node: LexborNode) -> bool:
    """A link to elsewhere that does not pay."""
    paid = {link.url for link in case.paid}
    urls = {case.page.resolve(one.attributes["href"] or "") for one in node.css("a[href]")}
    return any(host(url) and host(url) != host(case.page.address) for url in urls - paid)


CURES = "<p>A warm kettle relieves back pain{}.</p>"
STUDY = ' (<a href="https://boiling.example/study">study</a>)'
RULE = Rule(
    id="T09",
    promise="A claim about health has a source beside it, or the page lists its sources.",
    source="FTC, Health Products Compliance Guidance, December 2022",
    hint="Link the study that shows it, or take the claim out.",
    check=check,
    good=(
        Example(CURES.format(STUDY)),
        Example(f"{CURES.format('')}<section><h2>Sources</h2><ol><li>A study</li></ol></section>"),
        Example("<p>Dog treats, and a lid that prevents spills.</p>", outcome=Outcome.INAPPLICABLE),
        Example(
            "<p>Ask a doctor before you treat pain. A kettle does not cure arthritis.</p>",
            outcome=Outcome.INAPPLICABLE,
        ),
        Example("<p>The resin is cured by light.</p>", outcome=Outcome.INAPPLICABLE),
    ),
    bad=(
        Example(CURES.format(""), outcome=Outcome.INCOMPLETE),
        Example(CURES.format(' (<a href="/go/1/">buy</a>)'), outcome=Outcome.INCOMPLETE),
        Example('<div><b class="badge">Doctor-approved</b></div>', outcome=Outcome.INCOMPLETE),
        Example("<h1>The clinically proven kettle</h1>", outcome=Outcome.INCOMPLETE),
        Example("<p>Tea prevents colds and reduces stress.</p>", outcome=Outcome.INCOMPLETE),
        Example("<p>Tea cures headaches.</p>", {"ours": False}, Outcome.INCOMPLETE),
    ),
)
