"""A day of a small site, hour by hour: what was expected of its pages, and what was found on them.

    python -m benchmarks.day [--all]

The site, what happens to it and what is expected are those of tests/day/; the pages are made, and
judged, as of each hour. Printed is what changes at an hour, and how many facts stayed as they were;
--all prints every fact of every hour. The database is a new SQLite one. Exits with 1 if a fact is
not as expected.
"""

import argparse
import os
import sys
import tempfile
from typing import Any

WIDTHS = (5, 24, 50, 50)


def line(*cells: str) -> str:
    padded = (cell.ljust(width) for cell, width in zip(cells, WIDTHS, strict=False))
    return "  ".join([*padded, *cells[len(WIDTHS) :]]).rstrip()


def printed(hour: Any, every: bool) -> None:
    for words in hour.events:
        print(line(f"{hour.number:02}:00", f"* {words}"))
    shown = [one for one in hour.found if every or one.is_new or not one.ok]
    for one in shown:
        verdict = "ok" if one.ok else "NOT OK"
        print(line(f"{one.hour:02}:00", one.fact, one.expected, one.found, verdict))
    left = [one for one in hour.found if one not in shown]
    if left:
        print(
            line(
                f"{hour.number:02}:00",
                f"the other {len(left)} facts",
                "as before",
                "as before",
                "ok",
            )
        )


def main() -> None:
    parser = argparse.ArgumentParser(description="A day of a small site, hour by hour.")
    parser.add_argument("--all", action="store_true", help="print every fact of every hour")
    every = parser.parse_args().all
    with tempfile.TemporaryDirectory(prefix="forthright-day-") as folder:
        os.environ.update(DJANGO_SETTINGS_MODULE="tests.settings", DATA_DIR=folder)
        os.environ.pop("DATABASE_URL", None)
        import django  # noqa: PLC0415  (settings come first)

        django.setup()
        from django.core.management import call_command  # noqa: PLC0415  (likewise)

        from tests.day.run import day  # noqa: PLC0415  (likewise)

        call_command("migrate", verbosity=0)
        print(line("hour", "fact", "expected", "found", "ok"))
        found = []
        for hour in day():
            printed(hour, every)
            found += hour.found
    kept = sum(one.ok for one in found)
    hours = len({one.hour for one in found})
    print(f"{hours} hours, {len(found)} facts looked at, {kept} as expected.")
    sys.exit(kept != len(found))


if __name__ == "__main__":
    main()
