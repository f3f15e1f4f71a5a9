"""What it costs to judge a page before it is sent.

    python -m benchmarks.judging [--rows 50] [--rounds 40] [--slowest 10]

A comparison of so many reviewed products with prices, paid links and two paid rows, in a new SQLite
database. The figures are processor time; every round takes each once, so that a busy moment of the
machine meets all alike.
What several rules share is made by the first that asks for it, and counts for that one.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from typing import Any

Times = dict[str, list[float]]
PATH = "/compare/kettles/"


def fill(rows: int) -> None:
    """Kettles with three specifications, a review, an offer and a price each."""
    from django.core.management import call_command  # noqa: PLC0415  (settings come first)
    from django.utils import timezone  # noqa: PLC0415  (likewise)

    from products.models import SpecificationValue  # noqa: PLC0415  (likewise)
    from reviews import publishing  # noqa: PLC0415  (likewise)
    from tests import builders  # noqa: PLC0415  (likewise)

    call_command("migrate", verbosity=0)
    at = timezone.now()
    method = builders.method()
    columns = [builders.specification(name) for name in ("Weight", "Height", "Power")]
    merchant = builders.merchant()
    programme = builders.programme(merchant)
    for row in range(rows):
        product = builders.product(f"Kettle {row}")
        for column in columns:
            SpecificationValue.objects.create(
                product=product, specification=column, number=f"{row + 1}.00"
            )
        builders.price(
            builders.offer(product, merchant, programme=programme), f"{row + 20}.90", at=at
        )
        builders.published_review(product, method, ["7.0", f"{row % 10}.0"])
        if row < 2:
            day = builders.DAY
            builders.placement(product, row + 1, starts_at=at - day, ends_at=at + day)
    publishing.publish(builders.comparison(method, columns), by=None, at=at)


def timed(times: list[float], work: Callable[[], Any]) -> Any:
    started = time.process_time()
    result = work()
    times.append((time.process_time() - started) * 1000)
    return result


def measure(rounds: int) -> tuple[Times, Times, str]:
    """Milliseconds of each step and of each rule, and the page that was judged."""
    from django.http import HttpResponse  # noqa: PLC0415  (settings come first)
    from django.test import Client, RequestFactory  # noqa: PLC0415  (likewise)
    from django.utils import timezone  # noqa: PLC0415  (likewise)

    from disclosure import registers  # noqa: PLC0415  (likewise)
    from disclosure.audit import Case  # noqa: PLC0415  (likewise)
    from disclosure.guard import UNGUARDED, Guard  # noqa: PLC0415  (likewise)
    from disclosure.page import Page  # noqa: PLC0415  (likewise)
    from disclosure.rules import RULES  # noqa: PLC0415  (likewise)

    client = Client(headers={"host": "localhost"})
    inside: dict[str, Any] = {UNGUARDED: True}
    html = client.get(PATH, **inside).content.decode()
    guard = Guard(lambda request: HttpResponse(html))
    request = RequestFactory().get(PATH, headers={"host": "localhost"})
    steps: Times = defaultdict(list)
    by_rule: Times = defaultdict(list)

    def links_of(page: Page) -> Any:
        return page.links

    for _ in range(rounds):
        at = timezone.now()
        timed(steps["request without the guard"], lambda: client.get(PATH, **inside))
        answer = timed(steps["request with the guard"], lambda: client.get(PATH))
        assert answer.status_code == 200, answer.content  # noqa: S101  (else it measures nothing)
        page = timed(steps["parse"], lambda: Page(html, address=registers.address(PATH)))
        timed(steps["find the links"], lambda page=page: links_of(page))  # type: ignore[misc]
        facts = timed(
            steps["ask the registers"],
            lambda page=page, at=at: registers.facts(page, path=PATH, at=at, read_sheets=False),  # type: ignore[misc]
        )
        case = Case(page, facts)
        for step, blocking in (("★ rules, as the guard asks", True), ("all other rules", False)):
            started = time.process_time()
            for rule in RULES:
                if rule.blocking is blocking:
                    timed(by_rule[rule.name], lambda rule=rule, case=case: rule.check(case))  # type: ignore[misc]
            steps[step].append((time.process_time() - started) * 1000)
        timed(steps["the guard as a whole"], lambda: guard(request))
    return steps, by_rule, html


def line(name: str, times: list[float]) -> str:
    low, _, high = statistics.quantiles(times, n=4)
    return f"{name:28}{statistics.median(times):9.2f}{low:9.2f}{high:9.2f}"


def show(steps: Times, by_rule: Times, html: str, slowest: int) -> None:
    print(f"{PATH}: {len(html.encode()):,} bytes, {len(by_rule)} rules; milliseconds")
    print(f"{'':28}{'median':>9}{'from 25%':>9}{'to 75%':>9}")
    for name, times in steps.items():
        print(line(name, times))
    with_it = statistics.median(steps["request with the guard"])
    share = statistics.median(steps["the guard as a whole"]) / with_it
    print(f"{'share of a fresh request':28}{share:9.0%}")
    print(f"\nthe slowest {slowest} rules")
    ranked = sorted(by_rule.items(), key=lambda item: -statistics.median(item[1]))
    for name, times in ranked[:slowest]:
        print(line(name, times))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=50)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--slowest", type=int, default=10)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DATA_DIR": folder, "DEBUG": "", "DEMO": "", "SECRET_KEY": "benchmark"}
        os.environ.pop("DATABASE_URL", None)
        os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
        import django  # noqa: PLC0415  (settings come first)

        django.setup()
        fill(asked.rows)
        show(*measure(asked.rounds), asked.slowest)


if __name__ == "__main__":
    main()
