import pytest
from django.core.exceptions import ValidationError

from products import gtin


@pytest.mark.parametrize("number", ["4006381333931", "036000291452", "96385074", "10012345678902"])
def test_real_numbers_of_every_length_are_valid(number: str) -> None:
    gtin.validate(number)


@pytest.mark.parametrize(
    "number",
    [
        "4006381333932",
        "400638133393",
        "123",
        "",
        "4006381333931 ",
        "400638133393A",
        "٤٠٠٦٣٨١٣٣٣٩٣١",
    ],
)
def test_a_wrong_check_digit_length_or_character_is_refused(number: str) -> None:
    with pytest.raises(ValidationError, match="is not a GTIN"):
        gtin.validate(number)


@pytest.mark.parametrize(
    ("number", "forms"),
    [
        ("96385074", {"96385074", "000096385074", "0000096385074", "00000096385074"}),
        ("036000291452", {"036000291452", "0036000291452", "00036000291452"}),
        ("0036000291452", {"036000291452", "0036000291452", "00036000291452"}),
        ("4006381333931", {"4006381333931", "04006381333931"}),
        ("10012345678902", {"10012345678902"}),
    ],
)
def test_zeros_in_front_make_other_forms_of_the_same_number(number: str, forms: set[str]) -> None:
    assert gtin.forms(number) == forms
    assert all(gtin.is_valid(form) for form in forms)
    assert len({gtin.full(form) for form in forms}) == 1
