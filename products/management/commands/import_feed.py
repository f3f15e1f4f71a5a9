"""Read a merchant's feed into the catalogue; docs/importing.md is its manual."""

import argparse
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError
from django.utils import timezone
from tqdm import tqdm

from products.currencies import CURRENCIES
from products.feeds.columns import Asked, names, pair
from products.feeds.formats import READERS, Rows
from products.feeds.intake import Order, take_in
from products.feeds.opening import Opened, opened
from products.feeds.problems import UnreadableError
from products.feeds.report import Report
from products.models import Category, Merchant, Programme

Named = TypeVar("Named", Merchant, Category)


class Command(BaseCommand):
    help = "Import products, offers and prices from a merchant's feed. Running it again changes nothing twice."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "file", type=Path, help="Google Merchant, Awin, or any table; gzip is fine"
        )
        parser.add_argument("--merchant", required=True, metavar="SLUG", help="who sells it")
        parser.add_argument(
            "--category", required=True, metavar="SLUG", help="where new products go"
        )
        parser.add_argument(
            "--format", choices=list(READERS), help="default: found out from the first line"
        )
        parser.add_argument(
            "--programme",
            metavar="NAME",
            help="who pays for the links; default: the merchant's only one",
        )
        parser.add_argument(
            "--currency",
            type=_currency,
            metavar="CODE",
            help="of prices that name none",
        )
        parser.add_argument(
            "--map",
            nargs="+",
            action="extend",
            type=_pair,
            default=[],
            metavar="FIELD=COLUMN",
            help="table: where a field or specification stands",
        )
        parser.add_argument(
            "--key",
            type=names,
            default=[],
            metavar="COLUMN,…",
            help="table: columns that name an item",
        )
        parser.add_argument(
            "--only",
            nargs="+",
            action="extend",
            type=_pair,
            default=[],
            metavar="COLUMN=VALUE",
            help="table: read no other rows",
        )
        parser.add_argument(
            "--report", type=Path, metavar="FILE.csv", help="list every refusal and warning there"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would happen, and change nothing"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        order = _order(options)
        if options["report"] and options["report"].resolve() == options["file"].resolve():
            raise CommandError("The report would overwrite the feed: give it another name.")
        try:
            with (
                _undisturbed(),
                opened(options["file"]) as feed,
                _table(options["report"]) as listing,
            ):
                bars = Bars(feed)
                report = take_in(
                    feed,
                    order,
                    at=timezone.now(),
                    dry_run=options["dry_run"],
                    listing=listing,
                    watched=bars.reading,
                    progress=bars.merged,
                )
        except UnreadableError as error:
            raise CommandError(f"{error} Nothing was changed.") from error
        except DatabaseError as error:
            raise CommandError(
                f"The database stopped the import: {error} What had gone in stays; run the same "
                "command again, and it goes on from there."
            ) from error
        self._tell(report, options)

    def _tell(self, report: Report, options: dict[str, Any]) -> None:
        what = (
            "would be imported (dry run: nothing was changed)" if options["dry_run"] else "imported"
        )
        self.stdout.write(f"{options['file'].name} {what}")
        for line in report.lines():
            self.stdout.write(line)
        if options["report"]:
            self.stdout.write(f"All refusals and warnings: {options['report']}")


def _order(options: dict[str, Any]) -> Order:
    merchant = _named(Merchant, options["merchant"])
    return Order(
        merchant=merchant,
        category=_named(Category, options["category"]),
        source=options["file"].name,
        programme=_programme(merchant, options["programme"]),
        format=options["format"] or "",
        currency=options["currency"] or "",
        columns=Asked(dict(options["map"]), options["key"], dict(options["only"])),
    )


def _named(model: type[Named], slug: str) -> Named:
    try:
        return model.objects.get(slug=slug)
    except model.DoesNotExist:
        slugs = ", ".join(model.objects.order_by("slug").values_list("slug", flat=True)[:50])
        raise CommandError(
            f"There is no {model.__name__.lower()} “{slug}”. Add it in the admin, or give one of these: {slugs or 'none yet'}."
        ) from None


def _programme(merchant: Merchant, name: str | None) -> Programme | None:
    if not name:
        return None
    programmes = {programme.name: programme for programme in merchant.programmes.all()}
    if name not in programmes:
        raise CommandError(
            f"{merchant} has no programme “{name}”. It has: {', '.join(programmes) or 'none yet'}."
        )
    return programmes[name]


@contextmanager
def _table(path: Path | None) -> Iterator[Any]:
    """The file of the report, open for writing; None if there is to be none."""
    if path is None:
        yield None
        return
    try:
        # With a byte order mark, by which spreadsheets know UTF-8.
        file = path.open("w", encoding="utf-8-sig", newline="")
    except OSError as error:
        raise CommandError(f"The report {path} cannot be written: {error.strerror}.") from error
    with file:
        yield file


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Stop the search for reference cycles: rows make none, but so many objects that all of
    Django would be searched every few hundred rows, which takes a fifth of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


class Bars:
    """Two progress bars, of bytes read and of rows merged; none where nobody is looking."""

    def __init__(self, feed: Opened) -> None:
        self.feed = feed
        self.merging: tqdm[Any] | None = None

    def reading(self, rows: Rows) -> Rows:
        with tqdm(
            total=self.feed.size, unit="B", unit_scale=True, desc="Reading", disable=None
        ) as bar:
            for count, row in enumerate(rows):
                yield row
                if count % 1000 == 0:
                    bar.update(self.feed.position() - bar.n)
            bar.update(self.feed.size - bar.n)

    def merged(self, done: int, of: int) -> None:
        if self.merging is None:
            self.merging = tqdm(total=of, unit=" rows", desc="Merging", disable=None)
        self.merging.update(done - self.merging.n)
        if done >= of:
            self.merging.close()


def _pair(text: str) -> tuple[str, str]:
    try:
        return pair(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _currency(text: str) -> str:
    if text.upper() not in CURRENCIES:
        raise argparse.ArgumentTypeError(
            f"“{text}” is no currency: give an ISO 4217 code such as EUR."
        )
    return text.upper()
