"""A price that is older than its programme allows: no figure of it is left, and a reader is told where to look."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from selectolax.lexbor import LexborHTMLParser

from products.models import Offer, PriceObservation, Programme
from reviews import publishing
from reviews.models import LiveComparison
from tests import builders
from tests.builders import AT, DAY, HOUR
from tests.conftest import Site
from tests.outputs import fetched, holding
from tests.reading import find, words

pytestmark = pytest.mark.django_db

BEFORE, AMOUNT, DELIVERY = "16.43", "17.31", "0.57"


@pytest.fixture
def aged(full_site: Site) -> Offer:
    """The cheapest offer of Basso, whose price was last seen three hours ago."""
    shop = builders.merchant("Zorbi")
    terms = builders.programme(
        shop,
        link_label="zorbi pays us",
        required_sentence="Z pays us for sales.",
        price_caveat="Z prices change hourly.",
    )
    offer = builders.offer(full_site.basso, shop, programme=terms)
    builders.price(offer, BEFORE, at=full_site.at - 9 * DAY)
    builders.price(offer, AMOUNT, at=full_site.at - 3 * HOUR, delivery=DELIVERY)
    return offer


def let_age(hours: float) -> None:
    Programme.objects.filter(merchant__name="Zorbi").update(max_price_age=timedelta(hours=hours))


def test_offers_are_fetched_without_the_figures_of_an_old_price() -> None:
    offer = builders.offer(builders.product(), programme=builders.programme())
    builders.price(offer, "24.90", delivery="3.00")
    young = Offer.objects.with_shown_price(AT + 24 * HOUR).get()
    assert (young.price_amount, young.price_delivery) == (Decimal("24.90"), Decimal(3))
    assert (young.price_confirmed_at, young.price_availability) == (AT, "in_stock")
    old = Offer.objects.with_shown_price(AT + 24 * HOUR + timedelta(microseconds=1)).get()
    assert (old.price_amount, old.price_delivery) == (None, None)
    assert (old.price_confirmed_at, old.price_availability) == (None, None)


def test_without_a_programme_a_price_is_shown_for_a_week() -> None:
    builders.price(builders.offer(builders.product()), "24.90")
    assert Offer.objects.with_shown_price(AT + 7 * DAY).get().price_amount == Decimal("24.90")
    assert Offer.objects.with_shown_price(AT + 8 * DAY).get().price_amount is None


def test_while_it_is_young_it_is_the_lowest_on_all_pages(
    aged: Offer, full_site: Site, client: Client
) -> None:
    held = holding(fetched(full_site, client), AMOUNT)
    assert {
        full_site.paths[kind] for kind in ("comparison", "without advertising", "guide")
    } <= held
    product = client.get("/products/basso/").content.decode()
    assert AMOUNT in product
    assert BEFORE in product  # in the history


def test_too_old_no_figure_of_it_is_left_anywhere(
    aged: Offer, full_site: Site, client: Client
) -> None:
    let_age(hours=2)
    outputs = fetched(full_site, client)
    outputs |= {p: client.get(p).content.decode() for p in ("/products/basso/", "/reviews/basso/")}
    for figure in (BEFORE, AMOUNT, DELIVERY, "17.88"):
        assert holding(outputs, figure) == set()
    assert "19.50" in outputs["/products/basso/"]  # of the shop whose price is young enough


def test_its_paid_link_says_where_to_see_it(aged: Offer, full_site: Site, client: Client) -> None:
    let_age(hours=2)
    page = LexborHTMLParser(client.get("/products/basso/").content.decode())
    (link,) = page.css(f'a[href="/go/{aged.pk}/"]')
    assert link.text() == "See price at Zorbi"
    assert link.attributes["rel"] == "sponsored nofollow"
    line = next(one for one in page.css("#offers li") if "Zorbi" in one.text())
    assert words(line, ".label") == "zorbi pays us"
    assert "in stock" not in line.text()
    assert "as of" not in line.text()
    assert "delivery" not in line.text()


def test_a_row_whose_only_price_is_too_old_leads_to_the_shop(
    aged: Offer, full_site: Site, client: Client
) -> None:
    let_age(hours=2)
    Offer.objects.filter(product=full_site.basso).exclude(pk=aged.pk).delete()
    for path in ("/compare/kettles/", "/compare/kettles/without-advertising/"):
        page = LexborHTMLParser(client.get(path).content.decode())
        row = next(one for one in page.css("tbody tr") if "Basso" in one.text())
        assert find(row, ".cost a.out").text() == "See price at Zorbi"
        assert "zorbi pays us" in find(row, ".cost").text()
        caveats = words(page, ".caveats")
        assert caveats.count("Z pays us for sales.") == 1
        assert "Z prices change hourly." not in caveats  # no price of Z is shown


def test_a_row_without_any_offer_says_so(full_site: Site, client: Client) -> None:
    Offer.objects.filter(product=full_site.basso).delete()
    page = LexborHTMLParser(client.get("/compare/kettles/").content.decode())
    row = next(one for one in page.css("tbody tr") if "Basso" in one.text())
    assert "None available now" in words(row, ".cost")


def test_an_old_price_moves_no_row_and_no_line(
    aged: Offer, full_site: Site, client: Client
) -> None:
    """Whatever it is, the order is the same, on tables sorted by price as on lists of offers."""

    def orders() -> list[list[str]]:
        pages = [client.get(path).content.decode() for path in PATHS]
        rows = (LexborHTMLParser(page).css("tbody tr .thing, #offers li .shop") for page in pages)
        return [[row.text() for row in found] for found in rows]

    let_age(hours=2)
    other = builders.offer(full_site.basso, builders.merchant("Aspen"), programme=aged.programme)
    first = builders.price(other, "1.00", at=full_site.at - 3 * HOUR)
    Offer.objects.filter(pk=other.pk).update(programme=aged.programme)
    before = orders()
    PriceObservation.objects.filter(pk=first.pk).update(
        amount="9000.00", availability="out_of_stock", delivery="100.00"
    )
    assert orders() == before


PATHS = ("/compare/kettles/?sort=price", "/compare/kettles/?sort=-price", "/products/basso/")


def test_confirmed_again_it_is_shown_again(aged: Offer, full_site: Site, client: Client) -> None:
    let_age(hours=2)
    PriceObservation.objects.filter(offer=aged).update(confirmed_at=full_site.at)
    assert AMOUNT in client.get("/products/basso/").content.decode()
    assert AMOUNT in client.get("/compare/kettles/").content.decode()


def test_words_of_a_programme_stand_once_where_its_offers_are(
    aged: Offer, full_site: Site, client: Client
) -> None:
    second = builders.offer(
        full_site.basso, aged.merchant, programme=aged.programme, merchant_item_id="again"
    )
    builders.price(second, "18.00", at=full_site.at)
    for path in ("/products/basso/", "/reviews/basso/", "/compare/kettles/"):
        page = client.get(path).content.decode()
        assert page.count("Z pays us for sales.") == 1, path
        assert page.count("Z prices change hourly.") == 1, path
    guide = LexborHTMLParser(client.get(full_site.paths["guide"]).content.decode())
    (box,) = guide.css(".ranking")
    assert words(box, ".caveats").count("Z prices change hourly.") == 1
    (item,) = guide.css(".item")
    assert "Z pays us" not in item.text()  # it shows Alto, which Z does not sell


def test_a_comparison_in_another_currency_tells_nothing_of_it(
    aged: Offer, full_site: Site, client: Client
) -> None:
    euro = builders.comparison(full_site.method, title="In euro", slug="euro")
    publishing.publish(euro, by=None, at=full_site.at)
    LiveComparison.objects.filter(slug="euro").update(currency="EUR")
    assert AMOUNT not in client.get("/compare/euro/").content.decode()
