"""Makes the smaller files of a picture, and knows which of them are there.

They are made right after the row is saved, by whoever saves it, and outside its transaction, so
that no writer waits for an encoder. A page may therefore be asked for before they exist, or after
a change of the widths: it then shows the original until they do. What is there is learnt by one
listing of the picture's folder and remembered by the process for good, because files under such
names are not changed, and deleted only when no row shows them any more; what is missing is looked
for again each time. Who makes files looks for them anew: another process may have deleted them.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any, Literal

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from PIL import Image, ImageOps

from products.images import shapes
from products.images.reading import read
from products.images.shapes import Pictured, Shape

ENCODING: dict[str, dict[str, Any]] = {
    "avif": {"format": "AVIF", "quality": 60, "speed": 8},
    "webp": {"format": "WEBP", "quality": 80, "method": 4},
    "jpg": {"format": "JPEG", "quality": 82, "progressive": True, "optimize": True},
}


def make_soon(picture: Pictured) -> None:
    """Make what is missing once the transaction is through. A failure is logged, and pages show the original."""
    transaction.on_commit(lambda: make(picture), robust=True)


def make(picture: Pictured) -> int:
    """Make what is missing of `picture`; returns the number of files made.

    Raises OSError where the original cannot be opened, ValidationError where it is no picture.
    """
    missing = {one for one in wanted(picture) if not are_there(one, asked=look)}
    if not missing:
        return 0
    with default_storage.open(str(picture.file)) as file:
        original = read(file).pixels
    return sum(keep(path, content) for one in missing for path, content in files(original, one))


def wanted(picture: Pictured) -> set[Shape]:
    return {shapes.shape(picture, name) for name in shapes.SHAPES}


def look(shape: Shape) -> Literal[True]:
    """Raises FileNotFoundError where a file of `shape` is missing."""
    _, names = default_storage.listdir(shape.folder)
    missing = shape.names.difference(names)
    if missing:
        raise FileNotFoundError(f"{shape.folder}: {', '.join(sorted(missing))}")
    return True


seen = lru_cache(maxsize=20_000)(look)  # what is missing is not remembered: it raises


def are_there(shape: Shape, *, asked: Callable[[Shape], Literal[True]] = seen) -> bool:
    """Whether each file of `shape` exists, so that a page can name them all."""
    try:
        return asked(shape)
    except FileNotFoundError:
        return False


def delete(name: str) -> None:
    """Delete the picture kept as `name`, and all files made of it."""
    folder = str(PurePosixPath(name).with_suffix(""))
    try:
        _, made = default_storage.listdir(folder)
    except FileNotFoundError:
        made = []
    for one in [*(f"{folder}/{file}" for file in made), folder, name]:
        default_storage.delete(one)
    seen.cache_clear()


def files(original: Image.Image, shape: Shape) -> Iterator[tuple[str, bytes]]:
    """Path and content of each file of `shape`."""
    for size in shape.sizes:
        cut = ImageOps.fit(original, size, Image.Resampling.LANCZOS, centering=shape.focus)
        for kind in shapes.TYPES:
            yield shape.path(size[0], kind), encoded(cut, kind)


def encoded(picture: Image.Image, kind: str) -> bytes:
    out = BytesIO()
    shown = on_white(picture) if kind == shapes.FALLBACK else picture
    shown.save(out, **ENCODING[kind])
    return out.getvalue()


def on_white(picture: Image.Image) -> Image.Image:
    """For JPEG, which has no transparency."""
    if picture.mode == "RGB":
        return picture
    white = Image.new("RGBA", picture.size, "white")
    return Image.alpha_composite(white, picture).convert("RGB")


def keep(path: str, content: bytes) -> bool:
    """Store `content`, unless it is there already; returns whether it was stored."""
    if default_storage.exists(path):
        return False
    default_storage.save(path, ContentFile(content))
    return True
