"""Read an article into the draft of a guide; docs/importing.md is its manual."""

from pathlib import Path
from typing import Any, TypeVar

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse
from django.utils import timezone

from products.feeds.problems import UnreadableError
from products.models import Category
from reviews.importing.articles.drafting import Asked, Outcome, draft
from reviews.importing.articles.pictures import Pictures
from reviews.importing.articles.reading import FORMATS, LARGEST, guessed, read
from reviews.importing.opening import content
from reviews.models import Author

Named = TypeVar("Named", Category, Author)


class Command(BaseCommand):
    help = "Import an article from Markdown, HTML or plain text into the draft of a guide."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="Markdown, HTML or plain text")
        parser.add_argument("--format", choices=list(FORMATS), help="default: by the file's ending")
        parser.add_argument("--category", metavar="SLUG", help="needed for a new guide")
        parser.add_argument("--author", metavar="SLUG", help="needed for a new guide")
        parser.add_argument("--title", default="", help="default: the first heading of level 1")
        parser.add_argument("--slug", default="", help="of the guide; default: made from the title")
        parser.add_argument(
            "--update", action="store_true", help="replace the draft of the guide with that slug"
        )
        parser.add_argument(
            "--credit", default="", metavar="TEXT", help="who made the pictures that do not say so"
        )
        parser.add_argument(
            "--report", type=Path, metavar="FILE.txt", help="write the report there"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would happen, and change nothing"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        path = options["file"]
        if options["report"] and options["report"].resolve() == path.resolve():
            raise CommandError("The report would overwrite the article: give it another name.")
        asked = Asked(
            source=path.name,
            category=_named(Category, options["category"]),
            author=_named(Author, options["author"]),
            title=options["title"],
            slug=options["slug"],
            update=options["update"],
        )
        try:
            pictures = Pictures(path.parent, options["credit"])
            article = read(
                content(path, LARGEST), options["format"] or guessed(path.name), pictures
            )
            outcome = draft(article, asked, by=None, at=timezone.now(), dry_run=options["dry_run"])
        except UnreadableError as error:
            raise CommandError(f"{error} Nothing was changed.") from error
        self._tell(outcome, path, options)

    def _tell(self, outcome: Outcome, path: Path, options: dict[str, Any]) -> None:
        what = "would become" if options["dry_run"] else "became"
        which = (
            "the draft of a new guide" if outcome.is_new else "the draft of a guide that was there"
        )
        lines = [f"{path.name} {what} {which}", *outcome.lines()]
        if not options["dry_run"]:
            edit = reverse("admin:reviews_guide_change", args=[outcome.guide.pk])
            lines.append(f"Edit it at {settings.BASE_URL}{edit}")
        for line in lines:
            self.stdout.write(line)
        if options["report"]:
            _write(options["report"], lines)


def _write(path: Path, lines: list[str]) -> None:
    try:
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    except OSError as error:
        raise CommandError(
            f"The guide is imported, but its report cannot be written to {path}: {error.strerror}."
        ) from error


def _named(model: type[Named], slug: str | None) -> Named | None:
    if slug is None:
        return None
    found = model.objects.filter(slug=slug).first()
    if found is None:
        slugs = ", ".join(model.objects.order_by("slug").values_list("slug", flat=True)[:50])
        raise CommandError(
            f"There is no {model.__name__.lower()} “{slug}”. Add it in the admin, or give one of these: {slugs or 'none yet'}."
        )
    return found
