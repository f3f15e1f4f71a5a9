"""The kettles of the named cast, and pots beside them: two categories that share as little as they can."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.files.base import ContentFile
from django.utils import timezone

from products.models import Product, ProductImage, SpecificationValue
from reviews import publishing
from reviews.models import ComparisonEmbed, Guide, ProductBox, Review, Text
from tests import builders
from tests.builders import DAY, HOUR
from tests.conftest import Site
from tests.products import image_files
from tests.reviews.problems import reports

PAST = [("59.90", 70, 41), ("54.90", 40, 25), ("49.90", 24, 13), ("44.90", 12, 0.1)]


@dataclass
class World:
    kettles: Site
    at: datetime
    pot: Product
    pan: Product
    pot_review: Review
    pot_guide: Guide


PATHS = [
    # Of kettles alone.
    "/compare/kettles/",
    "/products/alto/",
    "/reviews/basso/",
    "/reviews/duo/",  # withdrawn
    # Of pots alone.
    "/categories/pots/",
    "/compare/pots/",
    "/products/pot/",
    "/reviews/pot/",
    # Of both.
    "/guides/pots-and-kettles/",
    "/guides/gone/",  # withdrawn
    "/",
    "/authors/ben-stew/",
    "/how-we-rank/",
    "/transparency/",
    "/corrections/",
    "/corrections/1001/",
    "/about/",
]


def world(kettles: Site) -> World:
    at = timezone.now()
    pots = builders.category("Pots")
    pot, pan = (builders.product(name, category=pots) for name in ("Pot", "Pan"))
    volume = builders.specification("Volume", unit="l", category=pots, price_per=1)
    for one in (pot, pan):
        SpecificationValue.objects.create(product=one, specification=volume, number=3)
    _sold(pot, pan, at)
    method = builders.method({"Depth": "100"}, category=pots)
    ben = builders.author("Ben Stew")
    pot_review = builders.published_review(pot, method, ["7.0"], author=ben, tester=ben)
    comparison = builders.comparison(method, [volume], title="Pots compared", slug="pots")
    publishing.publish(comparison, by=None, at=kettles.at)
    guide = _guide(kettles, pot, at)
    _gone(kettles, at)
    _pictured(kettles.alto)
    reports.answered(reports.waiting(pk=1001, product=kettles.alto), at=at - HOUR)
    return World(kettles, at, pot, pan, pot_review, guide)


def _sold(pot: Product, pan: Product, at: datetime) -> None:
    """Pots by a programme whose prices may be old, with a past; pans by one that must be fresh."""
    cedar, elm = builders.merchant("Cedar Shop"), builders.merchant("Elm Shop")
    slow = builders.programme(cedar, max_price_age=timedelta(days=90))
    quick = builders.programme(elm, max_price_age=timedelta(hours=30))
    slow_pot = builders.offer(pot, cedar, programme=slow)
    for amount, since, until in PAST:
        builders.price(slow_pot, amount, at=at - since * DAY, confirmed_at=at - until * DAY)
    builders.price(builders.offer(pot, elm, programme=quick), "45.50", at=at - HOUR)
    builders.price(builders.offer(pan, elm, programme=quick), "39.00", at=at - 2 * HOUR)
    builders.price(builders.offer(pan, builders.merchant("Fir Shop")), "41.00", "EUR", at=at - HOUR)


def _guide(kettles: Site, pot: Product, at: datetime) -> Guide:
    """About kettles, with a pot in a box, the kettles' comparison, and a link to a shop's page."""
    guide = builders.guide("Pots and kettles", author=builders.author("Ben Stew"))
    builders.add(guide, ProductBox, product=pot, note="It holds water too.")
    builders.add(guide, ComparisonEmbed, comparison=kettles.comparison, rows=2)
    builders.add(guide, Text, html='<p><a href="https://shop.example/pot">A pot</a></p>')
    publishing.publish(guide, by=None, at=kettles.at)
    return guide


def _gone(kettles: Site, at: datetime) -> None:
    guide = builders.guide("Gone")
    publishing.publish(guide, by=None, at=kettles.at)
    publishing.withdraw(guide, by=None, at=at - HOUR / 60)
    duo = builders.published_review(builders.product("Duo"), kettles.method)
    publishing.withdraw(duo, by=None, at=at - HOUR / 60)


def _pictured(product: Product) -> None:
    ProductImage.objects.create(
        product=product,
        file=ContentFile(image_files.plain(), "alto.png"),
        alt="A kettle",
        credit="Own picture",
    )
