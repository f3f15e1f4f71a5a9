"""How fast a table of 100,000 rows is imported, and in how much memory.

    python -m benchmarks.import_rows [BASE.csv] [--rows 100000] [--rounds 1]

Three imports of the same items into a new database (SQLite in a temporary folder, or an empty
one named by DATABASE_URL): the first load, all prices changed, nothing changed but the time at
which each price is confirmed. Each runs in a process of its own, so that its peak memory is its
own. BASE.csv, a table with the same columns, is repeated with other names until it has as many rows.
"""

import argparse
import csv
import io
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COLUMNS = ["name", "price", "type", "color", "wireless", "microphone", "weight"]
KEY = "name,type,color"
PHASES = {"first load": "1", "all prices changed": "1.07", "nothing changed": "1.07"}


def invented(rows: int) -> Iterator[list[str]]:
    """Rows like those of a price list of headphones; a quarter of the columns repeats itself."""
    types, colors = ("over-ear", "on-ear", "in-ear"), ("black", "white", "red / black", "deep blue")
    for n in range(rows):
        yield [
            f"Example Sound {n // 12} Model {n % 7}{n:06}",
            f"{9 + n * 37 % 90000 / 100:.2f}",
            types[n % 3],
            colors[n % 4],
            "true" if n % 2 else "false",
            "yes" if n % 5 else "no",
            str(150 + n % 250),
        ]


def repeated(base: Path, rows: int) -> Iterator[list[str]]:
    """The rows of `base` that have a price, again and again, each time with a number in the name."""
    with base.open(newline="", encoding="utf-8-sig") as file:
        given = [row for row in csv.DictReader(file) if row["price"]]
    endless = (
        [f"{row['name']} {turn}.{place}", *(row.get(column) or "" for column in COLUMNS[1:])]
        for turn in range(rows)
        for place, row in enumerate(given)
    )
    return islice(endless, rows)


def write(path: Path, rows: Iterator[list[str]], factor: float) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for name, price, *rest in rows:
            writer.writerow([name, f"{float(price) * factor:.2f}", *rest])


def phase(path: Path) -> None:
    """One import in this process; prints seconds and peak memory in kB."""
    from django.core.management import call_command  # noqa: PLC0415  (settings come first)

    started = time.perf_counter()
    call_command(
        "import_feed", path, "--merchant=bench", "--category=bench", f"--key={KEY}", "--currency=USD",
        stdout=io.StringIO(),
    )  # fmt: skip
    seconds = time.perf_counter() - started
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def prepare() -> None:
    from django.core.management import call_command  # noqa: PLC0415  (settings come first)

    from products.models import Category, Merchant, Specification  # noqa: PLC0415  (likewise)

    call_command("migrate", verbosity=0)
    Merchant.objects.create(name="Bench", slug="bench", country="US")
    category = Category.objects.create(name="Bench", slug="bench")
    for name, kind in {
        "type": "text", "color": "text", "wireless": "yes-no", "microphone": "yes-no", "weight": "number",
    }.items():  # fmt: skip
        Specification.objects.create(category=category, name=name, slug=name, kind=kind)


def measure(asked: argparse.Namespace, folder: Path) -> dict[str, tuple[float, int]]:
    """Rows per second and peak memory in MB of each phase."""
    environment = os.environ | {"DATA_DIR": str(folder), "DEBUG": "", "SECRET_KEY": "benchmark"}

    def run(*arguments: str) -> str:
        command = [sys.executable, "-m", "benchmarks.import_rows", *arguments]
        done = subprocess.run(  # noqa: S603  (our own module)
            command, cwd=ROOT, env=environment, check=True, text=True, stdout=subprocess.PIPE
        )
        return done.stdout

    run("--step", "prepare")
    results = {}
    for name, factor in PHASES.items():
        rows = repeated(asked.base, asked.rows) if asked.base else invented(asked.rows)
        write(folder / "prices.csv", rows, float(factor))
        seconds, kilobytes = run("--step", str(folder / "prices.csv")).split()
        results[name] = asked.rows / float(seconds), int(kilobytes) // 1024
    return results


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("base", nargs="?", type=Path)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--step", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.step:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
        import django  # noqa: PLC0415  (a phase alone needs it)

        django.setup()
        prepare() if asked.step == "prepare" else phase(Path(asked.step))
        return
    rounds = []
    for number in range(asked.rounds):
        with tempfile.TemporaryDirectory() as folder:
            rounds.append(measure(asked, Path(folder)))
        print(f"round {number + 1}:", *(f"{speed:,.0f} rows/s" for speed, _ in rounds[-1].values()))
    for name in PHASES:
        speed = statistics.median(results[name][0] for results in rounds)
        memory = max(results[name][1] for results in rounds)
        print(f"{name:20}{speed:10,.0f} rows/s{memory:8} MB")


if __name__ == "__main__":
    main()
