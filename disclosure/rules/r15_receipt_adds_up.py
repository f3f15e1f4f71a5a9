"""What a receipt lists makes the score that stands above it, to the last digit."""

from collections.abc import Iterator
from decimal import Decimal

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
from disclosure.examples import MOVED, PAID_LINK, notice
from disclosure.orders import is_without
from disclosure.receipts import Receipt, figure_of, receipts
from disclosure.scores import TOP, paid_by, points, rounded, shown_by


def check(case: Case) -> Verdict:
    if not case.facts.ours:
        return inapplicable("How a site that is not ours prints its receipts is not known here.")
    found = list(receipts(case.page))
    if not found:
        return inapplicable("There is no receipt on the page.")
    wrong = [
        broken(words, one.node) for one in found for words in [*_opinion(one), *_money(case, one)]
    ]
    wrong += [finding for one in found for finding in _stands_for(case, one)]
    return verdict(wrong, passed=f"The {len(found)} receipts add up to the scores shown.")


def _opinion(receipt: Receipt) -> Iterator[str]:
    """Scores by criterion times their weights, rounded: the score without pay."""
    if not receipt.parts or len(receipt.rounded) != 1:
        yield "This receipt does not list its parts and what they make."
        return
    for score, weight, value in receipt.parts:
        if score * weight != value * 100:
            yield f"{score} × {weight} % is not {value}."
    exact, blind = receipt.rounded[0]
    if sum(weight for _, weight, _ in receipt.parts) != 100:
        yield "The weights do not add up to 100 %."
    if sum(value for _, _, value in receipt.parts) != exact:
        yield f"The parts do not add up to {exact}."
    if rounded(exact) != blind:
        yield f"{exact} is not {blind} when rounded half up."


def _money(case: Case, receipt: Receipt) -> Iterator[str]:
    """Points of placements, up to the limits: the score with advertising."""
    if not receipt.added and not receipt.sums:
        return
    if len(receipt.sums) != 1 or len(receipt.rounded) != 1:
        yield "This receipt does not say what the points make of the score."
        return
    blind, counted, shown = receipt.sums[0]
    agreed = sum((one for _, one in receipt.added), Decimal(0))
    if blind + counted != shown:
        yield f"{blind} + {counted} is not {shown}."
    if blind != receipt.rounded[0][1]:
        yield f"The score without pay is {receipt.rounded[0][1]}, not {blind}."
    if counted != min(agreed, case.facts.most_points, TOP - blind):
        yield f"Of {agreed} points in all, {counted} do not count by the limits."


def _stands_for(case: Case, receipt: Receipt) -> Iterator[Finding]:
    """The score above it is the one that it makes, moved by the placements that it lists."""
    figure = figure_of(receipt.node)
    shown = shown_by(figure) if figure else None
    if figure is None or shown is None or len(receipt.rounded) != 1:
        yield broken("No score stands above this receipt.", receipt.node)
        return
    told = points(figure) or Decimal(0)
    made = receipt.sums[0][2] if told and receipt.sums else receipt.rounded[0][1]
    if shown != made:
        yield broken(f"This receipt makes {made}, and the score above it is {shown}.", receipt.node)
    if told and sorted(number for number, _ in receipt.added) != sorted(paid_by(figure)):
        yield broken("Other placements moved the score than this receipt lists.", receipt.node)
    counted = receipt.sums[0][1] if receipt.sums else Decimal(0)
    if counted and not told and case.page.paid_orders and not is_without(case.facts.path):
        yield broken("Points are listed here, and the score does not say so.", receipt.node)


PARTS = "<li>Speed: 9.0 × 60 % = 5.4</li><li>Noise: 6.4 × 40 % = 2.56</li>"
OPINION = (
    f"<ul>{PARTS}</ul><p>Sum 7.96, rounded half up to one decimal: <b>8.0</b> without pay.</p>"
)
MONEY = (
    "<p>+ 0.3 by placement 7, paid by Coda Ltd, from 1 May 2026 until 1 Jun 2026.</p>"
    "<p>8.0 + 0.3 = <b>8.3</b> shown.</p>"
)
FOLDED = "<details class='receipt'><summary>How this score is made</summary>{}</details>"
BOTH = MOVED.replace("8.0 without pay", f"8.0 without pay {FOLDED.format(OPINION + MONEY)}")
BLIND = (
    '<table><tr><td><a href="/products/coda/">Coda</a></td><td><b class="figure">8.0 of 10</b>'
    f"{FOLDED.format(OPINION)}</td></tr></table>"
)
CUT = (
    BOTH.replace("+ 0.3 by", "+ 0.4 by placement 6, paid by Old Ltd.</p><p>+ 0.3 by")
    .replace('"7"', '"6 7"')
    .replace('"0.3"', '"0.5"')
    .replace("8.0 + 0.3", "8.0 + 0.5")
    .replace("8.3", "8.5")
)
# A score at the top of the scale that nothing can be added to, in a table that pay moved.
FULL = (
    '<table data-order="paid"><tr><td><a href="/products/coda/">Coda</a></td><td><b class="figure">'
    "10.0 of 10</b>"
    + FOLDED.format(
        (OPINION + MONEY)
        .replace(PARTS, "<li>Speed: 10.0 × 100 % = 10.0</li>")
        .replace("7.96", "10.0")
        .replace("8.0 + 0.3", "10.0 + 0.0")
        .replace("8.0", "10.0", 1)
        .replace("8.3", "10.0")
    )
    + "</td></tr></table>"
)
RULE = Rule(
    id="R15",
    blocking=True,
    promise="Each receipt adds up: criteria by weight, rounded, plus points that count, is the score.",
    source="House rule informed by FTC v. Shop Tutors (LendEDU), 2020",
    hint="Print the receipt from the same figures as the score, with all digits of each part.",
    check=check,
    good=(
        Example(f"{notice('points')}{BOTH}"),
        Example(BLIND),
        Example(CUT),
        Example(FULL),
        Example(BOTH.replace("Coda Ltd", "Coda × Co")),
        Example(BLIND.replace("</details>", "<p>PlayStation 5, method 3</p></details>")),
        Example(BLIND.replace("</details>", f"{MONEY}</details>")),
        Example(f"{PAID_LINK}{MOVED}", outcome=Outcome.INAPPLICABLE),
        Example(BOTH.replace("5.4", "9.9"), {"ours": False}, Outcome.INAPPLICABLE),
    ),
    bad=(
        Example(BLIND.replace("= 5.4", "= 5.5")),
        Example(BLIND.replace("60 % = 5.4", "50 % = 4.5")),
        Example(BLIND.replace("Sum 7.96", "Sum 7.94")),
        Example(BLIND.replace("<b>8.0</b>", "<b>7.9</b>")),
        Example(BLIND.replace("8.0 of 10", "8.3 of 10")),
        Example(BLIND.replace(PARTS, "")),
        Example(BLIND.replace("Sum 7.96", "Sum")),
        Example(BLIND.replace('class="figure"', "")),
        Example(BOTH.replace("8.0 + 0.3", "8.1 + 0.2")),
        Example(BOTH.replace("= <b>8.3", "= <b>8.4")),
        Example(BOTH.replace("<p>8.0 + 0.3", "<p>It is 8.0 + 0.3")),
        Example(BOTH.replace("+ 0.3 by", "+ 0.2 by")),
        Example(BOTH.replace("placement 7", "placement 6")),
        Example(BOTH.replace(' data-points="0.3" data-points-by="7"', "")),
        Example(CUT.replace("0.5", "0.7").replace("8.5", "8.7")),
    ),
)
