"""Prices as merchants write them → amount and currency. Pure."""

import re
from decimal import Decimal
from functools import lru_cache

from products.currencies import CURRENCIES

SIGNS = {
    "€": {"EUR"},
    "£": {"GBP"},
    "$": {"USD", "AUD", "CAD", "HKD", "MXN", "NZD", "SGD"},
    "US$": {"USD"},
    "¥": {"JPY", "CNY"},
    "₹": {"INR"},
    "₪": {"ILS"},
    "₩": {"KRW"},
    "₺": {"TRY"},
    "zł": {"PLN"},
    "Kč": {"CZK"},
    "Ft": {"HUF"},
    "kr": {"DKK", "ISK", "NOK", "SEK"},
    "kr.": {"DKK", "NOK", "SEK"},
    "Fr.": {"CHF"},
}
THREE_DECIMALS = {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"}
GREATEST = Decimal("9999999999.99")
GREATEST_DELIVERY = Decimal("999999.99")
FREE = {
    "free", "free delivery", "free shipping",
    "gratis", "kostenlos", "kostenfrei", "versandkostenfrei", "gratuit", "gratuito", "darmowa",
}  # fmt: skip

PLAIN = re.compile(r"\d{1,10}(?:\.\d{1,2})?", re.ASCII)
FIGURE = re.compile(r"[-−(]?[0-9](?:[0-9.,'’\s]*[0-9])?")
GROUPED = re.compile(r"[1-9]\d{0,2}([.,'])(?:\d{2,3}\1)*\d{3}", re.ASCII)


class PriceError(ValueError):
    """Why a text is not a price; the reason names no value."""


@lru_cache(maxsize=4096)
def price(text: str, stated: str = "", default: str = "") -> tuple[Decimal, str]:
    """Read `text`, for example “249,90 €”, “1.249,90”, “EUR 24.90” or “5999”.

    The currency is the one in `text`, or else the one `stated` in a column of its own, or else
    `default`. Raises a PriceError for what is not one price in one known currency.
    """
    amount, currency = _amount(text, stated, default)
    return _positive(amount), currency


@lru_cache(maxsize=4096)
def delivery(text: str, currency: str) -> Decimal:
    """Read what delivery costs on top of a price in `currency`: “4,99”, “0.00 EUR” or “free”.

    Raises a PriceError for what is not one amount in that currency.
    """
    if text.casefold() in FREE:
        return Decimal(0)
    amount, named = _amount(text, "", currency)
    if named != currency:
        raise PriceError("is in another currency than the price")
    if amount > GREATEST_DELIVERY:
        raise PriceError("is too large to be what delivery costs")
    return amount


def figure_of(text: str) -> Decimal:
    """The amount in `text` whatever its currency is, to compare it with others."""
    return Decimal(0) if text.strip().casefold() in FREE else number(_parts(text.strip())[1])


def _amount(text: str, stated: str, default: str) -> tuple[Decimal, str]:
    if PLAIN.fullmatch(text):
        marks, figure = list[str](), text
    else:
        marks, figure = _parts(text)
    currency = _currency([*marks, stated] if stated else marks, default)
    return number(figure, three_decimals=currency in THREE_DECIMALS), currency


def _parts(text: str) -> tuple[list[str], str]:
    """Split into what stands around the figure, and the figure."""
    found = FIGURE.search(text)
    if not found:
        raise PriceError("is not a price: give a number such as 24.90")
    before, after = text[: found.start()].strip(), text[found.end() :].strip()
    figure = found.group()
    if before in {"-", "−"} or figure[0] in "-−(":
        raise PriceError("is negative")
    after = after.removeprefix(",-").removeprefix(".-").removeprefix(",–").strip()
    return [mark for mark in (before, after) if mark], figure


def _currency(marks: list[str], default: str) -> str:
    """The one currency that all `marks` agree on; `default` decides between several of one sign."""
    possible: set[str] = set()
    for mark in marks:
        meant = _meant(mark)
        possible = possible & meant if possible else meant
        if not possible:
            raise PriceError("names two currencies")
    if len(possible) == 1:
        return possible.pop()
    if possible and default not in possible:
        raise PriceError("has a sign of several currencies: say which with --currency")
    if not default:
        raise PriceError("names no currency: give it in the file, or with --currency")
    return default


def _meant(mark: str) -> set[str]:
    if mark in SIGNS:
        return set(SIGNS[mark])
    if mark.upper() in CURRENCIES:
        return {mark.upper()}
    if len(mark) == 3 and mark.isalpha():
        raise PriceError("names an unknown currency: use an ISO 4217 code such as EUR")
    raise PriceError("is not a price: give a number such as 24.90")


def number(figure: str, *, three_decimals: bool = False) -> Decimal:
    """Read a figure with dots, commas, apostrophes or spaces in it, and never guess.

    “1,249” is 1249, because no price has three decimals behind a comma but in currencies with
    three decimals; “1.249” may be either, and is refused.
    """
    if PLAIN.fullmatch(figure):
        return Decimal(figure)
    figure = re.sub(r"[’\s]", "'", figure)
    point = max(figure.rfind("."), figure.rfind(","))
    mark = figure[point] if point >= 0 else ""
    decimals = len(figure) - point - 1
    if not mark or figure.count(mark) > 1:
        return _whole(figure)
    if decimals == 3 and not {".", ","} <= set(figure):
        if mark == "." or three_decimals or figure.startswith("0"):
            raise PriceError("may be thousands or three decimals: write it with two decimals")
        return _whole(figure)
    cents = figure[point + 1 :].rstrip("0")
    if len(cents) > 2:
        raise PriceError("has more than two decimals")
    return _whole(figure[:point]) + Decimal(f"0.{cents or 0}")


def _whole(figure: str) -> Decimal:
    if not (figure.isdigit() or GROUPED.fullmatch(figure)):
        raise PriceError("is not a price: give a number such as 24.90")
    return Decimal(re.sub(r"[.,']", "", figure))


def _positive(amount: Decimal) -> Decimal:
    if not amount:
        raise PriceError("is zero")
    if amount > GREATEST:
        raise PriceError("is too large to be a price")
    return amount
