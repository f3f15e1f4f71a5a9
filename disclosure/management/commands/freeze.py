"""The site as files that nginx sends."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIRequest
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from disclosure.auditing import site
from disclosure.auditing.inside import environ
from disclosure.guard import UNGUARDED
from disclosure.record import files, nginx, store
from disclosure.record.ready import Ready


class Command(BaseCommand):
    help = "Write the pages of the sitemap as packed files, and the nginx configuration for them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--output", type=Path, required=True, help="A folder of its own.")

    def handle(self, *, output: Path, **options: Any) -> None:
        if not settings.DISCLOSURE.get("RECORD"):
            raise CommandError('Only recorded pages can be frozen: set DISCLOSURE["RECORD"].')
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
