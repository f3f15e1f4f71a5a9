"""What counts as a picture, and where it is kept."""

from __future__ import annotations

import hashlib
import warnings
from typing import Protocol

from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.validators import MaxValueValidator
from django.db import models
from PIL import Image, UnidentifiedImageError

EXTENSIONS = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp"}
NO_PICTURE = (
    "This file is not a JPEG, PNG or WebP picture, or it is damaged. "
    "Save it anew from an image program and upload that."
)
MAX_PIXELS = 40_000_000
MIN_SIDE = 200


class Pictured(Protocol):
    file: File[bytes]


def focal_field(side: str) -> models.PositiveSmallIntegerField[int, int]:
    """Where the thing that matters stands in a picture, in per cent; kept when it is cropped."""
    return models.PositiveSmallIntegerField(
        f"focus, % {side}",
        default=50,
        validators=[MaxValueValidator(100)],
        help_text="Where the part that must stay visible is when the picture is cropped.",
    )


def upload_path(instance: Pictured, filename: str) -> str:
    """A name made of the content, so that a picture's address never shows two pictures."""
    content = instance.file
    content.seek(0)
    digest = hashlib.file_digest(content, "sha256").hexdigest()
    content.seek(0)
    return f"products/{digest[:2]}/{digest[2:18]}{extension(content)}"


def extension(content: File[bytes]) -> str:
    """The one that fits the content, whatever the file was called."""
    with Image.open(content, formats=list(EXTENSIONS)) as picture:
        found = EXTENSIONS[str(picture.format)]
    content.seek(0)
    return found


def validate(file: File[bytes]) -> None:
    """Refuse what is not a still JPEG, PNG or WebP of sensible size, by content and not by name."""
    if getattr(file, "_committed", False):
        return  # it was judged when it came, and is not read anew by each save of its product
    file.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(file, formats=list(EXTENSIONS)) as picture:
                refuse_odd_sizes(picture)
                refuse_motion(picture)
                picture.load()  # damage shows only when the pixels are read
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise ValidationError(NO_PICTURE) from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ValidationError(too_large()) from error
    finally:
        file.seek(0)


def refuse_odd_sizes(picture: Image.Image) -> None:
    width, height = picture.size
    if width * height > MAX_PIXELS:
        raise ValidationError(too_large())
    if min(width, height) < MIN_SIDE:
        raise ValidationError(
            f"This picture is {width} × {height} pixels; each side must have at least {MIN_SIDE}."
        )


def refuse_motion(picture: Image.Image) -> None:
    if getattr(picture, "n_frames", 1) > 1:
        raise ValidationError("This picture moves. Upload a still one.")


def too_large() -> str:
    return f"This picture has more than {MAX_PIXELS // 1_000_000} million pixels: scale it down."
