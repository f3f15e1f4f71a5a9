"""The specification values that a feed brings. They fill gaps: a value on record stays."""

from collections.abc import Iterable

from products.feeds import bulk
from products.feeds.facts import Fact
from products.models import Category, Specification, SpecificationValue

COLUMNS = ("product_id", "specification_id", "number", "text", "flag")


class Gaps:
    """Fills in what products of `category` have no value for."""

    def __init__(self, category: Category) -> None:
        self.category = category.pk
        self.specifications = {
            slug: (key, kind)
            for slug, key, kind in Specification.objects.filter(category=category).values_list(
                "slug", "pk", "kind"
            )
        }

    def fill(self, facts: Iterable[tuple[int, int, tuple[Fact, ...]]]) -> None:
        """`facts` are given with the keys of their product and of its category."""
        given: dict[tuple[int, int], tuple[object, ...]] = {}
        for product, category, some in facts:
            if category == self.category:
                for slug, value in some:
                    specification, kind = self.specifications[slug]
                    given.setdefault((product, specification), _columns(kind, value))
        if not given:
            return
        products = {product for product, _ in given}
        on_record = set(
            SpecificationValue.objects.filter(product__in=products).values_list(
                "product_id", "specification_id"
            )
        )
        bulk.insert(
            SpecificationValue,
            COLUMNS,
            [(*keys, *value) for keys, value in given.items() if keys not in on_record],
        )


def _columns(kind: str, value: str | bool) -> tuple[object, ...]:
    """The value in the column of its kind: number, text, flag."""
    if kind == Specification.Kind.NUMBER:
        return value, "", None
    if kind == Specification.Kind.YES_NO:
        return None, "", value
    return None, value, None
