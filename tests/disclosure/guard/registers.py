"""The registers of a small site about kettles, as `settings.DISCLOSURE` names them in these tests."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from decimal import Decimal

from django.conf import settings

from disclosure.policy import Destination, History, Slot

MERCHANT = "https://alder.example/kettle?ref=us"
ALDER = Destination(
    pays=True,
    kind="commission",
    programme="Alder",
    label="paid link",
    price=Decimal("24.90"),
    currency="USD",
    max_age=timedelta(hours=24),
)
BIRCH = Destination(pays=True, kind="click", programme="Birch", label="paid link")
LINKS = {
    "/go/1/": ALDER,
    "/go/2/": BIRCH,
    MERCHANT: ALDER,
    "https://birch.example/pot": BIRCH,
    "https://boiling.example/study": Destination(pays=False),
}
PLACEMENTS = {
    "7": Slot(True, "Coda Ltd", frozenset({"/products/coda/"}), points=Decimal("0.3")),
}
MOST_POINTS = Decimal("0.5")
HISTORIES = {"/go/1/": History(allowed=True), "/go/2/": History()}


class RegisterError(Exception):
    """A register that has lost its mind."""


def links(urls: Collection[str], at: datetime) -> dict[str, Destination]:
    known = {(settings.BASE_URL + url if url[0] == "/" else url): to for url, to in LINKS.items()}
    return {url: known[url] for url in urls if url in known}


def placements(numbers: Collection[str], at: datetime) -> dict[str, Slot]:
    return {number: PLACEMENTS[number] for number in numbers if number in PLACEMENTS}


def histories(urls: Collection[str], at: datetime) -> dict[str, History]:
    known = {settings.BASE_URL + url: told for url, told in HISTORIES.items()}
    return {url: known[url] for url in urls if url in known}


def pay(paths: Collection[str], at: datetime) -> Mapping[str, frozenset[str]]:
    return {}


def broken(wanted: Collection[str], at: datetime) -> dict[str, Destination]:
    raise RegisterError("the register is on fire")
