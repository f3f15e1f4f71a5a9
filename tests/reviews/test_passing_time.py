"""No page changes by itself before the moment that it was to hold until."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

import pytest

from products.models import Offer
from reviews import publishing
from tests import builders
from tests.builders import DAY, HOUR
from tests.conftest import Site
from tests.reviews.rendering import page
from tests.reviews.two_shelves import World, world

pytestmark = pytest.mark.django_db

INSTANT = timedelta(microseconds=1)
DAYS = 40
SOME = 2  # random moments for each page
PATHS = [
    "/",
    "/compare/pots/",
    "/products/pot/",
    "/products/pan/",
    "/guides/pots-and-kettles/",
    "/transparency/",
]


@pytest.fixture
def planned(full_site: Site) -> World:
    """With something that begins or ends on most kinds of page."""
    made = world(full_site)
    at = made.at
    pan = builders.review(made.pan, made.pot_review.method, ["9.0"])
    publishing.publish(pan, by=None, at=at, from_at=at + 3 * DAY)
    publishing.publish(made.pot_review, by=None, at=at, from_at=at + 5 * DAY)
    builders.placement(made.pot, points="0.3", starts_at=at + 7 * DAY, ends_at=at + 9 * DAY)
    Offer.objects.filter(product=made.pan, merchant__slug="fir-shop").update(
        withdrawn_at=at + 2 * DAY
    )
    return made


def starts(at: datetime) -> list[datetime]:
    """Now, shortly before what is planned and what grows old, and at random."""
    soon = [HOUR * 29 / DAY, 2, 3, 5, 7, 9, 30 - 13, 30 - 12]
    dice = random.Random(6)  # noqa: S311
    return [
        at,
        *(at + days * DAY - HOUR / 60 for days in soon),
        *(at + dice.random() * DAYS * DAY for _ in range(SOME)),
    ]


def test_a_page_is_the_same_until_the_moment_that_it_holds_until(planned: World) -> None:
    changed = set()
    for path in PATHS:
        for start in starts(planned.at):
            before = page(path, start)
            assert before.holds_until
            assert start < before.holds_until <= start + DAY
            last = page(path, before.holds_until - INSTANT)
            assert last.body == before.body, (path, start, before.holds_until)
            if path not in changed and page(path, before.holds_until).body != before.body:
                changed.add(path)
    assert changed == set(PATHS)
