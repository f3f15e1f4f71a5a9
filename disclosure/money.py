"""Prices as readers see them."""

from decimal import Decimal
from functools import lru_cache

from babel.numbers import format_currency


@lru_cache(maxsize=4096)  # formatting takes about 0.1 ms, and a page repeats its prices
def money(amount: Decimal, currency: str, locale: str) -> str:
    """`amount` with the sign and digits usual for `currency` (ISO 4217) in `locale`: $24.90."""
    return format_currency(amount, currency, locale=locale.replace("-", "_"))
