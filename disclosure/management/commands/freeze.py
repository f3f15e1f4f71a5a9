"""The site as files that nginx sends."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIRequest
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from disclosure import registers
from disclosure.auditing import site
from disclosure.auditing.inside import environ
from disclosure.guard import UNGUARDED
from disclosure.models import Entry
from disclosure.record import files, nginx, store
from disclosure.record.ready import Ready


class Command(BaseCommand):
    help = "Write the pages of the sitemap as packed files, and the nginx configuration for them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--output", type=Path, required=True, help="A folder of its own.")

    def handle(self, *, output: Path, **options: Any) -> None:
        if not settings.DISCLOSURE.get("RECORD"):
            raise CommandError('Only recorded pages can be frozen: set DISCLOSURE["RECORD"].')
        refuse_another_site()
        at = timezone.now()
        paths = site.listed()
        pages = list(self.pages(paths, at))
        sent = [one for one in pages if nginx.can_send(one)]
        folder = files.write(output, sent, at=at)
        self.stdout.write(
            f"{len(sent)} of {len(paths)} pages are files in {folder}; the application sends the "
            "rest.\nReload nginx now. When a page changes, `manage.py tick` removes its files and "
            "the application answers: readers may get a page that is as old as the time between "
            "two ticks. Let cron run it each minute."
        )

    def pages(self, paths: list[str], at: datetime) -> Iterator[Ready]:
        handler = BaseHandler()
        handler.load_middleware()
        for path in paths:
            if ready := store.find(path, at) or self.made(path, handler):
                yield ready

    def made(self, path: str, handler: BaseHandler) -> Ready | None:
        """As for a reader who asks for it first. None if it is not one that is kept."""
        asked = environ(path)
        del asked[UNGUARDED]
        handler.get_response(WSGIRequest(asked))
        return store.find(path, timezone.now())


def refuse_another_site() -> None:
    """Where BASE_URL is not that of the pages on record, files would be of addresses nobody asks for."""
    pages = Entry.objects.filter(kind="page")
    newest = pages.order_by("-number").first()
    if newest is None or pages.filter(url__startswith=registers.address("/")).exists():
        return
    known = urlsplit(newest.url)
    raise CommandError(
        f"BASE_URL is {settings.BASE_URL}, but all pages on record are of other hosts, the newest of "
        f"{known.scheme}://{known.netloc}. Set BASE_URL to where readers reach the site. If it has "
        "moved, open a page of it at the new address first."
    )
