"""How many of the outliers in a file of prices are held for an editor, and how many honest prices.

    python -m benchmarks.outliers HISTORY.csv

The file has a row for each product and day: category, name, type_or_size, color, snapshot_date,
price_usd. An outlier is a price beyond three times the median of all prices of its product, or
under a third of it; to know that one needs the whole series. The check sees the prices in the
order of time, and what it holds nobody accepts, but where it says so. It is run twice: by the pure functions alone, and
by importing the file with `import_feed` into a database of its own.
"""

import argparse
import csv
import io
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from statistics import median

from products.feeds.history import History, Sightings
from products.feeds.table import key
from products.prices import ENOUGH, FACTOR, Outcome, Reading

ROOT = Path(__file__).resolve().parent.parent
KEY = ("category", "name", "type_or_size", "color")
COLUMNS = {"name": "name", "price": "price_usd", "observed_at": "snapshot_date"}

Point = tuple[datetime, Decimal]
Named = tuple[str, str, str]  # item, day and amount of a point


def series(path: Path) -> dict[str, list[Point]]:
    """The priced points of each item, the oldest first."""
    found: dict[str, list[Point]] = {}
    with path.open(newline="", encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            if row["price_usd"].strip():
                day = datetime.fromisoformat(row["snapshot_date"]).replace(tzinfo=UTC)
                item = key([row[column] for column in KEY])
                found.setdefault(item, []).append((day, Decimal(row["price_usd"])))
    return {item: sorted(points) for item, points in found.items()}


def named(item: str, point: Point) -> Named:
    return item, f"{point[0]:%Y-%m-%d}", f"{point[1]:.2f}"


def outliers(points: Sequence[Point]) -> list[Point]:
    """By the definition of the file: far from the median of the whole series."""
    middle = median(amount for _, amount in points)
    return [
        (day, amount)
        for day, amount in points
        if amount > FACTOR * middle or amount * FACTOR < middle
    ]


def held_by_the_check(points: Iterable[Point]) -> list[Point]:
    history = History(sightings=Sightings())
    return [
        (day, amount)
        for day, amount in points
        if history.take(Reading(amount, "USD", "unknown", day, day)).outcome is Outcome.HELD
    ]


def questions(points: Iterable[Point], outlying: Sequence[Point]) -> int:
    """How often an editor is asked who accepts each honest price at once."""
    sightings = Sightings()
    history, asked = History(sightings=sightings), 0
    for day, amount in points:
        reading = Reading(amount, "USD", "unknown", day, day)
        if history.take(reading).outcome is Outcome.HELD:
            asked += 1
            if (day, amount) not in outlying:
                sightings.accepted.add((reading.currency, amount))
                history.take(reading)
    return asked


def held_by_the_import(path: Path) -> set[Named]:
    """What the report of an import into a new database lists, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.csv")
        done = subprocess.run(  # noqa: S603  (our own module)
            [sys.executable, "-m", "benchmarks.outliers", str(path), "--import-into", str(report)],
            cwd=ROOT,
            env=os.environ | {"DATA_DIR": folder, "DEBUG": "", "SECRET_KEY": "benchmark"},
            check=True,
            text=True,
            stdout=subprocess.PIPE,
        )
        print(done.stdout.rstrip())
        lines = path.read_text(encoding="utf-8-sig").splitlines()
        names = next(csv.reader(lines[:1]))
        with report.open(newline="", encoding="utf-8-sig") as file:
            numbers = [int(row["number"]) for row in csv.DictReader(file) if row["what"] == "held"]
        rows = [dict(zip(names, next(csv.reader([lines[n - 1]])), strict=True)) for n in numbers]
        return {told(row) for row in rows}


def told(row: Mapping[str, str]) -> Named:
    item = key([row[column] for column in KEY])
    return item, row["snapshot_date"], f"{Decimal(row['price_usd']):.2f}"


def import_into_new_database(path: Path, report: Path) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django  # noqa: PLC0415  (only this step needs it)

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415  (settings come first)

    from products import models  # noqa: PLC0415  (likewise)

    call_command("migrate", verbosity=0)
    models.Merchant.objects.create(name="Bench", slug="bench", country="US")
    models.Category.objects.create(name="Bench", slug="bench")
    call_command(
        "import_feed", path, "--merchant=bench", "--category=bench", "--currency=USD",
        f"--key={','.join(KEY)}", "--map", *(f"{field}={column}" for field, column in COLUMNS.items()),
        f"--report={report}", stdout=io.StringIO(),
    )  # fmt: skip
    print(f"import: {models.PriceObservation.objects.count():,} observations,",
          f"{models.HeldPrice.objects.count():,} entries in the queue of held prices")  # fmt: skip


def tell(given: Mapping[str, Sequence[Point]]) -> set[Named]:
    """Print what the check holds, and return it."""
    points = {
        named(item, point): place
        for item, some in given.items()
        for place, point in enumerate(some)
    }
    outlying = {named(item, point) for item, some in given.items() for point in outliers(some)}
    held = {named(item, point) for item, some in given.items() for point in held_by_the_check(some)}
    missed, honest = outlying - held, held - outlying
    early = {point for point in missed if points[point] < ENOUGH}
    print(f"{len(points):,} points of {len(given):,} products; {len(outlying)} outliers")
    print(f"outliers held: {len(outlying & held)}; not held for fewer than {ENOUGH} sightings "
          f"before: {len(early)}; not held for another reason: {len(missed - early)}")  # fmt: skip
    print(f"honest points held: {len(honest)}, of {len({item for item, *_ in honest})} products")
    for point in sorted(honest):
        print("   ", *point)
    times = sum(questions(some, outliers(some)) for some in given.values())
    print(f"an editor who accepts honest prices at once is asked {times} times in all")
    return held


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("history", type=Path)
    parser.add_argument("--import-into", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.import_into:
        import_into_new_database(asked.history, asked.import_into)
        return
    held = tell(series(asked.history))
    imported = held_by_the_import(asked.history)
    agreement = "agree" if imported == held else f"differ: {sorted(imported ^ held)}"
    print(f"held by the import: {len(imported)}; import and check {agreement}")


if __name__ == "__main__":
    main()
