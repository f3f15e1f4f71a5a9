#!/usr/bin/env python3
"""Checks an export of a record of pages, by itself: are the pages and entries those that were signed?

    python3 verify.py [FOLDER] [--key KEY | FILE] [--checkpoint FILE]…

FOLDER is the export; without one, where this file lies. KEY is the public key of the site
(“name+id+base64”) from somewhere else than the export, FILE a checkpoint of it that somebody kept.
Needs Python 3.9 and nothing else, and shares no code with the site: the rules are written down here
a second time. Uses the package `cryptography` for the signature if it is there. The exit code is 0 if
all that could be checked is right, 1 if anything is wrong, 2 if there is no export to check.

Formats: entries are canonical JSON (RFC 8785), leaves of a Merkle tree (RFC 6962); signed notes,
checkpoints and proofs are those of c2sp.org (signed-note, tlog-checkpoint, tlog-proof, tlog-witness);
pages are records of WARC 1.1 (ISO 28500).
"""

from __future__ import annotations

import argparse
import base64
import csv
import gzip
import hashlib
import io
import json
import sys
import uuid
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

Point = tuple[int, int, int, int]

COLUMNS = ["day", "section", "entries", "first", "last", "whole", "redacted", "gone"]
SUMS = "SHA256SUMS.note"
DAYS = "days"  # the section of the entries that list the newest entry of each page


class Broken(Exception):  # noqa: N818  (a finding, and no error of this program)
    """What a part of the export says cannot be so."""


class Findings:
    """`wrong` and `unchecked` are sentences; what is right is said in few words."""

    def __init__(self) -> None:
        self.right: list[str] = []
        self.wrong: list[str] = []
        self.unchecked: list[str] = []

    def step(self, name: str, check: Callable[..., Any], *given: Any) -> Any:
        """What `check` returns; None if it found something wrong that ends it."""
        try:
            return check(self, *given)
        except Broken as broken:
            self.wrong.append(f"{name}: {broken}")
        except FileNotFoundError as error:
            self.wrong.append(f"{name}: {Path(error.filename).name} is missing.")
        except (
            ValueError,
            TypeError,
            KeyError,
            AttributeError,
            IndexError,
            OSError,
            EOFError,
        ) as e:
            self.wrong.append(f"{name}: it cannot be read ({type(e).__name__}: {e}).")
        except zlib.error as error:
            self.wrong.append(f"{name}: it cannot be unpacked ({error}).")
        return None


# The signature: Ed25519 (RFC 8032), in the coordinates of its section 5.1.4

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)  # of −1


def _x(y: int, sign: int) -> int | None:
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    return P - x if x & 1 != sign else x


def _point(data: bytes) -> Point | None:
    y = int.from_bytes(data, "little") & (1 << 255) - 1
    x = _x(y, data[31] >> 7) if y < P else None
    return None if x is None else (x, y, 1, x * y % P)


def _add(one: Point, other: Point) -> Point:
    a = (one[1] - one[0]) * (other[1] - other[0]) % P
    b = (one[1] + one[0]) * (other[1] + other[0]) % P
    c = 2 * one[3] * other[3] * D % P
    d = 2 * one[2] * other[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def _times(number: int, point: Point) -> Point:
    total = (0, 1, 1, 0)
    while number:
        if number & 1:
            total = _add(total, point)
        point, number = _add(point, point), number >> 1
    return total


G_Y = 4 * pow(5, P - 2, P) % P
BASE = (_x(G_Y, 0) or 0, G_Y, 1, (_x(G_Y, 0) or 0) * G_Y % P)


def signed_by_hand(key: bytes, text: bytes, signature: bytes) -> bool:
    """RFC 8032, section 5.1.7, without any library."""
    if len(key) != 32 or len(signature) != 64:
        return False
    point, r = _point(key), _point(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if point is None or r is None or s >= L:
        return False
    digest = hashlib.sha512(signature[:32] + key + text).digest()
    one, other = _times(s, BASE), _add(r, _times(int.from_bytes(digest, "little") % L, point))
    same = (one[axis] * other[2] - other[axis] * one[2] for axis in (0, 1))
    return not any(difference % P for difference in same)


def is_signed(key: bytes, text: bytes, signature: bytes) -> bool:
    try:
        from cryptography.exceptions import InvalidSignature  # noqa: PLC0415  (if it is there)
        from cryptography.hazmat.primitives.asymmetric.ed25519 import (  # noqa: PLC0415  (if it is there)
            Ed25519PublicKey,
        )
    except ImportError:
        return signed_by_hand(key, text, signature)
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, text)
    except (InvalidSignature, ValueError):
        return False
    return True


class Key:
    """A public key, as c2sp.org/signed-note writes it."""

    def __init__(self, written: str) -> None:
        self.name, number, encoded = written.strip().split("+", 2)
        data = base64.b64decode(encoded, validate=True)
        self.key = data[1:]
        self.number = hashlib.sha256(self.name.encode() + b"\n" + data).digest()[:4]
        if data[:1] != b"\x01" or len(data) != 33 or self.number.hex() != number:
            raise Broken("This is no Ed25519 key, or its number is not that of the key.")


class Keys:
    """The key that signs now, and those that signed before it."""

    def __init__(self, written: str) -> None:
        self.all = [Key(line) for line in written.splitlines()]
        self.now = self.all[0]

    def opened(self, note: str, keys: list[Key] | None = None) -> str:
        """The text of a signed note. Raises Broken unless one of the keys signed it."""
        text, blank, lines = note.rpartition("\n\n")
        if not blank:
            raise Broken("It is no signed note.")
        by_id = {(one.name, one.number): one for one in keys or self.all}
        for line in lines.split("\n"):
            _, _, rest = line.partition("— ")
            name, _, encoded = rest.partition(" ")
            data = base64.b64decode(encoded, validate=True)
            if key := by_id.get((name, data[:4])):
                if not is_signed(key.key, f"{text}\n".encode(), data[4:]):
                    raise Broken(f"The signature of {name} is not one of this text.")
                return f"{text}\n"
        raise Broken(f"{self.now.name}+{self.now.number.hex()} did not sign it.")


class Checkpoint:
    """(origin, size, root), signed."""

    def __init__(self, keys: Keys, note: str) -> None:
        self.note = note
        self.origin, size, root = keys.opened(note).split("\n")[:3]
        self.size, self.root = int(size), base64.b64decode(root, validate=True)
        if self.origin not in {one.name for one in keys.all} or len(self.root) != 32:
            raise Broken(f"It speaks for the log of {self.origin}, and not of {keys.now.name}.")


# The tree (RFC 6962; the proofs as in RFC 9162, 2.1.3.2 and 2.1.4.2)


def leaf_hash(data: bytes) -> bytes:
    return hashlib.sha256(b"\0" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\1" + left + right).digest()


def tree_root(leaves: Iterable[bytes]) -> bytes:
    """Of all leaves from the first."""
    stack: list[tuple[int, bytes]] = []  # of (level, hash)
    for leaf in leaves:
        stack.append((0, leaf))
        while len(stack) > 1 and stack[-1][0] == stack[-2][0]:
            (level, left), (_, right) = stack[-2:]
            stack[-2:] = [(level + 1, node_hash(left, right))]
    if not stack:
        return hashlib.sha256(b"").digest()
    found = stack.pop()[1]
    while stack:
        found = node_hash(stack.pop()[1], found)
    return found


def root_from_inclusion(leaf: bytes, index: int, size: int, proof: list[bytes]) -> bytes:
    at, last, found = index, size - 1, leaf
    for one in proof:
        if not last:
            raise Broken("A proof is too long.")
        if at & 1 or at == last:
            found = node_hash(one, found)
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            found = node_hash(found, one)
        at, last = at >> 1, last >> 1
    if last:
        raise Broken("A proof is too short.")
    return found


def roots_from_consistency(
    old: int, new: int, old_root: bytes, proof: list[bytes]
) -> tuple[bytes, bytes]:
    """(root of the old tree, root of the new tree) to which the proof leads."""
    proof = proof if old & old - 1 else [old_root, *proof]
    at, last = old - 1, new - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    before = after = proof[0]
    for one in proof[1:]:
        if not last:
            raise Broken("The proof is too long.")
        if at & 1 or at == last:
            before, after = node_hash(one, before), node_hash(one, after)
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            after = node_hash(after, one)
        at, last = at >> 1, last >> 1
    if last:
        raise Broken("The proof is too short.")
    return before, after


def hashes(lines: list[str]) -> list[bytes]:
    found = [base64.b64decode(line, validate=True) for line in lines]
    if any(len(one) != 32 for one in found):
        raise Broken("A proof holds something that is no hash.")
    return found


# The entries


class Entry:
    def __init__(self, number: int, line: bytes) -> None:
        self.number, self.leaf = number, leaf_hash(line)
        self.data = json.loads(line)
        if canonical(self.data) != line:
            raise Broken(f"Entry {number} is not in canonical JSON.")
        self.kind, self.at = self.data["kind"], self.data["at"]
        self.url = self.data["url"] if self.kind == "page" else ""
        self.body = self.data["body"]

    @property
    def section(self) -> str:
        """The first part of its address: /compare/."""
        if self.kind != "page":
            return DAYS
        first = urlsplit(self.url).path.split("/")[1:2]
        return f"/{first[0]}/" if first and first[0] else "/"


def canonical(value: Any) -> bytes:
    """RFC 8785, of values without fractions."""

    def in_order(one: Any) -> Any:
        if isinstance(one, dict):
            keys = sorted(one, key=lambda key: key.encode("utf-16-be"))
            return {key: in_order(one[key]) for key in keys}
        if isinstance(one, float):
            raise Broken("An entry holds a fraction.")
        return [in_order(each) for each in one] if isinstance(one, list) else one

    text = json.dumps(in_order(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode()


# The checks, each of one part of the export


def check_key(findings: Findings, folder: Path, written: str) -> Keys:
    own = Keys((folder / "key.pub").read_text(encoding="utf-8"))
    if not written:
        findings.unchecked.append(
            "Whose key it is: key.pub came with the export. Get the key from the site or from whoever "
            "kept it, and give it with --key."
        )
        return own
    path = Path(written)
    given = Keys(path.read_text(encoding="utf-8") if path.is_file() else written).now
    if (given.name, given.key) != (own.now.name, own.now.key):
        raise Broken("The key of the export is not the one that you gave.")
    return own


def check_sums(findings: Findings, folder: Path, keys: Keys) -> None:
    """Every file is as the site signed it."""
    note = (folder / SUMS).read_text(encoding="utf-8")
    lines = keys.opened(note, [keys.now]).splitlines()
    sums = {name: told for told, _, name in (line.partition("  ") for line in lines[1:])}
    there = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()} - {SUMS}
    wrong = [f"{name} is missing" for name in sorted(sums.keys() - there)]
    wrong += [f"{name} was added" for name in sorted(there - sums.keys()) if "__pyc" not in name]
    for name in sorted(sums.keys() & there):
        if hashlib.sha256((folder / name).read_bytes()).hexdigest() != sums[name]:
            wrong.append(f"{name} is not the file that was signed")
    if wrong:
        raise Broken(f"{'; '.join(wrong)}.")
    findings.right.append(f"{len(sums)} files are as {keys.now.name} signed them.")


def check_checkpoint(findings: Findings, folder: Path, keys: Keys) -> Checkpoint:
    found = Checkpoint(keys, (folder / "checkpoint").read_text(encoding="utf-8"))
    findings.right.append(f"The checkpoint of {found.size} entries is signed by {keys.now.name}.")
    return found


def check_entries(findings: Findings, folder: Path, head: Checkpoint) -> list[Entry]:
    """By number, without gaps; each with its proof. Reads numbers from the proofs."""
    lines = (folder / "entries.jsonl").read_bytes().split(b"\n")
    if lines.pop():
        raise Broken("The last line has no end.")
    blocks = (folder / "inclusion").read_text(encoding="ascii").split("\n\n")
    if blocks.pop() or len(blocks) != len(lines):
        raise Broken(f"There are {len(lines)} entries and {len(blocks)} proofs of inclusion.")
    entries: list[Entry] = []
    for line, block in zip(lines, blocks):  # noqa: B905  (Python 3.9)
        name, *proof = block.split("\n")
        number = int(name[6:] if name.startswith("index ") else "none")
        if entries and number != entries[-1].number + 1:
            raise Broken(f"After entry {entries[-1].number} comes entry {number}.")
        if not 0 <= number < head.size:
            raise Broken(f"The log has {head.size} entries, and none with the number {number}.")
        entry = Entry(number, line)
        if root_from_inclusion(entry.leaf, number, head.size, hashes(proof)) != head.root:
            raise Broken(f"Entry {number} is not the one in the signed log ({entry.url}).")
        entries.append(entry)
    if len(entries) == head.size and tree_root(one.leaf for one in entries) != head.root:
        raise Broken("All entries together do not make the root that was signed.")
    findings.right.append(f"{len(entries)} entries are in the signed log, each at its place.")
    return entries


def check_consistency(
    findings: Findings, folder: Path, keys: Keys, head: Checkpoint
) -> Checkpoint | None:
    """The log of an older checkpoint is the beginning of this one."""
    if not (folder / "checkpoint.old").exists():
        findings.unchecked.append(
            "That the log only grew: the export has no older checkpoint, for the site has signed none."
        )
        return None
    old = Checkpoint(keys, (folder / "checkpoint.old").read_text(encoding="utf-8"))
    text = (folder / "consistency").read_text(encoding="utf-8")
    proof, _, note = text.partition("\n\n")
    name, *lines = proof.split("\n")
    if name != f"old {old.size}" or note != head.note:
        raise Broken("The proof is not one from the old checkpoint to the new one.")
    if not 0 < old.size <= head.size:
        raise Broken(f"A log of {head.size} entries cannot have had {old.size} before.")
    if old.size == head.size:
        roots = (head.root, head.root) if not lines else (b"", b"")
    else:
        roots = roots_from_consistency(old.size, head.size, old.root, hashes(lines))
    if roots != (old.root, head.root):
        raise Broken(f"The first {old.size} entries are not what they were.")
    findings.right.append(f"The {old.size} entries of the older checkpoint are unchanged.")
    return old


def check_outside(
    findings: Findings,
    path: str,
    keys: Keys,
    heads: list[Checkpoint | None],
    entries: list[Entry],
) -> None:
    """Whether the log that somebody else was shown is this one."""
    outside = Checkpoint(keys, Path(path).read_text(encoding="utf-8"))
    for head in heads:
        if head and head.size == outside.size:
            if head.root != outside.root:
                raise Broken(f"It has another root for {head.size} entries: two logs were shown.")
            findings.right.append(f"{path} is a checkpoint of the same log.")
            return
    leaves = [one.leaf for one in entries[: outside.size]]
    if entries and entries[0].number == 0 and len(leaves) == outside.size:
        if tree_root(leaves) != outside.root:
            raise Broken(f"Its {outside.size} entries are not the first of this log.")
        findings.right.append(f"{path} is a checkpoint of the beginning of the same log.")
    elif heads[0] and outside.size > heads[0].size:
        findings.unchecked.append(f"{path} is newer than the export: ask for a newer export.")
    else:
        findings.unchecked.append(
            f"{path} is of {outside.size} entries, and the export has no proof from there. Ask for one: "
            f"manage.py record export --since {outside.size} …"
        )


def check_range(
    findings: Findings, folder: Path, head: Checkpoint, entries: list[Entry]
) -> tuple[dict[str, Any], list[Entry]]:
    """The entries of the time that was asked for, with the one before and the one after."""
    told = json.loads((folder / "reconcile.json").read_bytes())
    if (told["size"], told["root"], told["origin"]) != (head.size, head.root.hex(), head.origin):
        raise Broken("Its size, root or origin are not those of the checkpoint.")
    first, last = told["first"], told["last"]
    numbers = range(max(first - 1, 0), min(last + 2, head.size))
    if [one.number for one in entries] != list(numbers):
        raise Broken(f"The export should hold the entries {numbers.start} to {numbers.stop - 1}.")
    for entry in entries:
        if (entry.number < first and entry.at >= told["from"]) or (
            entry.number > last and entry.at < told["to"]
        ):
            raise Broken(f"Entry {entry.number} is of {entry.at}, and is not counted.")
    inside = [one for one in entries if first <= one.number <= last]
    if inside and (inside[0].at < told["from"] or inside[-1].at >= told["to"]):
        raise Broken("An entry at its ends is not of the time that was asked for.")
    findings.right.append(f"None is left out from {told['from']} to {told['to']}.")
    return told, inside


def check_previous(findings: Findings, entries: list[Entry], first: int) -> None:
    """Each entry names the one before it for the same address."""
    newest: dict[str, str] = {}
    known, open_ends = {one.leaf.hex() for one in entries}, 0
    for entry in entries:
        named = entry.data.get("previous")
        if entry.kind != "page":
            continue
        if entry.url in newest and named != newest[entry.url]:
            raise Broken(f"Entry {entry.number} does not name the one before it for {entry.url}.")
        if entry.url not in newest and (named in known or (first == 0 and named)):
            raise Broken(f"Entry {entry.number} names an entry that is not of {entry.url}.")
        open_ends += entry.url not in newest and bool(named)
        newest[entry.url] = entry.leaf.hex()
    findings.right.append("Each entry names the one before it for the same address.")
    if open_ends:
        findings.unchecked.append(
            f"For {open_ends} addresses the entry before the first one here is not in the export."
        )


def check_pages(findings: Findings, folder: Path, inside: list[Entry]) -> dict[int, str]:
    """Which bodies are there: {number of the entry: "whole" or "redacted"}. A page with prices that may
    not be kept comes as a copy without them, of which the entry tells the digest too."""
    by_id = {record_id(one.leaf): one for one in inside if one.kind == "page"}
    found: dict[int, str] = {}
    for head, block in records(folder / "pages.warc.gz"):
        if head["WARC-Type"] == "warcinfo":
            continue
        entry = by_id.get(head["WARC-Record-ID"])
        if entry is None or entry.number in found:
            raise Broken(f"A page of {head.get('WARC-Target-URI')} is of no entry, or twice there.")
        state = page_state(entry, head, block)
        if state is None:
            raise Broken(f"The page of entry {entry.number} is not what was sent ({entry.url}).")
        found[entry.number] = state
    parts = [f"{list(found.values()).count(one)} {one}" for one in ("whole", "redacted")]
    gone = [one.number for one in by_id.values() if one.number not in found]
    findings.right.append(f"The pages are those of their entries: {', '.join(parts)}.")
    if gone:
        numbers = ", ".join(map(str, gone[:20])) + (" …" if len(gone) > 20 else "")
        findings.unchecked.append(
            f"{len(gone)} pages are not in the export, and only their entries tell of them: {numbers}."
        )
    return found


def page_state(entry: Entry, head: dict[str, str], block: bytes) -> str | None:
    top, _, body = block.partition(b"\r\n\r\n")
    digest = hashlib.sha256(body).hexdigest()
    redacted = digest == entry.data.get("kept", {}).get("sha256")
    if not redacted and (digest, len(body)) != (entry.body["sha256"], entry.body["bytes"]):
        return None
    status = int(top.split(b" ", 2)[1])
    told = (head["WARC-Target-URI"], head["WARC-Date"], head["WARC-Payload-Digest"], status)
    if told != (entry.url, entry.at, f"sha256:{digest}", entry.data["status"]):
        return None
    return "redacted" if redacted else "whole"


def record_id(leaf: bytes) -> str:
    return f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'urn:sha256:{leaf.hex()}')}>"


def records(path: Path) -> Iterator[tuple[dict[str, str], bytes]]:
    """(headers, block) of each record of a WARC."""
    with gzip.open(path) as file:
        while line := file.readline():
            if line != b"WARC/1.1\r\n":
                raise Broken("It is no WARC 1.1, or a record of it is cut off.")
            head: dict[str, str] = {}
            while (line := file.readline()) not in (b"\r\n", b""):
                name, _, value = line.decode().rstrip("\r\n").partition(": ")
                head[name] = value
            block = file.read(int(head["Content-Length"]))
            told = base64.b32encode(hashlib.sha256(block).digest()).decode()
            if head["WARC-Block-Digest"] != f"sha256:{told}" or file.read(4) != b"\r\n\r\n":
                raise Broken(f"The record {head['WARC-Record-ID']} is damaged.")
            yield head, block


def check_days(findings: Findings, folder: Path, entries: list[Entry], inside: list[Entry]) -> None:
    """The lists that name the newest entry of each page at the end of a day."""
    days = [one for one in inside if one.kind == "day"]
    kept = {one.data["date"] for one in days}
    for path in (folder / DAYS).glob("*"):
        if path.name.removesuffix(".json") not in kept:
            raise Broken(f"{path.name} is of no entry.")
    missing = [one.data["date"] for one in days if not day_is_right(folder, one, entries)]
    if missing:
        findings.unchecked.append(f"The lists of {', '.join(missing)} are not in the export.")
    if days:
        findings.right.append(f"{len(days) - len(missing)} lists of a day agree with the entries.")


def day_is_right(folder: Path, day: Entry, entries: list[Entry]) -> bool:
    """False if the list is not there."""
    path = folder / DAYS / f"{day.data['date']}.json"
    if not path.exists():
        return False
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != day.body["sha256"]:
        raise Broken(f"The list of {day.data['date']} is not the one that was logged.")
    listed = json.loads(data)
    newest = {
        one.url: one.leaf.hex() for one in entries if one.kind == "page" and one.number < day.number
    }
    known = {one.leaf.hex() for one in entries}
    wrong = [url for url in newest if listed.get(url) != newest[url]]
    wrong += [url for url in listed if url not in newest and listed[url] in known]
    if wrong or day.data["pages"] != len(listed):
        raise Broken(f"The list of {day.data['date']} does not name the newest entry of {wrong}.")
    return True


def check_reconcile(
    findings: Findings,
    folder: Path,
    told: dict[str, Any],
    inside: list[Entry],
    pages: dict[int, str],
) -> None:
    """The counts by day and section of the site."""
    rows = reconciled(inside, pages, kept_days(folder))
    if told["rows"] != rows:
        raise Broken("The counts in reconcile.json are not those of the entries and pages.")
    written = list(csv.reader(io.StringIO((folder / "reconcile.csv").read_text(encoding="utf-8"))))
    if written != [COLUMNS, *([str(row[name]) for name in COLUMNS] for row in rows)]:
        raise Broken("The counts in reconcile.csv are not those in reconcile.json.")
    findings.right.append(f"The counts agree: {len(inside)} entries in {len(rows)} rows.")


def kept_days(folder: Path) -> set[str]:
    return {path.name.removesuffix(".json") for path in (folder / DAYS).glob("*")}


def reconciled(inside: list[Entry], pages: dict[int, str], days: set[str]) -> list[dict[str, Any]]:
    groups: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in inside:
        groups[entry.at[:10], entry.section].append(entry)
    rows = []
    for (day, section), held in sorted(groups.items()):
        states = [
            pages.get(one.number, "gone")
            if one.kind == "page"
            else ("whole" if one.data["date"] in days else "gone")
            for one in held
        ]
        counts = {name: states.count(name) for name in ("whole", "redacted", "gone")}
        head: dict[str, Any] = {"day": day, "section": section, "entries": len(held)}
        rows.append({**head, "first": held[0].number, "last": held[-1].number, **counts})
    return rows


def verify(folder: Path, key_given: str, outside: list[str]) -> Findings:
    findings = Findings()
    keys = findings.step("The key", check_key, folder, key_given)
    if keys is None:
        return findings
    findings.step("The files", check_sums, folder, keys)
    head = findings.step("The checkpoint", check_checkpoint, folder, keys)
    if head is None:
        return findings
    old = findings.step("The older checkpoint", check_consistency, folder, keys, head)
    entries = findings.step("The entries", check_entries, folder, head)
    for path in outside:
        findings.step(path, check_outside, path, keys, [head, old], entries or [])
    if not outside:
        findings.unchecked.append(
            "Whether others were shown the same log: compare with a checkpoint that somebody kept "
            "(--checkpoint FILE). Without one, a site could have signed a second log."
        )
    if entries is not None:
        check_contents(findings, folder, head, entries)
    return findings


def check_contents(
    findings: Findings, folder: Path, head: Checkpoint, entries: list[Entry]
) -> None:
    found = findings.step("The range", check_range, folder, head, entries)
    told, inside = found or (None, entries)
    first = entries[0].number if entries else 0
    findings.step("The chain", check_previous, entries, first)
    pages = findings.step("The pages", check_pages, folder, inside)
    findings.step("The days", check_days, folder, entries, inside)
    if told is not None and pages is not None:
        findings.step("The counts", check_reconcile, folder, told, inside, pages)
    findings.unchecked.append(
        "The headers that pages were sent with, but for the status: the log does not tell of them."
    )


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("folder", nargs="?", type=Path, default=Path(__file__).parent)
    parser.add_argument("--key", default="", help="the site's public key, or a file that holds it")
    parser.add_argument("--checkpoint", action="append", default=[], metavar="FILE")
    given = parser.parse_args(arguments)
    if not (given.folder / "entries.jsonl").exists():
        sys.stderr.write(f"{given.folder} holds no export: there is no entries.jsonl.\n")
        return 2
    findings = verify(given.folder, given.key, given.checkpoint)
    for mark, told in (
        ("right", findings.right),
        ("NOT CHECKED", findings.unchecked),
        ("WRONG", findings.wrong),
    ):
        for words in told:
            sys.stdout.write(f"{mark}: {words}\n")
    result = "Something is wrong." if findings.wrong else "All that could be checked is right."
    sys.stdout.write(f"{result}\n")
    return 1 if findings.wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
