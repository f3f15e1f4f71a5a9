"""Every page of the admin opens, keeps to the content security policy, and asks few questions."""

import re
from collections.abc import Callable

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from products.models import Brand, ClickCount, Product, SpecificationValue, UnpaidSite
from reviews.models import Problem, Source
from tests import builders, desk
from tests.builders import DAY

pytestmark = pytest.mark.django_db

OURS = sorted(
    (model._meta.app_label, model._meta.model_name or "")
    for model in admin.site._registry
    if model._meta.app_label in ("products", "reviews")
)
# A script has an address, or is data, or has the nonce that the policy names.
INLINE = re.compile(
    rb"<style|<script(?![^>]*(?:\ssrc=|\snonce=\"\S{24}\"|\stype=\"application/json\"))"
    rb"|\sstyle=|\son[a-z]+=|javascript:"
)


def full_product(name: str) -> Product:
    """A product of a brand of its own, with everything that the admin can show of it."""
    now = timezone.now()
    category = builders.category(name)
    brand = Brand.objects.create(name=f"{name} & Co", slug=name.lower())
    product = builders.product(name, category=category, brand=brand)
    weight = builders.specification(category=category)
    SpecificationValue.objects.create(product=product, specification=weight, number=1)
    merchant = builders.merchant(f"{name} Shop")
    offer = builders.offer(product, merchant, programme=builders.programme(merchant))
    builders.price(offer, at=now)
    builders.held_price(offer, at=now)
    ClickCount.objects.create(offer=offer, day=now.date(), count=1)
    builders.placement(product, starts_at=now - DAY, ends_at=now + DAY)
    method = builders.method(category=category)
    review = builders.published_review(product, method, author=builders.author(name))
    Source.objects.create(review=review, title="Kettles", publisher="Tin & Co")
    builders.comparison(method, [weight], slug=name.lower(), title=name)
    builders.guide(name, category=category, author=builders.author(name))
    UnpaidSite.objects.create(
        host=f"{name.lower()}.example", reason="x", decided_by=builders.user()
    )
    Problem.objects.create(
        about="claim", path=f"/products/{product.slug}/", words="It does not boil.", received_at=now
    )
    return product


def queries(ask: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as captured:
        ask()
    return len(captured)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("products/brand/", 5),
        ("products/category/", 5),
        ("products/clickcount/", 8),
        ("products/heldprice/", 7),
        ("products/merchant/", 6),
        ("products/offer/", 9),
        ("products/placement/", 6),
        ("products/priceobservation/", 5),
        ("products/product/", 6),
        ("products/programme/", 6),
        ("products/unpaidsite/", 5),
        ("reviews/author/", 5),
        ("reviews/comparison/", 6),
        ("reviews/guide/", 7),
        ("reviews/method/", 6),
        ("reviews/review/", 7),
    ],
)
def test_a_list_asks_as_much_for_one_row_as_for_three(path: str, expected: int) -> None:
    client = desk.signed_in()
    full_product("One")
    one = queries(lambda: client.get(f"/admin/{path}"))
    full_product("Two")
    full_product("Three")
    three = queries(lambda: client.get(f"/admin/{path}"))
    assert (one, three) == (expected, expected)


@pytest.mark.parametrize(("app", "model"), OURS)
def test_every_form_opens_and_holds_nothing_that_the_policy_forbids(app: str, model: str) -> None:
    full_product("One")
    row = admin.site._registry[apps.get_model(app, model)].model._default_manager.first()
    assert row is not None
    client = desk.signed_in()
    for part in ("", "?q=one", "add/", f"{row.pk}/change/", f"{row.pk}/history/"):
        page = client.get(f"/admin/{app}/{model}/{part}")
        if part == "add/" and page.status_code == 403:
            continue  # a register that is written elsewhere
        assert page.status_code == 200, part
        assert not INLINE.search(without_noscript(page.content)), part


def without_noscript(html: bytes) -> bytes:
    return re.sub(rb"<noscript>.*?</noscript>", b"", html, flags=re.DOTALL)


def test_the_admin_bears_the_name_of_the_site_and_leads_to_it() -> None:
    page = desk.signed_in("editors").get("/admin/")
    assert f'<a href="/admin/">{settings.SITE_NAME}</a>' in page.content.decode()
    assert '<a href="/">View site</a>' in page.content.decode()
    assert "script-src 'self'" in page.headers["Content-Security-Policy"]
    assert "unsafe-eval" not in page.headers["Content-Security-Policy"]


def test_an_empty_site_has_an_empty_admin() -> None:
    client = desk.signed_in()
    for app, model in OURS:
        assert client.get(f"/admin/{app}/{model}/").status_code == 200


def test_products_are_found_by_typing_part_of_their_name() -> None:
    full_product("One")
    full_product("Two")
    names = {"app_label": "products", "model_name": "placement", "field_name": "product"}
    found = desk.signed_in("commerce").get("/admin/autocomplete/", {**names, "term": "two"})
    assert [result["text"] for result in found.json()["results"]] == ["Two & Co Two"]


def test_finding_products_asks_as_much_for_one_as_for_three() -> None:
    client = desk.signed_in("commerce")
    names = {"app_label": "products", "model_name": "placement", "field_name": "product"}
    full_product("One")
    one = queries(lambda: client.get("/admin/autocomplete/", names))
    full_product("Two")
    full_product("Three")
    assert (one, queries(lambda: client.get("/admin/autocomplete/", names))) == (6, 6)
