"""Tries all tricks on a demo of its own, and prints which are caught, by what, and which are not.

python -m tests.disclosure.hiding.table [--quick] [--only NAME] [--pages N] [--jobs N]

What a glance catches is not looked at again. What it misses gets the looks of --quick, and what
those miss is looked at for all readers, for fifteen seconds, unless --quick is given. Harmless
changes get all these looks at once.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from tests.disclosure.hiding import catalogue, demo

if TYPE_CHECKING:
    from disclosure.browser.renderings import Rendering
    from tests.disclosure.hiding.catalogue import Change
    from tests.disclosure.hiding.trying import Told, Trial


def main(arguments: Sequence[str]) -> int:
    """1 if a trick is missed or a harmless change is flagged."""
    asked = _parser().parse_args(arguments)
    with demo.fresh():
        from disclosure.browser.renderings import FULL, GLANCE, QUICK  # noqa: PLC0415  (after the settings)

        stages = [(GLANCE,), QUICK] if asked.quick else [(GLANCE,), QUICK, FULL]
        found: dict[str, Told] = {}
        left = _trials(catalogue.tricks(), asked)
        for renderings in stages:
            found |= {str(one.trial): one for one in _tried(left, renderings, asked.jobs)}
            left = [one.trial for one in found.values() if not one.is_caught]
        harmless = _trials(catalogue.changes_without_harm(), asked)
        return _summary([*found.values()], [*_tried(harmless, stages[-1], asked.jobs)])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--quick", action="store_true", help="look for few readers, once")
    parser.add_argument("--only", default="", help="what the names of tricks must contain")
    parser.add_argument("--pages", type=int, default=1, help="how many pages each is tried on")
    parser.add_argument("--jobs", type=int, default=2, help="how many browsers try at a time")
    return parser


def _trials(changes: Iterable[Change], asked: argparse.Namespace) -> list[Trial]:
    from tests.disclosure.hiding.trying import Trial  # noqa: PLC0415

    return [
        Trial(change, path)
        for change in changes
        if asked.only in str(change)
        for path in demo.PAGES[change.on][: asked.pages]
    ]


def _tried(trials: Sequence[Trial], renderings: Sequence[Rendering], jobs: int) -> Iterator[Told]:
    """Each is printed when it is done."""
    if not trials:
        return
    waiting: SimpleQueue[Trial] = SimpleQueue()
    for trial in trials:
        waiting.put(trial)
    done: SimpleQueue[Told | None] = SimpleQueue()
    with ThreadPoolExecutor(jobs) as pool:
        workers = [pool.submit(_work, waiting, done, renderings) for _ in range(jobs)]
        for _ in workers:
            while (told := done.get()) is not None:
                _say(_row(told))
                if told.trial.change.kind != "page":
                    yield told
        for worker in workers:
            worker.result()


def _work(
    waiting: SimpleQueue[Trial], done: SimpleQueue[Told | None], renderings: Sequence[Rendering]
) -> None:
    from django.db import connection  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415

    from disclosure.browser.chromium import found  # noqa: PLC0415
    from tests.disclosure.hiding.trying import Bench  # noqa: PLC0415

    try:
        for told in Bench(timezone.now(), found(), renderings).tried(_taken(waiting)):
            done.put(told)
    finally:
        done.put(None)
        connection.close()


def _taken(waiting: SimpleQueue[Trial]) -> Iterator[Trial]:
    while True:
        try:
            yield waiting.get_nowait()
        except Empty:
            return


def _row(told: Told) -> str:
    mark = "caught" if told.is_flagged else "asked " if told.asking else "silent"
    html, browser = " ".join(told.by_html) or "–", " ".join(told.by_browser) or "–"
    why = f" | {told.words[0]}" if told.words else ""
    return f"{mark} | {told.trial} | {html} | {browser} | {told.seconds:.0f} s{why}"


def _summary(tricks: Sequence[Told], harmless: Sequence[Told]) -> int:
    from tests.disclosure.hiding.trying import counted  # noqa: PLC0415

    missed = [one for one in tricks if not one.is_caught]
    alarms = [one for one in harmless if one.is_flagged]
    _say("\nkind: tried, caught, caught by the HTML alone")
    for kind, (tried, caught, early) in sorted(counted(tricks).items()):
        _say(f"{kind}: {tried}, {caught}, {early}")
    rules = Counter(rule for one in tricks for rule in (*one.by_html, *one.by_browser))
    _say("\nrules: " + ", ".join(f"{rule} {count}" for rule, count in rules.most_common()))
    _say(f"\ncaught: {len(tricks) - len(missed)} of {len(tricks)}")
    for one in missed:
        _say(f"MISSED {one.trial}: {one.trial.change.words}; asking: {' '.join(one.asking) or '–'}")
    asking = sum(bool(one.asking) for one in harmless)
    _say(f"false alarms: {len(alarms)} of {len(harmless)}; a person is asked at {asking}")
    for one in alarms:
        _say(f"FALSE ALARM {one.trial}: {'; '.join(one.words)}")
    return 1 if missed or alarms else 0


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
