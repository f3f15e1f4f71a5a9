import pytest

from products.feeds.facts import fact


@pytest.mark.parametrize(
    ("text", "kind", "unit", "value"),
    [
        ("12.50", "number", "", "12.5"),
        ("250 g", "number", "g", "250"),
        ("-3", "number", "", "-3"),
        ("TRUE", "yes-no", "", "yes"),
        ("0", "yes-no", "", "no"),
        ("  red \n / black ", "text", "", "red / black"),
        ("", "number", "", ""),
        ("n/a", "text", "", ""),
    ],
)
def test_values_are_read_by_the_kind_of_their_specification(
    text: str, kind: str, unit: str, value: str
) -> None:
    assert fact(text, kind, unit) == (value, "")


@pytest.mark.parametrize(
    ("text", "kind", "reason"),
    [
        ("15,25", "number", "was left out: it is not a number with a decimal point"),
        ("heavy", "number", "was left out: it is not a number with a decimal point"),
        ("1.2345", "number", "was left out: it has more than three decimals"),
        ("maybe", "yes-no", "was left out: it is neither yes nor no"),
        ("x" * 201, "text", "was left out: it is longer than 200 characters"),
    ],
)
def test_a_value_that_does_not_fit_is_left_out_with_its_reason(
    text: str, kind: str, reason: str
) -> None:
    assert fact(text, kind, "") == ("", reason)
