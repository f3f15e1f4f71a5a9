"""Addresses for many new products at once: kettle, kettle-2, kettle-3 …"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import count, islice

from products.feeds import bulk
from products.models import FormerSlug, Product

AT_ONCE = 8000


def numbered(base: str, start: int = 1) -> Iterator[str]:
    """`base`, then `base` with a number behind it, from 2."""
    return (base if n == 1 else f"{base}-{n}" for n in count(start))


class FreeSlugs:
    """Asks the database for whole batches, and remembers how far the numbers of a base are used up."""

    def __init__(self) -> None:
        self._next: dict[str, int] = {}

    def take(self, bases: Sequence[str]) -> list[str]:
        """A slug for each of `bases`, in their order: none of them in use, no two alike."""
        slugs, given = [""] * len(bases), set[str]()
        left, width = list(range(len(bases))), 1
        while left:
            options = {
                base: list(islice(numbered(base, self._next.get(base, 1)), width))
                for base in {bases[place] for place in left}
            }
            used = taken(slug for some in options.values() for slug in some) | given
            free = {
                base: (slug for slug in some if slug not in used) for base, some in options.items()
            }
            for place in left:
                slugs[place] = next((slug for slug in free[bases[place]] if slug not in given), "")
                given.add(slugs[place])
            left = [place for place in left if not slugs[place]]
            for base in {bases[place] for place in left}:
                self._next[base] = self._next.get(base, 1) + width
            width *= 8
        return slugs


def taken(slugs: Iterable[str]) -> set[str]:
    """Those of `slugs` that products have already, or had: links still lead from there to them."""
    asked = iter(set(slugs))
    found: set[str] = set()
    while some := list(islice(asked, AT_ONCE)):
        for rows in (Product.objects.order_by(), FormerSlug.objects.order_by()):
            slugs_there = rows.filter(slug__in=bulk.among(some)).values_list("slug", flat=True)
            found.update(slugs_there)
    return found
