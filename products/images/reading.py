"""From the bytes that somebody sent to a picture, or to a refusal."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.files import File
from PIL import Image, ImageOps

from products.images import colours, refusals, scans

# A phone's JPEG may hold a preview or a depth map besides: then Pillow calls it MPO.
KINDS = {"JPEG": "JPEG", "MPO": "JPEG", "PNG": "PNG", "WEBP": "WEBP"}
FORMATS = ["JPEG", "PNG", "WEBP"]
PDF_WITHIN = 1024  # readers of PDF take a file whose header begins up to here


@dataclass(frozen=True, slots=True)
class Read:
    """A picture as it is meant to be seen, upright and in sRGB, and the kind of file it came in."""

    pixels: Image.Image
    kind: str


def validate(file: File[bytes]) -> None:
    """Refuse what is not a still JPEG, PNG or WebP of sensible size, by content and not by name."""
    if getattr(file, "_committed", False):
        return  # it was judged when it came, and is not read anew by each save of its row
    if not getattr(getattr(file, "file", file), "holds_only_pixels", False):
        read(file)


def read(file: File[bytes]) -> Read:
    """The picture in `file`, by its content. Raises ValidationError, whatever the file holds."""
    refuse_double_meaning(file)
    file.seek(0)
    try:
        with Image.open(file, formats=FORMATS) as picture:
            refuse_odd_sizes(picture)
            refuse_motion(picture)
            refuse_many_scans(picture, file)
            picture.load()  # damage shows only when the pixels are read
            return Read(
                colours.in_srgb(ImageOps.exif_transpose(picture)), KINDS[str(picture.format)]
            )
    except ValidationError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ValidationError(refusals.TOO_LARGE) from error
    except Exception as error:  # Pillow raises whatever its reading of a broken file ran into
        file.seek(0)
        raise ValidationError(refusals.unreadable(file.read(16))) from error
    finally:
        file.seek(0)


def refuse_double_meaning(file: File[bytes]) -> None:
    """A file that is a picture to one program and something else to another has no honest use."""
    if file.size > refusals.MAX_BYTES:
        raise ValidationError(refusals.TOO_HEAVY)
    file.seek(0)
    head = file.read(PDF_WITHIN)
    file.seek(0)
    if head.find(b"%PDF-") > 0:
        raise ValidationError(refusals.two_things("a PDF"))
    if not refusals.kind_of(head) and zipfile.is_zipfile(file):
        raise ValidationError(refusals.two_things("a ZIP archive"))


def refuse_odd_sizes(picture: Image.Image) -> None:
    refusal = refusals.odd_size(*picture.size)
    if refusal:
        raise ValidationError(refusal)


def refuse_motion(picture: Image.Image) -> None:
    if picture.format != "MPO" and getattr(picture, "n_frames", 1) > 1:
        raise ValidationError(refusals.MOVES)


def refuse_many_scans(picture: Image.Image, file: File[bytes]) -> None:
    if KINDS[str(picture.format)] == "JPEG":
        at = file.tell()
        file.seek(0)
        content = file.read()
        file.seek(at)
        if scans.too_many(content):
            raise ValidationError(refusals.TOO_MANY_SCANS)
