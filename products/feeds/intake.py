"""A feed from its file to the catalogue, as an order says: what the command and the admin both do."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TextIO

from products.feeds import formats
from products.feeds.columns import Asked
from products.feeds.formats import Rows
from products.feeds.merge import import_rows
from products.feeds.offers import Target
from products.feeds.opening import Opened
from products.feeds.report import Report
from products.feeds.rows import Terms
from products.feeds.sample import Sample
from products.models import Category, Merchant, Programme

NO_COLUMNS = Asked()


@dataclass(frozen=True, slots=True)
class Order:
    """What somebody wants to have imported. `source` names the feed in each price; an empty
    `format` is found out; `currency` is that of prices that name none. `lists_new` and
    `fills_facts` are as in Target."""

    merchant: Merchant
    category: Category
    source: str
    programme: Programme | None = None
    format: str = ""
    currency: str = ""
    columns: Asked = NO_COLUMNS
    lists_new: bool = True
    fills_facts: bool = True

    def target(self) -> Target:
        """Where no programme was asked for, the merchant's only one pays."""
        programmes = self.merchant.programmes.all()[:2]
        only = programmes[0] if len(programmes) == 1 else None
        return Target(
            merchant=self.merchant,
            category=self.category,
            source=self.source[:200],
            programme=self.programme or only,
            programme_is_asked_for=self.programme is not None,
            lists_new=self.lists_new,
            fills_facts=self.fills_facts,
        )

    def terms(self, at: datetime) -> Terms:
        specifications = self.category.specifications.values_list("slug", "kind", "unit")
        return Terms(
            at=at,
            currency=self.currency,
            merchant=self.merchant.name,
            country=self.merchant.country,
            specifications={slug: (kind, unit) for slug, kind, unit in specifications},
        )


def take_in(
    feed: Opened,
    order: Order,
    *,
    at: datetime,
    dry_run: bool = False,
    listing: TextIO | None = None,
    sample: Sample | None = None,
    watched: Callable[[Rows], Rows] = lambda rows: rows,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> Report:
    """Import `feed`; `listing` gets all refusals and warnings as a table. Raises an
    UnreadableError, with nothing changed, for a file that is no feed."""
    kind = order.format or formats.guessed(feed)
    report = Report(where=formats.where(kind), table=listing)
    report.format = kind if order.format else f"{kind}, as its content shows"
    rows = formats.read(feed, kind, order.columns, terms=order.terms(at), report=report)
    import_rows(
        watched(rows),
        target=order.target(),
        at=at,
        report=report,
        dry_run=dry_run,
        sample=sample,
        progress=progress,
    )
    return report
