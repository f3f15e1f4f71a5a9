"""Fifty readers, while prices are imported and sentences of the notice are approved.

    python -m benchmarks.readers [--seconds 60] [--readers 50]

One process changes the price of one product, and every few seconds the wording of the notice. Each
change counts as acknowledged when the verb that made it has returned. A reader notes what was
acknowledged, asks for a page that shows it, and looks: an older price, an older sentence, or no
notice at all is a failure.
"""

from __future__ import annotations

import argparse
import http.client
import itertools
import re
import statistics
import threading
import time
from collections import Counter
from contextlib import suppress
from decimal import Decimal
from typing import Any

from benchmarks.running import Server, demo

EVERY = 3.0  # seconds between two wordings
STEP = Decimal("0.01")
NOTICE = re.compile(r'data-notice-version="[^"]*general-(\d+)')


PRICE = re.compile(r'<data value="([\d.]+)"')


class Changes:
    """What was acknowledged last: a price in cents over the first, and a version of a sentence."""

    def __init__(self) -> None:
        from products.models import PriceObservation  # noqa: PLC0415  (settings come first)
        from reviews.models import LiveComparison  # noqa: PLC0415  (likewise)

        at = now()
        compared: Any = LiveComparison.objects.shown(at).first()
        self.offer = dearest_alone(compared.category)
        taken = set(PriceObservation.objects.values_list("amount", flat=True))
        first = self.offer.price_amount.quantize(STEP)  # SQLite gives more digits than there are
        steps = (first + cents * STEP for cents in itertools.count(1))
        self.amounts = list(itertools.islice((one for one in steps if one not in taken), 5000))
        self.places = {amount: place for place, amount in enumerate(self.amounts)}
        self.price = -1
        self.notice = 0
        self.paths = [
            compared.get_absolute_url(),
            compared.get_blind_url(),
            self.offer.product.get_absolute_url(),
        ]
        self.made: Counter[str] = Counter()

    def run(self, until: float) -> None:
        rewritten = 0.0
        for place in range(len(self.amounts)):
            if time.monotonic() > until:
                return
            self.raise_price(place)
            if time.monotonic() - rewritten > EVERY:
                self.rewrite()
                rewritten = time.monotonic()
            time.sleep(0.05)

    def raise_price(self, place: int) -> None:
        from products import catalogue  # noqa: PLC0415  (settings come first)

        catalogue.confirm_price(
            self.offer,
            amount=self.amounts[place],
            currency=self.offer.price_currency,
            availability="in_stock",
            at=now(),
            source="readers",
        )
        self.price = place
        self.made["prices"] += 1

    def rewrite(self) -> None:
        from disclosure import notices  # noqa: PLC0415  (settings come first)

        at = now()
        notice = notices.approve(
            kind="general",
            locale="en",
            text=f"Edition {self.made['sentences'] + 1}: how we rank and who pays is told in full.",
            effective_from=at,
            approved_by="benchmark",
            at=at,
        )
        self.notice = notice.version
        self.made["sentences"] += 1


def dearest_alone(category: Any) -> Any:
    """An offer whose price its product's pages show however it rises: there is no other."""
    from products.models import Offer  # noqa: PLC0415  (settings come first)

    at = now()
    offers: Any = Offer.objects.open(at).with_current_price(at).filter(product__category=category)
    count = Counter(offers.values_list("product", flat=True))
    alone = [one for one in offers.exclude(price_amount=None) if count[one.product_id] == 1]
    return max(alone or offers.exclude(price_amount=None), key=lambda one: one.price_amount)


class Readers:
    def __init__(self, port: int, changes: Changes) -> None:
        self.port, self.changes = port, changes
        self.found: Counter[str] = Counter()
        self.examples: list[str] = []
        self.took: list[float] = []

    def read(self, path: str, until: float) -> None:
        asked = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        while time.monotonic() < until:
            with suppress(OSError, http.client.HTTPException):
                self.ask(asked, path)

    def ask(self, asked: http.client.HTTPConnection, path: str) -> None:
        price, notice = self.changes.price, self.changes.notice
        begun = time.perf_counter()
        asked.request("GET", path)
        answer = asked.getresponse()
        html = answer.read().decode()
        self.took.append(time.perf_counter() - begun)
        self.found[f"status {answer.status}"] += 1
        if answer.status == 200:
            self.look(path, html, price, notice)

    def look(self, path: str, html: str, price: int, notice: int) -> None:
        told = NOTICE.search(html)
        if told is None:
            self.fail("without notice", path)
        elif int(told[1]) < notice:
            self.fail("older sentence", f"{path}: {told[1]} for {notice}")
        shown = [self.changes.places.get(Decimal(one)) for one in PRICE.findall(html)]
        ours = [place for place in shown if place is not None]
        if not ours:
            self.found["without that price"] += int(price >= 0)
        elif max(ours) < price:
            self.fail("older price", f"{path}: change {max(ours)} for {price}")

    def fail(self, what: str, example: str) -> None:
        self.found[what] += 1
        self.examples.append(f"{what}: {example}")


def now() -> Any:
    from django.utils import timezone  # noqa: PLC0415  (settings come first)

    return timezone.now()


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seconds", type=float, default=60)
    options.add_argument("--readers", type=int, default=50)
    wanted = options.parse_args()
    with demo() as port:
        server = Server(port)
        server.start()
        changes = Changes()
        readers = Readers(port, changes)
        until = time.monotonic() + wanted.seconds
        threads = [
            threading.Thread(target=readers.read, args=[path, until], daemon=True)
            for _, path in zip(range(wanted.readers), itertools.cycle(changes.paths), strict=False)
        ]
        for thread in threads:
            thread.start()
        try:
            changes.run(until)
        finally:
            for thread in threads:
                thread.join(90)
            server.kill()
        report(readers, changes)


def report(readers: Readers, changes: Changes) -> None:
    took = sorted(readers.took)
    print(f"Changes: {dict(changes.made)}. Answers: {len(took):,}.")
    print(
        f"ms: median {statistics.median(took) * 1000:.1f}, 99 % {took[len(took) * 99 // 100] * 1000:.0f}."
    )
    print(f"Found: {dict(readers.found)}")
    failures = sum(
        readers.found[one] for one in ("without notice", "older sentence", "older price")
    )
    for one in readers.examples[:5]:
        print(f"    {one}")
    print(f"Older than an acknowledged change, or without notice: {failures}")
    raise SystemExit(int(failures > 0))


if __name__ == "__main__":
    main()
