from decimal import Decimal

import pytest

from products.feeds import amounts
from products.feeds.amounts import PriceError


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("24.90 USD", "24.90", "USD"),
        ("4950 AED", "4950", "AED"),
        ("249,90 EUR", "249.90", "EUR"),
        ("1.249,90 EUR", "1249.90", "EUR"),
        ("1,249.90 EUR", "1249.90", "EUR"),
        ("1,249 USD", "1249", "USD"),
        ("1,24,900.50 INR", "124900.50", "INR"),
        ("12.345.678,5 EUR", "12345678.50", "EUR"),
        ("1\u2009249,90\u00a0€", "1249.90", "EUR"),
        ("1’249.90 CHF", "1249.90", "CHF"),
        ("EUR 24.90", "24.90", "EUR"),
        ("€24.90", "24.90", "EUR"),
        ("24.9000 EUR", "24.90", "EUR"),
        ("249,- EUR", "249", "EUR"),
        ("24.90eur", "24.90", "EUR"),
        ("US$ 24.90", "24.90", "USD"),
        ("$24.90 CAD", "24.90", "CAD"),
    ],
)
def test_prices_are_read_as_merchants_write_them(text: str, amount: str, currency: str) -> None:
    assert amounts.price(text) == (Decimal(amount), currency)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("-5.00 USD", "is negative"),
        ("− 5.00 USD", "is negative"),
        ("(5.00) USD", "is negative"),
        ("0.00 USD", "is zero"),
        ("ask us", "is not a price: give a number such as 24.90"),
        ("24.90-29.90 USD", "is not a price: give a number such as 24.90"),
        ("1e5 USD", "is not a price: give a number such as 24.90"),
        ("12,34,5.00 USD", "is not a price: give a number such as 24.90"),
        ("24.90", "names no currency: give it in the file, or with --currency"),
        ("$24.90", "has a sign of several currencies: say which with --currency"),
        ("24.90 XYZ", "names an unknown currency: use an ISO 4217 code such as EUR"),
        ("24.90 DEM", "names an unknown currency: use an ISO 4217 code such as EUR"),
        ("€24.90 USD", "names two currencies"),
        ("1.249 EUR", "may be thousands or three decimals: write it with two decimals"),
        ("1,249 KWD", "may be thousands or three decimals: write it with two decimals"),
        ("0,249 EUR", "may be thousands or three decimals: write it with two decimals"),
        ("24.9051 EUR", "has more than two decimals"),
        ("99999999999 EUR", "is too large to be a price"),
    ],
)
def test_what_is_not_one_price_in_one_currency_is_refused(text: str, reason: str) -> None:
    with pytest.raises(PriceError) as refused:
        amounts.price(text)
    assert str(refused.value) == reason


def test_a_currency_comes_from_the_price_then_from_its_column_then_from_the_editor() -> None:
    assert amounts.price("5 EUR", "", "USD")[1] == "EUR"
    assert amounts.price("5", "GBP", "USD")[1] == "GBP"
    assert amounts.price("5", "", "USD")[1] == "USD"
    assert amounts.price("$5", "", "CAD")[1] == "CAD"
    with pytest.raises(PriceError, match="names two currencies"):
        amounts.price("5 EUR", "USD")
    with pytest.raises(PriceError, match="sign of several"):
        amounts.price("$5", "", "EUR")
