"""Appending to the log, and finding in it."""

import json
from typing import Any

import pytest
from django.conf import LazySettings
from django.db import IntegrityError, connection, transaction

from disclosure import triggers
from disclosure.models import Checkpoint, Entry, Node
from disclosure.record import checkpoint, keys, log, merkle
from disclosure.record.canonical import parse
from disclosure.record.log import LogDamagedError
from disclosure.record.notes import Signer
from tests import builders
from tests.disclosure.record.logged import (
    MINUTE,
    TABLES,
    empty_log,
    kept,
    page,
    pages,
    protect,
    unprotect,
)
from tests.disclosure.ways import execute

__all__ = ["empty_log"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_log")]


def head() -> checkpoint.Head:
    newest = Checkpoint.objects.order_by("-size")[0]
    return checkpoint.verified(newest.note, keys.known())


def test_an_entry_says_in_columns_what_its_data_says() -> None:
    (entry,) = log.append([page("/kettles/", body=b"Hi")])
    again = Entry.objects.get(number=0)
    for one in (entry, again):
        data = parse(one.data)
        assert (one.kind, one.url) == (data["kind"], data["url"])
        assert one.at == builders.AT
        assert one.body == data["body"]["sha256"]
    assert (again.number, again.data) == (entry.number, entry.data)


def test_each_entry_names_the_one_before_it_for_its_address() -> None:
    first, other, second = log.append([page("/a/"), page("/b/"), page("/a/")])
    (third,) = log.append([page("/a/")])
    told = [json.loads(one.data)["previous"] for one in (first, other, second, third)]
    assert told == [None, None, log.leaf_hash(first).hex(), log.leaf_hash(second).hex()]


def test_the_log_is_the_same_however_it_was_cut_into_batches() -> None:
    drafts = pages(11)
    whole = log.append(drafts)
    root = head().root
    unprotect()
    for table in TABLES:
        execute(f"DELETE FROM {table}")  # noqa: S608  (names of our own)
    protect()
    assert [one.data for one in kept(drafts)] == [one.data for one in whole]
    assert head().root == root == log.root(11)
    assert log.size() == head().size == 11


def test_what_is_signed_is_the_tree_over_the_entries() -> None:
    kept(pages(5))
    by_hand = merkle.Frontier(0, [])
    for number, entry in enumerate(Entry.objects.order_by("number")):
        by_hand.add(log.leaf_hash(entry))
        note = Checkpoint.objects.get(size=number + 1).note
        assert checkpoint.read(note).root == by_hand.root == log.root(number + 1)
    assert Node.objects.count() == merkle.stored(5)


def test_proofs_from_the_store_hold() -> None:
    entries = [log.leaf_hash(one) for one in log.append(pages(13))]
    for size in range(1, 14):
        root = log.root(size)
        for number in range(size):
            proof = log.inclusion(number, size)
            assert merkle.includes(entries[number], number, size, proof, root)
            old = log.root(number)
            assert merkle.is_consistent(number, size, old, root, log.consistency(number, size))


def test_a_proof_asks_once(django_assert_num_queries: Any) -> None:
    log.append(pages(13))
    for ask in (log.inclusion, log.consistency):
        with django_assert_num_queries(1):
            ask(6, 13)


def test_the_newest_and_the_one_of_a_moment_are_found() -> None:
    entries = kept([page("/a/"), page("/b/", minute=1), page("/a/", minute=2)])
    url = entries[0].url
    assert log.newest(url) == entries[2]
    assert log.newest("https://kettles.example/none/") is None
    found = [log.at(url, builders.AT + minutes * MINUTE) for minutes in (-1, 0, 1, 2, 9)]
    assert found == [None, entries[0], entries[0], entries[2], entries[2]]


def test_what_is_rolled_back_was_never_logged() -> None:
    kept(pages(3))
    before = head()
    with transaction.atomic():
        log.append(pages(4))
        transaction.set_rollback(True)
    assert (log.size(), head()) == (3, before)
    assert Node.objects.count() == merkle.stored(3)
    log.append(pages(1))
    assert log.size() == 4


def test_nothing_to_append_signs_nothing() -> None:
    assert log.append([]) == []
    assert not Checkpoint.objects.exists()
    assert (log.size(), log.root(0)) == (0, merkle.EMPTY)


@pytest.mark.parametrize("count", [1, 100])
def test_a_batch_asks_as_much_as_one(count: int, django_assert_num_queries: Any) -> None:
    kept(pages(3))
    with django_assert_num_queries({"sqlite": 7, "postgresql": 9}[connection.vendor]):
        log.append(pages(count))


@pytest.mark.parametrize("table", TABLES)
def test_rows_of_the_log_are_never_changed(table: str) -> None:
    kept(pages(2))
    key = connection.introspection.get_primary_key_column(connection.cursor(), table)
    statements = [
        f"UPDATE {table} SET {key} = {key} + 100",  # noqa: S608  (names of our own)
        f"DELETE FROM {table}",  # noqa: S608  (likewise)
        f"REPLACE INTO {table} SELECT * FROM {table}"  # noqa: S608  (likewise)
        if connection.vendor == "sqlite"
        else f"TRUNCATE {table}",
    ]
    for statement in statements:
        with pytest.raises(IntegrityError, match="It is on record"), transaction.atomic():
            execute(statement)
    assert triggers.missing(connection, table) == []


def test_a_log_that_lost_its_end_is_not_added_to() -> None:
    kept(pages(4))
    unprotect()
    execute("DELETE FROM disclosure_entry WHERE number = 3")
    with pytest.raises(LogDamagedError, match="has 3 entries, and 4 were signed for"):
        log.append(pages(1))


def test_a_log_whose_hashes_were_changed_is_not_added_to() -> None:
    kept(pages(4))
    unprotect()
    Node.objects.filter(position=6).update(hash=bytes(32))
    with pytest.raises(LogDamagedError, match="not those that were signed at 4"):
        log.append(pages(1))
    Node.objects.filter(position=6).delete()
    with pytest.raises(LogDamagedError, match="missing, at 6"):
        log.append(pages(1))


def test_a_log_that_somebody_else_signed_is_not_added_to(settings: LazySettings) -> None:
    kept(pages(2))
    before = keys.public_key()
    settings.RECORD_KEY = Signer.made("127.0.0.1").secret()
    with pytest.raises(LogDamagedError, match="no key that is known here"):
        log.append(pages(1))
    settings.RECORD_FORMER_KEYS = [before]
    log.append(pages(1))
    assert log.size() == 3
