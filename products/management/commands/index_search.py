"""Make the search index anew, and bring what it is made of in line with what is published."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection, transaction
from tqdm import tqdm

from products.models import Findable
from products.search.engine import engine
from products.search.writing import refresh_all


class Command(BaseCommand):
    help = (
        "Make the search index anew. Nothing else is changed, and the site stays up, but on "
        "PostgreSQL nobody can search meanwhile."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            engine().build(cursor)
        with tqdm(desc="Reading what is published", disable=None) as bar:
            refresh_all(lambda done, of: _show(bar, done, of))
        self.stdout.write(f"Readers can find {Findable.objects.count():,} things.")


def _show(bar: "tqdm[Any]", done: int, of: int) -> None:
    if done <= bar.n:  # the next kind
        bar.reset()
    bar.total = of
    bar.update(done - bar.n)
