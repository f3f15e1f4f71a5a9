"""What was sent for an address, now or at a time."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from datetime import UTC
from typing import Any

from disclosure.models import Body, Entry
from disclosure.record import log
from disclosure.record.verbs import asking

HELP = "print what is on record of a page: the newest entry, or the one of a time"
EARLIER = 10


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("url", metavar="URL", help="the address of a page, or /path of this site")
    parser.add_argument(
        "--at", metavar="TIME", default="", help="such as 2026-11-23T05:30Z, or a day: its end"
    )


def run(options: dict[str, Any], write: Callable[[str], None]) -> int:
    at = asking.moment(options["at"]) if options["at"] else None
    for line in _lines(asking.entry(asking.url(options["url"]), at)):
        write(line)
    return 0


def _lines(entry: Entry) -> Iterator[str]:
    yield f"Entry {entry.number} of {_time(entry)}: {entry.url}"
    there = Body.objects.filter(pk=entry.body).exists()
    yield f"Its bytes are {'kept' if there else 'no longer kept'}: {entry.body}"
    yield f"Its leaf hash: {log.leaf_hash(entry).hex()}"
    yield json.dumps(json.loads(entry.data), indent=2, ensure_ascii=False)
    before = Entry.objects.filter(url=entry.url, number__lt=entry.number).order_by("-number")
    told = [f"{one.number} ({_time(one)})" for one in before[:EARLIER]]
    yield f"Entries of this page before it: {', '.join(told) or 'none'}"
    if len(told) == EARLIER:
        yield "There may be more: ask with --at."


def _time(entry: Entry) -> str:
    return f"{entry.at.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"
