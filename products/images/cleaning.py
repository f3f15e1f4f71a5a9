"""What is kept of an upload: its pixels, and nothing else.

The file is written anew from the decoded pixels instead of having its known metadata cut out: where
a picture was taken, by what device, thumbnails of what was cropped away and whatever is hung behind
its end can stand in more places than a list of them would name. The price is one more encoding with
loss, at a quality where it does not show; what pages show is made smaller from it anyway.
"""

from __future__ import annotations

import struct
from io import BytesIO
from typing import Any

from django.core.files import File
from django.core.files.base import ContentFile
from PIL import Image

from products.images.reading import Read, read

ENCODING: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 92, "optimize": True},
    "PNG": {"compress_level": 6},
    "WEBP": {"quality": 92, "method": 4},
}


class CleanPicture(ContentFile):  # type: ignore[type-arg]  # generic in the stubs only
    """A picture that holds only pixels; `validate` need not read it again."""

    holds_only_pixels = True


def cleaned(file: File[bytes]) -> CleanPicture:
    """`file` written anew in its own kind, upright and in sRGB. Raises ValidationError."""
    if isinstance(file, CleanPicture):
        return file
    return CleanPicture(encoded(read(file), file), name=file.name)


def encoded(picture: Read, came_as: File[bytes]) -> bytes:
    options = ENCODING[picture.kind]
    if picture.kind == "WEBP" and is_lossless(came_as):
        options = {"lossless": True, "method": 4}
    out = BytesIO()
    savable(picture).save(out, picture.kind, **options)
    return out.getvalue()


def savable(picture: Read) -> Image.Image:
    """JPEG has no transparency, and never came with any."""
    return picture.pixels.convert("RGB") if picture.kind == "JPEG" else picture.pixels


def is_lossless(webp: File[bytes]) -> bool:
    """By the name of the chunk with the pixels. A chunk: name, size (little endian), padded content.

    Source: RFC 9649, WebP Image Format.
    """
    content, at = webp.read(), 12
    webp.seek(0)
    while at + 8 <= len(content):
        name, size = struct.unpack_from("<4sI", content, at)
        if name in (b"VP8 ", b"VP8L"):
            return bool(name == b"VP8L")
        at += 8 + size + size % 2
    return False
