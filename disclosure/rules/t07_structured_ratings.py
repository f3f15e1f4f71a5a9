"""Machines are told the score that readers are shown, and no rating that is not the site's own."""

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

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
from disclosure.figures import numbers
from disclosure.rankings import rankings
from disclosure.scores import scores
from disclosure.seen import beside


def check(case: Case) -> Verdict:
    told = case.structured
    if not (told.things or told.unreadable):
        return inapplicable("The page tells machines nothing in JSON-LD.")
    found = [broken("This is not JSON.", node) for node in told.unreadable]
    found += _foreign(case)
    found += _rated_list(case)
    for node, thing in told.having("reviewRating"):
        found += _rating(case, node, thing["reviewRating"])
    return verdict(found, passed="What machines are told of ratings is what readers see.")


def _foreign(case: Case) -> Iterator[Finding]:
    """Ratings by many: readers of the site itself give none so far."""
    for node, _ in case.structured.having("aggregateRating"):
        if case.facts.ours:
            yield broken("There are no ratings by readers to tell of.", node)
        else:
            yield doubtful("Are these ratings by the site's own readers, and visible?", node)


def _rated_list(case: Case) -> Iterator[Finding]:
    """Ratings are told of the one product that a page is about."""
    rated = case.structured.having("reviewRating")
    if case.facts.ours and len(rated) > 1 and rankings(case.page):
        yield broken("A list tells machines where its products are, and rates none.", rated[1][0])


def _rating(case: Case, node: LexborNode, rating: object) -> Iterator[Finding]:
    value = _number(rating, "ratingValue")
    best = _number(rating, "bestRating") or Decimal(5)
    finding = broken if case.facts.ours else doubtful
    if value is None:
        yield broken("This rating has no value.", node)
    elif value not in _visible(case):
        yield finding(f"Readers see no score of {value} of {best} on the page.", node)


def _number(rating: object, name: str) -> Decimal | None:
    value = rating.get(name) if isinstance(rating, dict) else None
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _visible(case: Case) -> set[Decimal]:
    """Scores that nobody paid to move; on other people's pages every number that stands there."""
    if not case.facts.ours:
        return set(numbers(case.page.text))
    blind = {one.blind for one in scores(case.page, case.facts.path)}
    return blind | {value for node in case.page.points for value in numbers(beside(node))}


def _told(value: str, more: str = "") -> str:
    return (
        '<script type="application/ld+json">{"@type": "Product", "name": "Coda", "review": '
        f'{{"@type": "Review", "reviewRating": {{"ratingValue": {value}, "bestRating": 10}}}}{more}}}'
        "</script>"
    )


SHOWN = '<p><span class="figure"><strong>8.0</strong> of 10</span></p>'
MOVED = '<p><span class="figure" data-points="0.3">8.3 of 10</span>, 8.0 without pay</p>'
AGGREGATE = ', "aggregateRating": {"ratingValue": 4.5, "reviewCount": 12}'
LISTED = "<table><tr><th>Rank</th><th>Kettle</th></tr></table>"
RULE = Rule(
    id="T07",
    promise="Ratings in JSON-LD are the visible score without pay, and nobody else's ratings.",
    source="House rule informed by Google's review snippet guidelines",
    hint="Write the blind score into the JSON-LD, and no aggregateRating without ratings of your own.",
    check=check,
    good=(
        Example(f"{SHOWN}{_told('8.0')}"),
        Example(f"{SHOWN}{_told('8')}"),
        Example(f"{MOVED}{_told('8.0')}"),
        Example(f"{SHOWN}{LISTED}{_told('8.0')}"),
        Example(f"<p>Rated 8.0</p>{_told('8.0')}", {"ours": False}),
        Example(SHOWN, outcome=Outcome.INAPPLICABLE),
    ),
    bad=(
        Example(f"{SHOWN}{_told('8.3')}"),
        Example(f"{MOVED}{_told('8.3')}"),
        Example(f"{SHOWN}{_told('null')}"),
        Example(f"{SHOWN}{_told('NaN')}"),
        Example(f"{SHOWN}{_told(repr('sNaN').replace(chr(39), chr(34)))}"),
        Example(f"{SHOWN}{_told('8.0', AGGREGATE)}"),
        Example(f"{SHOWN}{LISTED}{_told('8.0')}{_told('8.0')}"),
        Example(f"{SHOWN}{_told('8.0')[:-12]}</script>"),
        Example(f"<p>Rated 9.1</p>{_told('8.0')}", {"ours": False}, Outcome.INCOMPLETE),
    ),
)
