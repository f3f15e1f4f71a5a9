"""Numbers as templates print them, in the language of the page.

A page repeats its scores and ranks, so each is formatted once. Decimals go by their digits, for those
of equal ones may differ.
"""

from decimal import Decimal
from functools import lru_cache

from django.contrib.humanize.templatetags.humanize import ordinal
from django.utils.formats import localize
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language


def localized(number: Decimal | int) -> SafeString:
    return _localized(str(number), get_language())


@lru_cache(maxsize=4096)
def _localized(digits: str, language: str | None) -> SafeString:
    return conditional_escape(localize(Decimal(digits)))


def in_words(rank: int) -> SafeString:
    """1 → “1st”."""
    return _in_words(rank, get_language())


@lru_cache(maxsize=1024)
def _in_words(rank: int, language: str | None) -> SafeString:
    return conditional_escape(ordinal(rank) or "")
