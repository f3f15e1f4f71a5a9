"""The specification values that a feed brings. They fill gaps: a value on record stays."""

from collections.abc import Iterable, Sequence

from products.feeds import bulk
from products.feeds.facts import Fact
from products.models import Category, Specification, SpecificationValue

COLUMN_OF = {"number": "number", "text": "text", "yes-no": "flag"}
EMPTY: dict[str, bulk.Constant] = {"number": None, "text": "", "flag": None}
Facts = tuple[Fact, ...]


class Gaps:
    """Fills in what products of `category` have no value for."""

    def __init__(self, category: Category) -> None:
        self.category = category.pk
        known = Specification.objects.filter(category=category).values_list("slug", "pk", "kind")
        self.specifications = {slug: (key, kind) for slug, key, kind in known}

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
        keys = [self.specifications[slug][0] for slug in slugs]
        on_record = SpecificationValue.objects.filter(
            product__in=bulk.among(products), specification__in=keys
        )
        # Usually there is nothing to fill, which a count proves in a fifth of the time.
        if on_record.count() == len(products) * len(keys):
            return
        there = set(on_record.order_by().values_list("product_id", "specification_id"))
        for place, key in enumerate(keys):
            self._insert(
                slugs[place],
                [
                    (product, some[place][1])
                    for product, some in products.items()
                    if (product, key) not in there
                ],
            )

    def _insert(self, slug: str, values: Sequence[tuple[int, str | bool]]) -> None:
        """Insert values of one specification, each with its product, in the column of its kind."""
        key, kind = self.specifications[slug]
        column = COLUMN_OF[kind]
        if column == "flag":
            values = [(product, value == "yes") for product, value in values]
        others = {name: empty for name, empty in EMPTY.items() if name != column}
        bulk.insert(
            SpecificationValue, ["product_id", column], values, {"specification_id": key, **others}
        )
