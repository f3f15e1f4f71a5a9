"""A score shown is the score computed: money moves none that does not say so."""

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
    inapplicable,
    verdict,
)
from disclosure.examples import PAID_LINK, notice
from disclosure.figures import numbers
from disclosure.scores import Shown, points, scores, shown_by, sums
from disclosure.seen import beside


def check(case: Case) -> Verdict:
    if not case.facts.ours:
        return inapplicable("How a site that is not ours computes its scores is not known here.")
    shown = scores(case.page, case.facts.path)
    if not (shown or case.page.points):
        return inapplicable("There is no score on the page.")
    found = [*_bars(shown), *_twice(shown), *_miscounted(case)]
    found += [one for node in case.page.points for one in _moved(node)]
    return verdict(found, passed=f"The {len(shown)} scores agree with their parts and each other.")


def _bars(shown: list[Shown]) -> Iterator[Finding]:
    for one in shown:
        if one.bar is not None and one.bar != one.value * 10:
            yield broken(f"The bar of {one.bar} % is not that of a score of {one.value}.", one.node)


def _twice(shown: list[Shown]) -> Iterator[Finding]:
    first: dict[str, Shown] = {}
    for one in shown:
        before = first.setdefault(one.product, one)
        if one.product and one.blind != before.blind:
            words = f"This says {one.blind}, and elsewhere on the page it is {before.blind}."
            yield broken(words, one.node)


def _miscounted(case: Case) -> Iterator[Finding]:
    for one in sums(case.page):
        if one.blind != one.computed:
            words = f"By the scores and weights on the page this is {one.computed} without pay."
            yield broken(words, one.node)


def _moved(node: LexborNode) -> Iterator[Finding]:
    """Blind score + points = shown score."""
    added, shown, around = points(node), shown_by(node), numbers(beside(node))
    if added is None or shown is None:
        return  # what is no number breaks R05 and R13
    if around and shown - added not in around:
        yield broken(f"{shown} less {added} points is not the score beside it.", node)


METER = (
    '<span class="meter"><span class="figure"><strong>{0}</strong> of 10</span>'
    '<svg><rect class="track" width="100"/><rect class="fill" width="{1}"/></svg></span>'
)


def paid(shown: str, per_cent: str, blind: str) -> str:
    meter = METER.format(shown, per_cent).replace('"figure"', '"figure" data-points="0.3"')
    return f"{meter} {blind} without pay"


ROWS = '<table><tr><td><a href="/products/coda/">Coda</a> {}</td></tr><tr><td><a href="/reviews/coda/">Coda</a> {}</td></tr></table>'
SUM = (
    "<table><tbody><tr><th>Speed</th><td>60 %</td><td>{}</td></tr>"
    "<tr><th>Noise</th><td>40 %</td><td>{}</td></tr></tbody>"
    "<tfoot><tr><th>Overall</th><td>100 %</td><td>{}</td></tr></tfoot></table>"
)
EIGHT, SEVEN = METER.format("8.0", "80.0"), METER.format("7.0", "70.0")
COLUMNS = (
    "<table><thead><tr><th>Rank</th><th>Kettle</th><th>Score</th><th>Speed</th><th>Noise</th></tr>"
    f"</thead><tbody><tr><td>1</td><td>Coda</td><td>{METER.format('7.6', '76')}</td><td>8.0</td>"
    "<td>{}</td></tr></tbody></table><dl><dt>Speed <i>60 % of the score</i></dt><dd>Quick?</dd>"
    "<dt>Noise <i>40 % of the score</i></dt><dd>Loud?</dd></dl>"
)
MOVED = '<p><b data-points="0.3">8.3 of 10</b>, {} without pay</p>'
RULE = Rule(
    id="R11",
    promise="Each score is what its parts make, the same wherever it stands, and points are told.",
    source="House rule informed by FTC v. Shop Tutors (LendEDU), 2020",
    hint="Show the score that the ranking computed, by {% score %}, and nothing else.",
    check=check,
    good=(
        Example(f"{notice('elsewhere')}{ROWS.format(EIGHT, EIGHT)}"),
        Example(SUM.format(EIGHT, SEVEN, METER.format("7.6", "76.0"))),
        Example(COLUMNS.format("7.0")),
        Example(COLUMNS.format("–")),
        Example(MOVED.format("8.0")),
        Example(COLUMNS.format("7.0").replace(METER.format("7.6", "76"), paid("7.9", "79", "7.6"))),
        Example(ROWS.format(EIGHT, paid("8.3", "83", "8.0"))),
        Example(ROWS.format(paid("8.3", "83", "8.0"), paid("8.3", "83", "8.0"))),
        Example(PAID_LINK, outcome=Outcome.INAPPLICABLE),
        Example(ROWS.format(EIGHT, SEVEN), {"ours": False}, Outcome.INAPPLICABLE),
    ),
    bad=(
        Example(ROWS.format(EIGHT, SEVEN)),
        Example(METER.format("8.0", "83.0")),
        Example(SUM.format(EIGHT, SEVEN, METER.format("7.9", "79.0"))),
        Example(COLUMNS.format("6.0")),
        Example(COLUMNS.format("7.0").replace(METER.format("7.6", "76"), paid("7.6", "76", "7.3"))),
        Example(ROWS.format(SEVEN, paid("8.3", "83", "8.0"))),
        Example(paid("8.3", "80", "8.0")),
        Example(MOVED.format("7.9")),
    ),
)
