"""The temporary table in which a feed waits, checked and in order, until all of it has been read.

It belongs to the connection and lies outside the main database, so that a feed of any size can be
read in little memory and without keeping anybody else from writing.
"""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from types import TracebackType
from typing import Self

from django.db import connection

from products.feeds.rows import Row

AT_ONCE = 500  # rows of one INSERT; 2,000 parameters
# Written out because the alternative, f-strings, would hide that nothing of a feed is in them.
CREATE = """CREATE TEMPORARY TABLE feed_row (
    item text NOT NULL, observed text NOT NULL, number integer NOT NULL, body text NOT NULL)"""
INDEX = "CREATE INDEX feed_row_order ON feed_row (item, observed, number)"
INSERT = "INSERT INTO feed_row (item, observed, number, body) VALUES "
LAST_ITEM = "SELECT item FROM feed_row WHERE item > %s ORDER BY item LIMIT 1 OFFSET %s"
BATCH = """SELECT item, number, observed, body FROM feed_row
    WHERE item > %s AND item <= %s ORDER BY item, observed, number"""
REST = """SELECT item, number, observed, body FROM feed_row
    WHERE item > %s ORDER BY item, observed, number"""

Staged = tuple[str, int, str, str]  # item id, number in the file, time, the rest packed


class Staging:
    """Use as a context: the table is there inside, and gone afterwards."""

    def __init__(self) -> None:
        self.count = 0
        self._waiting: list[str | int] = []

    def __enter__(self) -> Self:
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE IF EXISTS feed_row")
            cursor.execute(CREATE)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        # After a database error inside a transaction there is no table left to drop.
        if not connection.needs_rollback:
            with connection.cursor() as cursor:
                cursor.execute("DROP TABLE IF EXISTS feed_row")

    def add(self, number: int, row: Row) -> None:
        self._waiting += (row.item_id, _moment(row.observed_at), number, packed(row))
        self.count += 1
        if len(self._waiting) == 4 * AT_ONCE:
            self._insert()

    def batches(self, size: int) -> Iterator[list[Staged]]:
        """All rows by item and time, in lists of about `size`; the rows of an item stay together."""
        self._insert()
        with connection.cursor() as cursor:
            cursor.execute(INDEX)
        after = ""
        while True:
            with connection.cursor() as cursor:
                cursor.execute(LAST_ITEM, [after, size - 1])
                last = cursor.fetchone()
                if last:
                    cursor.execute(BATCH, [after, last[0]])
                else:
                    cursor.execute(REST, [after])
                rows = cursor.fetchall()
            if rows:
                yield rows
            if not last:
                return
            after = last[0]

    def _insert(self) -> None:
        if not self._waiting:
            return
        values = ", ".join(["(%s, %s, %s, %s)"] * (len(self._waiting) // 4))
        with connection.cursor() as cursor:
            cursor.execute(INSERT + values, self._waiting)
        self._waiting = []


@lru_cache(maxsize=1024)
def _moment(moment: datetime) -> str:
    """A time in UTC as a text that sorts as the times do."""
    return moment.isoformat(timespec="microseconds")


@lru_cache(maxsize=1024)
def _read_moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


# Texts of rows hold no control characters, so that one of them can part the fields.
PART = "\x1f"


def packed(row: Row) -> str:
    """All of `row` but item and time. Two rows that say the same are packed the same."""
    amount = "" if row.amount is None else f"{row.amount:.2f}"
    delivery = "" if row.delivery is None else f"{row.delivery:.2f}"
    facts = [text for fact in row.facts for text in fact]
    return PART.join(
        (
            row.title,
            row.brand,
            row.url,
            row.gtin,
            row.mpn,
            amount,
            row.currency,
            row.availability,
            delivery,
            *facts,
        )
    )


def unpacked(item: str, observed: str, body: str) -> Row:
    title, brand, url, gtin, mpn, amount, currency, availability, delivery, *facts = body.split(
        PART
    )
    return Row(
        item,
        _read_moment(observed),
        title,
        brand,
        url,
        gtin,
        mpn,
        Decimal(amount) if amount else None,
        currency,
        availability,
        tuple(zip(facts[::2], facts[1::2], strict=True)),
        Decimal(delivery) if delivery else None,
    )
