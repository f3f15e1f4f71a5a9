"""Numbers are read by the customs of any place, and not where they are ambiguous."""

from decimal import Decimal

import pytest

from disclosure.figures import numbers, readings


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("$24.90", "24.90"),
        ("24,90 €", "24.90"),
        ("24,90\xa0€", "24.90"),
        ("$1,234.50", "1234.50"),
        ("1.234,50 €", "1234.50"),
        ("1\u202f234,50 €", "1234.50"),
        ("CHF 1’234.50", "1234.50"),
        ("¥1,234,567", "1234567"),
        ("20", "20"),
        ("about 8.", "8"),
    ],
)
def test_a_number_is_read_as_it_is_meant(written: str, value: str) -> None:
    assert readings(written) == {Decimal(value)}


def test_three_digits_after_one_mark_can_mean_either() -> None:
    assert readings("¥1,234") == {Decimal(1234), Decimal("1.234")}


@pytest.mark.parametrize("written", ["", "free", "$20 or $30", "2 for 1"])
def test_no_number_and_several_numbers_are_not_one(written: str) -> None:
    assert readings(written) == set()


def test_all_plain_numbers_of_a_text_are_found_in_their_order() -> None:
    assert numbers("8.3 of 10, 8,0 without pay") == [
        Decimal("8.3"),
        Decimal(10),
        Decimal("8.0"),
    ]
