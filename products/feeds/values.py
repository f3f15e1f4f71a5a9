"""The specification values that a feed brings. They fill gaps: a value on record stays."""

from collections.abc import Callable, Iterable, Sequence

from products.feeds import bulk
from products.feeds.facts import Fact
from products.models import Category, Specification, SpecificationValue

COLUMNS = ("product_id", "specification_id", "number", "text", "flag")
# A value in the column of its specification's kind: number, text, flag.
BY_KIND: dict[str, Callable[[str], tuple[object, ...]]] = {
    "number": lambda value: (value, "", None),
    "text": lambda value: (None, value, None),
    "yes-no": lambda value: (None, "", value == "yes"),
}
Facts = tuple[Fact, ...]


class Gaps:
    """Fills in what products of `category` have no value for."""

    def __init__(self, category: Category) -> None:
        self.category = category.pk
        known = Specification.objects.filter(category=category).values_list("slug", "pk", "kind")
        self.specifications = {slug: (key, BY_KIND[kind]) for slug, key, kind in known}

    def fill(self, facts: Iterable[tuple[int, int, Facts]]) -> None:
        """`facts` are given with the keys of their product and of its category."""
        alike: dict[tuple[str, ...], dict[int, Facts]] = {}
        seen = set[int]()
        for product, category, some in facts:
            if some and category == self.category and product not in seen:
                seen.add(product)
                alike.setdefault(tuple(slug for slug, _ in some), {})[product] = some
        for slugs, products in alike.items():
            self._fill(slugs, products)

    def _fill(self, slugs: Sequence[str], products: dict[int, Facts]) -> None:
        """Fill the gaps of `products`, all of which come with values for `slugs`."""
        keys, columns = zip(*(self.specifications[slug] for slug in slugs), strict=True)
        on_record = SpecificationValue.objects.filter(
            product__in=bulk.among(products), specification__in=keys
        )
        # Usually there is nothing to fill, which a count proves in a fifth of the time.
        if on_record.count() == len(products) * len(keys):
            return
        there = set(on_record.order_by().values_list("product_id", "specification_id"))
        bulk.insert(SpecificationValue, COLUMNS, [
            (product, key, *columns_of(value))
            for product, some in products.items()
            for key, columns_of, (_, value) in zip(keys, columns, some, strict=True)
            if (product, key) not in there
        ])  # fmt: skip
