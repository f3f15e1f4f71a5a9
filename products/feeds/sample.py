"""The first rows of a feed, and what the import makes of each: what a person looks at before it goes in."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from products.feeds.items import Item
from products.feeds.offers import Known
from products.feeds.pricing import reading_of
from products.feeds.rows import Row
from products.models import Product
from products.prices import Outcome, Reading, outcome


@dataclass(frozen=True, slots=True)
class Example:
    """One row; `offer` is “new”, “changed” or “unchanged”, `before` the price on record."""

    number: int
    row: Row
    product: Product
    product_is_new: bool
    offer: str
    price: Outcome | None
    before: Reading | None


class Sample:
    """Keeps what the first `size` rows of a feed became."""

    def __init__(self, at: datetime, size: int = 20) -> None:
        self.at, self.size = at, size
        self._numbers: set[int] = set()
        self._taken: list[Example] = []

    @property
    def examples(self) -> list[Example]:
        """In the order of the file."""
        return sorted(self._taken, key=lambda example: example.number)

    def watching(self, rows: Iterable[tuple[int, Row]]) -> Iterator[tuple[int, Row]]:
        """`rows` as they come; the first of them are remembered."""
        for number, row in rows:
            if len(self._numbers) < self.size:
                self._numbers.add(number)
            yield number, row

    def take(
        self,
        items: Iterable[Item],
        before: Mapping[str, Known],
        after: Mapping[str, Known],
        newest: Mapping[int, tuple[int, Reading]],
        held: Container[int],
    ) -> None:
        """Look at a batch; `before` and `after` are its offers by item id, `newest` their prices
        on record before it, `held` the numbers of the rows whose prices wait for an editor."""
        wanted = [
            (number, row, item.id)
            for item in items
            for number, row in item.rows
            if number in self._numbers
        ]
        keys = {after[item_id].product for _, _, item_id in wanted}
        products = Product.objects.select_related("brand").in_bulk(keys)
        for number, row, item_id in wanted:
            offer = after[item_id]
            product = products[offer.product]
            on_record = newest[offer.key][1] if offer.key in newest else None
            self._taken.append(
                Example(
                    number=number,
                    row=row,
                    product=product,
                    product_is_new=item_id not in before and product.created_at == self.at,
                    offer=_what_happened(before.get(item_id), offer),
                    price=Outcome.HELD if number in held else _outcome(row, on_record),
                    before=on_record,
                )
            )


def _outcome(row: Row, on_record: Reading | None) -> Outcome | None:
    return None if row.amount is None else outcome(reading_of(row), on_record)


def _what_happened(before: Known | None, after: Known) -> str:
    if before is None:
        return "new"
    return "unchanged" if before is after else "changed"
