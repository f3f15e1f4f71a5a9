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
