"""What one kind of table has of its own. The kinds are siblings: plain ones here, google_text.py, awin.py."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from products.feeds.problems import Warn
from products.feeds.rows import FIELDS, Terms

Texts = Mapping[str, str]  # the values of one line by field

# Other names under which a field is found without --map; an earlier one stands before a later one.
ALIASES = {
    "item_id": ("id", "sku", "merchant_item_id", "merchant_product_id"),
    "name": ("title", "product_name"),
    "brand": ("brand_name", "manufacturer"),
    "url": ("link",),
    "gtin": ("ean", "upc", "product_gtin"),
    "delivery": ("delivery_cost", "shipping_cost", "shipping"),
}
NAMES: Mapping[str, Sequence[str]] = {name: (name, *ALIASES.get(name, ())) for name in FIELDS}


def _as_they_are(texts: Texts, terms: Terms, warn: Warn) -> Texts:
    return texts


@dataclass(frozen=True, slots=True)
class Dialect:
    """How tables of one kind are read.

    `names`: the columns in which a field is found; the first that is there is read. A field that
    is none of FIELDS is a part of one: `made_of` says of which, and `adapted` puts them together.
    `delimiters`: the marks that may part values. `repeated`: an attribute of which there may be
    several columns, each with its parts in parentheses; each is read, under its name and place.
    """

    names: Mapping[str, Sequence[str]] = field(default_factory=lambda: NAMES)
    made_of: Mapping[str, Sequence[str]] = field(default_factory=dict)
    delimiters: str = ",;\t|"
    adapted: Callable[[Texts, Terms, Warn], Texts] = _as_they_are
    repeated: str = ""


PLAIN = Dialect()
