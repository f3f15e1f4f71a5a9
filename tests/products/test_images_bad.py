"""Files that are no picture, or not one that can be shown: each is refused in words, none is a crash."""

import random
from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from products.images.cleaning import cleaned
from products.images.refusals import MAX_BYTES
from products.models import ProductImage
from tests import builders, desk
from tests.products import image_files as files

SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
PHOTO = files.plain("JPEG", (900, 900))

NOT_ONE = "not a JPEG, PNG or WebP picture"
DAMAGED = "or it is damaged. Save it anew"
BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "The submitted file is empty."),
    "text": (lambda: b"Dear editor, the picture is in the other mail.", NOT_ONE),
    "HTML": (lambda: b"<!DOCTYPE html><script>alert(1)</script>", NOT_ONE),
    "a script": (lambda: b"<?php system($_GET['c']); ?>", NOT_ONE),
    "a program": (lambda: b"MZ\x90\x00\x03" + bytes(200), NOT_ONE),
    "SVG": (lambda: SVG, f"is an SVG drawing, {NOT_ONE}"),
    "SVG with a declaration": (
        lambda: b"<?xml version='1.0'?>" + SVG,
        f"an SVG drawing, {NOT_ONE}",
    ),
    "GIF": (lambda: files.plain("GIF"), f"is a GIF, {NOT_ONE}"),
    "GIF that moves": (lambda: files.moving("GIF"), f"is a GIF, {NOT_ONE}"),
    "GIF that is a script": (
        lambda: b"GIF89a/*" + bytes(80) + b"*/=alert(1)",
        f"is a GIF, {NOT_ONE}",
    ),
    "AVIF": (lambda: files.plain("AVIF"), f"is an AVIF, {NOT_ONE}"),
    "HEIC": (lambda: b"\0\0\0\x18ftypheic" + bytes(99), f"is a HEIC photo, {NOT_ONE}"),
    "a film": (lambda: b"\0\0\0\x18ftypisom" + bytes(99), f"is a film, {NOT_ONE}"),
    "TIFF": (lambda: files.plain("TIFF"), f"is a TIFF, {NOT_ONE}"),
    "BMP": (lambda: files.plain("BMP"), f"is a BMP, {NOT_ONE}"),
    "ICO": (lambda: files.plain("ICO"), NOT_ONE),
    "PDF": (lambda: files.plain("PDF"), f"is a PDF, {NOT_ONE}"),
    "ZIP": (lambda: files.zipped(bytes(10_000_000)), f"is a ZIP archive, {NOT_ONE}"),
    "JPEG that is a ZIP": (lambda: PHOTO + files.zipped(), "a picture and a ZIP archive at once"),
    "PNG that is a ZIP": (lambda: files.plain() + files.zipped(), "and a ZIP archive at once"),
    "JPEG that is a PDF": (lambda: files.with_comment(PHOTO, b"%PDF-1.7"), "and a PDF at once"),
    "JPEG cut off": (lambda: PHOTO[:-2000], DAMAGED),
    "PNG cut off": (lambda: files.plain()[:200], DAMAGED),
    "WebP cut off": (lambda: files.plain("WEBP")[:100], DAMAGED),
    "three bytes of JPEG": (lambda: b"\xff\xd8\xff", DAMAGED),
    "PNG with a wrong checksum": (lambda: files.plain().replace(b"IDAT", b"IDAU", 1), DAMAGED),
    "PNG of rubbish": (lambda: files.png(300, 200, files.chunk(b"IDAT", b"rubbish")), DAMAGED),
    "PNG without pixels": (lambda: files.png(300, 200), DAMAGED),
    "PNG of no width": (lambda: files.png(0, 200), DAMAGED),
    "PNG with 100 MB of comment in 100 kB": (files.inflating_text, DAMAGED),
    "PNG of 49 million pixels in 150 kB": (lambda: files.flat_png(7000, 7000), "40 million pixels"),
    "PNG that claims 100 million pixels": (lambda: files.png(10_000, 10_000), "40 million pixels"),
    "PNG that claims 900 million pixels": (lambda: files.png(30_000, 30_000), "40 million pixels"),
    "PNG that claims the largest size": (
        lambda: files.png(2**31 - 1, 2**31 - 1),
        "40 million pixels",
    ),
    "JPEG that claims 4 billion pixels": (
        lambda: files.claiming(PHOTO, 65_500, 65_500),
        "40 million pixels",
    ),
    "WebP that claims 256 million pixels": (
        lambda: files.claiming_webp(16_000, 16_000),
        "40 million pixels",
    ),
    "JPEG of a thousand passes": (lambda: files.with_scans(1000), "more passes than any camera"),
    "PNG that moves": (lambda: files.moving("PNG"), "This picture moves. Upload a still one."),
    "WebP that moves": (lambda: files.moving("WEBP"), "This picture moves. Upload a still one."),
    "a strip": (
        lambda: files.plain(size=(300, 20)),
        "300 × 20 pixels; each side must have at least 200",
    ),
    "a thread": (lambda: files.plain(size=(200, 12_001)), "no side may have more than 12,000"),
    "31 MB": (lambda: PHOTO + bytes(MAX_BYTES), "more than 30 MB"),
}


@pytest.mark.django_db
@pytest.mark.parametrize("what", BAD)
def test_it_is_refused_at_its_field_and_nothing_is_kept(what: str) -> None:
    product = builders.product()
    build, message = BAD[what]
    upload = SimpleUploadedFile("kettle.jpg", build(), "image/jpeg")
    page = desk.submit(
        desk.signed_in("editors"),
        f"/admin/products/product/{product.pk}/change/",
        **{
            "name": "Typed",
            "images-TOTAL_FORMS": "1",
            "images-0-id": "",
            "images-0-file": upload,
            "images-0-alt": "A kettle",
            "images-0-credit": "Us",
            "images-0-focal_x": "50",
            "images-0-focal_y": "50",
            "images-0-position": "0",
        },
    )
    assert page.status_code == 200
    assert message in desk.errors_at(page, "images-0-file")
    assert desk.fields(page)["name"] == "Typed"
    assert not ProductImage.objects.exists()


@pytest.mark.django_db
def test_a_row_that_is_saved_without_a_form_does_not_take_it_either() -> None:
    picture = ProductImage(product=builders.product(), alt="A kettle", credit="Us")
    picture.file = ContentFile(files.plain("GIF"), name="a.png")
    with pytest.raises(ValidationError, match="is a GIF"):
        picture.save()


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
def test_a_large_claim_is_refused_where_warnings_are_no_errors() -> None:
    with pytest.raises(ValidationError, match="40 million pixels"):
        cleaned(ContentFile(files.png(10_000, 10_000), name="a.png"))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.filterwarnings("ignore::UserWarning:PIL")
def test_whatever_is_done_to_a_picture_the_answer_is_a_picture_or_a_refusal(kind: str) -> None:
    """Bytes changed, cut out and doubled, at random but the same each time."""
    good, dice = files.located(kind), random.Random(kind)  # noqa: S311 (nothing to guess)
    answers = {"taken": 0, "refused": 0}
    for _ in range(150):
        content = bytearray(good)
        for _ in range(dice.randint(1, 8)):
            at = dice.randrange(len(content))
            content[at : at + dice.choice([0, 1, 1, 4])] = dice.randbytes(dice.choice([0, 1, 1, 4]))
        try:
            picture = cleaned(ContentFile(bytes(content), name="a"))
        except ValidationError:
            answers["refused"] += 1
        else:
            answers["taken"] += 1
            assert Image.open(picture).size >= (200, 200)
    assert answers["refused"] > 10, answers
