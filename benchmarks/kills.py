"""Kills the server again and again while it renders pages and prices are imported, then looks at the record.

    python -m benchmarks.kills [--kills 100]

Each time all processes of the server and the one that imports prices get SIGKILL at a random moment,
in the middle of whatever they do. In the end each page that a reader had received whole must be on
record with just these bytes, each price that was acknowledged must be stored, the log must verify,
and what is frozen must be whole.
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from contextlib import suppress
from hashlib import sha256
from typing import Any

from benchmarks.running import ROOT, Server, demo

READERS = 4
IMPORTS = """
import sys
from decimal import Decimal
from django.utils import timezone
from products import catalogue
from products.models import Offer
offers = list(Offer.objects.open(timezone.now()).with_current_price(timezone.now()).exclude(price_amount=None).order_by("pk")[:40])
step = int(sys.stdin.readline())
while True:
    for offer in offers:
        step += 1
        amount = (offer.price_amount + Decimal(step % 50) / 100).quantize(Decimal("0.01"))
        catalogue.confirm_price(offer, amount=amount, currency=offer.price_currency, availability="in_stock", at=timezone.now(), source="kills")
        print(offer.pk, amount, flush=True)
"""


class Readers:
    """Ask for pages as fast as they come, and note what they received whole."""

    def __init__(self, port: int, paths: list[str]) -> None:
        self.port, self.paths = port, paths
        self.received: set[tuple[str, str]] = set()
        self.statuses: Counter[int] = Counter()
        self.ended = threading.Event()
        self.threads = [threading.Thread(target=self.read, daemon=True) for _ in range(READERS)]
        for thread in self.threads:
            thread.start()

    def read(self) -> None:
        while not self.ended.is_set():
            with suppress(OSError, http.client.HTTPException):
                self.ask(random.choice(self.paths))  # noqa: S311  (no secret)

    def ask(self, path: str) -> None:
        asked = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        asked.request("GET", path)
        answer = asked.getresponse()
        body = answer.read()  # IncompleteRead, an HTTPException, if it was cut off
        self.statuses[answer.status] += 1
        if answer.status == 200:
            self.received.add((path, sha256(body).hexdigest()))


class Importer:
    def __init__(self) -> None:
        self.acknowledged: dict[int, str] = {}
        self.count = 0

    def start(self) -> None:
        self.process = subprocess.Popen(  # noqa: S603  (our own command)
            [sys.executable, "manage.py", "shell", "--verbosity", "0", "--command", IMPORTS],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        assert self.process.stdin  # noqa: S101  (a pipe, as asked above)
        self.process.stdin.write(f"{self.count}\n")
        self.process.stdin.flush()
        self.has_begun = threading.Event()
        threading.Thread(target=self.note, args=[self.process.stdout], daemon=True).start()

    def note(self, lines: Any) -> None:
        for line in lines:
            self.has_begun.set()
            if not line.endswith("\n"):
                return  # killed in the middle of telling
            offer, amount = line.split()
            self.acknowledged[int(offer)] = amount
            self.count += 1

    def kill(self) -> None:
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--kills", type=int, default=100)
    wanted = options.parse_args().kills
    with demo() as port:
        paths = frozen_paths()
        server, importer = Server(port), Importer()
        readers = Readers(port, paths)
        for number in range(wanted):
            server.start()
            importer.start()
            importer.has_begun.wait(60)
            time.sleep(random.uniform(0.0, 2.0))  # noqa: S311  (no secret)
            server.kill()
            importer.kill()
            progress(number + 1, wanted, readers, importer)
        readers.ended.set()
        time.sleep(1)
        raise SystemExit(report(wanted, port, readers, importer))


def frozen_paths() -> list[str]:
    from disclosure import registers  # noqa: PLC0415  (settings come first)
    from disclosure.auditing import site  # noqa: PLC0415  (likewise)

    return [path for path in site.listed() if registers.editions(path) is not None]


def progress(number: int, wanted: int, readers: Readers, importer: Importer) -> None:
    if number % 10 == 0 or number == wanted:
        print(
            f"{number:4} kills · {sum(readers.statuses.values()):,} answers · "
            f"{importer.count:,} prices",
            flush=True,
        )


def report(wanted: int, port: int, readers: Readers, importer: Importer) -> int:
    """What was found; 1 if anything was lost."""
    lost: dict[str, list[Any]] = {
        "pages received that are not on record": unrecorded(port, readers.received),
        "prices acknowledged that are not stored": forgotten(importer.acknowledged),
        "frozen pages that are not whole": broken(),
        "faults of the log": faults(),
    }
    print(f"{wanted} kills. Answers by status: {dict(readers.statuses)}.")
    print(f"{len(readers.received):,} different pages received whole; {entries():,} entries.")
    for what, found in lost.items():
        print(f"{what}: {len(found)}")
        for one in list(found)[:5]:
            print(f"    {one}")
    return int(any(lost.values()))


def unrecorded(port: int, received: set[tuple[str, str]]) -> list[tuple[str, str]]:
    from disclosure.models import Entry  # noqa: PLC0415  (settings come first)

    home = f"http://127.0.0.1:{port}"
    known = {
        (url.removeprefix(home), body) for url, body in Entry.objects.values_list("url", "body")
    }
    return sorted(received - known)


def forgotten(acknowledged: dict[int, str]) -> list[str]:
    from products.models import PriceObservation  # noqa: PLC0415  (settings come first)

    return [
        f"offer {offer}: {amount}"
        for offer, amount in acknowledged.items()
        if not PriceObservation.objects.filter(offer=offer, amount=amount).exists()
    ]


def broken() -> list[str]:
    from disclosure.models import Entry, Frozen  # noqa: PLC0415  (settings come first)
    from disclosure.record import bodies  # noqa: PLC0415  (likewise)

    found = []
    for row in Frozen.objects.all():
        entry = Entry.objects.filter(pk=row.entry).first()
        if entry is None or entry.body != row.body or bodies.load(row.body) is None:
            found.append(row.path)
    return found


def faults() -> list[str]:
    done = subprocess.run(
        [sys.executable, "manage.py", "record", "verify"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    print(done.stdout.strip())
    return [] if done.returncode == 0 else (done.stdout + done.stderr).splitlines()


def entries() -> int:
    from disclosure.models import Entry  # noqa: PLC0415  (settings come first)

    return Entry.objects.count()


if __name__ == "__main__":
    main()
