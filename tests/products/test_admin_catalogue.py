"""Editors enter categories, products, their facts and their pictures."""

from decimal import Decimal
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from products.models import Brand, Product, ProductImage, SpecificationValue
from tests import builders, desk

pytestmark = pytest.mark.django_db

ADD = "/admin/products/product/add/"


def change(product: Product) -> str:
    return f"/admin/products/product/{product.pk}/change/"


def png(side: int = 300) -> SimpleUploadedFile:
    content = BytesIO()
    Image.new("RGB", (side, side), "teal").save(content, "PNG")
    return SimpleUploadedFile("kettle.png", content.getvalue(), "image/png")


def picture(file: SimpleUploadedFile) -> dict[str, object]:
    return {
        "images-TOTAL_FORMS": "1",
        "images-0-id": "",
        "images-0-file": file,
        "images-0-alt": "A kettle",
        "images-0-credit": "Ada Boil",
        "images-0-focal_x": "50",
        "images-0-focal_y": "50",
        "images-0-position": "0",
    }


def test_a_new_product_is_saved_first_and_described_next() -> None:
    category = builders.category()
    builders.specification("Weight")
    brand = Brand.objects.create(name="Tin & Co", slug="tin-co")
    page = desk.submit(
        desk.signed_in("editors"),
        ADD,
        category=category.pk,
        brand=brand.pk,
        name="Rapid",
        slug="rapid",
        is_listed="on",
    )
    product = Product.objects.get()
    assert page.redirect_chain[-1][0] == change(product)
    assert "specification_values-0-value" in desk.fields(page)


def test_each_specification_of_the_category_has_a_row_for_its_value() -> None:
    product = builders.product()
    weight = builders.specification("Weight", unit="kg")
    colour = builders.specification("Colour", "text")
    steel = builders.specification("Steel", "yes-no")
    page = desk.submit(
        desk.signed_in("editors"),
        change(product),
        **{
            "specification_values-0-value": "red",
            "specification_values-1-value": "True",
            "specification_values-2-value": "1.250",
        },
    )
    assert "was changed successfully" in desk.text(page)
    values = {value.specification: value for value in product.specification_values.all()}
    assert values[weight].number == Decimal("1.25")
    assert values[colour].text == "red"
    assert values[steel].flag is True


def test_specifications_without_a_value_are_left_out() -> None:
    product = builders.product()
    builders.specification("Weight")
    desk.submit(desk.signed_in("editors"), change(product), name="Two")
    assert not SpecificationValue.objects.exists()
    product.refresh_from_db()
    assert product.name == "Two"


def test_a_text_where_a_number_belongs_is_refused_at_its_field() -> None:
    product = builders.product()
    builders.specification("Weight")
    field = "specification_values-0-value"
    page = desk.submit(desk.signed_in("editors"), change(product), **{field: "light"})
    assert desk.errors_at(page, field) == "Enter a number."
    assert desk.fields(page)[field] == "light"


def test_an_emptied_value_is_not_lost_by_accident() -> None:
    product = builders.product()
    weight = builders.specification("Weight")
    SpecificationValue.objects.create(product=product, specification=weight, number=2)
    field = "specification_values-0-value"
    page = desk.submit(desk.signed_in("editors"), change(product), **{field: ""})
    assert "tick “Delete”" in desk.errors_at(page, field)
    assert SpecificationValue.objects.get().number == 2


def test_a_value_is_deleted_by_its_box() -> None:
    product = builders.product()
    weight = builders.specification("Weight")
    SpecificationValue.objects.create(product=product, specification=weight, number=2)
    row = {"specification_values-0-DELETE": "on", "specification_values-0-value": ""}
    desk.submit(desk.signed_in("editors"), change(product), **row)
    assert not SpecificationValue.objects.exists()


def test_a_specification_that_became_text_takes_the_text_instead_of_the_number() -> None:
    product = builders.product()
    weight = builders.specification("Weight")
    SpecificationValue.objects.create(product=product, specification=weight, number=2)
    weight.kind = "text"
    weight.save()
    row = {"specification_values-0-value": "light"}
    desk.submit(desk.signed_in("editors"), change(product), **row)
    value = SpecificationValue.objects.get()
    assert (value.number, value.text) == (None, "light")


def test_a_change_of_category_with_values_of_the_old_one_is_refused_in_words() -> None:
    product = builders.product()
    weight = builders.specification("Weight")
    SpecificationValue.objects.create(product=product, specification=weight, number=2)
    other = builders.category("Toasters")
    page = desk.submit(desk.signed_in("editors"), change(product), category=other.pk)
    assert "“Weight” belongs to Kettles, and this product to Toasters." in desk.text(page)
    product.refresh_from_db()
    assert product.category.name == "Kettles"


def test_a_picture_is_stored_with_its_size() -> None:
    product = builders.product()
    desk.submit(desk.signed_in("editors"), change(product), **picture(png()))
    assert ProductImage.objects.get().width == 300


def test_a_product_with_a_picture_can_be_saved_again() -> None:
    product = builders.product()
    ProductImage.objects.create(product=product, file=png(), alt="A kettle", credit="Ada Boil")
    desk.submit(desk.signed_in("editors"), change(product), name="Renamed")
    product.refresh_from_db()
    assert product.name == "Renamed"
    assert product.images.count() == 1


@pytest.mark.parametrize(
    ("file", "message"),
    [
        (
            SimpleUploadedFile("kettle.png", b"not a picture", "image/png"),
            "This file is not a JPEG, PNG or WebP picture",
        ),
        (SimpleUploadedFile("kettle.png", b"", "image/png"), "The submitted file is empty."),
        (png(side=50), "each side must have at least 200"),
    ],
)
def test_an_image_that_is_not_one_is_refused_and_the_rest_stays_typed(
    file: SimpleUploadedFile, message: str
) -> None:
    product = builders.product()
    file.seek(0)
    page = desk.submit(desk.signed_in("editors"), change(product), name="Typed", **picture(file))
    assert message in desk.errors_at(page, "images-0-file")
    assert desk.fields(page)["name"] == "Typed"
    assert not ProductImage.objects.exists()
    product.refresh_from_db()
    assert product.name == "One"


def test_a_wrong_gtin_is_refused_at_its_field() -> None:
    product = builders.product()
    page = desk.submit(desk.signed_in("editors"), change(product), gtin="4006381333932")
    assert "is not a GTIN" in desk.errors_at(page, "gtin")


def test_a_row_without_its_name_is_refused_and_not_a_crash() -> None:
    category = builders.category()
    page = desk.submit(
        desk.signed_in("editors"),
        f"/admin/products/category/{category.pk}/change/",
        **{
            "specifications-TOTAL_FORMS": "1",
            "specifications-0-unit": "kg",
            "specifications-0-kind": "number",
            "specifications-0-better": "lower",
            "specifications-0-position": "0",
        },
    )
    assert "This field is required." in desk.errors_at(page, "specifications-0-name")


def test_a_product_shows_its_offers_with_their_current_price() -> None:
    product = builders.product()
    builders.price(builders.offer(product), "24.9", at=timezone.now())
    page = desk.signed_in("editors").get(change(product))
    assert "24.90 USD" in desk.text(page)
    assert "offers-0-url" not in desk.fields(page)


def test_only_listed_products_link_to_their_page() -> None:
    client = desk.signed_in("editors")
    listed, unlisted = builders.product("One"), builders.product("Two", is_listed=False)
    assert "View on site" in desk.text(client.get(change(listed)))
    assert "View on site" not in desk.text(client.get(change(unlisted)))
