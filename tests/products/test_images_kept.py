"""What is kept of a good picture: what it shows, the right way up, and nothing about who took it where."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path, PurePosixPath

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageCms

from products.images import renditions
from products.images.cleaning import cleaned, is_lossless
from products.models import ProductImage
from tests import builders, desk
from tests.products import image_files as files

RED, TEAL = (255, 0, 0), (0, 128, 128)


def kept(content: bytes, name: str = "kettle.bin") -> Image.Image:
    picture = Image.open(cleaned(ContentFile(content, name=name)))
    picture.load()
    return picture


def near(seen: object, meant: tuple[int, ...]) -> bool:
    assert isinstance(seen, tuple)
    return all(abs(one - other) < 24 for one, other in zip(seen, meant, strict=True))


GOOD: dict[str, tuple[Callable[[], bytes], str]] = {
    "JPEG": (lambda: files.plain("JPEG"), "JPEG"),
    "PNG": (lambda: files.plain("PNG"), "PNG"),
    "WebP": (lambda: files.plain("WEBP", quality=90), "WEBP"),
    "lossless WebP": (lambda: files.plain("WEBP", lossless=True), "WEBP"),
    "progressive JPEG": (lambda: files.plain("JPEG", progressive=True), "JPEG"),
    "CMYK JPEG": (lambda: files.saved(files.painted("CMYK"), "JPEG"), "JPEG"),
    "JPEG with a preview in it": (files.with_preview, "JPEG"),
    "palette PNG": (lambda: files.saved(files.painted("P"), "PNG"), "PNG"),
    "PNG with notes": (files.commented_png, "PNG"),
}


@pytest.mark.parametrize("what", GOOD)
def test_a_good_picture_stays_what_it_is(what: str) -> None:
    build, kind = GOOD[what]
    picture = kept(build())
    assert (picture.format, picture.mode, picture.size) == (kind, "RGB", (300, 200))
    assert near(picture.getpixel((20, 20)), RED)
    assert near(picture.getpixel((250, 150)), TEAL)


def test_passes_are_counted_in_the_picture_alone_and_not_in_what_it_carries() -> None:
    photo = files.plain("JPEG", progressive=True)
    carried = files.with_comment(photo, 100 * b"\xff\xda\x00\x02") + 100 * b"\xff\xda\x00\x02"
    for content in (photo, carried, files.plain("JPEG"), files.with_preview()):
        assert kept(content).size == (300, 200)


@pytest.mark.parametrize(
    ("orientation", "size", "red_at"),
    [
        (1, (300, 200), (20, 20)),
        (2, (300, 200), (280, 20)),
        (3, (300, 200), (280, 180)),
        (4, (300, 200), (20, 180)),
        (5, (200, 300), (20, 20)),
        (6, (200, 300), (180, 20)),
        (7, (200, 300), (180, 280)),
        (8, (200, 300), (20, 280)),
    ],
)
def test_a_picture_that_lies_on_its_side_is_set_upright(
    orientation: int, size: tuple[int, int], red_at: tuple[int, int]
) -> None:
    for kind in ("JPEG", "PNG", "WEBP"):
        picture = kept(files.located(kind, orientation))
        assert picture.size == size
        assert near(picture.getpixel(red_at), RED), kind


def test_transparency_stays_and_an_unused_one_goes() -> None:
    with_hole = kept(files.palette_with_hole())
    assert with_hole.mode == "RGBA"
    assert [with_hole.getpixel(at)[3] for at in ((20, 20), (250, 150))] == [0, 255]  # type: ignore[index]
    assert kept(files.saved(files.painted("RGBA"), "PNG")).mode == "RGB"


@pytest.mark.parametrize("mode", ["L", "LA", "1"])
def test_a_picture_without_colours_stays_as_light_as_it_was(mode: str) -> None:
    grey = Image.new("L", (300, 200), 255).convert(mode)
    assert near(kept(files.saved(grey, "PNG")).getpixel((20, 20)), (255, 255, 255))


def test_sixteen_bits_become_eight_without_being_cut_off() -> None:
    grey = kept(files.deep_grey())
    assert near(grey.getpixel((20, 20)), (0x40,) * 3)
    assert near(grey.getpixel((280, 20)), (0xC0,) * 3)
    assert near(kept(files.deep_colour()).getpixel((20, 20)), (0x20, 0x80, 0xE0))


def test_the_colours_of_a_profile_are_shown_and_a_broken_profile_is_no_harm() -> None:
    usual = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    plain = Image.new("RGB", (300, 200), (200, 100, 50))
    same = kept(files.saved(plain, "PNG", icc_profile=usual.tobytes())).getpixel((9, 9))
    other = kept(files.profiled()).getpixel((9, 9))
    broken = kept(files.saved(plain, "PNG", icc_profile=b"broken")).getpixel((9, 9))
    assert near(same, (200, 100, 50))
    assert near(broken, (200, 100, 50))
    assert near(other, (0, 0, 255))


def test_a_lossless_webp_is_kept_to_the_pixel_and_one_with_loss_is_not_blown_up() -> None:
    noise = Image.effect_noise((300, 200), 90).convert("RGB")
    exact = files.saved(noise, "WEBP", lossless=True)
    lossy = files.saved(noise, "WEBP", quality=80)
    assert kept(exact).tobytes() == noise.tobytes()
    assert is_lossless(ContentFile(exact))
    assert not is_lossless(ContentFile(lossy))
    assert len(cleaned(ContentFile(lossy, name="a")).read()) < len(exact)


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_where_and_by_what_it_was_taken_is_in_no_file_that_is_served(kind: str) -> None:
    sent = files.located(kind)
    assert b"Secretphone" in sent
    product = builders.product()
    desk.submit(
        desk.signed_in("editors"),
        f"/admin/products/product/{product.pk}/change/",
        **{
            "images-TOTAL_FORMS": "1",
            "images-0-id": "",
            "images-0-file": SimpleUploadedFile("kettle.png", sent),
            "images-0-alt": "A kettle",
            "images-0-credit": "Us",
            "images-0-focal_x": "50",
            "images-0-focal_y": "50",
            "images-0-position": "0",
        },
    )
    image = ProductImage.objects.get()
    assert (image.width, image.height) == (200, 300)
    renditions.make(image)
    original = Path(settings.MEDIA_ROOT, str(image.file))
    served = [original, *original.with_suffix("").iterdir()]
    assert len(served) == 1 + 2 * 3
    for path in served:
        content = path.read_bytes()
        assert b"Secret" not in content, path
        assert b"Exif" not in content, path
        picture = Image.open(BytesIO(content))
        assert not picture.getexif(), path
        assert not {"exif", "xmp", "comment", "icc_profile"} & set(picture.info), path
        assert picture.height >= picture.width * 0.75, path


@pytest.mark.django_db
def test_what_hangs_behind_a_picture_and_the_second_one_in_it_are_not_kept() -> None:
    for content in (files.plain("JPEG") + b"<script>Secret</script>", files.with_preview()):
        image = stored(content)
        with default_storage.open(str(image.file)) as file:
            saved = file.read()
        assert b"Secret" not in saved
        assert saved.endswith(b"\xff\xd9")
        assert saved.count(b"\xff\xd8\xff") == 1


@pytest.mark.django_db
def test_it_is_named_by_what_is_kept_and_not_by_what_it_was_called() -> None:
    one, same, other = (
        stored(files.located("JPEG"), "../a.gif"),
        stored(files.located("JPEG"), "x" * 150),
        stored(files.plain("JPEG")),
    )
    paths = [PurePosixPath(str(image.file)) for image in (one, same, other)]
    assert [path.suffix for path in paths] == [".jpg"] * 3
    assert {path.parts[0] for path in paths} == {"products"}
    assert paths[0].stem[:16] == paths[1].stem[:16] != paths[2].stem[:16]


def stored(content: bytes, name: str = "kettle.png") -> ProductImage:
    product = builders.product(f"One {ProductImage.objects.count()}")
    file = ContentFile(content, name=name)
    return ProductImage.objects.create(product=product, file=file, alt="A kettle", credit="Us")
