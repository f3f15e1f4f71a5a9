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
NOUN = re.compile(r"review|rating|opinion", re.IGNORECASE)
PRAISED = re.compile(rf"\b(?:{PRAISE}) $", re.IGNORECASE)
AROUND = 100  # characters before and after praise in which an offer is looked for


def check(case: Case) -> Verdict:
    return verdict(
        [doubtful(f"Is a reward tied to praise here: “{one}”?") for one in _offers(case.page.text)],
        passed="Nothing on the page offers a reward for praise.",
    )


def _offers(text: str) -> list[str]:
    spans = [one.span() for one in NOUN.finditer(text)]
    praise = [span for span in spans if PRAISED.search(text[max(span[0] - 12, 0) : span[0]])]
    parts = (text[max(start - AROUND, 0) : end + AROUND] for start, end in praise)
    return list(dict.fromkeys(found[0] for part in parts if (found := OFFERED.search(part))))


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
