"""Keeps the prices of the demo's offers up to date, in bulk."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import Decimal

from products.models import Offer, PriceObservation
from products.prices import Outcome, outcome
from products.pricing import reading_of
from reviews.demo import pricing
from reviews.demo.content import Item, Shop
from reviews.demo.merchants import SILENT_DAYS, WITHDRAWN_DAYS
from reviews.demo.stock import list_price

DAYS = 90
SOURCE = "demo price list"


def top_up(items: Iterable[Item], shops: dict[str, Shop], *, at: datetime) -> int:
    """Read all price lists since the last run, up to `at`, and return how many prices are new.

    The first run reads the 90 days before `at`. Does what `catalogue.confirm_price` would do
    with each reading, in three statements instead of some twenty thousand.
    """
    by_slug = {item.slug: item for item in items}
    newest = newest_prices()
    prices: list[PriceObservation] = []
    offers = Offer.objects.filter(product__slug__in=by_slug, merchant__slug__in=shops)
    for offer in offers.select_related("product", "merchant", "programme"):
        item, shop = by_slug[offer.product.slug], shops[offer.merchant.slug]
        prices += follow(offer, item, shop, newest.get(offer.pk), at=at)
    return write(prices, newest)


def newest_prices() -> dict[int, PriceObservation]:
    """The demo's newest observation of each offer, by the offer's primary key."""
    ours = PriceObservation.objects.filter(source=SOURCE).order_by("observed_at")
    return {price.offer_id: price for price in ours}


def follow(
    offer: Offer, item: Item, shop: Shop, newest: PriceObservation | None, *, at: datetime
) -> list[PriceObservation]:
    """What is to be on record for `offer` from its `newest` price on; new prices are not saved yet."""
    key = (item.slug, shop.slug)
    ended = SILENT_DAYS.get(key) or WITHDRAWN_DAYS.get(key)
    if ended and newest:
        return [newest]
    listing = pricing.Listing(f"{item.slug}@{shop.slug}", list_price(item, shop), shop.feed_hour)
    moments = pricing.readings(
        listing,
        after=newest.confirmed_at if newest else None,
        since=at - timedelta(days=DAYS),
        until=at - timedelta(days=ended or 0),
    )
    prices = [newest] if newest else []
    for moment, quote in moments:
        take(prices, observation(offer, shop, moment, quote))
    keeps_history = offer.programme is None or offer.programme.history_allowed
    return prices if keeps_history else prices[-1:]


def observation(
    offer: Offer, shop: Shop, moment: datetime, quote: pricing.Quote
) -> PriceObservation:
    return PriceObservation(
        offer=offer,
        amount=quote.amount,
        currency=shop.currency,
        availability=quote.availability,
        delivery=delivery(shop, quote.amount),
        observed_at=moment,
        confirmed_at=moment,
        sightings=1,
        source=SOURCE,
    )


def delivery(shop: Shop, amount: Decimal) -> Decimal | None:
    """What `shop` asks for delivering an order of `amount`; None where it does not say."""
    if not shop.delivery:
        return None
    is_free = shop.free_from and amount >= Decimal(shop.free_from)
    return Decimal(0) if is_free else Decimal(shop.delivery)


def take(prices: list[PriceObservation], price: PriceObservation) -> None:
    """Let `price` confirm the last of `prices`, or follow it."""
    last = prices[-1] if prices else None
    if last and outcome(reading_of(price), reading_of(last)) is Outcome.CONFIRMED:
        last.confirmed_at = price.confirmed_at
        last.sightings += 1
    else:
        prices.append(price)


def write(prices: list[PriceObservation], newest: dict[int, PriceObservation]) -> int:
    """Save `prices`, drop those of `newest` that may not be kept, and count the new ones."""
    known = [price for price in prices if price.pk]
    new = [price for price in prices if not price.pk]
    replaced = {price.offer_id for price in prices} - {price.offer_id for price in known}
    dropped = [newest[offer].pk for offer in replaced if offer in newest]
    PriceObservation.objects.filter(pk__in=dropped).delete()
    PriceObservation.objects.bulk_update(known, ["confirmed_at", "sightings"])
    PriceObservation.objects.bulk_create(new)
    return len(new)
