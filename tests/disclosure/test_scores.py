"""Scores are read off a page with whose they are and what they are made of."""

from decimal import Decimal

import pytest

from disclosure.page import Page
from disclosure.scores import score, scores, sums

ADDRESS = "https://kettles.example/reviews/alto/"
FIGURE = '<span class="figure"><strong>{}</strong> of 10</span>'


@pytest.mark.parametrize(
    ("text", "value"),
    [("8.3 of 10", "8.3"), ("8,3 von 10", "8.3"), ("8/10", "8"), ("10 of 10", "10")],
)
def test_a_score_out_of_ten_is_read(text: str, value: str) -> None:
    assert score(text) == Decimal(value)


@pytest.mark.parametrize("text", ["8.3", "8 of 100", "4 of 5", "page 8 of 10", ""])
def test_other_figures_are_no_scores(text: str) -> None:
    assert score(text) is None


def test_a_score_is_of_the_product_of_its_row_or_of_the_page() -> None:
    row = f'<table><tr><td><a href="/products/basso/">Basso</a></td><td>{FIGURE.format(5)}</td></tr></table>'
    page = Page(f"{FIGURE.format('8.6')}{row}", address=ADDRESS)
    found = scores(page, "/reviews/alto/")
    assert [(one.product, one.value) for one in found] == [
        ("alto", Decimal("8.6")),
        ("basso", Decimal(5)),
    ]


def test_links_to_other_sites_do_not_name_a_product() -> None:
    row = f'<article><a href="https://shop.example/basso">Shop</a>{FIGURE.format(5)}</article>'
    assert [one.product for one in scores(Page(row, address=ADDRESS), "/")] == [""]


def test_a_criterion_without_a_score_leaves_nothing_to_compute() -> None:
    table = (
        "<table><tbody><tr><th>Speed</th><td>60 %</td><td>{}</td></tr><tr><th>Noise</th><td>40 %</td>"
        "<td>{}</td></tr></tbody><tfoot><tr><th>Overall</th><td>{}</td></tr></tfoot></table>"
    )
    whole = Page(table.format(*(FIGURE.format(one) for one in ("9.0", "8.0", "8.6"))))
    partly = Page(table.format(FIGURE.format("9.0"), "–", FIGURE.format("8.6")))
    assert [(one.blind, one.computed) for one in sums(whole)] == [(Decimal("8.6"), Decimal("8.6"))]
    assert list(sums(partly)) == []
