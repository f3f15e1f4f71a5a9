"""The log among several that write to it. These tests commit: their entries stay."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction
from django.db.transaction import TransactionManagementError

from disclosure.models import Checkpoint, Entry
from disclosure.record import checkpoint, log
from tests.disclosure.record.logged import page

pytestmark = pytest.mark.django_db(transaction=True)


def test_outside_a_transaction_nothing_is_appended() -> None:
    there = log.size()
    with pytest.raises(TransactionManagementError, match=r"inside transaction\.atomic"):
        log.append([page()])
    assert log.size() == there


def append(path: str) -> list[int]:
    try:
        numbers = []
        for minute in range(5):
            with transaction.atomic():
                numbers += [one.number for one in log.append([page(path, minute=minute)])]
        return numbers
    finally:
        connection.close()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite of tests is in memory")
def test_several_append_at_once_and_none_takes_the_place_of_another() -> None:
    there = log.size()
    with ThreadPoolExecutor(4) as pool:
        numbers = sorted(one for some in pool.map(append, "abcd") for one in some)
    assert numbers == list(range(there, there + 20))
    assert list(Entry.objects.values_list("number", flat=True))[-20:] == numbers
    newest = Checkpoint.objects.order_by("-size")[0]
    assert checkpoint.read(newest.note).root == log.root(there + 20)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite is set so as it connects")
def test_what_is_committed_is_on_disk_whatever_the_server_is_set_to() -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off")
        log.append([page()])
        cursor.execute("SHOW synchronous_commit")
        assert cursor.fetchone() == ("on",)
