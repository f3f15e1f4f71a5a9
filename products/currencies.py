"""Which currencies there are: ISO 4217 codes that are legal tender somewhere today (Unicode CLDR)."""

from babel.core import get_global
from django.core.exceptions import ValidationError

CURRENCIES = frozenset(
    code
    for history in get_global("territory_currencies").values()
    for code, _start, end, tender in history
    if tender and end is None
)


def validate(code: str) -> None:
    if code not in CURRENCIES:
        raise ValidationError(
            "%(code)s is no currency in use: give the three capital letters of one (ISO 4217), "
            "for example USD.",
            params={"code": f"“{code}”"},
        )
