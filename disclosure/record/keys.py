"""The key that this site signs its log with: from the setting RECORD_KEY, or a file made once."""

from __future__ import annotations

import os
import tempfile
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from disclosure.record.notes import BadKeyError, Signer, Verifier

FILE = "record.key"


def signer() -> Signer:
    written = getattr(settings, "RECORD_KEY", "")
    if written:
        return _read(written, "RECORD_KEY")
    path = place()
    try:
        return _from_file(path, path.stat().st_mtime_ns)
    except FileNotFoundError:
        _make(path)
        return _from_file(path, path.stat().st_mtime_ns)


def public_key() -> str:
    """By which anyone can check what this site signed (a C2SP verifier key)."""
    return str(signer().verifier)


def known() -> list[Verifier]:
    """The keys whose checkpoints count: the one that signs now, and those that did before."""
    former = getattr(settings, "RECORD_FORMER_KEYS", [])
    try:
        return [signer().verifier, *(Verifier.read(one) for one in former)]
    except BadKeyError as error:
        raise ImproperlyConfigured(f"RECORD_FORMER_KEYS: {error}") from None


def place() -> Path:
    folder = getattr(settings, "SITE_DIR", None) or getattr(settings, "BASE_DIR", None)
    if not folder:
        raise ImproperlyConfigured(
            "The log needs a key to be signed with. Set SITE_DIR, a folder in which one is made and "
            "kept, or RECORD_KEY."
        )
    return Path(folder) / FILE


@lru_cache(maxsize=4)
def _from_file(path: Path, changed: int) -> Signer:
    return _read(path.read_text().strip(), str(path))


@lru_cache(maxsize=4)
def _read(written: str, source: str) -> Signer:
    try:
        return Signer.read(written)
    except BadKeyError as error:
        raise ImproperlyConfigured(
            f"{source} does not hold the key of the log. {error} Put back the one that was made for "
            "this site: a new one would sign a new log."
        ) from None


def _make(path: Path) -> None:
    """Once, also if several processes come first: what is there is never replaced."""
    made = Signer.made(urlsplit(settings.BASE_URL).hostname or "localhost")
    number, name = tempfile.mkstemp(dir=path.parent, prefix=f".{FILE}.")  # of mode 0600
    unfinished = Path(name)
    try:
        with os.fdopen(number, "w") as file:
            file.write(f"{made.secret()}\n")
            file.flush()
            os.fsync(file.fileno())
        path.hardlink_to(unfinished)
    except FileExistsError:
        pass
    finally:
        unfinished.unlink()
