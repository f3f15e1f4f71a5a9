"""Read a sheet of scores into draft reviews; docs/importing.md is its manual."""

import argparse
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError
from django.utils import timezone

from products.feeds.problems import UnreadableError
from reviews.importing.opening import content
from reviews.importing.scores.intake import Asked, Outcome, compared, take_in
from reviews.importing.scores.rows import Desk
from reviews.importing.scores.sheet import LARGEST
from reviews.importing.scores.values import TEN, number
from reviews.models import Author, Method


class Command(BaseCommand):
    help = "Import scores from a CSV sheet, a row for each product and a column for each criterion, as draft reviews."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="CSV with a header")
        parser.add_argument(
            "--method",
            required=True,
            metavar="CATEGORY[/VERSION]",
            help="slug of its category; default: the newest version",
        )
        parser.add_argument("--author", metavar="SLUG", help="of reviews that are not there yet")
        parser.add_argument(
            "--product-column",
            default="",
            metavar="COLUMN",
            help="slug, GTIN or name; default: name",
        )
        parser.add_argument(
            "--map",
            nargs="+",
            action="extend",
            type=_pair,
            default=[],
            metavar="CRITERION=COLUMN",
            help="where a criterion stands that is called otherwise",
        )
        parser.add_argument(
            "--out-of",
            type=_scale,
            default=TEN,
            metavar="N",
            help="best value of the sheet; default: 10",
        )
        parser.add_argument(
            "--create", action="store_true", help="make products that are missing, not listed"
        )
        parser.add_argument(
            "--brand-column", default="", metavar="COLUMN", help="brand of products that are made"
        )
        parser.add_argument(
            "--check",
            type=compared,
            default=("", Decimal(1)),
            metavar="COLUMN[×FACTOR]",
            help="compare a published overall score with ours",
        )
        parser.add_argument(
            "--skip-errors",
            action="store_true",
            help="take the good rows although others are refused",
        )
        parser.add_argument(
            "--report", type=Path, metavar="FILE.txt", help="write the report there"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would happen, and change nothing"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        path, dry_run = options["file"], options["dry_run"]
        if options["report"] and options["report"].resolve() == path.resolve():
            raise CommandError("The report would overwrite the sheet: give it another name.")
        desk = Desk(
            method=_method(options["method"]),
            author=_author(options["author"]),
            by=None,
            at=timezone.now(),
            source=path.name,
        )
        try:
            outcome = take_in(content(path, LARGEST), desk, _asked(options), dry_run=dry_run)
        except UnreadableError as error:
            raise CommandError(f"{error} Nothing was changed.") from error
        except DatabaseError as error:
            raise CommandError(
                f"The database stopped the import: {error} Nothing was changed."
            ) from error
        self._tell(outcome, desk, options)
        if outcome.refused and not dry_run:
            raise CommandError(
                "Nothing was changed: mend the refused rows, or leave them out with --skip-errors."
            )

    def _tell(self, outcome: Outcome, desk: Desk, options: dict[str, Any]) -> None:
        what = "imported as drafts"
        if outcome.refused:
            what = "not imported"
        if options["dry_run"]:
            what = "would be imported (dry run: nothing was changed)"
            what = f"not imported: {what}" if outcome.refused else what
        lines = [f"{options['file'].name} {what}", f"Method     {desk.method}", *outcome.lines()]
        for line in lines:
            self.stdout.write(line)
        if options["report"]:
            _write(options["report"], lines)


def _asked(options: dict[str, Any]) -> Asked:
    column, factor = options["check"]
    return Asked(
        product=options["product_column"],
        mapped=dict(options["map"]),
        out_of=options["out_of"],
        create=options["create"],
        brand=options["brand_column"],
        check=column,
        factor=factor,
        skip_errors=options["skip_errors"],
    )


def _method(text: str) -> Method:
    slug, _, version = text.partition("/")
    methods = Method.objects.filter(category__slug=slug)
    if version:
        methods = methods.filter(version=version) if version.isdecimal() else methods.none()
    found = methods.select_related("category").order_by("-version").first()
    if found is None:
        known = [
            f"{one.category.slug}/{one.version}"
            for one in Method.objects.select_related("category")
        ]
        raise CommandError(
            f"There is no method “{text}”. Add it in the admin, or give one of these: {', '.join(known[:50]) or 'none yet'}."
        )
    return found


def _author(slug: str | None) -> Author | None:
    if slug is None:
        return None
    found = Author.objects.filter(slug=slug).first()
    if found is None:
        slugs = ", ".join(Author.objects.order_by("slug").values_list("slug", flat=True)[:50])
        raise CommandError(
            f"There is no author “{slug}”. Add it in the admin, or give one of these: {slugs or 'none yet'}."
        )
    return found


def _write(path: Path, lines: list[str]) -> None:
    try:
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    except OSError as error:
        raise CommandError(f"The report cannot be written to {path}: {error.strerror}.") from error


def _pair(text: str) -> tuple[str, str]:
    criterion, equals, column = text.partition("=")
    if not (criterion and equals and column):
        raise argparse.ArgumentTypeError(f"“{text}” is not CRITERION=COLUMN, such as comfort=seat")
    return criterion, column


def _scale(text: str) -> Decimal:
    try:
        best = number(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"“{text}” {error}") from error
    if best <= 0:
        raise argparse.ArgumentTypeError("the best value must be more than 0")
    return best
