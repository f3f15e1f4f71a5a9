"""What the judge and the auditors are told of offers, programmes and placements."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from disclosure.policy import Destination, History, Slot
from products import registers
from products.models import Offer, Programme
from tests import builders
from tests.builders import AT, DAY, HOUR

pytestmark = pytest.mark.django_db

HERE = "http://127.0.0.1:8000"


@pytest.fixture
def offer() -> Offer:
    programme = builders.programme(
        name="Alder partners",
        link_label="Ad",
        payment="click",
        required_sentence="Alder pays.",
        price_caveat="Ask Alder.",
        max_price_age=timedelta(hours=24),
    )
    made = builders.offer(builders.product(), programme.merchant, programme=programme)
    builders.price(made, "24.90", at=AT - 2 * HOUR)
    return made


def destination(url: str) -> Destination | None:
    return registers.offers([url], AT).get(url)


def test_a_row_under_go_tells_all_that_its_programme_demands(offer: Offer) -> None:
    assert destination(f"{HERE}/go/{offer.pk}/") == Destination(
        pays=True,
        kind="click",
        programme="Alder partners",
        label="Ad",
        sentence="Alder pays.",
        caveat="Ask Alder.",
        price=Decimal("24.90"),
        currency="USD",
        confirmed_at=AT - 2 * HOUR,
        max_age=timedelta(hours=24),
        redirect_allowed=True,
        seller="Alder Shop",
    )


def test_an_offer_without_a_programme_pays_until_somebody_says_otherwise() -> None:
    offer = builders.offer(builders.product())
    found = destination(f"{HERE}/go/{offer.pk}/")
    assert found == Destination(
        pays=True,
        kind="commission",
        programme="Alder Shop",
        label="paid link",
        max_age=timedelta(days=7),
        seller="Alder Shop",
    )


def test_a_price_that_is_too_old_is_not_told(offer: Offer) -> None:
    offer.prices.update(observed_at=AT - 2 * DAY, confirmed_at=AT - DAY)
    there = destination(f"{HERE}/go/{offer.pk}/")
    assert there
    assert there.price == Decimal("24.90")
    offer.prices.update(confirmed_at=AT - DAY - timedelta(seconds=1))
    there = destination(f"{HERE}/go/{offer.pk}/")
    assert there
    assert (there.price, there.currency, there.confirmed_at) == (None, "", None)


def test_the_price_is_that_of_the_moment(offer: Offer) -> None:
    builders.price(offer, "30.00", at=AT + HOUR)
    url = f"{HERE}/go/{offer.pk}/"
    assert registers.offers([url], AT + 2 * HOUR)[url].price == Decimal("30.00")
    assert registers.offers([url], AT)[url].price == Decimal("24.90")


@pytest.mark.parametrize("way", ["withdrawn", "switched off", "no address"])
def test_the_link_of_an_offer_that_is_not_open_is_not_registered(offer: Offer, way: str) -> None:
    assert offer.programme
    if way == "withdrawn":
        offer.withdrawn_at = AT
    elif way == "switched off":
        offer.programme.is_active = False
        offer.programme.save()
    else:
        offer.url = ""
    offer.save()
    assert destination(f"{HERE}/go/{offer.pk}/") is None


def test_an_offer_that_is_withdrawn_later_is_registered_still(offer: Offer) -> None:
    offer.withdrawn_at = AT + HOUR
    offer.save()
    assert destination(f"{HERE}/go/{offer.pk}/")


def test_the_merchants_own_address_is_registered_where_redirects_are_forbidden(
    offer: Offer,
) -> None:
    assert destination(offer.url) is None
    assert offer.programme
    offer.programme.redirects_allowed = False
    offer.programme.save()
    there = destination(offer.url)
    assert there
    assert (there.pays, there.redirect_allowed) == (True, False)
    assert destination(f"{offer.url}?x=1") is None
    assert destination(offer.url.upper()) is None


@pytest.mark.parametrize(
    "path", ["/go/{}", "/go/0{}/", "/%67o/{}/", "/a/../go/{}/", "/go/{}/?to=https://x.example/"]
)
def test_however_the_way_under_go_is_written_it_leads_to_the_offer(offer: Offer, path: str) -> None:
    assert destination(HERE + path.format(offer.pk))


@pytest.mark.parametrize(
    "url",
    [
        f"{HERE}/go/999999/",
        f"{HERE}/go/1/2/",
        f"{HERE}/going/1/",
        f"{HERE}/",
        "https://other.example/go/1/",
        "https://[x/",
        "javascript:1",
        "",
    ],
)
def test_what_is_no_link_of_an_offer_is_not_registered(offer: Offer, url: str) -> None:
    assert registers.offers([url], AT) == {}


@pytest.mark.parametrize("links", [1, 3, 150])
def test_any_number_of_links_takes_one_query(offer: Offer, links: int) -> None:
    urls = [f"{HERE}/go/{number}/" for number in range(offer.pk, offer.pk + links)]
    with CaptureQueriesContext(connection) as queries:
        assert len(registers.offers([*urls, "https://far.example/"], AT)) == 1
    assert len(queries) == 1


def test_a_placement_is_active_while_it_runs() -> None:
    placement = builders.placement(builders.product("Coda"))
    number, about = str(placement.pk), frozenset({"/products/coda/", "/reviews/coda/"})
    told = {
        at: registers.placements([number, "0", "x", "-1", "²", "9" * 30], at)
        for at in (AT - DAY - HOUR, AT - DAY, AT, AT + DAY)
    }
    assert told == {
        AT - DAY - HOUR: {number: Slot(False, "Tin & Co", about)},
        AT - DAY: {number: Slot(True, "Tin & Co", about)},
        AT: {number: Slot(True, "Tin & Co", about)},
        AT + DAY: {number: Slot(False, "Tin & Co", about)},
    }


def test_what_a_placement_pays_for_is_told() -> None:
    coda = builders.product("Coda")
    row = builders.placement(coda, slot=1, points="0.2")
    points = builders.placement(coda, slot=None, points="0.5")
    told = registers.placements([str(row.pk), str(points.pk)], AT)
    assert (told[str(row.pk)].has_row, told[str(row.pk)].points) == (True, Decimal("0.2"))
    assert (told[str(points.pk)].has_row, told[str(points.pk)].points) == (False, Decimal("0.5"))


def test_a_placement_that_nobody_approved_is_not_active() -> None:
    waiting = builders.placement(builders.product("Coda"), approved_at=None)
    assert not registers.placements([str(waiting.pk)], AT)[str(waiting.pk)].active


def test_the_judge_is_told_of_points_and_that_what_waits_does_not_act() -> None:
    paid = builders.placement(builders.product("Coda"), None, points="0.3")
    waits = builders.placement(builders.product("Basso"), approved_at=None)
    told = registers.placements([str(paid.pk), str(waits.pk)], AT)
    first, second = told[str(paid.pk)], told[str(waits.pk)]
    assert (first.active, first.has_row, first.points) == (True, False, Decimal("0.3"))
    assert (second.active, second.has_row, second.points) == (False, True, Decimal(0))


def test_any_number_of_placements_takes_one_query() -> None:
    made = [builders.placement(builders.product(name), slot) for slot, name in enumerate("ABC", 1)]
    with CaptureQueriesContext(connection) as queries:
        assert len(registers.placements([str(one.pk) for one in made], AT)) == 3
    assert len(queries) == 1


def test_auditors_read_every_placement() -> None:
    placement = builders.placement(builders.product("Coda"), points="0.3")
    columns, rows = registers.placement_table(AT)
    assert rows == [
        [
            *(str(placement.pk), "Tin & Co", "Tin & Co Coda", "Kettles", "1", "0.3"),
            *("2026-05-31 12:00 UTC", "2026-06-02 12:00 UTC", "flat fee for the period", "C-1"),
            *("clerk", "approver", "2026-05-31 12:00 UTC", "running"),
        ]
    ]
    assert len(columns) == len(rows[0])
    assert registers.placement_table(AT + DAY)[1][0][-1] == "ended"


def test_auditors_read_what_nobody_approved() -> None:
    """Of placements from before it was kept, nobody knows who entered them."""
    waiting = {"points": "0.3", "approved_at": None, "entered_by": None}
    builders.placement(builders.product("Coda"), None, **waiting)
    (row,) = registers.placement_table(AT)[1]
    assert row[4:6] == ["", "0.3"]
    assert row[-4:] == ["", "", "", "waits for approval"]
    assert registers.placement_table(AT + DAY)[1][0][-1] == "never approved"


def test_auditors_read_every_programme(offer: Offer) -> None:
    builders.offer(offer.product, offer.merchant, programme=offer.programme, merchant_item_id="b",
                   withdrawn_at=AT)  # fmt: skip
    columns, rows = registers.programme_table(AT)
    assert rows == [
        [
            *("Alder partners", "Alder Shop", "", "a fee for each click", "Ad", "Alder pays."),
            *("Ask Alder.", "24 h", "yes", "yes", "yes", "", "yes", "yes", "1"),
        ]
    ]
    assert len(columns) == len(rows[0])


@pytest.mark.parametrize("rows", [1, 3])
def test_each_table_takes_one_query(rows: int) -> None:
    for number in range(rows):
        of = builders.product(f"P{number}")
        builders.placement(of, slot=number + 1)
        builders.programme(name=f"Programme {number}")
    with CaptureQueriesContext(connection) as queries:
        assert len(registers.placement_table(AT)[1]) == rows
        assert len(registers.programme_table(AT)[1]) == rows
    assert len(queries) == 2


def test_of_an_offer_the_past_may_be_told_where_its_programme_and_the_site_allow_it(
    offer: Offer, settings: LazySettings
) -> None:
    settings.PRICE_HISTORY = True
    url = f"{HERE}/go/{offer.pk}/"
    assert registers.histories([url, f"{HERE}/go/999/", "/x/"], AT) == {
        url: History(allowed=True, link=url)
    }
    settings.PRICE_HISTORY = False
    assert registers.histories([url], AT) == {url: History(link=url)}
    settings.PRICE_HISTORY = True
    Programme.objects.update(history_allowed=False, redirects_allowed=False)
    assert registers.histories([url], AT) == {url: History(link=offer.url)}
    Programme.objects.update(history_allowed=True, is_active=False)
    assert registers.histories([url], AT) == {}


def test_one_programme_that_forbids_histories_forbids_those_of_all_offers(offer: Offer) -> None:
    url = f"{HERE}/go/{offer.pk}/"
    builders.programme(
        builders.merchant("Birch"), name="Birch partners", site_history_forbidden=True
    )
    assert not registers.histories([url], AT)[url].allowed
    Programme.objects.update(history_permission="Letter no. 3")
    assert registers.histories([url], AT)[url].allowed


def test_what_a_price_was_before_is_the_lowest_of_thirty_days_on_record(offer: Offer) -> None:
    url = f"{HERE}/go/{offer.pk}/"
    offer.prices.all().delete()
    for days, amount in ((40, "30.00"), (20, "28.00"), (10, "29.00"), (1, "24.90")):
        began = AT - days * DAY
        until = {40: 20, 20: 10, 10: 1, 1: 0}[days]
        builders.price(offer, amount, at=began, confirmed_at=AT - until * DAY)
    assert registers.histories([url], AT)[url].was == Decimal("28.00")
    assert registers.histories([url], AT - 5 * DAY)[url].was is None


@pytest.mark.parametrize("offers", [1, 3, 20])
def test_any_number_of_histories_takes_four_queries(offer: Offer, offers: int) -> None:
    urls = [f"{HERE}/go/{number}/" for number in range(offer.pk, offer.pk + offers)]
    with CaptureQueriesContext(connection) as queries:
        assert len(registers.histories(urls, AT)) == 1
    assert len(queries) == 4
