"""A demo of its own in a folder that goes away, and the pages of it that tricks are tried on."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory

import django
from django.core.management import call_command

from tests.disclosure.hiding.catalogue import Kind

PAGES: dict[Kind, tuple[str, ...]] = {
    "comparison": (
        "/compare/headphones/",
        "/compare/magnesium-supplements/",
        "/compare/back-and-shoulder-devices/",
    ),
    "product": (
        "/products/velquorin-meridian-2/",
        "/products/hushpeel-commuter/",
        "/products/ostrelvane-glycinate-120/",
    ),
    "review": (
        "/reviews/velquorin-meridian-2/",
        "/reviews/hushpeel-commuter/",
        "/reviews/ostrelvane-glycinate-120/",
    ),
    "guide": (
        "/guides/reading-headphone-specifications/",
        "/guides/choosing-a-magnesium-supplement/",
        "/guides/shoulder-muscle-spasm/",
    ),
}


@contextmanager
def fresh() -> Iterator[None]:
    """The site with its demo. Nothing of it may be imported before."""
    with TemporaryDirectory(prefix="hiding-") as folder:
        os.environ.update(
            DATA_DIR=folder,
            DEMO="true",
            SECRET_KEY="only-to-try-tricks",
            BASE_URL="http://kettles.example",
            DJANGO_SETTINGS_MODULE="tests.settings",
        )
        django.setup()
        _fill()
        yield


def _fill() -> None:
    from django.utils import timezone  # noqa: PLC0415  (settings must be there first)

    from reviews.demo import seed  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    seed.seed(at=timezone.now())
