"""Writes an export into a new folder: complete, or not at all."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from disclosure.models import Checkpoint, Entry
from disclosure.record import checkpoint, keys
from disclosure.record.checkpoint import Head
from disclosure.record.exporting import proofs
from disclosure.record.exporting.counting import DAYS, Counts, as_csv, section
from disclosure.record.exporting.pages import UNKNOWN, Pages, body_of, headers_of, kept
from disclosure.record.exporting.ranges import Range, find
from disclosure.record.manifest import moment

HERE = Path(__file__).parent
SUMS = "SHA256SUMS.note"
AT_ONCE = 200  # entries in memory
ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class ExportError(Exception):
    """Why no export was made, for whoever asked for it."""


@dataclass
class Export:
    """What is written where: `folder` is not finished yet."""

    folder: Path
    head: Head
    note: str
    range: Range
    at: datetime
    counts: Counts = field(default_factory=Counts)


def export(
    folder: Path, *, since: datetime, until: datetime, at: datetime, held: int | None = None
) -> Counts:
    """The record from `since` to before `until`, in the folder, which must not be there yet.

    `held` is the size of a checkpoint that the auditor has kept: the export proves that the log
    only grew since. Raises ExportError, NoWarcioError, or what goes wrong; nothing is left then.
    """
    newest = Checkpoint.objects.order_by("-size").first()
    if newest is None or not newest.size:
        raise ExportError("Nothing is on record yet.")
    if since >= until:
        raise ExportError("The time must begin before it ends.")
    head = checkpoint.read(newest.note)
    found = find(since, until, head.size)
    with unfinished(folder) as place:
        made = Export(place, head, newest.note, found, at)
        write_log(made, older(found.first, head.size, held))
        with (
            (place / "entries.jsonl").open("xb") as lines,
            (place / "pages.warc.gz").open("xb") as warc,
        ):
            write_entries(made, lines, warc)
        write_counts(made)
        write_about(made)
        sign_files(made)
    return made.counts


@contextmanager
def unfinished(folder: Path) -> Iterator[Path]:
    """A folder beside `folder` that becomes it in the end, or is deleted.

    Of mode 0700: it may hold prices that may not be kept later.
    """
    if folder.exists():
        raise ExportError(f"{folder} is there already. Name a folder that is not.")
    if not folder.parent.is_dir():
        raise ExportError(f"There is no folder {folder.parent} to make {folder.name} in.")
    place = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        yield place
        place.rename(folder)
    except BaseException:
        shutil.rmtree(place)
        raise


def older(first: int, size: int, held: int | None) -> Checkpoint | None:
    """The signed checkpoint from which the export proves that the log only grew."""
    signed = Checkpoint.objects.filter(size__gt=0, size__lte=size)
    if held is not None:
        asked = signed.filter(size=held).first()
        if asked is None:
            raise ExportError(
                f"This site knows of no checkpoint of {held} entries that it signed. If you hold one, "
                "the log is not what it was."
            )
        return asked
    before = signed.filter(size__lt=size)
    return (
        before.filter(size__lte=first).order_by("-size").first() or before.order_by("size").first()
    )


def write_log(made: Export, old: Checkpoint | None) -> None:
    write(made, "key.pub", "".join(f"{one}\n" for one in keys.known()))
    write(made, "checkpoint", made.note)
    if old is not None:
        write(made, "checkpoint.old", old.note)
        write(made, "consistency", proofs.consistency(old.size, made.head.size, made.note))
    with (made.folder / "inclusion").open("x", encoding="ascii") as file:
        for block in proofs.inclusions(made.range.exported, made.head.size):
            file.write(f"{block}\n")


def write_entries(made: Export, lines: IO[bytes], warc: IO[bytes]) -> None:
    """The entries, and of those that were asked for the pages."""
    pages = Pages(warc)
    about = {
        "software": "Forthright",
        "format": "WARC File Format 1.1",
        "isPartOf": made.head.origin,
    }
    pages.begin(about=about, at=made.at)
    numbers = made.range.exported
    for start in range(numbers.start, numbers.stop, AT_ONCE):
        stop = min(start + AT_ONCE, numbers.stop)
        entries = list(Entry.objects.filter(number__gte=start, number__lt=stop).order_by("number"))
        if len(entries) != stop - start:
            raise ExportError(f"Entries from {start} to {stop - 1} are missing: run record verify.")
        lines.writelines(f"{entry.data}\n".encode() for entry in entries)
        asked = {one: json.loads(one.data) for one in entries if one.number in made.range.inside}
        write_bodies(made, pages, asked)


def write_bodies(made: Export, pages: Pages, asked: dict[Entry, dict[str, Any]]) -> None:
    """And count them."""
    there, headers = kept(asked.values()), headers_of(asked)
    for entry, told in asked.items():
        body, digest, state = body_of(told, there)
        is_page = entry.kind == "page"
        if body is not None and is_page:
            pages.add(entry, told, body, digest, headers.get(entry.number, UNKNOWN))
        elif body is not None:
            write_day(made, told["date"], body)
        made.counts.add(entry.number, told["at"], section(told["url"]) if is_page else DAYS, state)


def write_day(made: Export, date: str, body: bytes) -> None:
    """Raises ExportError where an altered database would have the file elsewhere."""
    if not ISO_DATE.fullmatch(date):
        raise ExportError(f"An entry of a day says that its date is {date!r}: run record verify.")
    (made.folder / DAYS).mkdir(exist_ok=True)
    (made.folder / DAYS / f"{date}.json").write_bytes(body)


def write_counts(made: Export) -> None:
    rows = made.counts.rows
    told = {
        "origin": made.head.origin,
        "size": made.head.size,
        "root": made.head.root.hex(),
        "from": moment(made.range.since),
        "to": moment(made.range.until),
        "first": made.range.first,
        "last": made.range.last,
        "rows": rows,
    }
    write(made, "reconcile.json", f"{json.dumps(told, indent=1)}\n")
    write(made, "reconcile.csv", as_csv(rows))


def write_about(made: Export) -> None:
    shutil.copyfile(HERE / "verify.py", made.folder / "verify.py")
    shutil.copyfile(HERE / "README.txt", made.folder / "README.txt")


def sign_files(made: Export) -> None:
    """So that nobody changes an export on its way, also in what no proof speaks of."""
    signer = keys.signer()
    lines = [f"export of the record of {signer.name}"]
    for path in sorted(one for one in made.folder.rglob("*") if one.is_file()):
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        lines.append(f"{digest}  {path.relative_to(made.folder).as_posix()}")
    write(made, SUMS, signer.sign("\n".join([*lines, ""])))


def write(made: Export, name: str, text: str) -> None:
    with (made.folder / name).open("x", encoding="utf-8", newline="") as file:
        file.write(text)
