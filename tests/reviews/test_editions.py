"""Each change raises the editions of the pages that show it, whoever makes it and by whatever way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, models, transaction

from disclosure.models import Edition
from disclosure.record import editions, raising
from products.models import Brand, PriceObservation
from reviews import edition_triggers, publishing
from reviews.editions import of
from reviews.models import ProductBox
from reviews.watched import UNWATCHED, WATCHED, category
from tests import builders
from tests.conftest import Site

pytestmark = pytest.mark.django_db

OURS = {"products", "reviews", "disclosure"}


def raised(before: dict[str, int]) -> set[str]:
    after = editions.numbers()
    return {name for name in after if after[name] > before.get(name, 0)} - {editions.EVERYTHING}


def tables() -> Iterator[str]:
    for model in apps.get_models(include_auto_created=True):
        if model._meta.app_label in OURS:
            yield model._meta.db_table


def test_every_table_of_ours_is_watched_or_says_why_not() -> None:
    watched = {one.table for one in WATCHED}
    assert watched | UNWATCHED.keys() == set(tables())
    assert not watched & UNWATCHED.keys()
    assert all(UNWATCHED.values())


def test_a_price_raises_its_category_and_no_other(site: Site) -> None:
    offer = site.alto.offers.order_by("pk").first()
    assert offer
    before = editions.numbers()
    price = builders.price(offer, "51.00", at=builders.AT)
    assert raised(before) == {category(site.alto.category_id)}
    before = editions.numbers()
    PriceObservation.objects.filter(pk=price.pk).update(sightings=3)
    assert raised(before) == {category(site.alto.category_id)}
    before = editions.numbers()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM products_priceobservation WHERE id = %s", [price.pk])
    assert raised(before) == {category(site.alto.category_id)}


def test_a_row_that_moves_raises_where_it_was_and_where_it_is(site: Site) -> None:
    other = builders.category("Pots")
    pot = builders.product("Pot", category=other)
    offer = site.alto.offers.order_by("pk").first()
    assert offer
    before = editions.numbers()
    offer.product = pot
    offer.save()
    assert {category(other.pk), category(site.alto.category_id)} <= raised(before)
    before = editions.numbers()
    type(pot).objects.filter(pk=pot.pk).update(category=site.alto.category)
    assert {category(other.pk), category(site.alto.category_id)} <= raised(before)


def test_rows_that_collide_or_are_replaced_never_lower_a_number(site: Site) -> None:
    before = editions.numbers()
    Brand.objects.bulk_create([Brand(name="Tin & Co", slug="tin-co")], ignore_conflicts=True)
    Brand.objects.bulk_create(
        [Brand(name="Tin & Co", slug="tin-co"), Brand(name="Lid", slug="lid")],
        update_conflicts=True,
        unique_fields=["slug"],
        update_fields=["name"],
    )
    after = editions.numbers()
    assert after["site"] > before["site"]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT OR REPLACE INTO products_brand (name, slug) VALUES ('Pan', 'pan')"
            )
        assert editions.numbers()["site"] > after["site"]
    assert all(editions.numbers()[name] >= number for name, number in after.items())


def test_an_edition_that_was_lost_begins_anew(site: Site) -> None:
    Edition.objects.all().delete()
    Brand.objects.create(name="Lid", slug="lid")
    Brand.objects.create(name="Pan", slug="pan")
    assert editions.numbers() == {"site": 2, "everything": 2}
    assert editions.numbers(["site", "category:1", "everything"]) == {
        "site": 2,
        "category:1": 0,
        "everything": 2,
    }


def test_rows_of_one_name_are_made_one_with_the_same_sum(db: None) -> None:
    for _ in range(3):
        editions.raise_("one")
    editions.raise_("two")
    before = editions.numbers()
    editions.fold()
    assert editions.numbers() == before
    assert Edition.objects.filter(name="one").count() == 1


def test_what_rolls_back_raises_nothing(site: Site) -> None:
    before = editions.numbers()
    with transaction.atomic():
        Brand.objects.create(name="Lid", slug="lid")
        transaction.set_rollback(True)
    assert editions.numbers() == before


def test_a_trigger_that_is_missing_or_altered_is_told_of_and_made_again(db: None) -> None:
    def told() -> list[str]:
        found = edition_triggers.editions_are_raised(databases=["default"])
        return [str(one.msg) for one in found]

    assert told() == []
    on = " ON products_offer" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER products_offer_raises_update{on}")
    assert "products_offer_raises_update" in told()[0]
    before = editions.numbers(["site"])
    edition_triggers.make(using="default")
    assert told() == []
    assert editions.numbers(["site"]) != before
    edition_triggers.make(using="default")
    assert raising.missing(connection, WATCHED) == []


@pytest.mark.django_db(transaction=True)
def test_a_table_can_be_remade_and_is_watched_again() -> None:
    """As a migration does it, which SQLite would refuse with triggers in the way."""
    field = models.CharField(max_length=121, unique=True)
    field.set_attributes_from_name("name")
    field.model = Brand
    edition_triggers.take_away(using="default", plan=["a migration"])
    with connection.schema_editor() as editor:
        editor.alter_field(Brand, Brand._meta.get_field("name"), field)
    with connection.schema_editor() as editor:
        editor.alter_field(Brand, field, Brand._meta.get_field("name"))
    call_command("migrate", verbosity=0)
    assert raising.missing(connection, WATCHED) == []


def test_pages_are_made_of_what_they_show(
    full_site: Site, django_assert_max_num_queries: Any
) -> None:
    kettles = category(full_site.alto.category_id)
    expected = {
        "/": {"site", "pages"},
        "/categories/kettles/": {"site", "pages", kettles},
        "/compare/kettles/": {"site", kettles},
        "/compare/kettles/without-advertising/": {"site", kettles},
        "/products/alto/": {"site", "pages", kettles},
        "/reviews/alto/": {"site", "pages", kettles},
        "/guides/all-about-kettles/": {"site", "pages", kettles},
        "/about/": {"site"},
        "/search/": None,
        "/products/unknown/": None,
        "/report-a-problem/": None,
        "/feeds/all.atom": None,
        "/transparency/placements.csv": None,
        "/admin/": None,
        "/audit/": None,
        "/go/1/": None,
        "/media/x.jpg": None,
        "/robots.txt": None,
        "/healthz": None,
        "/sitemap.xml": None,
        "//": None,
    }
    for path, names in expected.items():
        with django_assert_max_num_queries(1):
            assert of(path) == names, path


def test_a_guide_is_made_of_the_categories_of_its_boxes(full_site: Site) -> None:
    pot = builders.product("Pot", category=builders.category("Pots"))
    guide = builders.guide("Pots and kettles")
    builders.add(guide, ProductBox, product=pot)
    publishing.publish(guide, by=None, at=full_site.at)
    names = of("/guides/pots-and-kettles/")
    assert names
    assert {category(pot.category_id), category(full_site.alto.category_id)} <= names
