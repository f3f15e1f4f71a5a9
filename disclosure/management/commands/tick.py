"""What must be done now and then: let cron run it each minute."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from disclosure.record import daily, editions, files, upkeep

logger = logging.getLogger("disclosure.tick")

Step = Callable[[datetime], str | None]
# In this order; each tells in a line what it did, or nothing.
STEPS: tuple[Step, ...] = (
    files.remove_stale,
    daily.step,
    daily.watch,
    upkeep.repack,
    upkeep.forget,
    editions.fold,
)


class Command(BaseCommand):
    help = (
        "Do what must be done now and then, such as deleting what may be kept no longer. For cron."
    )

    def handle(self, **options: Any) -> None:
        failed = [step for step in STEPS if not self._does(step, timezone.now())]
        if failed:
            sys.exit(1)

    def _does(self, step: Step, at: datetime) -> bool:
        """A step that fails is reported, and does not keep the others from being taken."""
        name = f"{step.__module__}.{step.__name__}"
        try:
            told = step(at)
        except Exception:
            logger.exception("%s failed; the next tick will try again.", name)
            self.stderr.write(f"{name} failed; the log says why.")
            return False
        if told:
            self.stdout.write(told)
        return True
