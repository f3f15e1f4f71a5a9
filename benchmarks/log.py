"""How fast the log of pages is added to, proved and verified.

    python -m benchmarks.log [--entries 1000000] [--singles 1000] [--rounds 200]

A log of invented entries, each of 40 verdicts, three links and three prices, in a new SQLite
database: a file, as on a site. Entries come in batches of 100, as an import that changes many
pages makes them, then one by one, each in a transaction of its own, as readers make them. Each batch
is signed for. On PostgreSQL, in an empty database named by DATABASE_URL, as by

    tests/with_postgres.sh .venv/bin/python -m benchmarks.log --entries 100000
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

BATCH = 100
PAGES = 5000
A_DAY = 10_000  # entries
START = datetime(2026, 1, 1, tzinfo=UTC)


def draft(number: int) -> Any:
    from disclosure.record import manifest  # noqa: PLC0415  (settings come first)
    from disclosure.record.log import Draft  # noqa: PLC0415  (likewise)

    at = START + timedelta(seconds=number)
    url = f"https://kettles.example/products/kettle-{number * 7919 % PAGES}/"
    digest = manifest.digest(str(number).encode())
    seen = manifest.moment(at)
    data = {
        "v": 1,
        "kind": "page",
        "url": url,
        "status": 200,
        "locale": "en",
        "at": seen,
        "body": {"sha256": digest, "bytes": 40_000 + number % 1000},
        "notice": {"kinds": ["commission"], "versions": ["commission.en.1"]},
        "links": [
            {
                "position": place,
                "url": f"https://kettles.example/go/{number % 900 + place}/",
                "kind": "commission",
                "programme": "Alder Partners",
                "label": "paid link",
            }
            for place in (301, 402, 503)
        ],
        "placements": [],
        "points": [],
        "prices": [
            {"position": place, "amount": "49.90", "currency": "EUR", "at": seen, "link": ""}
            for place in (305, 406, 507)
        ],
        "verdicts": {f"L{rule:02}": "pass" for rule in range(1, 41)},
        "release": "0.1.0",
    }
    return Draft("page", url, at, digest, data)


def append(numbers: range) -> tuple[float, float]:
    """Seconds that the transaction took, to the disk, and of processor time."""
    from django.db import transaction  # noqa: PLC0415  (settings come first)

    from disclosure.record import daily, log  # noqa: PLC0415  (likewise)

    drafts = [draft(number) for number in numbers]
    started = time.perf_counter(), time.process_time()
    with transaction.atomic(durable=True):
        log.append(drafts)
    took = time.perf_counter() - started[0], time.process_time() - started[1]
    if numbers.start % A_DAY == 0:
        daily.log_day(START + timedelta(days=numbers.start // A_DAY))
    return took


def fill(entries: int, singles: int) -> None:
    from django.core.management import call_command  # noqa: PLC0415  (settings come first)
    from tqdm import tqdm  # noqa: PLC0415  (likewise)

    call_command("migrate", verbosity=0)
    in_batches = entries - singles
    took = [
        append(range(start, min(start + BATCH, in_batches)))
        for start in tqdm(range(0, in_batches, BATCH), unit=" batches", disable=None, leave=False)
    ]
    size = len(draft(0).data.__repr__())
    print(f"{in_batches:,} entries of about {size:,} bytes, in batches of {BATCH}")
    tell("appends in batches", in_batches / sum(wall for wall, _ in took), "/s")
    tell("… by processor time", in_batches / sum(processor for _, processor in took), "/s")
    tenth = took[-max(len(took) // 10, 1) :]
    tell("… the last tenth of them", BATCH * len(tenth) / sum(wall for wall, _ in tenth), "/s")
    alone = [append(range(number, number + 1)) for number in range(in_batches, entries)]
    tell("appends one by one", singles / sum(wall for wall, _ in alone), "/s")
    tell("… the median of them", statistics.median(wall for wall, _ in alone) * 1000, "ms")
    tell("… of processor time", statistics.median(cpu for _, cpu in alone) * 1000, "ms")


def measure(rounds: int) -> None:
    from disclosure.record import keys, log  # noqa: PLC0415  (settings come first)
    from disclosure.record.verifying import verify  # noqa: PLC0415  (likewise)

    size = log.size()
    spread = [number * size // rounds for number in range(rounds)]
    for name, prove in (("inclusion", log.inclusion), ("consistency", log.consistency)):
        tell(f"a proof of {name}", median(prove, spread, size), "ms")
    started = time.perf_counter(), time.process_time()
    verdict = verify(keys.known())
    assert not verdict.findings, list(verdict.findings.lines())  # noqa: S101  (else it measures nothing)
    tell(f"{size:,} entries verified", time.perf_counter() - started[0], "s")
    tell("… of that processor time", time.process_time() - started[1], "s")
    print(f"{verdict.checkpoints:,} signatures are in that.")


def median(prove: Callable[[int, int], Any], spread: list[int], size: int) -> float:
    """Milliseconds."""
    times = []
    for one in spread:
        started = time.perf_counter()
        prove(one, size)
        times.append(time.perf_counter() - started)
    return statistics.median(times) * 1000


def tell(name: str, figure: float, unit: str) -> None:
    print(f"{name:34}{figure:12,.2f} {unit}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--entries", type=int, default=1_000_000)
    parser.add_argument("--singles", type=int, default=1000, help="how many of them one by one")
    parser.add_argument("--rounds", type=int, default=200)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DATA_DIR": folder, "DEBUG": "", "DEMO": "", "SECRET_KEY": "benchmark"}
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
        import django  # noqa: PLC0415  (settings come first)

        django.setup()
        fill(asked.entries, min(asked.singles, asked.entries // 2))
        measure(asked.rounds)


if __name__ == "__main__":
    main()
