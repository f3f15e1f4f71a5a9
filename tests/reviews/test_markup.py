"""What functions write for rows is what a template would: escaped, in the language of the page."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.utils import translation

from disclosure.templatetags.disclosure import moment, paid_link, price, tie
from products.models import Brand, Category, Merchant, Offer, Product
from reviews.comparison import Row
from reviews.compensation import Standing
from reviews.markup import cells
from reviews.markup.numbers import localized
from reviews.markup.offers import lowest_price
from reviews.markup.receipts import receipt
from reviews.markup.reports import report_link
from reviews.markup.scores import score
from reviews.models import Method
from reviews.prices import compared
from reviews.receipts import Part, Receipt
from tests.builders import DAY, HOUR

AT = datetime(2026, 5, 4, 12, tzinfo=UTC)
SHARP = "<b>&"
BLUNT = "&lt;b&gt;&amp;"
EIGHT = Decimal("8.0")
STANDING = Standing(1, Decimal("7.7"), EIGHT, 2, 1, 1, Decimal("0.3"), Decimal("0.3"), (7,))
ROW = Row(
    product=Product(pk=1, name=SHARP, slug="alto", brand=Brand(name=SHARP)),
    standing=STANDING,
    advertising=True,
    review=None,
    scores={4: EIGHT},
    specifications={},
)
RECEIPT = Receipt(
    product=ROW.product,
    method=Method(pk=1, version=1, category=Category(name=SHARP)),
    parts=(Part("noise", SHARP, Decimal(100), Decimal("7.7")),),
    payments=(),
    blind=Decimal("7.7"),
    points=Decimal(0),
    shown=Decimal("7.7"),
    blind_position=1,
    position=1,
)


@pytest.mark.parametrize("number", ["8.0", "8", "8.00"])
def test_equal_numbers_keep_their_own_digits(number: str) -> None:
    assert localized(Decimal("8.000")) == "8.000"
    assert localized(Decimal(number)) == number


def test_numbers_are_those_of_the_language_though_they_are_kept() -> None:
    assert localized(Decimal("7.5")) == "7.5"
    with translation.override("de"):
        assert localized(Decimal("7.5")) == "7,5"
    assert localized(Decimal("7.5")) == "7.5"


def test_machines_read_points_with_a_point_in_every_language() -> None:
    with translation.override("de"):
        shown = score(EIGHT, moved=STANDING)
    assert "<strong>8,0</strong>" in shown
    assert 'data-points="0.3" data-points-by="7"' in shown
    assert "data-points" not in score(EIGHT)


@pytest.mark.django_db
def test_what_people_and_merchants_are_called_is_no_markup() -> None:
    written = [
        cells.product(ROW),
        paid_link("/go/1/", SHARP, label=SHARP),
        price(
            EIGHT,
            "USD",
            confirmed_at=AT,
            merchant=SHARP,
            delivery=SHARP,
            unit=SHARP,
            max_age=HOUR,
            at=AT,
        ),
        price(None, None, confirmed_at=None, merchant=SHARP, max_age=HOUR, at=AT),
        price(None, None, confirmed_at=None, merchant=SHARP, href="/go/1/", max_age=HOUR, at=AT),
        report_link("score", f"/{SHARP}/", what=SHARP),
        tie("sample", SHARP),
    ]
    assert not [one for one in written if SHARP in one]
    assert all(BLUNT in one for one in written)


def test_a_moment_is_told_in_the_zone_and_language_of_the_page() -> None:
    assert "May" in moment(AT)
    with translation.override("de"):
        assert "Mai" in moment(AT)
    assert "May" in moment(AT)


def test_a_row_says_where_it_stands_in_the_other_order() -> None:
    assert "▲" in cells.rank(ROW, other_order="without")
    assert "without advertising 2nd" in cells.rank(ROW, other_order="without")
    assert "▼" in cells.rank(replace(ROW, advertising=False), other_order="with")
    assert "other" not in cells.rank(ROW)
    assert "Not ranked" in cells.rank(replace(ROW, standing=None), other_order="with")


def test_what_is_not_known_is_said() -> None:
    assert "Not scored" in cells.criterion(ROW, 5)
    assert cells.criterion(ROW, 4) == "8.0\n"
    assert "Not known" in cells.specification(None)
    assert "Not reviewed" in cells.score(ROW)
    assert "None available now" in lowest_price(ROW, AT)


def test_a_receipt_without_pay_says_so_and_can_be_reported_where_it_stands() -> None:
    written = receipt(RECEIPT, equals=1, page="/compare/kettles/")
    assert f"<li>{BLUNT}: 7.7 × 100 % = 7.7</li>" in written
    assert "<p>Pay adds nothing.</p>" in written
    assert "<p>1 other has the same rank:" in written
    assert "page=/compare/kettles/&amp;product=1" in written
    assert "Report" not in receipt(RECEIPT)


def offer(pk: int, merchant: str, amount: str, *, age: int = 0, currency: str = "USD") -> Offer:
    made = Offer(pk=pk, merchant=Merchant(name=merchant), url="https://shop.example/")
    made.price_amount, made.price_currency = Decimal(amount), currency
    made.price_delivery, made.price_availability = Decimal(0), "in_stock"
    made.price_confirmed_at = AT - age * DAY
    return made


def test_the_cheapest_fresh_offer_in_the_currency_comes_first_and_equals_by_merchant() -> None:
    dear, birch, alder = offer(1, "Alder", "9"), offer(2, "Birch", "8"), offer(3, "Alder", "8")
    others = [offer(4, "Elm", "1", currency="EUR"), offer(5, "Elm", "1", age=8)]
    sold_out = offer(6, "Elm", "1")
    sold_out.price_availability = "out_of_stock"
    unstated = offer(7, "Elm", "1")
    unstated.price_delivery = None
    found, _ = compared([dear, unstated, birch, *others, sold_out, alder], "USD", AT)
    assert found == [alder, birch, dear, unstated]


def test_of_an_offer_whose_price_is_too_old_no_figure_is_left() -> None:
    old, nowhere, fresh = (
        offer(1, "Elm", "9", age=8),
        offer(2, "Elm", "9", age=8),
        offer(3, "Elm", "9"),
    )
    nowhere.url = ""
    _, unpriced = compared([old, nowhere, fresh], "USD", AT)
    assert unpriced == [old]
    assert [old.price_amount, old.price_delivery, old.price_availability] == [None] * 3
    assert old.price_confirmed_at is None
