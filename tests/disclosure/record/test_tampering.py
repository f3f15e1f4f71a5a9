"""Whoever changes the log behind the site's back is found out by `record verify`.

Each attack has the database to itself, without its triggers. The last ones also have the key, or an
older database: those are seen by nobody who holds no copy of a checkpoint, and by all who do.
"""

import re
from collections.abc import Callable, Iterable
from io import StringIO
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.conf import settings as django_settings
from django.core.management import call_command
from django.test import override_settings

from disclosure.models import Checkpoint, Entry, Node
from disclosure.record import checkpoint, keys, merkle
from disclosure.record.canonical import canonical, parse
from disclosure.record.notes import Signer
from tests.disclosure.record.logged import empty_log, kept, pages, unprotect
from tests.disclosure.ways import execute

__all__ = ["empty_log"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_log")]

SIZE = 13
Attack = Callable[[], None]


def edit(number: int, *, release: str = "0") -> None:
    entry = Entry.objects.get(pk=number)
    data = canonical(parse(entry.data) | {"release": release}).decode()
    Entry.objects.filter(pk=number).update(data=data)


def rebuild(sign: Callable[[int, bytes], str]) -> None:
    """All hashes anew, and all references to the entry before, and something that looks signed."""
    sizes = list(Checkpoint.objects.values_list("size", "at"))
    Node.objects.all().delete()
    Checkpoint.objects.all().delete()
    tree = merkle.Frontier(0, [])
    newest: dict[str, str] = {}
    for entry in Entry.objects.order_by("number"):
        data = canonical(parse(entry.data) | {"previous": newest.get(entry.url)})
        Entry.objects.filter(pk=entry.pk).update(data=data.decode())
        newest[entry.url] = merkle.leaf_hash(data).hex()
        start = merkle.stored(tree.size)
        final = tree.add(merkle.leaf_hash(data))
        Node.objects.bulk_create(Node(place, one) for place, one in enumerate(final, start))
        for size, at in sizes:
            if size == tree.size:
                Checkpoint.objects.create(size=size, at=at, note=sign(size, tree.root))


ANOTHER = Signer.made("127.0.0.1")


def by_another_key(size: int, root: bytes) -> str:
    with override_settings(RECORD_KEY=ANOTHER.secret()):
        return checkpoint.sign(size, root)


def cut(tables: Iterable[str]) -> None:
    where = {
        "entry": f"number >= {SIZE - 2}",
        "node": f"position >= {merkle.stored(SIZE - 2)}",
        "checkpoint": f"size > {SIZE - 2}",
    }
    for table in tables:
        execute(f"DELETE FROM disclosure_{table} WHERE {where[table]}")  # noqa: S608  (our own)


def flip_a_byte() -> None:
    entry = Entry.objects.get(pk=5)
    data = entry.data.replace('"status":200', '"status":201')
    Entry.objects.filter(pk=5).update(data=data)


def flip_a_byte_of_a_hash() -> None:
    Node.objects.filter(pk=6).update(hash=bytes(32))


def flip_a_byte_of_a_signature() -> None:
    one = Checkpoint.objects.get(size=SIZE)
    place = len(one.note) - 20
    other = "A" if one.note[place] != "A" else "B"
    Checkpoint.objects.filter(size=SIZE).update(
        note=one.note[:place] + other + one.note[place + 1 :]
    )


def drop_an_entry() -> None:
    execute("DELETE FROM disclosure_entry WHERE number = 4")


def drop_an_entry_and_close_the_gap() -> None:
    drop_an_entry()
    for number in range(5, SIZE):
        execute(f"UPDATE disclosure_entry SET number = {number - 1} WHERE number = {number}")  # noqa: S608  (our own)


def reorder_two() -> None:
    for old, new in ((3, 99), (4, 3), (99, 4)):
        execute(f"UPDATE disclosure_entry SET number = {new} WHERE number = {old}")  # noqa: S608  (our own)


def change_a_column() -> None:
    execute("UPDATE disclosure_entry SET url = 'https://kettles.example/x/' WHERE number = 2")


def change_a_time() -> None:
    Entry.objects.filter(pk=2).update(at=Entry.objects.get(pk=3).at)


def add_an_entry() -> None:
    entry = Entry.objects.get(pk=3)
    entry.pk = SIZE
    entry.save(force_insert=True)


def add_an_entry_before_the_first() -> None:
    entry = Entry.objects.get(pk=3)
    entry.pk = -1
    entry.save(force_insert=True)


def edit_by_raw_sql() -> None:
    edit(7)


def rebuild_all_hashes_without_the_key() -> None:
    edit(7)
    notes = dict(Checkpoint.objects.values_list("size", "note"))
    rebuild(lambda size, root: notes[size])


def rebuild_all_hashes_with_a_key_of_ones_own() -> None:
    edit(7)
    rebuild(by_another_key)


def sign_the_newest_checkpoint_with_another_key() -> None:
    newest = Checkpoint.objects.get(size=SIZE)
    head = checkpoint.read(newest.note)
    Checkpoint.objects.filter(size=SIZE).update(note=by_another_key(SIZE, head.root))


def show_an_old_checkpoint_as_the_newest() -> None:
    old = Checkpoint.objects.get(size=SIZE - 1)
    Checkpoint.objects.filter(size=SIZE).update(note=old.note)


def drop_the_newest_checkpoint() -> None:
    execute(f"DELETE FROM disclosure_checkpoint WHERE size = {SIZE}")  # noqa: S608  (our own)


def cut_the_end_of_the_entries() -> None:
    cut(["entry"])


def cut_the_end_of_entries_and_hashes() -> None:
    cut(["entry", "node"])


def cut_the_end_of_entries_and_checkpoints() -> None:
    cut(["entry", "checkpoint"])


ALONE: list[tuple[Attack, str]] = [
    (flip_a_byte, "Entry 5, .*not what was hashed when it was added"),
    (flip_a_byte_of_a_hash, "Hash 6 of the tree: it is not that of the entries up to 3"),
    (flip_a_byte_of_a_signature, "Checkpoint of 13 entries: .*not one of this text"),
    (drop_an_entry, "Entry 4: it is missing"),
    (drop_an_entry_and_close_the_gap, "Entry 4, .*not what was hashed"),
    (reorder_two, "Entry 3, .*not what was hashed"),
    (change_a_column, "Entry 2, .*the column “url” has https://kettles.example/x/"),
    (change_a_time, "Entry 2, .*the column “at”"),
    (add_an_entry, "Entries 13 to 13: nothing that was signed speaks for them"),
    (add_an_entry_before_the_first, "Entry -1: entries are counted from 0"),
    (edit_by_raw_sql, "Entry 7, .*not what was hashed"),
    (rebuild_all_hashes_without_the_key, "Checkpoint of 8 entries: .*for other entries"),
    (rebuild_all_hashes_with_a_key_of_ones_own, "Checkpoint of 1 entries: .*no key that is known"),
    (sign_the_newest_checkpoint_with_another_key, "Checkpoint of 13 entries: .*no key that"),
    (show_an_old_checkpoint_as_the_newest, "Checkpoint of 13 entries: it was signed for 12"),
    (drop_the_newest_checkpoint, "Entries 12 to 12: nothing that was signed speaks for them"),
    (cut_the_end_of_the_entries, "Entries 11 to 12: they are missing: 13 entries were signed"),
    (cut_the_end_of_entries_and_hashes, "Entries 11 to 12: they are missing"),
    (cut_the_end_of_entries_and_checkpoints, "The tree: it has hashes of entries after the last"),
]


def cut_the_end_of_everything() -> None:
    cut(["entry", "node", "checkpoint"])


def rebuild_all_hashes_with_the_key() -> None:
    edit(7)
    rebuild(checkpoint.sign)


def rewrite_all_and_swap_the_key() -> None:
    """The key of the site is another one now, and has signed everything."""
    edit(7)
    django_settings.RECORD_KEY = ANOTHER.secret()  # the test puts it back
    rebuild(checkpoint.sign)


OUTSIDE: list[tuple[Attack, str]] = [
    (cut_the_end_of_everything, "it was signed for 13 entries, and the log has 11"),
    (rebuild_all_hashes_with_the_key, "not those that were signed then: history was rewritten"),
    (rewrite_all_and_swap_the_key, "no key that is known"),
]


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A log of entries that came one by one, and a copy of its newest checkpoint."""
    kept(pages(SIZE))
    place = tmp_path / "checkpoint"
    place.write_text(Checkpoint.objects.get(size=SIZE).note)
    unprotect()
    return place


def verified(*arguments: str) -> tuple[int, str]:
    said = StringIO()
    try:
        call_command("record", "verify", *arguments, stdout=said)
    except SystemExit as stopped:
        return int(str(stopped.code)), said.getvalue()
    return 0, said.getvalue()


def named(attack: object) -> str:
    return getattr(attack, "__name__", "")


def test_a_log_that_nobody_touched_is_in_order(outside: Path) -> None:
    code, said = verified("--checkpoint", str(outside))
    assert (code, "13 entries, 13 checkpoints" in said) == (0, True), said
    assert "All is as it was signed." in said


@pytest.mark.parametrize(("attack", "says"), ALONE, ids=named)
def test_the_log_alone_tells(attack: Attack, says: str, outside: Path) -> None:
    attack()
    code, said = verified()
    assert code == 1, said
    assert re.search(f"^{says}", said, re.MULTILINE), said


@pytest.mark.parametrize(("attack", "says"), OUTSIDE, ids=named)
def test_a_copy_of_a_checkpoint_tells_what_the_log_alone_does_not(
    attack: Attack, says: str, outside: Path, settings: LazySettings
) -> None:
    settings.RECORD_KEY = ""
    attack()
    assert verified()[0] == 0
    code, said = verified("--checkpoint", str(outside))
    assert (code, says in said) == (1, True), said


def test_who_knows_the_public_key_sees_that_it_was_swapped(
    outside: Path, settings: LazySettings
) -> None:
    settings.RECORD_KEY = ""
    before = keys.public_key()
    assert verified("--public-key", before)[0] == 0
    rewrite_all_and_swap_the_key()
    assert verified()[0] == 0
    assert verified("--public-key", before)[0] == 1


def test_an_older_database_is_told_by_a_copy_of_a_checkpoint_alone(outside: Path) -> None:
    cut_the_end_of_everything()
    kept(pages(2))  # the site goes on from there, and knows of nothing
    assert verified()[0] == 0
    code, said = verified("--checkpoint", str(outside))
    assert (code, "history was rewritten" in said) == (1, True), said
