"""A small record to export, and the program that checks exports, run by itself."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from disclosure.models import Body, Entry, Frozen
from disclosure.record import bodies, log, manifest
from disclosure.record.canonical import canonical
from disclosure.record.exporting import verify
from disclosure.record.exporting.counting import Counts
from disclosure.record.exporting.writing import export
from tests.builders import AT, DAY
from tests.disclosure.record.logged import MINUTE, page

SINCE, UNTIL = AT, AT + DAY
HTML = "<!DOCTYPE html><html lang=en><title>Kettles</title><p>Ünïcode, version {}</p>"


def body(number: int) -> bytes:
    return HTML.format(number).encode()


def send(path: str, number: int, **more: object) -> None:
    """Put a page on record, `number` minutes after AT."""
    data = body(number)
    bodies.keep(data, at=AT)
    log.append([page(path, minute=number, body=data, **more)])


def close_day(number: int, **lies: str) -> None:
    """Log the list of the newest entry of each page; `lies` are entries that it tells otherwise."""
    newest = {one.url: log.leaf_hash(one).hex() for one in Entry.objects.filter(kind="page")}
    newest |= lies
    data = canonical(newest)
    digest = bodies.keep(data, at=AT)
    at = AT + number * MINUTE
    told = {
        "v": 1,
        "kind": "day",
        "date": f"{at:%Y-%m-%d}",
        "at": manifest.moment(at),
        "pages": len(newest),
        "body": {"sha256": digest, "bytes": len(data)},
    }
    log.append([log.Draft("day", f"{at:%Y-%m-%d}", at, digest, told)])


def small_record() -> None:
    """An entry of the day before, eight of the day that is exported with one list, one of the next.

    Of the page at /a/ the body is gone, of the one at /b/ there is a copy without prices.
    """
    copy = b"<p>Price [withheld]"
    send("/", -60)
    send("/", 1)
    send("/compare/kettles/", 2)
    send("/a/", 3)
    send("/b/", 4, kept={"sha256": manifest.digest(copy)})
    send("/", 5)
    close_day(6)
    send("/compare/kettles/", 7, status=410)
    send("/", 24 * 60 + 1)
    bodies.keep(copy, at=AT)
    gone = [manifest.digest(body(number)) for number in (3, 4)]
    Body.objects.filter(pk__in=gone).delete()
    Frozen.objects.create(
        path="/",
        entry=5,
        body=manifest.digest(body(5)),
        status=200,
        headers=[["Content-Type", "text/html; charset=utf-8"], ["X-Frame-Options", "DENY"]],
        editions={},
        frozen_at=AT,
    )


def exported(folder: Path, *, held: int | None = None) -> Counts:
    return export(folder, since=SINCE, until=UNTIL, at=UNTIL, held=held)


@dataclass
class Verified:
    code: int
    lines: list[str]

    def told(self, mark: str) -> list[str]:
        return [one.partition(": ")[2] for one in self.lines if one.startswith(f"{mark}: ")]

    @property
    def wrong(self) -> list[str]:
        return self.told("WRONG")


def verified(folder: Path, *arguments: str) -> Verified:
    """By the file of the repository, in this process: as quick as tests should be."""
    findings = verify.verify(folder, *_read(arguments))
    lines = [f"WRONG: {one}" for one in findings.wrong]
    lines += [f"NOT CHECKED: {one}" for one in findings.unchecked]
    return Verified(bool(findings.wrong), lines + [f"right: {one}" for one in findings.right])


def _read(arguments: tuple[str, ...]) -> tuple[str, list[str]]:
    pairs = list(zip(arguments[::2], arguments[1::2], strict=True))
    keys = [value for name, value in pairs if name == "--key"]
    return "".join(keys), [value for name, value in pairs if name == "--checkpoint"]


def verified_alone(folder: Path, *arguments: str) -> Verified:
    """By the file that lies in the export, without site-packages: nothing of ours can help it."""
    command = [sys.executable, "-I", "-S", str(folder / "verify.py"), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  (a command of ours)
    assert not done.stderr
    return Verified(done.returncode, done.stdout.splitlines())
