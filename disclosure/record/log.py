"""The log: entries are appended, hashed into the tree and signed for, all in one transaction.

What is committed is on disk: SQLite is set to synchronous FULL, and PostgreSQL told so here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from django.db import connection
from django.db.models import Max
from django.db.transaction import TransactionManagementError

from disclosure.models import Checkpoint, Entry
from disclosure.record import checkpoint, keys, merkle
from disclosure.record.canonical import canonical
from disclosure.record.notes import BadNoteError

_T = TypeVar("_T")
LOCK = 0x464F5254484C4F47  # of PostgreSQL's advisory locks, the one of the log
AT_ONCE = 500  # parameters of a query; SQLite takes 999 from before its version 3.32
_INSERT_ENTRY = (
    "INSERT INTO disclosure_entry (number, kind, url, at, body, data) "
    "VALUES (%s, %s, %s, %s, %s, %s)"
)
_INSERT_NODE = "INSERT INTO disclosure_node (position, hash) VALUES (%s, %s)"
_STORED = "SELECT position, hash FROM disclosure_node WHERE position IN ({asked})"
_NEWEST = (
    "WITH asked(url) AS (VALUES {asked}) SELECT asked.url, entry.data "
    "FROM asked JOIN disclosure_entry AS entry ON entry.number = (SELECT number "
    "FROM disclosure_entry AS one WHERE one.url = asked.url ORDER BY number DESC LIMIT 1)"
)


class LogDamagedError(Exception):
    """What the database holds of the log is not what was signed."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"{what} Nothing is added to a log that is damaged. `manage.py record verify` tells "
            "where it is; docs/record.md tells what to do."
        )


@dataclass(frozen=True)
class Draft:
    """An entry to be. `data` is all of it but "previous"; `body` the digest in hex, or nothing."""

    kind: str
    url: str
    at: datetime
    body: str
    data: dict[str, Any]


def append(drafts: Sequence[Draft]) -> list[Entry]:
    """Add these to the log, and sign for it as it is then.

    Inside a transaction, with whose end they are on disk, or never were; until then nobody else
    appends. Raises TransactionManagementError if there is none, LogDamagedError if what was signed
    last is not what is there.
    """
    if not connection.in_atomic_block:
        raise TransactionManagementError("Append to the log inside transaction.atomic().")
    if not drafts:
        return []
    hold()
    tree = signed_tree()
    entries, nodes = _grown(tree, drafts)
    _insert(entries, nodes)
    note = checkpoint.sign(tree.size, tree.root)
    Checkpoint(size=tree.size, at=drafts[-1].at, note=note).save(force_insert=True)
    return entries


def hold() -> None:
    """Let nobody else append until this transaction ends. SQLite has one writer at a time as it is."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        cursor.execute("SET LOCAL synchronous_commit = on")


def signed_tree() -> merkle.Frontier:
    """The tree as it stands, if it is what was signed last: the site never signs two histories.

    Raises LogDamagedError. Only under `hold` does it stay so.
    """
    there = size()
    tree = merkle.frontier(there, stored)
    signed = Checkpoint.objects.order_by("-size").first()
    if (signed.size if signed else 0) != there:
        raise LogDamagedError(
            f"The log has {there} entries, and {signed.size if signed else 0} were signed for."
        )
    if signed and _signed_root(signed) != tree.root:
        raise LogDamagedError(f"The hashes of the log are not those that were signed at {there}.")
    return tree


def size() -> int:
    last = Entry.objects.aggregate(last=Max("number"))["last"]
    return 0 if last is None else int(last) + 1


def root(size: int) -> bytes:
    """Of the tree over the first `size` entries. Raises LogDamagedError where a hash is missing."""
    return merkle.root(size, stored)


def inclusion(number: int, size: int) -> list[bytes]:
    """The proof that entry `number` is in the tree over the first `size` entries."""
    return merkle.inclusion(number, size, stored)


def consistency(old: int, new: int) -> list[bytes]:
    """The proof that the first `old` entries of `new` ones are as they were."""
    return merkle.consistency(old, new, stored)


def newest(url: str) -> Entry | None:
    return Entry.objects.filter(url=url).order_by("-number").first()


def at(url: str, moment: datetime) -> Entry | None:
    """The entry that was the newest at that moment."""
    return Entry.objects.filter(url=url, at__lte=moment).order_by("-number").first()


def leaf_hash(entry: Entry) -> bytes:
    return merkle.leaf_hash(entry.data.encode())


def stored(positions: Sequence[int]) -> list[bytes]:
    """The hashes at these positions of the tree (merkle.position). Raises LogDamagedError."""
    rows: dict[int, Any] = {}
    with connection.cursor() as cursor:
        for some in _batches(positions):
            cursor.execute(_STORED.format(asked=", ".join(["%s"] * len(some))), some)
            rows |= cursor.fetchall()
    gone = [str(one) for one in positions if one not in rows]
    if gone:
        raise LogDamagedError(f"Hashes of the log are missing, at {', '.join(gone)}.")
    return [bytes(rows[one]) for one in positions]


def _signed_root(signed: Checkpoint) -> bytes:
    try:
        return checkpoint.verified(signed.note, keys.known()).root
    except BadNoteError as error:
        raise LogDamagedError(f"The newest checkpoint is not one of this site. {error}") from None


def _grown(
    tree: merkle.Frontier, drafts: Sequence[Draft]
) -> tuple[list[Entry], list[tuple[int, bytes]]]:
    """The rows to add. `tree` grows by them."""
    previous = dict(_newest_hashes(sorted({draft.url for draft in drafts})))
    entries: list[Entry] = []
    hashes: list[bytes] = []
    position = merkle.stored(tree.size)
    for draft in drafts:
        before = previous.get(draft.url)
        data = canonical(draft.data | {"previous": before.hex() if before else None})
        leaf = previous[draft.url] = merkle.leaf_hash(data)
        entries.append(
            Entry(
                number=tree.size,
                kind=draft.kind,
                url=draft.url,
                at=draft.at,
                body=draft.body,
                data=data.decode(),
            )
        )
        hashes += tree.add(leaf)
    return entries, list(enumerate(hashes, position))


def _newest_hashes(urls: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """The leaf hash of the newest entry of each of these that has one."""
    with connection.cursor() as cursor:
        for some in _batches(urls):
            cursor.execute(_NEWEST.format(asked=", ".join(["(%s)"] * len(some))), some)
            for url, data in cursor.fetchall():
                yield url, merkle.leaf_hash(data.encode())


def _insert(entries: Sequence[Entry], nodes: Sequence[tuple[int, bytes]]) -> None:
    """Without the models' way, which takes longer than all the rest."""
    when = connection.ops.adapt_datetimefield_value
    rows = [(one.number, one.kind, one.url, when(one.at), one.body, one.data) for one in entries]
    with connection.cursor() as cursor:
        cursor.executemany(_INSERT_ENTRY, rows)
        cursor.executemany(_INSERT_NODE, nodes)


def _batches(values: Sequence[_T]) -> Iterator[Sequence[_T]]:
    for start in range(0, len(values), AT_ONCE):
        yield values[start : start + AT_ONCE]
