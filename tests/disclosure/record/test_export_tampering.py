"""Whatever is changed in an export is told by the program that checks it."""

from __future__ import annotations

import gzip
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from disclosure.record import keys
from disclosure.record.exporting.counting import as_csv
from disclosure.record.exporting.writing import SUMS
from disclosure.record.notes import Signer
from tests.disclosure.record.exported import exported, small_record, verified, verified_alone
from tests.disclosure.record.logged import empty_log

pytestmark = pytest.mark.django_db
__all__ = ["empty_log"]
Change = Callable[[Path], None]


def text(name: str, change: Callable[[str], str]) -> Change:
    def changed(folder: Path) -> None:
        path = folder / name
        before = path.read_text()
        after = change(before)
        assert after != before
        path.write_text(after)

    return changed


def lines(name: str, change: Callable[[list[str]], list[str]]) -> Change:
    return text(name, lambda said: "".join(change(said.splitlines(keepends=True))))


def blocks(change: Callable[[list[str]], list[str]]) -> Change:
    return text("inclusion", lambda said: "".join(f"{one}\n\n" for one in change(_blocks(said))))


def _blocks(said: str) -> list[str]:
    return said.split("\n\n")[:-1]


def warc(change: Callable[[list[bytes]], list[bytes]]) -> Change:
    def changed(folder: Path) -> None:
        path = folder / "pages.warc.gz"
        records = re.split(rb"(?=WARC/1\.1\r\n)", gzip.decompress(path.read_bytes()))[1:]
        path.write_bytes(gzip.compress(b"".join(change(records))))

    return changed


def both(*changes: Change) -> Change:
    def changed(folder: Path) -> None:
        for one in changes:
            one(folder)

    return changed


def first_hash_of_zeros(said: str) -> str:
    return re.sub(r"^[A-Za-z0-9+/]{43}=$", f"{'A' * 43}=", said, count=1, flags=re.MULTILINE)


def without_a_page(records: list[bytes]) -> list[bytes]:
    return [*records[:2], *records[3:]]


def called_gone(row: int) -> Change:
    """One of the bodies of that row, in both tables of counts."""

    def changed(folder: Path) -> None:
        told = json.loads((folder / "reconcile.json").read_text())
        told["rows"][row]["whole"] -= 1
        told["rows"][row]["gone"] += 1
        (folder / "reconcile.json").write_text(json.dumps(told))
        (folder / "reconcile.csv").write_text(as_csv(told["rows"]))

    return changed


def another_key(folder: Path) -> None:
    """Signed anew by somebody who has not the key of the site."""
    forger = Signer.made(keys.signer().name)
    (folder / "key.pub").write_text(f"{forger.verifier}\n")
    for name in ("checkpoint", "checkpoint.old", SUMS):
        said = (folder / name).read_text().rpartition("\n\n")[0]
        (folder / name).write_text(forger.sign(f"{said}\n"))


def cut_off(folder: Path) -> None:
    path = folder / "pages.warc.gz"
    path.write_bytes(path.read_bytes()[:-20])


def add(name: str) -> Change:
    def changed(folder: Path) -> None:
        (folder / name).write_text("{}")

    return changed


def remove(name: str) -> Change:
    return lambda folder: (folder / name).unlink()


DROP_LAST = both(
    lines("entries.jsonl", lambda all_of_them: all_of_them[:-1]), blocks(lambda said: said[:-1])
)
TAMPERING = {
    "a letter of an entry": text("entries.jsonl", lambda said: said.replace("/a/", "/A/", 1)),
    "a price, digest or verdict of an entry": text(
        "entries.jsonl", lambda said: said.replace('"status":410', '"status":200')
    ),
    "an entry dropped": lines("entries.jsonl", lambda one: [*one[:3], *one[4:]]),
    "an entry dropped with its proof": both(
        lines("entries.jsonl", lambda one: [*one[:3], *one[4:]]),
        blocks(lambda one: [*one[:3], *one[4:]]),
    ),
    "the last entries cut off with their proofs": DROP_LAST,
    "two entries swapped": lines("entries.jsonl", lambda one: [one[1], one[0], *one[2:]]),
    "two entries swapped with their proofs": both(
        lines("entries.jsonl", lambda one: [one[1], one[0], *one[2:]]),
        blocks(lambda one: [one[1], one[0], *one[2:]]),
    ),
    "an entry twice": lines("entries.jsonl", lambda one: [one[0], *one]),
    "another spelling of an entry": text("entries.jsonl", lambda said: said.replace('":', '": ', 1)),
    "a proof": text("inclusion", first_hash_of_zeros),
    "a proof shortened": blocks(lambda one: [one[0].rpartition("\n")[0], *one[1:]]),
    "a number in a proof": text("inclusion", lambda said: said.replace("index 3", "index 4")),
    "the proof of consistency": text("consistency", first_hash_of_zeros),
    "the size in the checkpoint": text("checkpoint", lambda said: said.replace("\n9\n", "\n8\n")),
    "the root in the checkpoint": text("checkpoint", first_hash_of_zeros),
    "the signature": text("checkpoint", lambda said: f"{said[:-8]}AAAA{said[-4:]}"),
    "the older checkpoint": text("checkpoint.old", first_hash_of_zeros),
    "the older checkpoint removed": remove("checkpoint.old"),
    "a letter of a page": warc(lambda all_of_them: [
        one.replace(b"version 2", b"version 9") for one in all_of_them
    ]),
    "the status of a page": warc(lambda all_of_them: [
        one.replace(b"HTTP/1.1 410", b"HTTP/1.1 200") for one in all_of_them
    ]),
    "a header of a page": warc(lambda all_of_them: [
        one.replace(b"DENY", b"NONE") for one in all_of_them
    ]),
    "the address of a page": warc(lambda all_of_them: [
        one.replace(b"example/b/", b"example/c/") for one in all_of_them
    ]),
    "a page dropped": warc(without_a_page),
    "a page dropped and called gone": both(warc(without_a_page), called_gone(3)),
    "a page twice": warc(lambda all_of_them: [*all_of_them, all_of_them[1]]),
    "two pages swapped": warc(lambda one: [
        one[0], *(one[n].replace(b"version 1", b"version 2") for n in (1, 2)), *one[3:]
    ]),
    "the packed pages cut off": cut_off,
    "the list of a day": text("days/2026-06-01.json", lambda said: said.replace("/a/", "/A/")),
    "the list of a day removed": remove("days/2026-06-01.json"),
    "the list of a day removed and called gone": both(
        remove("days/2026-06-01.json"), called_gone(4)
    ),
    "a list of a day added": add("days/2026-06-02.json"),
    "a count": text("reconcile.json", lambda said: said.replace('"whole": 2', '"whole": 3', 1)),
    "a count for spreadsheets": text("reconcile.csv", lambda said: said.replace(",2,", ",3,", 1)),
    "the time that was asked for": text(
        "reconcile.json", lambda said: said.replace("06-02T", "06-03T")
    ),
    "the key": another_key,
    "the words for auditors": text("README.txt", lambda said: said.replace("KEY", "key")),
    "a file added": add("note.txt"),
}  # fmt: skip


@pytest.fixture
def record(empty_log: None) -> None:
    small_record()


# Without the signed digests of files, the proofs tell of all that the log speaks of.
UNPROVEN = {
    "the older checkpoint removed",  # then it says that it could not check whether the log only grew
    "a page dropped and called gone",  # as a page that was kept for its time
    "the list of a day removed and called gone",
    "the words for auditors",
    "a file added",
}


def test_all_of_it_is_told(record: None, tmp_path: Path) -> None:
    exported(tmp_path / "export")
    key = keys.public_key()
    assert not verified(tmp_path / "export", "--key", key).wrong
    untold, unproven = set(), set()
    for what, change in TAMPERING.items():
        folder = shutil.copytree(tmp_path / "export", tmp_path / what)
        change(folder)
        wrong = verified(folder, "--key", key).wrong
        untold |= set() if wrong else {what}
        unproven |= set() if any(not one.startswith("The files: ") for one in wrong) else {what}
    assert untold == set()
    assert unproven == UNPROVEN


def test_a_stranger_who_signs_all_of_it_anew_is_told_only_by_the_key_from_elsewhere(
    record: None, tmp_path: Path
) -> None:
    key = keys.public_key()
    exported(tmp_path / "export")
    another_key(tmp_path / "export")
    found = verified_alone(tmp_path / "export", "--key", key)
    assert found.code == 1
    assert found.wrong == ["The key: The key of the export is not the one that you gave."]
    assert found.lines[-1] == "Something is wrong."


def test_a_folder_that_is_no_export_is_said_to_be_none(record: None, tmp_path: Path) -> None:
    exported(tmp_path / "export")
    (tmp_path / "export/entries.jsonl").unlink()
    assert verified(tmp_path / "export").wrong
