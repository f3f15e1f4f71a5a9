"""Are the bytes on record, and what is sent from them, those that the entries tell of?"""

from __future__ import annotations

import json
from collections.abc import Callable

from disclosure.models import Body, Entry, Frozen
from disclosure.record import bodies
from disclosure.record.bodies import BodyDamagedError
from disclosure.record.verifying.findings import Findings


def check_bodies(found: Findings, watch: Callable[[int], object]) -> int:
    """How many there are. Those that went after their time are not missed."""
    count = 0
    for digest, size in Body.objects.values_list("digest", "size").iterator():
        count += 1
        watch(1)
        try:
            data = bodies.load(digest)
        except BodyDamagedError as error:
            found.add("body", "Bodies", str(error))
            continue
        if data is not None and len(data) != size:
            found.add("body", "Bodies", f"{digest} has {len(data)} bytes, and not {size}.")
    return count


def check_frozen(found: Findings) -> int:
    count = 0
    for row in Frozen.objects.iterator():
        count += 1
        if wrong := _wrong(row):
            found.add("frozen", f"The page that is sent for {row.path}", wrong)
    return count


def _wrong(row: Frozen) -> str:
    entry = Entry.objects.filter(pk=row.entry).first()
    if entry is None:
        return f"its entry {row.entry} is not in the log."
    if not entry.url.endswith(row.path):
        return f"entry {row.entry} is of {entry.url}."
    if entry.body != row.body:
        return f"it has other bytes than entry {row.entry} tells of."
    if not Body.objects.filter(pk=row.body).exists():
        return "its bytes are gone."
    return _headed(row, entry)


def _headed(row: Frozen, entry: Entry) -> str:
    try:
        data = json.loads(entry.data)
        told = (data["status"], data["release"])
    except (ValueError, KeyError, TypeError):
        return f"entry {row.entry} cannot be read."
    if told != (row.status, row.release):
        return f"entry {row.entry} tells of another status, or of another release of the code."
    return ""
