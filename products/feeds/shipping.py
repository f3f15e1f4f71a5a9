"""What delivery costs, as Google's feeds tell it: groups of country, region, service and price. Pure.

Counted is what is asked for the whole of the merchant's own country, or of no country that is
named; of several services the cheapest, because that much nobody can avoid.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from products.feeds import amounts
from products.feeds.amounts import PriceError
from products.feeds.problems import Warn

Group = Mapping[str, str]

# Parts by which a group holds for a part of the country alone.
LOCAL = ("region", "postal_code", "location_id", "location_group_name")
# What the parts of a value are where its column does not name them, by how many there are.
UNNAMED: Mapping[int, Sequence[str]] = {
    1: ("price",),
    2: ("country", "price"),
    3: ("country", "service", "price"),
    4: ("country", "region", "service", "price"),
}
BETWEEN_GROUPS = re.compile(r",\s*(?=[A-Z]{2}:|:)")


def groups(column: str, text: str) -> Iterator[Group]:
    """The groups in a value of the column called “shipping(country:service:price)” or “shipping”."""
    named = [part.strip() for part in re.split("[:,]", column.partition("(")[2].rstrip(")"))]
    for written in BETWEEN_GROUPS.split(text):
        values = [value.strip() for value in written.split(":")]
        # Behind these four there may be times of handling and transit.
        names = named if any(named) else UNNAMED[min(len(values), 4)]
        if any(values):
            yield dict(zip(names, values, strict=False))


def cheapest(given: Iterable[Group], country: str, warn: Warn) -> str:
    """The price that counts, as it is written; nothing where no group tells it."""
    some = [group for group in given if any(text.strip() for text in group.values())]
    prices = [text for group in some if _holds(group, country) and (text := group.get("price", ""))]
    if some and not prices:
        told = ", ".join(":".join(group.values()) for group in some)
        where = f"all of {country}" if country else "the whole country"
        warn("delivery", told, f"was left out: it names no price for {where}")
    return min(prices, key=_order, default="")


def _holds(group: Group, country: str) -> bool:
    named = group.get("country", "").strip().upper()
    is_elsewhere = bool(named and country and named != country)
    return not is_elsewhere and not any(group.get(part, "").strip() for part in LOCAL)


def _order(text: str) -> tuple[bool, object]:
    """By amount, with what is no amount behind all others: alone it is told in the report."""
    try:
        return False, amounts.figure_of(text)
    except PriceError:
        return True, text
