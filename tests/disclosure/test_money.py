"""Prices are shown as people of a place write them, and are what the register says."""

from decimal import Decimal

import pytest

from disclosure.money import money


@pytest.mark.parametrize(
    ("amount", "currency", "shown"),
    [
        ("24.90", "USD", "$24.90"),
        ("1234.00", "JPY", "¥1,234"),
        ("1234.50", "JPY", "¥1,234.50"),
        ("12.50", "KWD", "KWD\xa012.500"),
        ("1299.99", "RSD", "RSD\xa01,299.99"),
    ],
)
def test_a_price_has_the_digits_usual_for_its_currency_and_is_never_rounded(
    amount: str, currency: str, shown: str
) -> None:
    assert money(Decimal(amount), currency, "en").replace("\xa0", "") == shown.replace("\xa0", "")
