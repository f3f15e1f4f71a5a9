"""Every kind of page of the demo, broken in every way: how many are served, how many are found.

    python -m benchmarks.mutations [--all] [--verbose]

The ways are those of tests/disclosure/guard/mutations/. Each broken page goes through the guard,
and through the audit with all rules. One page of each kind is taken, or --all that the sitemap
names; the demo is seeded into a new SQLite database.
"""

import argparse
import os
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

Count = Counter[str]


def pages(every: bool) -> Iterator[tuple[str, str]]:
    """(path, HTML) of one page of each kind, or of all, and of a page that is not there."""
    from django.test import Client  # noqa: PLC0415  (settings come first)

    from disclosure.guard import UNGUARDED  # noqa: PLC0415  (likewise)

    client = Client(headers={"host": "localhost"})
    inside: dict[str, Any] = {UNGUARDED: True}
    addresses = re.findall(r"<loc>(.*?)</loc>", client.get("/sitemap.xml").content.decode())
    seen = set()
    for path in [*(urlsplit(one).path for one in addresses), "/search/", "/nowhere/"]:
        answer = client.get(path, **inside)
        found = answer.status_code == 200
        kind = answer.resolver_match.view_name if found else "not found"
        if every or (kind, "without" in path) not in seen:
            seen.add((kind, "without" in path))
            yield path, answer.content.decode()


def tried(path: str, html: str, number: int) -> Iterator[tuple[str, str, bool, str]]:
    """(way, what must come of it, whether it was served, the worst that the audit said)."""
    from django.http import HttpResponse  # noqa: PLC0415  (settings come first)
    from django.test import RequestFactory  # noqa: PLC0415  (likewise)
    from django.utils import timezone  # noqa: PLC0415  (likewise)

    from disclosure import judging  # noqa: PLC0415  (likewise)
    from disclosure.guard import Guard  # noqa: PLC0415  (likewise)
    from tests.disclosure.guard.mutations import WAYS, with_number  # noqa: PLC0415  (likewise)

    status = 404 if path == "/nowhere/" else 200
    request = RequestFactory().get(path, headers={"host": "localhost"})
    for way in WAYS:
        made = way.broken(html)
        if made is None:
            continue
        made = with_number(made, number)
        guard = Guard(lambda request, made=made: HttpResponse(made, status=status))  # type: ignore[misc]
        report = judging.report(made, path=path, at=timezone.now(), status=status)
        worst = next(
            (
                word
                for word in ("violation", "incomplete")
                if any(r.verdict.outcome == word for r in report.results)
            ),
            "pass",
        )
        yield way.name, way.outcome, guard(request).status_code == status, worst


def group(name: str) -> str:
    """Ways that differ in one word only are one line of the table."""
    return name.partition(":")[0].partition(" stands in ")[0].partition(" paid link in ")[0]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--verbose", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DATA_DIR": folder, "DEBUG": "", "DEMO": "1"}
        os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
        import django  # noqa: PLC0415  (settings come first)

        django.setup()
        run(every=asked.all, verbose=asked.verbose)


def run(*, every: bool, verbose: bool) -> None:
    import logging  # noqa: PLC0415  (set up by Django)

    from django.core.management import call_command  # noqa: PLC0415  (settings come first)

    from products.models import Offer  # noqa: PLC0415  (likewise)

    call_command("migrate", verbosity=0)
    call_command("seed_demo", verbosity=0)
    logging.disable()
    number = Offer.objects.order_by("pk").values_list("pk", flat=True)[0]
    counts: dict[tuple[str, str], Count] = defaultdict(Counter)
    paths = 0
    for path, html in pages(every):
        paths += 1
        for name, outcome, served, worst in tried(path, html, number):
            count = counts[(outcome, group(name))]
            count["tried"] += 1
            count["served"] += served
            count[worst] += 1
            if verbose and served is (outcome == "refused"):
                print(f"{path}: {name}: {'served' if served else 'not served'}, {worst}")
    show(counts, paths)


def show(counts: dict[tuple[str, str], Count], paths: int) -> None:
    columns = ("tried", "served", "violation", "incomplete", "pass")
    print(f"{paths} pages\n{'must be':9}{'way':64}" + "".join(f"{one:>11}" for one in columns))
    total: dict[str, Count] = defaultdict(Counter)
    for (outcome, name), count in counts.items():
        total[outcome] += count
        print(f"{outcome:9}{name[:63]:64}" + "".join(f"{count[one]:11,}" for one in columns))
    print()
    for outcome, count in total.items():
        print(f"{outcome:9}{'in all':64}" + "".join(f"{count[one]:11,}" for one in columns))


if __name__ == "__main__":
    main()
