import pytest
from django.core.exceptions import ValidationError

from products import catalogue
from products.models import FormerSlug, Product
from tests import builders
from tests.builders import AT

pytestmark = pytest.mark.django_db


def slugs(product: Product) -> tuple[str, list[str]]:
    """The address of `product` and its former ones."""
    product.refresh_from_db()
    return product.slug, list(product.former_slugs.values_list("slug", flat=True))


def test_a_renamed_product_is_found_by_all_its_former_addresses() -> None:
    product = builders.product("One")
    catalogue.rename(product, slug="uno")
    catalogue.rename(product, slug="eins")
    assert slugs(product) == ("eins", ["one", "uno"])
    assert catalogue.moved("one") == catalogue.moved("uno") == product
    assert catalogue.moved("eins") is None
    assert catalogue.moved("never") is None


def test_going_back_frees_the_former_address() -> None:
    product = builders.product("One")
    catalogue.rename(product, slug="uno")
    catalogue.rename(product, slug="one")
    assert slugs(product) == ("one", ["uno"])
    assert catalogue.moved("one") is None


def test_the_same_address_again_is_no_change() -> None:
    product = builders.product("One")
    catalogue.rename(product, slug="one")
    assert slugs(product) == ("one", [])


@pytest.mark.parametrize(
    ("slug", "why"),
    [
        ("two", "Tin & Co Two has this address"),
        ("once-two", "This was the address of Tin & Co Two, and links lead from it"),
        ("no slug", "Enter a valid “slug”"),
        ("", "cannot be blank"),
    ],
)
def test_an_address_that_another_product_has_or_had_is_refused(slug: str, why: str) -> None:
    product, other = builders.product("One"), builders.product("Two")
    FormerSlug.objects.create(product=other, slug="once-two")
    with pytest.raises(ValidationError, match=why):
        catalogue.rename(product, slug=slug)
    assert slugs(product) == ("one", [])
    assert FormerSlug.objects.get().product == other


def test_a_merged_product_keeps_its_address() -> None:
    one, two = builders.product("One"), builders.product("Two")
    catalogue.merge(one, into=two, by=builders.user(), at=AT)
    with pytest.raises(ValidationError, match="was merged into another"):
        catalogue.rename(one, slug="uno")


def test_an_address_leads_to_no_product_that_is_unlisted() -> None:
    one, two = builders.product("One"), builders.product("Two")
    catalogue.rename(two, slug="zwei")
    catalogue.merge(one, into=two, by=builders.user(), at=AT)
    assert catalogue.moved("one") == catalogue.moved("two") == two
    Product.objects.update(is_listed=False)
    assert catalogue.moved("one") is catalogue.moved("two") is None


def test_a_number_that_another_product_has_in_another_form_is_refused() -> None:
    builders.product("One", gtin="036000291452")
    two = builders.product("Two")
    for number in ("0036000291452", "00036000291452"):
        two.gtin = number
        with pytest.raises(ValidationError, match="merge the two"):
            catalogue.refuse_taken_gtin(two)
    for free in ("", "4006381333931"):
        two.gtin = free
        catalogue.refuse_taken_gtin(two)
