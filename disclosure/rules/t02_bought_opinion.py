"""Nobody is rewarded for a good opinion, or a bad one: telling it does not cure that."""

import re

from disclosure.audit import Case, Example, Outcome, Rule, Verdict, doubtful, verdict

REWARD = r"gift ?cards?|vouchers?|discounts?|coupons?|refunds?|cash ?back|rewards?|free \w+|prizes?"
PRAISE = r"(?:5|five)[- ]stars?|positive|good|great|favou?rable|nice"
OFFERED = re.compile(
    rf"\b(?:{REWARD})\b[^.!?]{{0,60}}\b(?:{PRAISE}) (?:rating|review|opinion|word)s?\b"
    rf"|\b(?:{PRAISE}) (?:rating|review|opinion)s?\b[^.!?]{{0,60}}\b(?:{REWARD})\b",
    re.IGNORECASE,
)
HINTS = (
    "star r",
    "positive ",
    "good r",
    "great r",
    "favourable ",
    "favorable ",
    "nice r",
    "good op",
    "good w",
)


def check(case: Case) -> Verdict:
    text = case.page.text
    lower = text.lower()
    found = OFFERED.search(text) if any(hint in lower for hint in HINTS) else None
    return verdict(
        [doubtful(f"Is a reward tied to praise here: “{found[0]}”?")] if found else [],
        passed="Nothing on the page offers a reward for praise.",
    )


RULE = Rule(
    id="T02",
    promise="No reward is offered on condition of a good or a bad opinion.",
    source="House rule informed by 16 CFR 465.4",
    hint="Ask for honest opinions, good or bad, or offer nothing.",
    check=check,
    good=(
        Example("<p>We bought every kettle and give no reward for reviews.</p>"),
        Example("<p>A good review names the drawbacks.</p>"),
        Example("<p>Write an honest review, good or bad.</p>"),
    ),
    bad=(
        Example("<p>Get a $10 gift card for a five-star review.</p>", outcome=Outcome.INCOMPLETE),
        Example(
            "<p>Leave a positive review and receive a free filter.</p>", outcome=Outcome.INCOMPLETE
        ),
    ),
)
