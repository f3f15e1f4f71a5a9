"""What happens at which hour, done by the verbs that people's forms call."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from products import catalogue, placing
from products.models import Programme
from reviews import publishing
from tests import builders
from tests.day.start import Start, clock


def confirm(start: Start, shop: str, amount: str, at: datetime) -> None:
    catalogue.confirm_price(
        start.offers[shop],
        amount=Decimal(amount),
        currency="USD",
        availability="in_stock",
        at=at,
        source="a feed",
    )


def terms(name: str, **fields: Any) -> None:
    """As if saved by somebody else than the form, which would refuse some of it."""
    Programme.objects.filter(name=name).update(**fields)


def correct_alto(start: Start, at: datetime) -> None:
    review = start.reviews["Alto"]
    review.scores.update(value=Decimal("8.0"))
    publishing.publish(review, by=None, at=at, correction="We had measured another kettle.")


def plan_echo(start: Start, at: datetime) -> None:
    publishing.publish(start.reviews["Echo"], by=None, at=at, from_at=clock(9))


def approve_duo(start: Start, at: datetime) -> None:
    placing.approve(start.placements["Duo"], by=builders.user("approver"), at=at)


Event = tuple[str, Callable[[Start, datetime], object]]

EVENTS: dict[int, list[Event]] = {
    3: [("Birch’s price is seen again", lambda day, at: confirm(day, "Birch", "30.00", at))],
    7: [("Birch’s price is seen again", lambda day, at: confirm(day, "Birch", "30.00", at))],
    8: [("Echo’s review is planned for 09:00", plan_echo)],
    10: [("Duo’s row is approved, two hours late", approve_duo)],
    12: [("Cedar’s price is seen again", lambda day, at: confirm(day, "Cedar", "40.00", at))],
    14: [("Cedar is switched off", lambda day, at: terms("Cedar", is_active=False))],
    15: [("Birch is cheaper", lambda day, at: confirm(day, "Birch", "28.00", at))],
    16: [("Cedar is switched on", lambda day, at: terms("Cedar", is_active=True))],
    17: [
        (
            "Duo’s row is ended, three hours early",
            lambda day, at: placing.end(day.placements["Duo"], at=at),
        ),
    ],
    18: [("Alder is dearer", lambda day, at: confirm(day, "Alder", "21.00", at))],
    20: [
        ("Alto’s review is corrected", correct_alto),
        (
            "Birch lets prices be 12 hours old",
            lambda day, at: terms("Birch", max_price_age=timedelta(hours=12)),
        ),
    ],
    22: [
        (
            "Elm’s offer is withdrawn, which is not the cheapest",
            lambda day, at: catalogue.withdraw_offer(day.offers["Elm"], at=at),
        ),
        (
            "Cedar forbids price histories on the whole site",
            lambda day, at: terms("Cedar", site_history_forbidden=True),
        ),
    ],
    23: [
        (
            "Cedar’s permission is on record",
            lambda day, at: terms("Cedar", history_permission="Letter no. 4"),
        ),
    ],
}


def happen(start: Start, hour: int) -> list[str]:
    """Do all that is due at `hour`; says what."""
    at = clock(hour)
    for _, act in EVENTS.get(hour, []):
        act(start, at)
    return [words for words, _ in EVENTS.get(hour, [])]
