"""The products of a category, as a sheet may name them."""

from __future__ import annotations

from difflib import get_close_matches

from products import gtin
from products.models import Category, Product

SUGGESTED = 20


class UnknownError(ValueError):
    """No product is called so. The message says what is there instead."""


class Shelf:
    def __init__(self, category: Category) -> None:
        self.category = category
        self._products: dict[str, dict[int, Product]] = {}
        self._slugs: dict[str, Product] = {}
        self._names: dict[str, str] = {}
        self._suggested = 0
        for product in category.products.filter(merged_into=None).select_related("brand"):
            self._slugs[product.slug] = product
            for name in (product.slug, product.name, str(product)):
                self._products.setdefault(key(name), {})[product.pk] = product
            for digits in gtin.forms(product.gtin) if product.gtin else ():
                self._products.setdefault(digits, {})[product.pk] = product
            for name in (product.name, str(product)):
                self._names[key(name)] = product.name

    def find(self, text: str) -> Product:
        """The product with that slug, GTIN or name, with or without its brand. Raises a ValueError
        in words for the person who wrote the sheet: UnknownError where a new product could be made."""
        if not text.strip():
            raise ValueError("is missing")
        if text in self._slugs:
            return self._slugs[text]
        found = list(self._products.get(key(text), {}).values())
        if len(found) == 1:
            return found[0]
        if found:
            slugs = ", ".join(sorted(product.slug for product in found))
            raise ValueError(f"several products are called so: use their slugs, {slugs}")
        self._refuse_elsewhere(text)
        raise UnknownError(f"{self.category} has no such product{self._suggestions(text)}")

    def _suggestions(self, text: str) -> str:
        """For the first unknown names only: looking through all names takes its time."""
        self._suggested += 1
        if self._suggested > SUGGESTED:
            return ""
        close = get_close_matches(key(text), self._names, n=3)
        names = ", ".join(dict.fromkeys(f"“{self._names[name]}”" for name in close))
        return f"; perhaps {names}" if names else ""

    def _refuse_elsewhere(self, text: str) -> None:
        other = Product.objects.filter(slug=text.strip()).select_related("category", "merged_into")
        for product in other:
            if product.merged_into:
                raise ValueError(f"was merged into “{product.merged_into.slug}”: use that")
            raise ValueError(
                f"is in the category {product.category}, and the method is not for that"
            )


def key(name: str) -> str:
    return " ".join(name.split()).casefold()
