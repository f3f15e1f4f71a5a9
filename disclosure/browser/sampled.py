"""A few pages at a time, for cron: those looked at longest ago, and what changed since they were."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from random import SystemRandom

from django.template.loader import render_to_string

from disclosure.auditing.answers import Target
from disclosure.browser import folder, sampling
from disclosure.report import Run
from disclosure.report.as_html import context
from disclosure.report.changes import Changes


def sampled(
    found: Sequence[Target],
    count: int,
    place: Path,
    look: Callable[[list[Target]], Run],
    *,
    tools: Sequence[str] = (),
    command: str = "",
) -> tuple[Run, Changes, Path]:
    """Looks at `count` of the pages, and keeps in the folder `place` what was found: (the run, what
    changed, the report). Raises folder.FolderError."""
    with folder.taken(place) as taken:
        before = taken.read()
        paths = [target.source for target in found]
        asked = sampling.chosen(paths, count, before.looked, SystemRandom())
        run = look([target for target in found if target.source in set(asked)])
        changes = sampling.changed(before, run, paths=paths)
        html = render_to_string(
            "disclosure/report.html", context(run, changes=changes, tools=tools, command=command)
        )
        after = sampling.after(before, run, paths=paths, looked=asked)
        return run, changes, taken.keep(after, html, at=run.at)
