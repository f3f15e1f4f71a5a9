from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from products import images
from products.models import Product, ProductImage
from reviews.demo import pictures
from reviews.demo.pictures import figures
from reviews.demo.shelves import ITEMS
from tests import builders


@pytest.fixture
def pips(db: None) -> Product:
    return builders.product("Pips", slug="nocturnbell-pips")


def test_every_product_has_a_drawing_and_words_for_it() -> None:
    slugs = {item.slug for item in ITEMS}
    assert set(pictures.DRAWINGS) == slugs
    assert all(len(pictures.ALT[slug]) > 25 for slug in slugs)


@pytest.mark.parametrize(
    "slug", ["quillmarsh-citrate-powder", "spinal-backrack", "velquorin-meridian-2"]
)
def test_a_drawing_is_a_picture_of_four_to_three_and_modest_size(slug: str) -> None:
    content = pictures.webp(slug)
    images.validate(ContentFile(content))
    assert Image.open(BytesIO(content)).size == (1200, 900)
    assert 5_000 < len(content) < 60_000


def test_a_drawing_is_the_same_each_time() -> None:
    assert pictures.webp("hushpeel-collar") == pictures.webp("hushpeel-collar")


def test_a_product_is_drawn_once(pips: Product) -> None:
    assert pictures.missing() == [pips]
    pictures.add(pips)
    image = pips.images.get()
    assert (image.width, image.height) == (1200, 900)
    assert image.credit == "Drawing by Forthright demo"
    assert "earbuds" in image.alt
    assert pictures.missing() == []


def test_a_picture_whose_file_was_lost_is_drawn_again(pips: Product) -> None:
    pictures.add(pips)
    name = str(pips.images.get().file.name)
    default_storage.delete(name)
    assert pictures.missing() == [pips]
    pictures.add(pips)
    assert pips.images.get().file.name == name
    assert default_storage.exists(name)


def test_a_file_left_by_an_earlier_demo_is_used_and_not_doubled(pips: Product) -> None:
    pictures.add(pips)
    name = pips.images.get().file.name
    ProductImage.objects.all().delete()
    pictures.add(pips)
    assert pips.images.get().file.name == name


def test_a_picture_that_an_editor_added_is_left_alone(pips: Product) -> None:
    content = ContentFile(pictures.webp("nocturnbell-pips"), name="mine.webp")
    ProductImage.objects.create(product=pips, file=content, alt="Mine", credit="Me")
    assert pictures.missing() == []


def test_products_that_are_not_the_demos_are_not_drawn(db: None) -> None:
    builders.product("Kettle")
    assert pictures.missing() == []


@pytest.mark.parametrize("figure", figures.FIGURES)
def test_a_figure_of_a_guide_is_a_picture_of_modest_size(figure: str) -> None:
    content = figures.content(figure)
    images.validate(content)
    assert Image.open(content).size == (1200, 900)
    assert 5_000 < content.size < 80_000
