"""Makes the demo, and keeps it up to date: safe to run any number of times."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from django.contrib.auth.models import Group, User
from django.db import transaction

from products import placing, search
from products.models import Offer, Placement, PriceObservation, Product
from reviews.demo import opinions, price_history, stock
from reviews.demo.content import Deal
from reviews.demo.guides import GUIDES
from reviews.demo.guides.adding import add_guides
from reviews.demo.merchants import DEALS, SHOPS
from reviews.demo.people import LOGINS, PEOPLE
from reviews.demo.reports import add_reports
from reviews.demo.shelves import ITEMS, SHELVES
from reviews.models import LiveComparison, LiveGuide, LiveReview, Review

PLACED_SINCE = timedelta(days=30)
PLACED_FOR = timedelta(days=2 * 365)


@dataclass(frozen=True, slots=True)
class Counts:
    products: int
    offers: int
    prices: int
    new_prices: int
    reviews: int
    drafts: int
    comparisons: int
    guides: int
    placements: int


@transaction.atomic
def seed(*, at: datetime) -> Counts:
    """Add what the demo lacks, as of `at`, and read the price lists up to then. No pictures of products."""
    for login, group in LOGINS.items():
        add_login(login, group)
    shops = {shop.slug: shop for shop in SHOPS}
    for shop in SHOPS:
        stock.add_merchant(shop)
    for position, (shelf, _) in enumerate(SHELVES, start=1):
        stock.add_shelf(shelf, position=position)
    for item in ITEMS:
        stock.add_offers(item, shops, at=at)
    new_prices = price_history.top_up(ITEMS, shops, at=at)
    add_opinions(at=at)
    add_guides(GUIDES, by=opinions.editor(), at=at)
    # What comes with a later version begins then: nobody saw it before.
    since = at if Placement.objects.exists() else at - PLACED_SINCE
    for deal in DEALS:
        add_placement(deal, since=since, until=at + PLACED_FOR)
    add_reports(by=opinions.editor(), at=at)
    search.refresh_products()
    return count(new_prices, at)


def add_login(login: str, group: str) -> None:
    if User.objects.filter(username=login).exists():
        return
    user = User.objects.create_user(login, password=password(login), is_staff=True)
    user.groups.add(Group.objects.get_or_create(name=group)[0])


def password(login: str) -> str:
    return f"{login}-demo"


def add_opinions(*, at: datetime) -> None:
    for person in PEOPLE:
        opinions.add_person(person)
    for shelf, written in SHELVES:
        category = Product.objects.get(slug=shelf.items[0].slug).category
        method = opinions.add_method(shelf, category)
        opinions.add_reviews(written, method, at=at)
        opinions.add_comparison(shelf, method, at=at)


def add_placement(deal: Deal, *, since: datetime, until: datetime) -> None:
    if Placement.objects.filter(contract_reference=deal.contract).exists():
        return
    product = Product.objects.listed().filter(slug=deal.product).first()
    if product is None:  # somebody took it off the pages since
        return
    placement = Placement(
        advertiser=deal.advertiser,
        product=product,
        category=product.category,
        slot=deal.slot,
        points=Decimal(deal.points),
        starts_at=since,
        ends_at=until,
        payment=deal.payment,
        contract_reference=deal.contract,
    )
    placing.place(placement, by=User.objects.get(username="commerce"), at=since)
    placing.approve(placement, by=User.objects.get(username="approver"), at=since)


def count(new_prices: int, at: datetime) -> Counts:
    return Counts(
        products=Product.objects.count(),
        offers=Offer.objects.count(),
        prices=PriceObservation.objects.count(),
        new_prices=new_prices,
        reviews=LiveReview.objects.shown(at).count(),
        drafts=Review.objects.filter(live=None).count(),
        comparisons=LiveComparison.objects.shown(at).count(),
        guides=LiveGuide.objects.shown(at).count(),
        placements=Placement.objects.count(),
    )
