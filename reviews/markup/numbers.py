"""Numbers as templates print them, in the language of the page."""

from decimal import Decimal
from functools import lru_cache

from django.utils.formats import localize
from django.utils.translation import get_language


def localized(number: Decimal | int) -> str:
    return _localized(str(number), get_language())


@lru_cache(maxsize=4096)  # a page repeats its scores; equal numbers may have other digits
def _localized(digits: str, language: str | None) -> str:
    return str(localize(Decimal(digits)))
