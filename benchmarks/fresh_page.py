"""What one fresh page costs: a comparison of 50 products, made, judged and sent.

    python -m benchmarks.fresh_page [--rounds 30] [--slowest 10]

Beside rank and product the table has ten columns: the score with its receipt, five criteria, the
lowest price and three specifications. It stands in a new SQLite database (or the empty one that
DATABASE_URL names). Each request is a whole one, guard and record included; nothing is served from
what was made before.

Milliseconds are of processor time of this process. Each stage counts for itself: what a stage asks
another to do counts there. What several rules share is made by the first that asks for it.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

from benchmarks.large_category import SMALL, fill

PATH = "/compare/kettles/"
WHOLE = "whole request"
REST = "view, middleware, guard"
QUERIES = "queries"
APART = {"judge: facts", "record"}  # whose queries count with them


class Stages:
    """A watch for each stage; while one runs, that of the stage around it stands still."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)
        self._running: list[str] = []
        self._since = 0.0

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        self._count()
        self._running.append(name)
        try:
            yield
        finally:
            self._count()
            self._running.pop()

    def _count(self) -> None:
        now = time.process_time()
        if self._running:
            self.spent[self._running[-1]] += (now - self._since) * 1000
        self._since = now

    def watch(self, owner: Any, name: str, stage: str) -> None:
        """Count each call of `owner.name` for `stage`."""
        work: Callable[..., Any] = getattr(owner, name)

        @wraps(work)
        def timed(*args: Any, **kwargs: Any) -> Any:
            if stage == QUERIES and self._running and self._running[-1] in APART:
                return work(*args, **kwargs)
            with self.stage(stage):
                return work(*args, **kwargs)

        setattr(owner, name, timed)

    def watch_rules(self) -> None:
        from disclosure.rules import RULES  # noqa: PLC0415  (settings come first)

        for rule in RULES:
            check = rule.check

            def timed(case: Any, check: Any = check, name: str = f"rule {rule.name}") -> Any:
                with self.stage(name):
                    return check(case)

            object.__setattr__(rule, "check", timed)  # rules do not change, but here they are timed


def watched() -> Stages:
    """The real functions of the site, each within its stage."""
    from django.db.models.query import QuerySet  # noqa: PLC0415  (settings come first)
    from django.db.models.sql.compiler import SQLCompiler  # noqa: PLC0415  (likewise)
    from django_tables2.templatetags.django_tables2 import RenderTableNode  # noqa: PLC0415  (settings come first)

    from disclosure import audit, judging, registers  # noqa: PLC0415  (likewise)
    from disclosure.guard import on_record  # noqa: PLC0415  (likewise)
    from disclosure.guard.middleware import Made  # noqa: PLC0415  (likewise)
    from disclosure.page import Page  # noqa: PLC0415  (likewise)
    from disclosure.templatetags import disclosure as tags  # noqa: PLC0415  (likewise)
    from reviews import compensation, pages, views  # noqa: PLC0415  (likewise)
    from reviews.tables import ComparisonTable  # noqa: PLC0415  (likewise)

    stages = Stages()
    for owner, name, stage in (
        (QuerySet, "_fetch_all", QUERIES),
        (SQLCompiler, "execute_sql", QUERIES),
        (compensation, "compensate", "ranking, compensation"),
        (compensation, "with_advertising", "ranking, compensation"),
        (pages, "first_place_of", "ranking, compensation"),
        (ComparisonTable, "__init__", "table"),
        (ComparisonTable, "arrange", "table"),
        (RenderTableNode, "render", "table"),
        (views, "render", "other templates"),
        (tags, "declared", "notice"),
        (tags, "notice_html", "notice"),
        (judging, "Page", "judge: parse"),
        (Page, "_walk", "judge: parse"),
        (registers, "facts", "judge: facts"),
        (audit, "judge", "judge: rules"),
        (on_record, "answer", "record"),
        (Made, "attempt", REST),
    ):
        stages.watch(owner, name, stage)
    stages.watch_rules()
    return stages


def measure(rounds: int) -> tuple[dict[str, list[float]], int, int]:
    """Milliseconds by stage, bytes of the page, and its number of queries."""
    from django.db import connection  # noqa: PLC0415  (settings come first)
    from django.test import Client  # noqa: PLC0415  (likewise)
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415  (likewise)

    stages = watched()
    client = Client(headers={"host": "localhost"})
    times: dict[str, list[float]] = defaultdict(list)
    change()
    with CaptureQueriesContext(connection) as asked:
        client.get(PATH)
        queries = len(asked)
    for _ in range(rounds):
        change()
        stages.spent.clear()
        with stages.stage(REST):
            page = client.get(PATH)
        assert page.status_code == 200, page.content  # noqa: S101  (else it measures nothing)
        assert stages.spent["table"], "It was not made anew."  # noqa: S101  (likewise)
        for name, spent in stages.spent.items():
            times[name].append(spent)
        times[WHOLE].append(sum(stages.spent.values()))
    return times, len(page.content), queries


def change() -> None:
    """Confirm a price, so that the page on record is not the newest any more."""
    from django.utils import timezone  # noqa: PLC0415  (settings come first)

    from products.models import PriceObservation  # noqa: PLC0415  (likewise)

    newest = PriceObservation.objects.order_by("-pk")[:1].values("pk")
    PriceObservation.objects.filter(pk__in=newest).update(confirmed_at=timezone.now())


def line(name: str, times: list[float]) -> str:
    low, _, high = statistics.quantiles(times, n=4)
    return f"{name:26}{statistics.median(times):9.2f}{low:9.2f}{high:9.2f}"


def show(times: dict[str, list[float]], size: int, queries: int, slowest: int) -> None:
    rules = {name: spent for name, spent in times.items() if name.startswith("rule ")}
    rounds = len(times[WHOLE])
    all_rules = [sum(spent[one] for spent in rules.values()) for one in range(rounds)]
    rest = [here + there for here, there in zip(times.pop("judge: rules"), all_rules, strict=True)]
    stages = {name: spent for name, spent in times.items() if name not in (*rules, WHOLE)}
    stages["judge: rules"] = rest
    print(f"{PATH}: {SMALL} products, {size:,} bytes, {queries} queries; {rounds} rounds")
    print(f"{'milliseconds':26}{'median':>9}{'from 25%':>9}{'to 75%':>9}")
    for name, spent in sorted(stages.items(), key=lambda item: -statistics.median(item[1])):
        print(line(name, spent))
    print(line(WHOLE, times[WHOLE]))
    print(f"\nthe slowest {slowest} of {len(rules)} rules")
    for name, spent in sorted(rules.items(), key=lambda item: -statistics.median(item[1]))[
        :slowest
    ]:
        print(line(name.removeprefix("rule "), spent))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--slowest", type=int, default=10)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DATA_DIR": folder, "DEBUG": "", "DEMO": "", "SECRET_KEY": "benchmark"}
        os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
        import django  # noqa: PLC0415  (settings come first)
        from django.conf import settings  # noqa: PLC0415  (likewise)
        from django.core.management import call_command  # noqa: PLC0415  (likewise)

        django.setup()
        settings.DISCLOSURE = {**settings.DISCLOSURE, "RECORD": True}  # as on the site
        call_command("migrate", verbosity=0)
        fill("Kettles", SMALL)
        show(*measure(asked.rounds), asked.slowest)


if __name__ == "__main__":
    main()
