"""By its content, and whatever its name says."""

import struct
import zlib
from io import BytesIO
from pathlib import PurePosixPath

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image

from products import images
from products.models import ProductImage
from tests import builders


def picture(kind: str = "PNG", size: tuple[int, int] = (300, 200)) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, "teal").save(out, kind)
    return out.getvalue()


def moving() -> bytes:
    out = BytesIO()
    frames = [Image.new("RGB", (300, 200), colour) for colour in ("teal", "red")]
    frames[0].save(out, "WEBP", save_all=True, append_images=frames[1:])
    return out.getvalue()


def huge_png() -> bytes:
    """A PNG whose header claims 30,000 × 30,000 pixels."""
    header = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + header
    return (
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">I", len(header))
        + chunk
        + struct.pack(">I", zlib.crc32(chunk))
        + picture()[33:]
    )


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_pictures_of_the_usual_kinds_are_taken(kind: str) -> None:
    images.validate(ContentFile(picture(kind), name="any.bin"))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "not a JPEG, PNG or WebP"),
        (b"MZ\x90 a program", "not a JPEG, PNG or WebP"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "not a JPEG, PNG or WebP"),
        (picture("GIF"), "not a JPEG, PNG or WebP"),
        (picture()[:60], "not a JPEG, PNG or WebP"),
        (picture("JPEG", (900, 900))[:-2000], "or it is damaged"),
        (moving(), "This picture moves"),
        (picture(size=(300, 20)), "300 × 20 pixels; each side must have at least 200"),
        (huge_png(), "more than 40 million pixels"),
    ],
)
def test_what_is_no_picture_is_refused_with_what_to_do(content: bytes, message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        images.validate(ContentFile(content, name="kettle.png"))


def test_a_picture_that_is_stored_is_not_judged_anew(db: None) -> None:
    image = ProductImage.objects.create(
        product=builders.product(),
        file=ContentFile(picture(), name="a.png"),
        alt="A kettle",
        credit="Us",
    )
    image.file.close()
    ProductImage.objects.get(pk=image.pk).full_clean()


def test_a_picture_is_stored_under_its_content(db: None) -> None:
    kettle = builders.product()
    one, same, other = (
        ProductImage.objects.create(
            product=kettle, file=ContentFile(content, name=name), alt="A kettle", credit="Us"
        )
        for name, content in (
            ("a.PNG", picture()),
            ("b.png", picture()),
            ("a.png", picture(size=(400, 300))),
        )
    )
    assert (one.width, one.height) == (300, 200)
    paths = [PurePosixPath(str(image.file)) for image in (one, same, other)]
    assert paths[0].parts[0] == "products"
    assert [path.suffix for path in paths] == [".png"] * 3
    assert paths[0].stem[:16] == paths[1].stem[:16] != paths[2].stem[:16]
