import pytest
from django.contrib.admin.models import LogEntry
from django.core.exceptions import ValidationError
from django.db import models
from django.test import Client

from products import catalogue, merging
from products.models import (
    Category,
    FormerSlug,
    Offer,
    Placement,
    Product,
    ProductImage,
    SpecificationValue,
)
from products.search import refresh_products, search
from tests import builders
from tests.builders import AT
from tests.products.feeds.test_merge import GTIN, load, row

pytestmark = pytest.mark.django_db
UPC = "036000291452"


def picture(of: Product, name: str, position: int = 0) -> ProductImage:
    """A row about a picture whose file is not there."""
    made = ProductImage(product=of, alt=name, credit="Ada", position=position, width=1, height=1)
    made.file.name = f"{name}.jpg"
    ProductImage.objects.bulk_create([made])
    return made


def merge(duplicate: Product, into: Product) -> dict[str, int]:
    return catalogue.merge(duplicate, into=into, by=builders.user(), at=AT)


def rows() -> list[object]:
    """All rows that point at products, and the products."""
    pointing: list[type[models.Model]] = [Product, *(p.model for p in merging.pointers())]
    return [
        values for model in pointing for values in model._base_manager.order_by("pk").values_list()
    ]


def test_offers_pictures_and_reviews_move_and_nothing_is_lost() -> None:
    one, two = builders.product("One"), builders.product("Two")
    offer = builders.offer(one)
    builders.price(offer)
    review = builders.published_review(one, builders.method())
    mine = builders.offer(two)
    picture(two, "front", position=3)
    picture(one, "first"), picture(one, "second", position=1)
    moved = merge(one, two)
    assert {
        "offers": 1,
        "pictures": 2,
        "published reviews": 1,
        "reviews": 1,
    }.items() <= moved.items()
    assert set(two.offers.all()) == {offer, mine}
    assert [image.alt for image in two.images.all()] == ["front", "first", "second"]
    assert two.reviews.get() == review
    assert offer.prices.count() == 1


def test_every_foreign_key_to_a_product_is_found_whatever_app_it_is_in() -> None:
    known = {
        (pointer.model._meta.label, pointer.name)
        for pointer in merging.pointers()
        if not pointer.model._meta.auto_created
    }
    assert {
        ("products.Offer", "product"),
        ("products.Placement", "product"),
        ("products.FormerSlug", "product"),
        ("products.Product", "merged_into"),
        ("reviews.Review", "product"),
    } <= known
    one, two = builders.product("One"), builders.product("Two")
    builders.published_review(one, builders.method())
    merge(one, two)
    left = {name: count for name, count in merging.possessions(one).items() if count}
    assert left == {}


def test_the_duplicate_stays_as_an_unlisted_row_that_leads_to_the_other() -> None:
    one, two = builders.product("One"), builders.product("Two")
    merge(one, two)
    assert (one.merged_into, one.is_listed, one.slug) == (two, False, "one")
    assert Product.objects.get(pk=one.pk).merged_into == two
    assert (two.merged_into, two.is_listed) == (None, True)
    assert catalogue.moved("one") == two


@pytest.mark.parametrize("duplicate_is_listed", [True, False])
@pytest.mark.parametrize("into_is_listed", [True, False])
def test_the_one_that_stays_is_listed_if_one_of_them_was(
    duplicate_is_listed: bool, into_is_listed: bool
) -> None:
    one = builders.product("One", is_listed=duplicate_is_listed)
    two = builders.product("Two", is_listed=into_is_listed)
    merge(one, two)
    listed = dict(Product.objects.values_list("slug", "is_listed"))
    assert listed == {"one": False, "two": duplicate_is_listed or into_is_listed}


def test_a_published_review_is_still_read_after_a_merge_into_an_unlisted_product(
    client: Client,
) -> None:
    one, two = builders.product("One"), builders.product("Two", is_listed=False)
    builders.published_review(one, builders.method())
    assert client.get("/reviews/one/").status_code == 200
    merge(one, two)
    page = client.get("/reviews/one/", follow=True)
    assert (page.status_code, page.redirect_chain[-1][0]) == (200, "/reviews/two/")


@pytest.mark.parametrize("days", [(-1, 1), (0, 1), (5, 6)], ids=["runs", "begins", "is ahead"])
def test_a_product_with_a_placement_to_come_is_not_merged_away(days: tuple[int, int]) -> None:
    one, two = builders.product("One"), builders.product("Two")
    starts_at, ends_at = (AT + day * builders.DAY for day in days)
    placement = builders.placement(one, starts_at=starts_at, ends_at=ends_at)
    before = rows()
    with pytest.raises(ValidationError, match=f"no. {placement.pk}, until .* End it first"):
        merge(one, two)
    assert rows() == before
    assert not LogEntry.objects.exists()
    merge(two, one)
    assert one.placements.get() == placement


def test_placements_that_ended_stay_in_the_register_as_they_were() -> None:
    one, two = builders.product("One"), builders.product("Two")
    builders.placement(one, ends_at=AT)
    builders.placement(two)
    before = list(Placement.objects.order_by("pk").values())
    assert "placements" not in merge(one, two)
    assert list(Placement.objects.order_by("pk").values()) == before


def test_only_what_is_empty_is_filled_in() -> None:
    one = builders.product("One", gtin=GTIN, mpn="M-1", summary="From one.")
    two = builders.product("Two", summary="From two.")
    merge(one, two)
    two.refresh_from_db()
    one.refresh_from_db()
    assert (two.name, two.gtin, two.mpn, two.summary) == ("Two", GTIN, "M-1", "From two.")
    assert one.gtin == ""


def test_feeds_find_the_one_that_stayed_by_both_numbers_and_by_the_merchants_item() -> None:
    load(row("K1", gtin=GTIN))
    load(row("B1", gtin=UPC), merchant=builders.merchant("Birch Store"))
    one, two = Product.objects.get(gtin=GTIN), Product.objects.get(gtin=UPC)
    merge(one, two)
    report = load(row("K1", "9", AT + builders.DAY, gtin=GTIN), row("K2", gtin=f"0{GTIN}"))
    load(row("C1", gtin=f"0{UPC}"), merchant=builders.merchant("Cedar"))
    assert report.done["products new"] == 0
    assert set(Offer.objects.values_list("product", flat=True)) == {two.pk}
    assert Offer.objects.count() == 4


def test_values_that_the_other_lacks_move_and_its_own_stay_as_they_are() -> None:
    color, weight = builders.specification("Color", "text"), builders.specification("Weight")
    one, two = builders.product("One"), builders.product("Two")
    SpecificationValue.objects.create(product=one, specification=color, text="red")
    SpecificationValue.objects.create(product=one, specification=weight, number=1)
    SpecificationValue.objects.create(product=two, specification=color, text="crimson")
    assert merge(one, two)["specification values"] == 1
    assert [value.display for value in two.specification_values.order_by("pk")] == ["1", "crimson"]
    assert one.specification_values.get().display == "red"


def test_chains_are_one_step_long_and_former_addresses_move_along() -> None:
    a, b, c = (builders.product(name) for name in "ABC")
    FormerSlug.objects.create(product=a, slug="very-old")
    merge(a, b)
    merge(b, c)
    a.refresh_from_db()
    assert (a.merged_into, b.merged_into) == (c, c)
    assert [catalogue.moved(slug) for slug in ("very-old", "a", "b", "c")] == [c, c, c, None]


def test_two_published_reviews_cannot_be_one_and_nothing_changes() -> None:
    one, two = builders.product("One"), builders.product("Two")
    method = builders.method()
    builders.published_review(one, method, title="One tested")
    builders.published_review(two, method)
    builders.offer(one)
    before = rows()
    with pytest.raises(ValidationError, match="“One tested” cannot move to Tin & Co Two"):
        merge(one, two)
    assert rows() == before
    assert not LogEntry.objects.exists()


def test_what_cannot_be_one_is_refused_with_what_to_do() -> None:
    one, two, three = (builders.product(name) for name in ("One", "Two", "Three"))
    pan = builders.product("Pan", category=builders.category("Pans"))
    merge(one, two)
    before = rows()
    for duplicate, into, why in (
        (three, three, "into itself"),
        (one, three, "Tin & Co One was merged into Tin & Co Two already: choose that one"),
        (three, one, "Tin & Co One was merged into Tin & Co Two already: choose that one"),
        (pan, three, "Tin & Co Pan is in Pans, and Tin & Co Three in Kettles"),
    ):
        with pytest.raises(ValidationError, match=why):
            merge(duplicate, into)
    assert rows() == before


def test_the_history_of_both_tells_of_it() -> None:
    one, two = builders.product("One"), builders.product("Two")
    builders.offer(one)
    merge(one, two)
    entries = LogEntry.objects.order_by("object_repr")
    assert [(e.object_id, e.user, e.action_time, e.get_change_message()) for e in entries] == [
        (str(one.pk), builders.user(), AT, f"Merged into Tin & Co Two (no. {two.pk})."),
        (str(two.pk), builders.user(), AT,
         f"Tin & Co One (no. {one.pk}) was merged into this: 1 offers."),
    ]  # fmt: skip


def test_readers_find_only_the_one_that_stayed() -> None:
    one, two = builders.product("Whistler"), builders.product("Two", mpn="")
    refresh_products([one.pk, two.pk])
    assert [hit.key for hit in search("whistler", at=AT).hits] == [one.pk]
    Product.objects.filter(pk=one.pk).update(mpn="XK-77")
    merge(one, two)
    assert [hit.key for hit in search("whistler", at=AT).hits] == []
    assert [hit.key for hit in search("XK-77", at=AT).hits] == [two.pk]


def test_everything_else_is_left_alone() -> None:
    one, two, other = (builders.product(name) for name in ("One", "Two", "Other"))
    builders.offer(other)
    builders.placement(other)
    FormerSlug.objects.create(product=other, slug="once")
    before = list(Product.objects.filter(pk=other.pk).values())
    merge(one, two)
    assert list(Product.objects.filter(pk=other.pk).values()) == before
    assert merging.possessions(other)["offers"] == 1
    assert (other.placements.count(), other.former_slugs.count()) == (1, 1)
    assert Category.objects.count() == 1
