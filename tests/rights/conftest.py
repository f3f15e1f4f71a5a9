"""One row of each kind, for groups to try their rights on."""

import pytest
from django.utils import timezone

from disclosure.models import Notice
from products.models import HeldPrice
from reviews.models import Problem
from tests import builders
from tests.builders import DAY, HOUR
from tests.rights.world import World


@pytest.fixture
def world() -> World:
    at = timezone.now()
    category = builders.category()
    product = builders.product(category=category)
    programme = builders.programme()
    offer = builders.offer(product, programme.merchant, programme=programme)
    method = builders.method()
    draft = builders.review(builders.product("Two"), method)
    published = builders.published_review(product, method, scores=["8.0", "7.0"])
    frozen = published.method
    loose = builders.method(category=category, version=frozen.version + 1)
    placement = builders.placement(product, starts_at=at + HOUR, ends_at=at + DAY, approved_at=None)
    return World(
        at,
        {
            "brand": product.brand,
            "category": category,
            "product": product,
            "merchant": programme.merchant,
            "programme": programme,
            "programme without offers": builders.programme(programme.merchant, name="Old"),
            "offer": offer,
            "offer without prices": builders.offer(builders.product("Three")),
            "price": builders.price(offer, "20.00", at=at - HOUR),
            "held price": HeldPrice.objects.create(
                offer=offer, amount="2.00", currency="USD", availability="in_stock",
                observed_at=at, confirmed_at=at, source="a feed", median="20.00",
            ),
            "placement": placement,
            "author": draft.author,
            "method": loose,
            "review": published,
            "draft review": draft,
            "comparison": builders.comparison(frozen),
            "guide": builders.guide(),
            "problem": Problem.objects.create(
                about="price", path="/products/one/", words="It costs 25 there.", received_at=at
            ),
            "notice": Notice.objects.first(),
            "user": builders.user("clerk"),
        },
    )  # fmt: skip
