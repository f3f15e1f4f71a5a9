"""Uploaded files that wait until a person has looked at what they would do.

They lie where django-import-export keeps its own: in the folder for temporary files, or where
the setting IMPORT_EXPORT_TMP_STORAGE_CLASS says, for example in the cache, which several
machines can share.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.module_loading import import_string

DEFAULT = "import_export.tmp_storages.TempFolderStorage"


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
    chosen = getattr(settings, "IMPORT_EXPORT_TMP_STORAGE_CLASS", DEFAULT)
    storage_class = import_string(chosen) if isinstance(chosen, str) else chosen
    return storage_class(name=name, read_mode="rb")
