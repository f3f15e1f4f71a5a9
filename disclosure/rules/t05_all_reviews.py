"""Reviews by readers are shown whole: not only those that please."""

from disclosure.audit import Case, Example, Outcome, Rule, Verdict, doubtful, inapplicable, verdict
from disclosure.opinions import by_readers


def check(case: Case) -> Verdict:
    shown = by_readers(case)
    if not shown:
        return inapplicable("No reviews by readers are shown.")
    return verdict(
        [doubtful("Only a log of what was held back can tell whether all are shown.", shown[0])],
        passed="",
    )


AGGREGATE = '<script type="application/ld+json">{"@type": "Product", "aggregateRating": {"@type": "AggregateRating", "ratingValue": 4.5, "reviewCount": 12}}</script>'
RULE = Rule(
    id="T05",
    promise="Where reviews by readers are shown, bad ones are not held back.",
    source="House rule informed by 16 CFR 465.7",
    hint="Show all, or say what was left out and why; keep the log of what was not published.",
    check=check,
    good=(
        Example("<h1>Kettles</h1><p>Our review.</p>", outcome=Outcome.INAPPLICABLE),
        Example(
            '<script type="application/ld+json">{"@type": "Product", "review": {"@type": "Review"}}</script>',
            outcome=Outcome.INAPPLICABLE,
        ),
    ),
    bad=(
        Example(AGGREGATE, outcome=Outcome.INCOMPLETE),
        Example("<h2>Customer reviews</h2><p>Great!</p>", outcome=Outcome.INCOMPLETE),
        Example(
            '<div itemprop="aggregateRating"><b itemprop="ratingValue">4.5</b></div>',
            {"ours": False},
            Outcome.INCOMPLETE,
        ),
    ),
)
