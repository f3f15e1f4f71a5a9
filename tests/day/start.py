"""The small site as the day begins, and the deals that were made for it the day before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from products.models import Offer, Placement, Product, Programme
from reviews import publishing
from reviews.models import Comparison, ComparisonEmbed, Guide, Method, ProductBox, Review, Text
from tests import builders
from tests.builders import DAY, HOUR

MIDNIGHT = datetime(2026, 6, 2, tzinfo=UTC)
# Scores of both criteria, and so of both together.
SCORES = {"Alto": "8.6", "Basso": "8.4", "Coda": "8.2", "Duo": "7.0"}


def clock(hour: int) -> datetime:
    return MIDNIGHT + hour * HOUR


@dataclass
class Start:
    kettles: dict[str, Product]
    programmes: dict[str, Programme]
    offers: dict[str, Offer]
    placements: dict[str, Placement]
    method: Method
    comparison: Comparison
    reviews: dict[str, Review]
    guide: Guide


def start() -> Start:
    kettles = {name: builders.product(name) for name in (*SCORES, "Echo")}
    method = builders.method()
    reviews = {
        name: builders.published_review(kettles[name], method, [score, score])
        for name, score in SCORES.items()
    }
    reviews["Echo"] = builders.review(kettles["Echo"], method, ["8.5", "8.5"])
    programmes = made_programmes()
    offers = made_offers(kettles, programmes)
    comparison = builders.comparison(method)
    publishing.publish(comparison, by=None, at=builders.AT)
    guide = made_guide(offers["Cedar"], kettles["Coda"], comparison)
    return Start(
        kettles, programmes, offers, made_deals(kettles), method, comparison, reviews, guide
    )


def made_programmes() -> dict[str, Programme]:
    """Three that let prices be a day, two hours and six hours old."""
    hours = {"Alder": 24, "Birch": 2, "Cedar": 6}
    return {
        name: builders.programme(
            builders.merchant(name), name=name, max_price_age=timedelta(hours=most)
        )
        for name, most in hours.items()
    }


def made_offers(kettles: dict[str, Product], programmes: dict[str, Programme]) -> dict[str, Offer]:
    """By merchant; Elm has no programme, so that its prices may be a week old."""
    sold = {"Alder": "Alto", "Birch": "Basso", "Cedar": "Coda", "Elm": "Alto"}
    offers = {
        shop: builders.offer(
            kettles[name],
            builders.merchant(shop),
            programme=programmes.get(shop),
            url=f"https://{shop.lower()}.example/{name.lower()}",
        )
        for shop, name in sold.items()
    }
    builders.price(offers["Alder"], "19.00", at=MIDNIGHT - 13 * HOUR)  # seen at 11:00
    builders.price(offers["Birch"], "31.00", at=MIDNIGHT - 3 * DAY)
    builders.price(offers["Birch"], "30.00", at=MIDNIGHT)
    builders.price(offers["Cedar"], "40.00", at=MIDNIGHT - DAY)
    builders.price(offers["Elm"], "25.00", at=MIDNIGHT - 2 * DAY)
    return offers


def made_deals(kettles: dict[str, Product]) -> dict[str, Placement]:
    """Points for Coda in the morning; a row for Duo that is approved late; twice points for Basso,
    more than count; and a row that nobody approves."""

    def deal(name: str, first: int, last: int, slot: int | None, **fields: Any) -> Placement:
        fields.setdefault("approved_at", MIDNIGHT - HOUR)
        times = {"starts_at": clock(first), "ends_at": clock(last)}
        return builders.placement(kettles[name], slot, **times, **fields)

    return {
        "Coda": deal("Coda", 6, 12, None, points="0.3"),
        "Duo": deal("Duo", 8, 20, 1, approved_at=None),
        "Basso": deal("Basso", 13, 19, None, points="0.4"),
        "Basso again": deal("Basso", 15, 18, None, points="0.4"),
        "Alto": deal("Alto", 0, 24, 2, approved_at=None),
    }


def made_guide(offer: Offer, product: Product, comparison: Comparison) -> Guide:
    guide = builders.guide()
    builders.add(guide, Text, html=f'<p>Take <a href="{offer.url}">this kettle</a> home.</p>')
    builders.add(guide, ProductBox, product=product)
    builders.add(guide, ComparisonEmbed, comparison=comparison, rows=2)
    publishing.publish(guide, by=None, at=builders.AT)
    return guide
