"""Rows of a feed → the catalogue: the verb that imports."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from time import monotonic, sleep

from django.db import connection, transaction

from products.feeds import offers, pricing
from products.feeds.items import Item, settled
from products.feeds.matching import Shelf
from products.feeds.offers import Target
from products.feeds.pricing import Ledger
from products.feeds.report import Report
from products.feeds.rows import Row
from products.feeds.sample import Sample
from products.feeds.staging import Staging
from products.feeds.values import Gaps
from products.search import refresh_products

BATCH = 2000  # rows of one transaction: long enough to be quick, short enough for others to wait


def import_rows(
    rows: Iterable[tuple[int, Row]],
    *,
    target: Target,
    at: datetime,
    report: Report,
    dry_run: bool = False,
    sample: Sample | None = None,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> None:
    """Read all `rows` (each with its number), and then merge them by merchant and item id.

    While rows are read nothing is locked and nothing written; what `rows` raises leaves the
    catalogue as it was. Each batch is a transaction of its own that writes only what differs, so
    an import that breaks off is finished by running it again. A dry run rolls each one back.
    `sample` is shown what the first rows became.
    """
    with Staging() as staging:
        for number, row in sample.watching(rows) if sample else rows:
            staging.add(number, row)
        merge = Merge(target, at, report, sample, dry_run=dry_run)
        turns = Turns()
        done = 0
        for staged in staging.batches(BATCH):
            merge.batch(list(settled(staged, report)))
            done += len(staged)
            progress(done, staging.count)
            turns.give()


class Turns:
    """Lets others write between batches.

    SQLite keeps no queue: whoever waits for the one that writes looks again every 100 ms, and
    would find a long import writing nearly every time. PostgreSQL locks rows, and nobody waits.
    """

    def __init__(self) -> None:
        self.since = monotonic()

    def give(self) -> None:
        """Once a second, wait until everybody has looked."""
        if connection.vendor == "sqlite" and monotonic() - self.since > 1:
            sleep(0.11)
            self.since = monotonic()


class Merge:
    """What the batches of one import share."""

    def __init__(
        self,
        target: Target,
        at: datetime,
        report: Report,
        sample: Sample | None = None,
        *,
        dry_run: bool,
    ) -> None:
        self.target, self.report, self.sample, self.dry_run = target, report, sample, dry_run
        self.shelf = Shelf(target.category, at, lists_new=target.lists_new)
        self.gaps = Gaps(target.category)
        self.ledger = Ledger(target.source, report)

    def batch(self, items: Sequence[Item]) -> None:
        made = self.shelf.made
        with transaction.atomic():
            done = self._merge(items)
            transaction.set_rollback(self.dry_run)
        if self.dry_run:
            self.shelf.forget()
        done["products new"] = self.shelf.made - made
        self.report.done += done
        self.report.without_price += sum(
            row.amount is None for item in items for _, row in item.rows
        )

    def _merge(self, items: Sequence[Item]) -> Counter[str]:
        on_record = offers.known(items, self.target.merchant)
        new = [item for item in items if item.id not in on_record]
        placed = self.shelf.place(new)
        refresh_products(product for product, _ in placed.values())
        added = offers.add(new, placed, self.target)
        newest = pricing.newest(on_record.values())
        before = on_record.copy()
        updated = offers.update(on_record, items, self.target, newest)
        priced = [(item, added.get(item.id) or on_record[item.id]) for item in items]
        if self.target.fills_facts:
            self.gaps.fill(
                (offer.product, offer.category, item.newest.facts) for item, offer in priced
            )
        done = self.ledger.record(priced, newest)
        if self.sample:
            self.sample.take(items, before, on_record | added, newest, self.ledger.held)
        done["offers new"] = len(added)
        done["offers changed"] = updated
        done["offers unchanged"] = len(on_record) - updated
        return done
