"""How much of the known market is shown: merged products are no products of their own."""

from typing import Any

import pytest
from django.utils import timezone

from products.models import Product
from reviews.transparency import coverage
from tests import builders
from tests.conftest import Site


def of_kettles() -> coverage.Coverage:
    return next(one for one in coverage.coverage(timezone.now()) if one.category.slug == "kettles")


def test_listed_reviewed_and_linked_are_counted(site: Site) -> None:
    for name in ("Zeta", "Eta"):
        builders.product(name, is_listed=False)
    builders.product("Double", is_listed=False, merged_into=site.alto)
    site.coda.offers.update(url="")
    found = of_kettles()
    assert (found.known, found.listed, found.reviewed, found.linked) == (5, 3, 2, 2)
    assert [one.name for one in found.unlisted] == ["Eta", "Zeta"]
    assert found.unnamed == 0


def test_a_review_of_what_is_not_listed_is_not_counted(site: Site) -> None:
    Product.objects.filter(pk=site.alto.pk).update(is_listed=False)
    found = of_kettles()
    assert (found.known, found.listed, found.reviewed, found.linked) == (3, 2, 1, 2)


def test_twenty_are_named_and_the_others_counted(site: Site) -> None:
    for number in range(23):
        builders.product(f"Unseen {number:02}", is_listed=False)
    found = of_kettles()
    assert [one.name for one in found.unlisted] == [f"Unseen {number:02}" for number in range(20)]
    assert found.unnamed == 3


def test_a_category_without_products_is_there(db: None) -> None:
    builders.category("Irons")
    (found,) = coverage.coverage(timezone.now())
    assert (found.known, found.listed, found.unlisted, found.unnamed) == (0, 0, [], 0)


@pytest.mark.parametrize("more", [0, 2])
def test_three_queries_for_any_number_of_categories(
    site: Site, django_assert_num_queries: Any, more: int
) -> None:
    for number in range(more):
        category = builders.category(f"Shelf {number}")
        builders.product(f"Thing {number}", category=category, is_listed=False)
    with django_assert_num_queries(3):
        found = coverage.coverage(timezone.now())
        assert [str(one) for coverage in found for one in coverage.unlisted] == [
            f"Tin & Co Thing {number}" for number in range(more)
        ]
