"""Feeds hold prices that are far from the usual, and the report says which."""

import csv
import io
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from products import holding
from products.feeds.history import History, Sightings
from products.feeds.pricing import REFUSED_BEFORE, WAITS
from products.feeds.report import Report
from products.models import HeldPrice, Offer, PriceObservation
from products.prices import Outcome, Reading
from tests import builders
from tests.builders import AT, DAY
from tests.products.feeds.test_merge import done, load, prices, row
from tests.products.feeds.test_sample import seen

pytestmark = pytest.mark.django_db


def usual(*items: str) -> None:
    """Each of `items` was seen at 20.00 on three days, of which AT was the last."""
    for days in (2, 1, 0):
        load(*(row(item, "20", AT - days * DAY) for item in items))


def held() -> list[tuple[str, str, int, int, int, str]]:
    """Item, amount, days from AT of its first and last sighting, sightings, decision."""
    found = HeldPrice.objects.order_by("offer__merchant_item_id", "pk").select_related("offer")
    return [
        (
            one.offer.merchant_item_id,
            str(one.amount),
            (one.observed_at - AT).days,
            (one.confirmed_at - AT).days,
            one.sightings,
            one.decision,
        )
        for one in found
    ]


def told(report: Report) -> list[tuple[int, str, str]]:
    return [
        (number, value, reason)
        for (_, reason), some in report.held.first.items()
        for number, value in some
    ]


def test_only_the_prices_far_off_are_held_and_the_rest_goes_in() -> None:
    usual("K1", "K2", "K3")
    report = load(
        row("K1", "199", AT + DAY, title="Renamed"),
        row("K2", "25", AT + DAY),
        row("K3", "20", AT + DAY),
        row("K4", "199", AT + DAY),
    )
    assert held() == [("K1", "199.00", 1, 1, 1, "waiting")]
    assert done(report) == {
        "products new": 1, "offers new": 1, "offers changed": 1, "offers unchanged": 2,
        "prices new": 2, "prices confirmed": 1, "prices held": 1,
    }  # fmt: skip
    assert told(report) == [(1, "199.00 USD, median 20.00", WAITS)]
    assert ("K1", "20.00", AT - 2 * DAY, AT) in prices()
    assert Offer.objects.get(merchant_item_id="K1").title == "Renamed"


def test_the_report_and_its_table_tell_of_each() -> None:
    usual("K1")
    table = io.StringIO()
    report = load(row("K1", "199", AT + DAY))
    assert "Held       1" in list(report.lines())
    assert "      line 1: '199.00 USD, median 20.00'" in list(report.lines())
    listed = Report(table=table)
    listed.hold(7, "price", "199.00 USD, median 20.00", WAITS)
    [told_row] = csv.DictReader(io.StringIO(table.getvalue()))
    assert (told_row["what"], told_row["number"], told_row["reason"]) == ("held", "7", WAITS)


def test_several_readings_of_one_file_are_taken_in_the_order_of_time() -> None:
    report = load(
        row(amount="199", at=AT + 5 * DAY),
        row(amount="20", at=AT),
        row(amount="199", at=AT + 3 * DAY),
        row(amount="20", at=AT + DAY),
        row(amount="199", at=AT + 4 * DAY),
        row(amount="20", at=AT + 2 * DAY),
    )
    assert prices() == [("K1", "20.00", AT, AT + 2 * DAY)]
    assert held() == [("K1", "199.00", 3, 5, 3, "waiting")]
    assert done(report)["prices held"] == 3


def test_in_one_file_a_price_that_comes_back_waits_from_then_on() -> None:
    usual("K1")
    days = {1: "199", 2: "199", 3: "20", 4: "199"}
    load(*(row(amount=amount, at=AT + day * DAY) for day, amount in days.items()))
    assert held() == [("K1", "199.00", 4, 4, 1, "waiting")]


def test_the_same_feed_again_changes_nothing_and_a_later_one_makes_it_younger() -> None:
    usual("K1")
    for _ in range(2):
        load(row("K1", "199", AT + DAY))
        assert held() == [("K1", "199.00", 1, 1, 1, "waiting")]
    load(row("K1", "199", AT + 2 * DAY, delivery=None))
    assert held() == [("K1", "199.00", 1, 2, 2, "waiting")]


def test_what_an_editor_refused_stays_off_the_record_and_the_report_says_so() -> None:
    usual("K1")
    load(row("K1", "199", AT + DAY))
    holding.refuse(HeldPrice.objects.all(), by=builders.user(), at=AT + DAY)
    report = load(row("K1", "199", AT + 2 * DAY))
    assert held() == [("K1", "199.00", 1, 2, 2, "refused")]
    assert told(report) == [(1, "199.00 USD, median 20.00", REFUSED_BEFORE)]


def test_what_an_editor_accepted_is_confirmed_and_prices_near_it_are_new() -> None:
    usual("K1")
    load(row("K1", "199", AT + DAY))
    holding.accept(HeldPrice.objects.get(), by=builders.user(), at=AT + DAY)
    load(row("K1", "199", AT + 2 * DAY))
    load(row("K1", "180", AT + 3 * DAY))
    assert [(amount, first) for _, amount, first, _ in prices()] == [
        ("20.00", AT - 2 * DAY),
        ("199.00", AT + DAY),
        ("180.00", AT + 3 * DAY),
    ]


def test_a_dry_run_tells_the_same_and_holds_nothing() -> None:
    usual("K1")
    feed = [row("K1", "199", AT + DAY), row("K1", "5", AT + 2 * DAY)]
    dry = load(*feed, dry_run=True)
    assert held() == []
    wet = load(*feed)
    assert told(dry) == told(wet)
    assert done(dry) == done(wet)


def test_a_preview_shows_that_the_price_would_wait() -> None:
    usual("K1", "K2")
    outcomes = [
        example.price and example.price.name
        for example in seen(row("K1", "199", AT + DAY), row("K2", "21", AT + DAY))
    ]
    assert outcomes == ["HELD", "NEW"]


def test_where_a_history_is_forbidden_nothing_is_held() -> None:
    programme = builders.programme(history_allowed=False)
    for day in range(4):
        load(row("K1", "20", AT + day * DAY), programme=programme)
    builders.held_price(Offer.objects.get(), "199")
    load(row("K1", "199", AT + 5 * DAY), programme=programme)
    assert prices() == [("K1", "199.00", AT + 5 * DAY, AT + 5 * DAY)]
    assert held() == []


def test_sightings_are_counted_exactly() -> None:
    load(row(at=AT), row(at=AT + DAY), row(at=AT + 2 * DAY))
    load(row(at=AT + 2 * DAY), row(at=AT + 3 * DAY), row(at=AT + 4 * DAY))
    load(row(at=AT + DAY))
    assert PriceObservation.objects.get().sightings == 5


def test_delivery_comes_with_the_price_and_its_change_is_a_new_one() -> None:
    load(row(at=AT, delivery=Decimal("4.90")))
    load(row(at=AT + DAY))
    load(row(at=AT + 2 * DAY, delivery=Decimal(0)))
    found = PriceObservation.objects.order_by("observed_at").values_list("delivery", "sightings")
    assert list(found) == [(Decimal("4.90"), 2), (Decimal(0), 1)]


def questions(ask: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as captured:
        ask()
    return len(captured)


def test_prices_that_changed_a_little_cost_one_question_for_all_of_them() -> None:
    items = [f"K{n}" for n in range(6)]
    usual(*items)
    same = questions(lambda: load(*(row(item, "20", AT + DAY) for item in items)))
    one = questions(lambda: load(row("K1", "21", AT + 2 * DAY)))
    all_of_them = questions(lambda: load(*(row(item, "22", AT + 3 * DAY) for item in items)))
    assert (one, all_of_them) == (same + 1, same + 1)
    assert held() == []


def test_small_steps_that_lead_away_from_the_usual_price_are_held_in_the_end() -> None:
    usual("K1", "K2", "K3")
    load(row("K1", "50", AT + DAY), row("K2", "8", AT + DAY), row("K3", "25", AT + DAY))
    load(row("K1", "62", AT + 2 * DAY), row("K2", "6", AT + 2 * DAY), row("K3", "31", AT + 2 * DAY))
    assert [each[:2] for each in held()] == [("K1", "62.00"), ("K2", "6.00")]


def test_feeds_of_many_days_hold_what_the_whole_history_says() -> None:
    """What spares most offers the comparison with all that was seen spares none that needs it."""
    items = {
        f"K{n:02}": [5 + (n * 31 + day * day * 17) % 90 for day in range(9)] for n in range(30)
    }
    for day in range(0, 9, 2):
        at = [AT + d * DAY for d in (day, day + 1) if d < 9]
        amounts = [(item, [str(a) for a in some[day : day + 2]]) for item, some in items.items()]
        load(
            *(
                row(item, a, when)
                for item, some in amounts
                for a, when in zip(some, at, strict=True)
            )
        )
    expected = {
        (item, amount, day)
        for item, some in items.items()
        for day, amount in enumerate(some)
        if is_held(some, day)
    }
    assert len(expected) > 20
    recorded = {(item, first) for item, _, first, _ in prices()}
    missing = {
        (item, some[day], day)
        for item, some in items.items()
        for day in range(9)
        if (item, AT + day * DAY) not in recorded and (not day or some[day] != some[day - 1])
    }
    assert missing == expected


def is_held(amounts: list[int], day: int) -> bool:
    history = History(sightings=Sightings())
    outcomes = [
        history.take(
            Reading(Decimal(amount), "USD", "in_stock", AT + d * DAY, AT + d * DAY)
        ).outcome
        for d, amount in enumerate(amounts[: day + 1])
    ]
    return outcomes[-1] is Outcome.HELD
