"""How long the search index takes to make, and a query to be answered.

    python -m benchmarks.search [--rows 10000] [--rounds 9]

Findable things of 2 to 10 kB of invented text in a new database: SQLite in a temporary folder, or
an empty one named by DATABASE_URL, as by

    tests/with_postgres.sh .venv/bin/python -m benchmarks.search
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

SYLLABLES = ("ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "mo")
QUERIES = {
    "a rare word": "zirconium",
    "a common word": "shoulder",
    "the beginning of many words": "sa",
    "three words": "shoulder muscle relief",
    "a quoted phrase": '"muscle spasm"',
    "words that nothing has all of": "shoulder zirconium unicorn",
    "twelve words": "how shoulder muscle spasm relief magnesium stretch spinal heat cold rest sleep zirconium",
}
COMMON = ["shoulder", "muscle", "spasm", "relief", "stretch", "spinal", "magnésium", "rest"]


def word(number: int) -> str:
    """An invented word; low numbers make short ones."""
    text = ""
    number += 14
    while number:
        number, syllable = divmod(number, len(SYLLABLES))
        text += SYLLABLES[syllable]
    return text


def invented(row: int) -> str:
    """2 to 10 kB of words, few of which are frequent, as in language; every 20th is a common one."""
    words = []
    length, state = 0, row * 7919 + 1
    while length < 2000 + row % 17 * 500:
        state = (state * 1103515245 + 12345) % 2**31  # the same texts on each machine
        chosen = (
            COMMON[state >> 8 & 7]
            if state >> 16 & 15 == row % 16
            else word(2**14 // (state % 2**14 + 1) + state % 5000)
        )
        words.append(chosen)
        length += len(chosen) + 1
    if row % 1000 == 7:
        words[len(words) // 2] = "zirconium"
    return " ".join(words)


def findables(rows: int) -> Iterator[Any]:
    from products.models import Findable  # noqa: PLC0415  (settings come first)

    for row in range(rows):
        kind = Findable.Kind.values[row % 4]
        yield Findable(
            kind=kind, key=row, title=f"{COMMON[row % 8]} {word(row)} tested", text=invented(row)
        )


def fill(rows: int) -> None:
    """Make the rows, then the index of them, and say how long each took."""
    from django.core.management import call_command  # noqa: PLC0415  (settings come first)
    from django.db import connection, transaction  # noqa: PLC0415  (likewise)

    from products.models import Findable  # noqa: PLC0415  (likewise)
    from products.search.engine import engine  # noqa: PLC0415  (likewise)

    call_command("migrate", verbosity=0)
    made = list(findables(rows))
    size = sum(len(row.text) for row in made)
    print(f"{connection.display_name}: {rows:,} texts, {size / 1e6:.1f} MB")
    started = time.perf_counter()
    Findable.objects.bulk_create(made, batch_size=500)
    print(f"{'rows, indexed as they come':34}{time.perf_counter() - started:8.1f} s")
    started = time.perf_counter()
    with transaction.atomic(), connection.cursor() as cursor:
        engine().build(cursor)
    print(f"{'index made anew':34}{time.perf_counter() - started:8.1f} s")


def measure(rounds: int) -> None:
    from products.search import search  # noqa: PLC0415  (settings come first)

    at = datetime(2026, 6, 1, tzinfo=UTC)
    for name, query in QUERIES.items():
        times = []
        for _ in range(rounds):
            started = time.perf_counter()
            found = search(query, at=at)
            times.append(time.perf_counter() - started)
        print(f"{name:34}{statistics.median(times) * 1000:8.1f} ms{found.total:9,} found")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=9)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DATA_DIR": folder, "DEBUG": "", "DEMO": "", "SECRET_KEY": "benchmark"}
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
        import django  # noqa: PLC0415  (settings come first)

        django.setup()
        fill(asked.rows)
        measure(asked.rounds)


if __name__ == "__main__":
    main()
