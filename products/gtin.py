"""Global Trade Item Numbers: the digits under a barcode (GS1 General Specifications, section 7.9)."""

from django.core.exceptions import ValidationError

LENGTHS = (8, 12, 13, 14)


def is_valid(gtin: str) -> bool:
    """Tell whether `gtin` is 8, 12, 13 or 14 digits with the right check digit at the end."""
    if len(gtin) not in LENGTHS or not (gtin.isascii() and gtin.isdigit()):
        return False
    weighted = (int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(reversed(gtin)))
    return sum(weighted) % 10 == 0


def full(gtin: str) -> str:
    """`gtin` in 14 digits: zeros in front of one make a longer one of it, and it is the same number."""
    return gtin.zfill(14)


def forms(gtin: str) -> set[str]:
    """All ways to write `gtin`, for example 12, 13 or 14 digits."""
    digits = full(gtin)
    return {digits[-length:] for length in LENGTHS if not digits[:-length].strip("0")}


def validate(gtin: str) -> None:
    if not is_valid(gtin):
        raise ValidationError(
            "%(gtin)s is not a GTIN: give the 8, 12, 13 or 14 digits under the barcode, "
            "the last of which must be the right check digit. Leave it empty if unknown.",
            params={"gtin": gtin},
        )
