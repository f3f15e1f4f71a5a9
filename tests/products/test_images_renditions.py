"""The smaller files of a picture: how many, how large, what is on them, and that each is made once."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from PIL import Image, ImageDraw
from pytest_django import DjangoCaptureOnCommitCallbacks

from products.images import renditions, shapes
from products.models import ProductImage
from tests import builders, desk
from tests.products import image_files as files


@dataclass(frozen=True)
class Drawn:
    """Not a row: what a page shows of a saved version of one."""

    file: str = "reviews/ab/0123.png"
    width: int = 2000
    height: int = 1000
    focal_x: int = 50
    focal_y: int = 50


@pytest.mark.parametrize(
    ("size", "whole", "card"),
    [
        (
            (2000, 1000),
            [(320, 160), (640, 320), (1280, 640)],
            [(320, 240), (640, 480), (1280, 960)],
        ),
        (
            (1000, 3000),
            [(320, 960), (640, 1920), (1000, 3000)],
            [(320, 240), (640, 480), (1000, 750)],
        ),
        ((1200, 900), [(320, 240), (640, 480), (1200, 900)], [(320, 240), (640, 480), (1200, 900)]),
        ((200, 200), [(200, 200)], [(200, 150)]),
        ((12_000, 200), [(320, 5), (640, 11), (1280, 21)], [(267, 200)]),
    ],
)
def test_there_are_three_widths_and_none_is_wider_than_the_picture(
    size: tuple[int, int], whole: list[tuple[int, int]], card: list[tuple[int, int]]
) -> None:
    picture = Drawn(width=size[0], height=size[1])
    assert list(shapes.shape(picture, "whole").sizes) == whole
    assert list(shapes.shape(picture, "card").sizes) == card


def test_an_address_tells_all_that_the_file_depends_on() -> None:
    left, right = (shapes.shape(Drawn(focal_x=x), "card") for x in (10, 90))
    assert left.path(640, "avif") == "reviews/ab/0123/card-10-50-640.avif"
    assert right.path(640, "avif") == "reviews/ab/0123/card-90-50-640.avif"
    assert shapes.shape(Drawn(focal_x=10), "whole") == shapes.shape(Drawn(focal_x=90), "whole")
    assert len(left.names) == 9


def test_a_picture_with_the_proportions_of_a_card_is_not_made_twice() -> None:
    picture = Drawn(width=1200, height=900, focal_x=10)
    assert shapes.shape(picture, "card") == shapes.shape(picture, "whole")


@pytest.fixture
def image(db: None) -> ProductImage:
    """700 × 300: a red, a white and a blue third."""
    picture = Image.new("RGB", (700, 300), "white")
    ImageDraw.Draw(picture).rectangle((0, 0, 233, 300), fill="red")
    ImageDraw.Draw(picture).rectangle((467, 0, 700, 300), fill="blue")
    return stored(files.saved(picture, "PNG"))


def stored(content: bytes) -> ProductImage:
    number = ProductImage.objects.count()
    return ProductImage.objects.create(
        product=builders.product(f"Kettle {number}"),
        file=ContentFile(content, name="a.png"),
        alt=f"Kettle {number}",
        credit="Us",
    )


def opened(shape: shapes.Shape, width: int, kind: str) -> Image.Image:
    with default_storage.open(shape.path(width, kind)) as file:
        picture = Image.open(BytesIO(file.read()))
    picture.load()
    return picture


def middle(picture: Image.Image) -> str:
    seen = picture.convert("RGB").getpixel((picture.width // 2, picture.height // 2))
    assert isinstance(seen, tuple)
    return {(True, True): "white", (True, False): "red", (False, True): "blue"}[
        (seen[0] > 128, seen[2] > 128)
    ]


def test_each_file_is_what_its_name_says(image: ProductImage) -> None:
    assert renditions.make(image) == 9 + 6
    for name in shapes.SHAPES:
        shape = shapes.shape(image, name)
        for size in shape.sizes:
            for kind in shapes.TYPES:
                picture = opened(shape, size[0], kind)
                assert (picture.size, picture.format) == (
                    size,
                    {"jpg": "JPEG"}.get(kind, kind.upper()),
                )


@pytest.mark.parametrize(("focus", "seen"), [(0, "red"), (50, "white"), (100, "blue")])
def test_the_focal_point_decides_what_a_card_shows(
    image: ProductImage, focus: int, seen: str
) -> None:
    image.focal_x = focus
    renditions.make(image)
    for kind in shapes.TYPES:
        assert middle(opened(shapes.shape(image, "card"), 320, kind)) == seen
        assert middle(opened(shapes.shape(image, "whole"), 320, kind)) == "white"


def test_transparency_is_white_where_the_format_has_none(db: None) -> None:
    image = stored(files.palette_with_hole())
    renditions.make(image)
    whole = shapes.shape(image, "whole")
    hole = opened(whole, 300, "jpg").getpixel((3, 3))
    assert isinstance(hole, tuple)
    assert min(hole) > 250
    assert {opened(whole, 300, kind).mode for kind in ("avif", "webp")} == {"RGBA"}


def test_making_them_again_makes_nothing_and_a_moved_focus_makes_only_cards(
    image: ProductImage,
) -> None:
    renditions.make(image)
    before = snapshot(image)
    assert renditions.make(image) == 0
    image.focal_x = 20
    assert renditions.make(image) == 6
    after = snapshot(image)
    assert before.items() <= after.items()
    assert len(after) == len(before) + 6


def snapshot(image: ProductImage) -> dict[str, bytes]:
    folder = Path(default_storage.path(shapes.shape(image, "whole").folder))
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_only_what_is_missing_is_made(image: ProductImage) -> None:
    renditions.make(image)
    lost = shapes.shape(image, "card").path(320, "webp")
    default_storage.delete(lost)
    renditions.seen.cache_clear()
    assert renditions.make(image) == 1
    assert default_storage.exists(lost)


def form(image: ProductImage, **changes: str) -> dict[str, str]:
    return {f"images-0-{name}": value for name, value in changes.items()}


def test_the_admin_makes_them_once_the_row_is_saved(
    image: ProductImage, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    client = desk.signed_in("editors")
    address = f"/admin/products/product/{image.product.pk}/change/"
    with django_capture_on_commit_callbacks(execute=True):
        desk.submit(client, address, **form(image, focal_x="10", focal_y="30"))
        assert not renditions.are_there(shapes.shape(image, "whole"))
    image.refresh_from_db()
    assert (image.focal_x, image.focal_y) == (10, 30)
    assert all(map(renditions.are_there, renditions.wanted(image)))


def test_a_focus_outside_the_picture_is_refused(image: ProductImage) -> None:
    client = desk.signed_in("editors")
    address = f"/admin/products/product/{image.product.pk}/change/"
    page = desk.submit(client, address, **form(image, focal_x="101"))
    assert "less than or equal to 100" in desk.errors_at(page, "images-0-focal_x")


def test_a_picture_is_saved_even_when_its_smaller_files_cannot_be_made(
    image: ProductImage,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    caplog: pytest.LogCaptureFixture,
) -> None:
    default_storage.delete(str(image.file))
    address = f"/admin/products/product/{image.product.pk}/change/"
    with django_capture_on_commit_callbacks(execute=True):
        page = desk.submit(desk.signed_in("editors"), address, **form(image, alt="A kettle, red"))
    assert "was changed successfully" in desk.text(page)
    assert "on_commit" in caplog.text


def made(capsys: pytest.CaptureFixture[str]) -> str:
    call_command("make_renditions")
    return capsys.readouterr().out


def test_the_command_makes_what_is_missing_of_all_pictures(
    image: ProductImage, capsys: pytest.CaptureFixture[str]
) -> None:
    stored(files.plain("JPEG", (200, 200)))
    assert made(capsys) == "2 pictures looked at, 21 files made.\n"
    assert made(capsys) == "2 pictures looked at, 0 files made.\n"


def test_the_command_names_the_pictures_that_it_cannot_make_and_goes_on(
    image: ProductImage, capsys: pytest.CaptureFixture[str]
) -> None:
    stored(files.plain("JPEG", (200, 200)))
    default_storage.delete(str(image.file))
    with pytest.raises(CommandError, match=rf"{image.file} of “Kettle 0” .* Upload it again"):
        call_command("make_renditions")
    assert "2 pictures looked at, 6 files made." in capsys.readouterr().out


def test_without_pictures_the_command_says_so(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert made(capsys) == "0 pictures looked at, 0 files made.\n"


def test_an_upload_through_the_admin_has_them_too(
    db: None, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    product = builders.product()
    sent = SimpleUploadedFile("a.png", files.located("JPEG"))
    row = {"id": "", "file": sent, "alt": "A kettle", "credit": "Us", "position": "0"}
    row |= {"focal_x": "50", "focal_y": "50"}
    with django_capture_on_commit_callbacks(execute=True):
        desk.submit(
            desk.signed_in("editors"),
            f"/admin/products/product/{product.pk}/change/",
            **{"images-TOTAL_FORMS": "1"}
            | {f"images-0-{key}": value for key, value in row.items()},
        )
    assert all(map(renditions.are_there, renditions.wanted(product.images.get())))
