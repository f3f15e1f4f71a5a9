"""Makes the smaller files that pages show of pictures, where they are missing."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db.models import Model
from tqdm import tqdm

from products.images import PictureField, renditions


class Command(BaseCommand):
    help = "Make the smaller files of all pictures that lack them: after a restore, or a new version of this software."

    def handle(self, *args: Any, **options: Any) -> None:
        made, failures = 0, []
        with tqdm(list(pictures()), desc="Making pictures", unit="picture", disable=None) as bar:
            for picture in bar:
                try:
                    made += renditions.make(picture)
                except (OSError, ValidationError) as error:
                    failures.append(failure(picture, error))
        self.stdout.write(f"{bar.total} pictures looked at, {made} files made.")
        if failures:
            raise CommandError("\n".join(["Not made:", *failures]))


def pictures() -> Iterator[Any]:
    """Each row of each model that has a picture."""
    for model in apps.get_models():
        if any(isinstance(field, PictureField) for field in model._meta.fields):
            yield from model._default_manager.order_by("pk")


def failure(picture: Model, error: Exception) -> str:
    reason = " ".join(error.messages) if isinstance(error, ValidationError) else str(error)
    file = getattr(picture, "file", "")
    return f"  {file} of “{picture}” (number {picture.pk}): {reason} Upload it again in the admin."
