"""What is public is findable by its present words: products, and what others put."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from products import search
from products.feeds.merge import import_rows
from products.feeds.offers import Target
from products.feeds.report import Report
from products.feeds.rows import Row
from products.models import Brand, Category, Findable, Product
from products.search import writing
from tests import builders, desk
from tests.builders import AT

pytestmark = pytest.mark.django_db
GTIN = "4006381333931"


def keys(query: str, **fields: Any) -> list[int]:
    return [hit.key for hit in search.search(query, at=AT, **fields).hits]


def load(*titles: str, dry_run: bool = False) -> None:
    """Import an item of each title."""
    rows = [
        Row(f"K{n}", AT, title, "Tin & Co", "", "", "", Decimal(20), "USD", "in_stock", ())
        for n, title in enumerate(titles, start=1)
    ]
    target = Target(merchant=builders.merchant(), category=builders.category(), source="a test")
    import_rows(
        iter(list(enumerate(rows, start=1))),
        target=target,
        at=AT + builders.DAY,
        report=Report(),
        dry_run=dry_run,
    )


def writes() -> int:
    """How many rows this connection has written so far."""
    if connection.vendor == "sqlite":
        return int(connection.connection.total_changes)
    with connection.cursor() as cursor:
        cursor.execute("SELECT sum(n_tup_ins + n_tup_upd) FROM pg_stat_xact_user_tables")
        return int(cursor.fetchone()[0])


def test_what_is_put_again_replaces_what_was_there() -> None:
    search.put("guide", 1, title="Kettles", text="Old.", until_at=AT)
    search.put("guide", 1, title="Toasters", text="New.")
    assert (keys("kettles"), keys("old"), keys("toasters new")) == ([], [], [1])
    assert Findable.objects.count() == 1


def test_the_same_key_of_another_kind_is_another_thing() -> None:
    search.put("guide", 1, title="Kettles", text="")
    search.put("review", 1, title="Toaster", text="")
    search.remove("guide", 1)
    search.remove("guide", 1)
    assert (keys("kettles"), keys("toaster")) == ([], [1])


def test_text_of_any_sort_can_be_put() -> None:
    search.put("guide", 1, title="Ke\x00ttle\ud800", text="a\x00b \udfff \x02lid\x03\r\nend")
    [row] = Findable.objects.all()
    assert (row.title, row.text) == ("Kettle", "ab lid end")


def test_a_product_is_found_by_brand_name_summary_category_and_numbers() -> None:
    kettle = builders.product(
        "Rapid", summary="Boils a litre in two minutes.", gtin=GTIN, mpn="TC-R/100"
    )
    builders.product("Slow", brand=Brand.objects.create(name="Iron", slug="iron"))
    search.refresh_products()
    for query in (
        "rapid",
        "Tin & Co",
        "tin rapid",
        "litre",
        "TC-R/100",
        "tc r 100",
        "rapid kettles",
    ):
        assert keys(query) == [kettle.pk], query
    [hit] = search.search("rapid", at=AT).hits
    assert hit.title == "Tin &amp; Co <mark>Rapid</mark>"
    assert hit.excerpt == (f"Boils a litre in two minutes. Kettles · GTIN {GTIN} · MPN TC-R/100")
    [other] = search.search("slow", at=AT).hits
    assert other.excerpt == "Kettles"


@pytest.mark.parametrize(
    "typed",
    [GTIN, f"0{GTIN}", f" {GTIN} ", "4 006381 333931", "4-006381-333931", "0 4006381 333931"],
)
def test_a_product_is_found_by_its_gtin_however_it_is_written(typed: str) -> None:
    kettle = builders.product("Rapid", gtin=GTIN)
    builders.product("Slow", gtin="96385074")
    search.refresh_products()
    assert keys(typed) == [kettle.pk]


@pytest.mark.parametrize("typed", ["036000291452", "0036000291452", "00036000291452"])
@pytest.mark.parametrize("stored", ["036000291452", "0036000291452", "00036000291452"])
def test_zeros_in_front_of_a_gtin_make_no_difference(stored: str, typed: str) -> None:
    kettle = builders.product("Rapid", gtin=stored)
    search.refresh_products()
    assert keys(typed) == [kettle.pk]


def test_unlisted_and_deleted_products_are_found_no_more() -> None:
    for name in ("Alto", "Basso", "Coda"):
        builders.product(name)
    search.refresh_products()
    assert len(keys("kettles")) == 3
    Product.objects.filter(name="Alto").update(is_listed=False)
    Product.objects.filter(name="Basso").delete()
    search.refresh_products()
    assert (keys("alto"), keys("basso")) == ([], [])
    assert len(keys("coda")) == 1


def test_only_what_was_asked_for_is_refreshed() -> None:
    one, two = builders.product("Alto"), builders.product("Basso")
    search.refresh_products([one.pk])
    assert (keys("alto"), keys("basso")) == ([one.pk], [])
    Product.objects.update(summary="Boils.")
    search.refresh_products([two.pk, two.pk, 10**9])
    assert keys("boils") == [two.pk]
    search.refresh_products([])
    assert keys("boils") == [two.pk]


def test_a_refresh_leaves_other_kinds_alone() -> None:
    kettle = builders.product("Alto")
    search.put("guide", kettle.pk, title="Guide to Alto", text="")
    search.put("review", kettle.pk + 1, title="Review of Alto", text="")
    search.refresh_products()
    assert sorted(hit.kind for hit in search.search("alto", at=AT).hits) == [
        "guide",
        "product",
        "review",
    ]


def test_a_refresh_writes_only_what_differs() -> None:
    for name in ("Alto", "Basso", "Coda"):
        builders.product(name)
    search.refresh_products()
    before, rows = writes(), set(Findable.objects.values_list("pk", "key"))
    search.refresh_products()
    assert writes() == before
    Product.objects.filter(name="Basso").update(name="Bass")
    before = writes()
    search.refresh_products()
    assert writes() > before
    assert len(keys("bass")) == 1
    assert set(Findable.objects.values_list("pk", "key")) == rows


def test_many_products_are_refreshed_in_parts(
    monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    monkeypatch.setattr(writing, "AT_ONCE", 2)
    for name in ("Alto", "Basso", "Coda", "Duo", "Eco"):
        builders.product(name)
    seen = []
    search.refresh_products(progress=lambda done, of: seen.append((done, of)))
    assert seen == [(2, 5), (4, 5), (5, 5)]
    assert search.search("kettles", at=AT).total == 5
    monkeypatch.setattr(writing, "AT_ONCE", 100)
    with django_assert_num_queries(6):  # keys of both, savepoint, deletion, insertion, release
        search.refresh_products()


def test_an_import_makes_new_products_findable_at_once() -> None:
    load("Tin & Co Rapid kettle", "Tin & Co Slow kettle")
    assert keys("rapid") == [Product.objects.get(name="Rapid kettle").pk]
    load("Tin & Co Rapid kettle", "Tin & Co Slow kettle", "Tin & Co Late kettle")
    assert len(keys("tin kettle")) == 3


def test_a_dry_run_makes_nothing_findable() -> None:
    load("Tin & Co Rapid kettle", dry_run=True)
    assert keys("rapid") == []


def test_saving_a_product_in_the_admin_changes_what_it_is_found_by() -> None:
    kettle = builders.product("Rapid")
    search.refresh_products()
    client = desk.signed_in("editors")
    change = f"/admin/products/product/{kettle.pk}/change/"
    desk.submit(client, change, name="Swift", is_listed="on")
    assert (keys("rapid"), keys("swift")) == ([], [kettle.pk])
    page = client.get(change)
    sent = desk.fields(page) | {"_save": "1"}
    del sent["is_listed"]
    client.post(change, sent)
    assert keys("swift") == []


def test_a_product_added_in_the_admin_is_found() -> None:
    builders.product("Other")
    desk.submit(
        desk.signed_in("editors"),
        "/admin/products/product/add/",
        category=Category.objects.get().pk,
        brand=Brand.objects.get().pk,
        name="Rapid",
        slug="rapid",
        is_listed="on",
    )
    assert keys("rapid") == [Product.objects.get(name="Rapid").pk]


@pytest.mark.parametrize("model", ["brand", "category"])
def test_renaming_a_brand_or_category_in_the_admin_renames_its_products(model: str) -> None:
    kettle = builders.product("Rapid")
    search.refresh_products()
    changed = getattr(kettle, model)
    desk.submit(
        desk.signed_in("editors"), f"/admin/products/{model}/{changed.pk}/change/", name="Zinc"
    )
    assert keys("zinc") == [kettle.pk]
    assert keys("tin kettles") == [kettle.pk], "the other of the two is as it was"


def test_products_deleted_in_the_admin_are_found_no_more() -> None:
    one, two = builders.product("Alto"), builders.product("Basso")
    left = builders.product("Coda")
    search.refresh_products()
    client = desk.signed_in()
    client.post(f"/admin/products/product/{one.pk}/delete/", {"post": "yes"})
    client.post(
        "/admin/products/product/",
        {"action": "delete_selected", "_selected_action": [two.pk], "post": "yes"},
    )
    assert list(Product.objects.all()) == [left]
    assert list(Findable.objects.values_list("key", flat=True)) == [left.pk]
