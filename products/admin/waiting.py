"""Uploaded files that wait until a person has looked at what they would do.

They lie in a folder of their own under DATA_DIR, or where the setting
IMPORT_EXPORT_TMP_STORAGE_CLASS says, for example in the cache, which several machines can share.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.module_loading import import_string

from products.admin.tickets import LASTS


class Folder:
    """A storage with the methods of django-import-export's. Nobody else may read what merchants sent."""

    def __init__(self, name: str | None = None, **_: str) -> None:
        self.name = name or uuid4().hex

    @property
    def path(self) -> Path:
        return folder() / self.name

    def save(self, content: bytes) -> None:
        folder().mkdir(mode=0o700, parents=True, exist_ok=True)
        drop_abandoned()
        self.path.write_bytes(content)

    def read(self) -> bytes:
        return self.path.read_bytes()

    def remove(self) -> None:
        self.path.unlink()


def folder() -> Path:
    return Path(settings.SITE_DIR) / "waiting"


def drop_abandoned() -> None:
    """Delete the files whose previews can be confirmed no more: people close windows."""
    oldest = time.time() - LASTS
    for entry in os.scandir(folder()):
        with suppress(FileNotFoundError):  # somebody else was quicker
            if entry.stat().st_mtime < oldest:
                Path(entry).unlink()


def keep(upload: UploadedFile) -> str:
    """Keep the content of `upload`; say by which name it is found again."""
    storage = _storage()
    upload.seek(0)
    storage.save(upload.read())
    return str(storage.name)


@contextmanager
def found(name: str) -> Iterator[Path]:
    """The file kept as `name`, to be read in the block. Raises a FileNotFoundError if it is gone."""
    content = _storage(name).read()
    if content is None:  # what a cache says
        raise FileNotFoundError(name)
    with NamedTemporaryFile() as file:
        file.write(content)
        file.flush()
        yield Path(file.name)


def drop(name: str) -> None:
    """Delete the file kept as `name`, if it is still there."""
    with suppress(FileNotFoundError):
        _storage(name).remove()


def _storage(name: str | None = None) -> Any:
    chosen = getattr(settings, "IMPORT_EXPORT_TMP_STORAGE_CLASS", Folder)
    storage_class = import_string(chosen) if isinstance(chosen, str) else chosen
    return storage_class(name=name, read_mode="rb")
