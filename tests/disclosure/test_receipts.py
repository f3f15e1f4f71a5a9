"""Receipts are read line by line, whatever stands between their figures."""

from decimal import Decimal

from disclosure.page import Page
from disclosure.receipts import figure_of, receipts
from disclosure.scores import rounded

RECEIPT = (
    '<details class="receipt"><summary>How this score is made</summary>'
    "<ul><li>Speed 2.0: 9.0 × 62.5 % = 5.625</li><li>Noise: 6,4 × 37.5 % = 2.4</li></ul>"
    "<p>Sum 8.025, rounded half up to one decimal: <b>8.0</b> without pay.</p>"
    "<p>+ 0.4 by placement 12, paid by 3 Sons, from 1 May 2026 until 1 Jun 2026.</p>"
    "<p>+ 0.3 by placement 104, paid by Tin &amp; Co.</p>"
    "<p>Of 0.7 agreed, 0.5 count: pay adds 0.5 at most.</p>"
    "<p>8.0 + 0.5 = <b>8.5</b> shown.</p><p>2 others have the same rank.</p></details>"
)


def decimals(*written: str) -> tuple[Decimal, ...]:
    return tuple(map(Decimal, written))


def test_each_line_of_a_receipt_is_read_for_what_it_is() -> None:
    [found] = receipts(Page(f"<main>{RECEIPT}</main>"))
    assert found.parts == [decimals("9.0", "62.5", "5.625"), decimals("6.4", "37.5", "2.4")]
    assert found.rounded == [decimals("8.025", "8.0")]
    assert found.added == [("12", Decimal("0.4")), ("104", Decimal("0.3"))]
    assert found.sums == [decimals("8.0", "0.5", "8.5")]


def test_other_foldings_are_no_receipts() -> None:
    assert list(receipts(Page(RECEIPT.replace("receipt", "more")))) == []


def test_a_receipt_is_of_the_nearest_score_that_is_not_folded() -> None:
    figure = '<span class="figure">{} of 10</span>'
    page = Page(
        f"<main>{figure.format(5)}<table><tr><td>{figure.format(7)}{RECEIPT}</td></tr></table></main>"
    )
    [found] = receipts(page)
    node = figure_of(found.node)
    assert node is not None
    assert node.text() == "7 of 10"
    [alone] = receipts(Page(RECEIPT.replace("</summary>", f"</summary>{figure.format(7)}")))
    assert figure_of(alone.node) is None


def test_scores_are_rounded_half_up() -> None:
    assert [rounded(Decimal(one)) for one in ("8.25", "8.249", "8.35")] == list(
        decimals("8.3", "8.2", "8.4")
    )
