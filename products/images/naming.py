"""Where a picture is kept."""

from __future__ import annotations

import hashlib

from django.core.files import File
from django.db import models
from PIL import Image

from products.images.reading import FORMATS, KINDS

EXTENSIONS = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp"}


def upload_path(instance: models.Model, filename: str) -> str:
    """A name made of the content, so that a picture's address never shows two pictures.

    The folder is the app of `instance`, whose picture must be its field `file`.
    """
    content: File[bytes] = instance.file  # type: ignore[attr-defined]  # any model with that field
    content.seek(0)
    digest = hashlib.file_digest(content, "sha256").hexdigest()
    content.seek(0)
    app = instance._meta.app_label
    return f"{app}/{digest[:2]}/{digest[2:18]}{extension(content)}"


def extension(content: File[bytes]) -> str:
    """The one that fits the content, whatever the file was called."""
    with Image.open(content, formats=FORMATS) as picture:
        found = EXTENSIONS[KINDS[str(picture.format)]]
    content.seek(0)
    return found
