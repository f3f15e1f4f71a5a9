"""Awin's product feeds as tables, in the columns of its legacy format: any of them, in any order.

The merchant's own number names an item, as it does in the feeds of other networks; Awin's number
does where there is none. The link is the one that Awin counts. `store_price` (what it costs in
a shop on the street), `rrp_price` and older prices are no prices of the offer.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from products import gtin as gtins
from products.feeds import rows, table
from products.feeds.columns import Asked
from products.feeds.dialect import Dialect, Texts
from products.feeds.opening import Opened
from products.feeds.problems import Warn
from products.feeds.report import Report
from products.feeds.rows import FIELDS, Row, Terms

# The columns by which a table is known for one of Awin's: nobody else has them.
MARKS = {"aw_product_id", "aw_deep_link"}
MADE_OF: Mapping[str, Sequence[str]] = {
    "url": ("aw_deep_link", "merchant_deep_link"),
    "price": ("search_price", "display_price"),
    "availability": ("in_stock", "stock_status", "is_for_sale", "pre_order"),
    "gtin": ("product_gtin", "ean", "upc", "isbn"),
    "observed_at": ("last_updated",),
}
NAMES: Mapping[str, Sequence[str]] = {
    "item_id": ("merchant_product_id", "aw_product_id"),
    "name": ("product_name",),
    "brand": ("brand_name",),
    "delivery": ("delivery_cost",),
    **{name: (name,) for name in ("currency", "mpn", "condition", "valid_from", "valid_to")},
    **{part: (part,) for parts in MADE_OF.values() for part in parts},
}
YES, NO = {"1", "yes", "true"}, {"0", "no", "false"}
DAY = timedelta(days=1)


def _adapted(texts: Texts, terms: Terms, warn: Warn) -> Texts:
    observed_at = _observed_at(texts, terms, warn)
    made = {
        "url": _link(texts, warn),
        "price": _price(texts),
        "gtin": _gtin(texts),
        "availability": _availability(texts),
        "observed_at": observed_at,
    }
    made |= {name: text for name, text in texts.items() if name in FIELDS}  # mapped by the editor
    if made["price"] and not _is_valid(texts, rows.utc(observed_at or terms.at.isoformat()), warn):
        made["price"] = ""
    return made


def _link(texts: Texts, warn: Warn) -> str:
    paid, direct = texts.get("aw_deep_link", ""), texts.get("merchant_deep_link", "")
    if direct and not paid.strip():
        warn("aw_deep_link", direct, "is missing: this link leads straight to the merchant, unpaid")
    return paid.strip() or direct


def _price(texts: Texts) -> str:
    """The figure that Awin searches by; or the one for display, which names its currency, where
    there is no other or the row names no currency."""
    figure, shown = texts.get("search_price", ""), texts.get("display_price", "")
    if not shown.strip() or (figure.strip() and texts.get("currency", "").strip()):
        return figure
    return shown


def _gtin(texts: Texts) -> str:
    """The first of the row's numbers that is one; else the first, so that the report tells of it."""
    given = [text for name in MADE_OF["gtin"] if (text := texts.get(name, "").strip())]
    return next((text for text in given if gtins.is_valid(text)), given[0] if given else "")


def _availability(texts: Texts) -> str:
    """Out of stock if any column says so: a reader is not sent to what cannot be bought."""
    said = [texts.get(name, "") for name in ("stock_status", "in_stock")]
    meant = [rows.availability(text) for text in said]
    if "out_of_stock" in meant or texts.get("is_for_sale", "").strip().casefold() in NO:
        return "out_of_stock"
    if texts.get("pre_order", "").strip().casefold() in YES:
        return "preorder"
    return next(filter(None, meant), "") or next(filter(None, said), "")


def _observed_at(texts: Texts, terms: Terms, warn: Warn) -> str:
    """When Awin had the row from the merchant; it names no zone, so “now” may seem to lie ahead."""
    text = texts.get("last_updated", "").strip()
    moment = _moment(text)
    if moment and moment <= terms.at:
        return text
    if text:
        reason = "lies in the future" if moment else "is not a date such as 2026-06-01 12:00:00"
        warn("last_updated", text, f"was ignored: it {reason}, so the price counts as seen now")
    return ""


def _is_valid(texts: Texts, at: datetime, warn: Warn) -> bool:
    """Whether the price holds at `at`; a last day counts as a whole."""
    start, end = (texts.get(name, "").strip() for name in ("valid_from", "valid_to"))
    opens, closes = _moment(start), _moment(end)
    if closes and len(end) == len("2026-06-01"):
        closes += DAY
    if (opens and at < opens) or (closes and at >= closes):
        warn("price", f"{start} – {end}", "was left out: it does not hold at that time")
        return False
    return True


def _moment(text: str) -> datetime | None:
    try:
        return rows.utc(text)
    except (ValueError, OverflowError):
        return None


DIALECT = Dialect(NAMES, MADE_OF, adapted=_adapted)


def read(feed: Opened, asked: Asked, *, terms: Terms, report: Report) -> Iterator[tuple[int, Row]]:
    return table.read(feed, asked, terms=terms, report=report, dialect=DIALECT)
