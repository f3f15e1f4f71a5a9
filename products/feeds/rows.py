"""One line of a feed, checked: what all formats are read into. Pure."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from functools import lru_cache

from products import gtin as gtins
from products.addresses import is_web_address
from products.feeds import amounts
from products.feeds.amounts import PriceError
from products.feeds.facts import Fact, fact
from products.feeds.problems import RefusedError, Warn
from products.feeds.texts import clean, normal, shortened

FIELDS = (
    "item_id",
    "name",
    "brand",
    "url",
    "price",
    "sale_price",
    "sale_price_effective_date",
    "currency",
    "delivery",
    "availability",
    "gtin",
    "mpn",
    "condition",
    "observed_at",
)
NO_BRAND = {"", "-", "n/a", "na", "none", "generic", "unbranded", "no brand", "unknown"}
AVAILABILITY = {
    "instock": "in_stock",
    "yes": "in_stock",
    "true": "in_stock",
    "1": "in_stock",
    "available": "in_stock",
    "limitedavailability": "in_stock",
    "limitedstock": "in_stock",
    "lowstock": "in_stock",
    "outofstock": "out_of_stock",
    "soldout": "out_of_stock",
    "no": "out_of_stock",
    "false": "out_of_stock",
    "0": "out_of_stock",
    "preorder": "preorder",
    "backorder": "backorder",
}
# Numbers that shops or publishers give out for themselves; they name nothing beyond the shop.
INTERNAL_GTINS = ("02", "04", "2", "98", "99")


@dataclass(frozen=True, slots=True)
class Row:
    """What one merchant says of one item at one moment. `amount` is None where no price is given,
    `delivery` where it does not say what that costs on top."""

    item_id: str
    observed_at: datetime
    title: str
    brand: str
    url: str
    gtin: str
    mpn: str
    amount: Decimal | None
    currency: str
    availability: str
    facts: tuple[Fact, ...]
    delivery: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """What a file is read by: the time of the import, the currency of prices that name none,
    the merchant's name and country, and kind and unit of each specification of the category, by
    its slug."""

    at: datetime
    currency: str = ""
    merchant: str = ""
    country: str = ""
    specifications: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def slug_of(self, name: str) -> str:
        """The slug of the specification that a column or tag called `name` fills, or nothing."""
        for slug in (name, normal(name), normal(name).replace("_", "-")):
            if slug in self.specifications:
                return slug
        return ""


def row(
    raw: Mapping[str, str], facts: Iterable[tuple[str, str]], *, terms: Terms, warn: Warn
) -> Row:
    """Check the texts of one line (`raw`, by the names in FIELDS) and its `facts` by slug.

    Raises a RefusedError for a line that cannot be taken; `warn` is told of each value that is
    left out of a line that can.
    """
    get = raw.get
    observed_at = _moment(get("observed_at", ""), terms.at)
    amount, currency = _price(raw, terms, observed_at, warn)
    return Row(
        item_id=_item_id(get("item_id", "")),
        observed_at=observed_at,
        title=_title(get("name", ""), warn),
        brand=_brand(get("brand", ""), terms, warn),
        url=_address(get("url", "")),
        gtin=_gtin(get("gtin", ""), get("condition", ""), warn),
        mpn=_mpn(get("mpn", ""), warn),
        amount=amount,
        currency=currency,
        availability=_availability(get("availability", ""), warn),
        facts=_facts(facts, terms, warn),
        delivery=_delivery(get("delivery", ""), currency, warn),
    )


def _item_id(text: str) -> str:
    item_id = clean(text)
    if not item_id:
        raise RefusedError("item id", "", "is missing")
    if len(item_id) > 200:
        raise RefusedError("item id", item_id, "is longer than 200 characters")
    return item_id


def _title(text: str, warn: Warn) -> str:
    title = clean(text)
    if not title:
        raise RefusedError("name", "", "is missing")
    if len(title) > 300:
        warn("name", title, "was cut to 300 characters")
    return shortened(title, 300)


def _brand(text: str, terms: Terms, warn: Warn) -> str:
    if not text:
        return ""
    brand = clean(text)
    if brand.casefold() in NO_BRAND:
        return ""
    if brand.casefold() == terms.merchant.casefold():
        warn("brand", brand, "is the merchant's own name: check that it makes the product")
    if len(brand) > 120:
        warn("brand", brand, "was cut to 120 characters")
    return shortened(brand, 120)


def _address(text: str) -> str:
    address = text.strip()
    if not address:
        return ""
    if not is_web_address(address):
        raise RefusedError("url", address, "is not a web address (https://…)")
    if len(address) > 2000:
        raise RefusedError("url", address, "is longer than 2000 characters")
    return address


def _gtin(text: str, condition: str, warn: Warn) -> str:
    if not text or text.isspace():
        return ""
    digits = text.strip().replace(" ", "").replace("-", "")
    if not gtins.is_valid(digits):
        warn("gtin", text, "was ignored: it is not a GTIN")
    elif len(digits) > 8 and digits.zfill(14)[1:].startswith(INTERNAL_GTINS):
        warn("gtin", text, "was ignored: such numbers are given out by each shop for itself")
    elif condition.strip().casefold() in {"used", "refurbished"}:
        warn("gtin", text, "was ignored: the item is used or refurbished, and not the new product")
    else:
        return digits
    return ""


def _mpn(text: str, warn: Warn) -> str:
    mpn = clean(text) if text else ""
    if len(mpn) > 70:
        warn("mpn", mpn, "was ignored: it is longer than 70 characters")
        return ""
    return mpn


def _availability(text: str, warn: Warn) -> str:
    if not text or text.isspace():
        return "unknown"
    known = availability(text)
    if not known:
        warn(
            "availability",
            text,
            "was ignored: it is none of in_stock, out_of_stock, preorder, backorder",
        )
    return known or "unknown"


@lru_cache(maxsize=256)
def availability(text: str) -> str:
    """One of the four that a shop means by `text`, or nothing."""
    return AVAILABILITY.get(re.sub(r"[\s_-]", "", text.rsplit("/", 1)[-1]).casefold(), "")


@lru_cache(maxsize=1024)
def _moment(text: str, at: datetime) -> datetime:
    """An ISO date or time, in UTC where it names no zone; `at` where there is none."""
    if not text or text.isspace():
        return at
    try:
        moment = utc(text)
    except (ValueError, OverflowError):
        raise RefusedError(
            "observed_at", text, "is not a date: write it as 2026-06-01 or 2026-06-01T12:00:00Z"
        ) from None
    if moment > at:
        raise RefusedError("observed_at", text, "lies in the future")
    return moment


def utc(text: str) -> datetime:
    moment = datetime.fromisoformat(text.strip())
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _price(
    raw: Mapping[str, str], terms: Terms, moment: datetime, warn: Warn
) -> tuple[Decimal | None, str]:
    text, stated = raw.get("price", "").strip(), raw.get("currency", "").strip()
    sale = raw.get("sale_price", "").strip()
    if not text:
        if sale:
            warn("sale price", sale, "was ignored: the row has no price")
        return None, ""
    try:
        amount, currency = amounts.price(text, stated, terms.currency)
    except PriceError as error:
        raise RefusedError("price", f"{text} {stated}".rstrip(), str(error)) from None
    if sale and _sale_runs(raw.get("sale_price_effective_date", ""), moment, warn):
        amount = _sale_price(sale, stated, amount, currency, warn)
    return amount, currency


def _sale_price(text: str, stated: str, amount: Decimal, currency: str, warn: Warn) -> Decimal:
    """The lower of sale price and `amount`; a sale price that cannot be right is left out."""
    try:
        sale, sale_currency = amounts.price(text, stated, currency)
    except PriceError as error:
        warn("sale price", text, f"was ignored: it {error}")
        return amount
    if sale_currency != currency:
        warn("sale price", text, "was ignored: it is in another currency than the price")
    elif sale > amount:
        warn("sale price", text, "was ignored: it is higher than the price")
    else:
        return sale
    return amount


def _delivery(text: str, currency: str, warn: Warn) -> Decimal | None:
    """None where it is not stated, or cannot be read, or there is no price that it comes on top of."""
    text = text.strip()
    if not (text and currency):
        return None
    try:
        return amounts.delivery(text, currency)
    except PriceError as error:
        warn("delivery", text, f"was left out: it {error}")
        return None


def _sale_runs(window: str, moment: datetime, warn: Warn) -> bool:
    """Tell whether `moment` lies in a window written as start/end; an empty one is always open."""
    if not window or window.isspace():
        return True
    try:
        start, end = (datetime.fromisoformat(part.strip()) for part in window.split("/"))
    except ValueError:
        warn("sale price", window, "was ignored: its dates are not two times with a slash between")
        return False
    # Not converted to UTC: a sale that never ends may end beyond the last day there is.
    return _aware(start) <= moment <= _aware(end)


def _aware(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment


def _facts(facts: Iterable[tuple[str, str]], terms: Terms, warn: Warn) -> tuple[Fact, ...]:
    taken = []
    for slug, text in facts:
        kind, unit = terms.specifications[slug]
        value, reason = fact(text, kind, unit)
        if reason:
            warn(slug, text, reason)
        elif value:
            taken.append((slug, value))
    return tuple(taken)
