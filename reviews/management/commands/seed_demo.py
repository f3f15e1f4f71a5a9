from argparse import SUPPRESS, ArgumentParser
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse
from django.utils import timezone
from tqdm import tqdm

from products.images import renditions
from reviews.demo import pictures, seed
from reviews.demo.people import LOGINS
from reviews.models import LiveComparison, LiveGuide, LiveReview, Picture


class Command(BaseCommand):
    help = "Fill the demo's database with invented products, and bring its prices up to today."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--at", type=moment, default=None, help=SUPPRESS)  # for tests

    def handle(self, *args: Any, at: datetime | None, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError(
                "This is not the demo. Invented products must never stand among real ones, so the "
                "demo has a database of its own: run `make run`, or set DEMO=true."
            )
        counts = seed.seed(at=at or timezone.now())
        for product in tqdm(pictures.missing(), desc="Drawing pictures", disable=None, leave=False):
            pictures.add(product)
        for figure in Picture.objects.exclude(guide=None):
            renditions.make(figure)
        self.stdout.write(summary(counts))
        self.stdout.write(where_to_go())


def moment(text: str) -> datetime:
    """A time with its zone, for example 2026-06-01T12:00+00:00."""
    at = datetime.fromisoformat(text)
    if timezone.is_naive(at):
        raise ValueError("no time zone")
    return at


def summary(counts: seed.Counts) -> str:
    return (
        f"Demo: {counts.products} products, {counts.offers} offers, {counts.prices} prices "
        f"({counts.new_prices} new), {counts.reviews} reviews and {counts.drafts} drafts, "
        f"{counts.comparisons} comparisons, {counts.guides} guides, {counts.placements} placements."
    )


def where_to_go() -> str:
    """The addresses to begin at, and the log-ins, as a block of text."""
    places = {
        "Home": reverse("reviews:home"),
        "A comparison": LiveComparison.objects.shown(timezone.now())
        .earliest("pk")
        .get_absolute_url(),
        "A review": LiveReview.objects.shown(timezone.now())
        .latest("published_at")
        .get_absolute_url(),
        "A guide": LiveGuide.objects.shown(timezone.now())
        .latest("published_at")
        .get_absolute_url(),
        "Admin": reverse("admin:index"),
    }
    lines = [f"  {name:<14}{settings.BASE_URL}{path}" for name, path in places.items()]
    lines += ["", "  Log-ins for the admin (this demo only)"]
    lines += [f"  {login:<14}password {seed.password(login)}" for login in LOGINS]
    return "\n" + "\n".join(lines) + "\n"
