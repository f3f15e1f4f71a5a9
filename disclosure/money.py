"""Prices as readers see them."""

from decimal import Decimal
from functools import lru_cache

from babel.numbers import format_currency, get_currency_precision


@lru_cache(maxsize=4096)  # formatting takes about 0.1 ms, and a page repeats its prices
def money(amount: Decimal, currency: str, locale: str) -> str:
    """`amount` with the sign and digits usual for `currency` (ISO 4217) in `locale`: $24.90.

    More digits than usual are shown where the amount has them: a price is never rounded.
    """
    whole = round(amount, get_currency_precision(currency)) == amount
    return format_currency(
        amount,
        currency,
        locale=locale.replace("-", "_"),
        currency_digits=whole,
        decimal_quantization=False,
    )
