"""Which product an item of a feed is: one on record by its GTIN, or a new one.

A product that was merged into another leads there.

Products that exist are never changed here: what an editor wrote of them stays.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db.models import BigIntegerField
from django.db.models.functions import Coalesce

from products import gtin as gtins
from products.feeds import bulk
from products.feeds.items import Item
from products.feeds.rows import Row
from products.feeds.slugs import FreeSlugs, numbered
from products.feeds.texts import shortened
from products.models import Brand, Category, Product

UNBRANDED = "Unbranded"
WORDS = re.compile(r"[a-z0-9]+")
# Keys of a product, or of the one that it was merged into, and of its category.
SURVIVOR = (
    Coalesce("merged_into", "pk", output_field=BigIntegerField()),
    Coalesce("merged_into__category", "category", output_field=BigIntegerField()),
)
COLUMNS = ("brand_id", "name", "slug", "gtin", "mpn", "created_at")


class Shelf:
    """The products of one import. `made` counts those that it added, listed or not."""

    def __init__(self, category: Category, at: datetime, *, lists_new: bool = True) -> None:
        self.category = category
        self.lists_new = lists_new
        self.created_at = bulk.moment(at)
        self.made = 0
        self._made_gtins: set[str] = set()
        self.forget()

    def forget(self) -> None:
        """Drop what is remembered of rows that were rolled back."""
        self._brands: dict[str, int] = {}
        self._slugs = FreeSlugs()

    def place(self, items: Iterable[Item]) -> dict[str, tuple[int, int]]:
        """Keys of product and of its category by item id. Items with one GTIN are one product."""
        rows = {item.id: item.newest for item in items}
        known = self._by_gtin([row.gtin for row in rows.values() if row.gtin])
        new: dict[str, Row] = {}
        for row in rows.values():
            if _identity(row) not in known:
                new.setdefault(_identity(row), row)
        made = zip(new, self._make(list(new.values())), strict=True)
        known |= {identity: (key, self.category.pk) for identity, key in made}
        return {item_id: known[_identity(row)] for item_id, row in rows.items()}

    def _by_gtin(self, numbers: Sequence[str]) -> dict[str, tuple[int, int]]:
        """Those of one number in two forms are an old mistake; the oldest of them takes the offers."""
        if not numbers:
            return {}
        written = [form for number in numbers for form in gtins.forms(number)]
        found = Product.objects.filter(gtin__in=written).order_by("-pk")
        return {
            f"gtin {gtins.full(number)}": (key, category)
            for number, key, category in found.values_list("gtin", *SURVIVOR)
        }

    def _make(self, rows: Sequence[Row]) -> list[int]:
        if not rows:
            return []
        brands = self._brand_keys({row.brand or UNBRANDED for row in rows})
        names = [product_name(row) for row in rows]
        slugs = self._slugs.take([_slug(row, name) for row, name in zip(rows, names, strict=True)])
        bulk.insert(
            Product,
            COLUMNS,
            [
                (brands[row.brand or UNBRANDED], name, slug, row.gtin, row.mpn, self.created_at)
                for row, name, slug in zip(rows, names, slugs, strict=True)
            ],
            {"category_id": self.category.pk, "summary": "", "is_listed": self.lists_new},
        )
        self._count(rows)
        made = Product.objects.filter(slug__in=bulk.among(slugs)).order_by()
        keys = dict(made.values_list("slug", "pk"))
        return [keys[slug] for slug in slugs]

    def _count(self, rows: Sequence[Row]) -> None:
        """In a dry run the product of an earlier batch was rolled back, and is not new again."""
        for row in rows:
            self.made += _identity(row) not in self._made_gtins
            if row.gtin:
                self._made_gtins.add(_identity(row))

    def _brand_keys(self, names: set[str]) -> dict[str, int]:
        """The keys of the brands called `names`; capitals make no difference, and new ones are added."""
        if not self._brands:
            self._brands = {
                name.casefold(): key for name, key in Brand.objects.values_list("name", "pk")
            }
        missing = {
            name.casefold(): name for name in sorted(names) if name.casefold() not in self._brands
        }
        if missing:
            taken = set(Brand.objects.values_list("slug", flat=True))
            for folded, name in missing.items():
                base = _address(name)[:110].rstrip("-") or "brand"
                slug = next(slug for slug in numbered(base) if slug not in taken)
                taken.add(slug)
                self._brands[folded] = Brand.objects.create(name=name, slug=slug).pk
        return {name: self._brands[name.casefold()] for name in names}


def product_name(row: Row) -> str:
    """The title without the brand in front, which pages print themselves."""
    title = row.title
    if row.brand and title.casefold().startswith(row.brand.casefold() + " "):
        title = title[len(row.brand) + 1 :].lstrip(" -–:|")
    return shortened(title or row.title, 200)


def _identity(row: Row) -> str:
    return f"gtin {gtins.full(row.gtin)}" if row.gtin else f"item {row.item_id}"


def _slug(row: Row, name: str) -> str:
    base = _address(f"{row.brand} {name}") or _address(row.item_id) or "product"
    return base[:200].rstrip("-")


def _address(text: str) -> str:
    """`text` as part of an address. Unlike slugify, which makes 20205 of 2020.5, it parts there."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(WORDS.findall(plain))
