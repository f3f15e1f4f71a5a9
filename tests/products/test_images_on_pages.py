"""What a page says about a picture, so that a browser can choose, and nothing jumps when it comes."""

from dataclasses import dataclass

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.template import Context, Template, TemplateSyntaxError
from selectolax.lexbor import LexborHTMLParser, LexborNode

from products.images import renditions, shapes
from products.models import ProductImage
from tests import builders
from tests.products import image_files as files
from tests.reading import find

pytestmark = pytest.mark.django_db


@pytest.fixture
def image() -> ProductImage:
    return ProductImage.objects.create(
        product=builders.product(),
        file=ContentFile(files.plain("JPEG", (900, 300)), name="a.png"),
        alt='A kettle with "steam" & lid',
        credit="Us",
    )


def shown(image: object, arguments: str = "") -> LexborHTMLParser:
    source = "{% load pictures %}{% picture image " + arguments + " %}"
    return LexborHTMLParser(Template(source).render(Context({"image": image})))


def names(node: LexborNode) -> list[str]:
    """The last part of each address in a `srcset`, with its width."""
    return [one.rpartition("/")[2] for one in (node.attributes["srcset"] or "").split(", ")]


def test_a_browser_may_choose_format_and_width(image: ProductImage) -> None:
    renditions.make(image)
    page = shown(image, 'sizes="50vw"')
    avif, webp, img = page.css("picture > *")
    assert [avif.attributes["type"], webp.attributes["type"]] == ["image/avif", "image/webp"]
    assert names(avif) == ["whole-320.avif 320w", "whole-640.avif 640w", "whole-900.avif 900w"]
    assert names(webp) == ["whole-320.webp 320w", "whole-640.webp 640w", "whole-900.webp 900w"]
    assert names(img) == ["whole-320.jpg 320w", "whole-640.jpg 640w", "whole-900.jpg 900w"]
    assert {node.attributes["sizes"] for node in (avif, webp, img)} == {"50vw"}


def test_every_address_on_the_page_leads_to_a_file(image: ProductImage) -> None:
    renditions.make(image)
    for shape in shapes.SHAPES:
        page = shown(image, f'shape="{shape}"')
        found = [
            one.split()[0]
            for node in page.css("[srcset]")
            for one in (node.attributes["srcset"] or "").split(", ")
        ]
        found.append(find(page, "img").attributes["src"] or "")
        assert len(found) >= 7
        for address in found:
            assert default_storage.exists(address.removeprefix("/media/")), address


@pytest.mark.parametrize(("shape", "size"), [("whole", ("900", "300")), ("card", ("400", "300"))])
def test_its_place_is_kept_free_until_it_comes(
    image: ProductImage, shape: str, size: tuple[str, str]
) -> None:
    renditions.make(image)
    img = find(shown(image, f'shape="{shape}"'), "img").attributes
    assert (img["width"], img["height"]) == size
    assert img["alt"] == 'A kettle with "steam" & lid'
    assert img["decoding"] == "async"
    assert "style" not in img


def test_only_a_picture_far_down_is_loaded_late(image: ProductImage) -> None:
    assert "loading" not in find(shown(image), "img").attributes
    assert find(shown(image, "lazy=True"), "img").attributes["loading"] == "lazy"


def test_a_picture_without_smaller_files_is_shown_itself_and_never_broken(
    image: ProductImage,
) -> None:
    for page in (shown(image), shown(image, 'shape="card"')):
        assert not page.css("picture, source, [srcset]")
        img = find(page, "img").attributes
        assert img["src"] == f"/media/{image.file}"
        assert (img["width"], img["height"]) == ("900", "300")
    renditions.make(image)
    assert shown(image).css("picture")


def test_one_missing_file_is_enough_to_show_the_original(image: ProductImage) -> None:
    renditions.make(image)
    default_storage.delete(shapes.shape(image, "whole").path(640, "webp"))
    renditions.seen.cache_clear()
    assert not shown(image).css("picture")
    assert shown(image, 'shape="card"').css("picture")


def test_a_moved_focus_shows_the_original_until_its_cards_are_made(image: ProductImage) -> None:
    renditions.make(image)
    image.focal_x = 10
    assert not shown(image, 'shape="card"').css("picture")
    assert shown(image).css("picture")


@dataclass(frozen=True)
class Kept:
    """A picture in a saved version of a document: values only, and the file by its name."""

    file: str
    width: int
    height: int
    alt: str
    focal_x: int
    focal_y: int


def test_a_record_of_a_picture_is_shown_like_its_row(image: ProductImage) -> None:
    renditions.make(image)
    kept = Kept(str(image.file), image.width, image.height, image.alt, 50, 50)
    assert shown(kept).html == shown(image).html


def test_an_unknown_shape_is_answered_with_the_known_ones(image: ProductImage) -> None:
    with pytest.raises(TemplateSyntaxError, match="give one of: whole, card"):
        shown(image, 'shape="round"')
