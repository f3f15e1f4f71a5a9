"""Which code, and which settings, made a page: when they change, no frozen page of before is sent."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib import import_module
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage

ENDINGS = {".py", ".html", ".txt", ".css", ".js", ".svg"}
# Settings that are shown on pages or decide what they show.
SETTINGS = (
    *("BASE_URL", "SITE_NAME", "OPERATOR", "CONTACT_EMAIL", "DEMO", "PRICE_HISTORY"),
    *("LANGUAGE_CODE", "TIME_ZONE", "USE_TZ", "STATIC_URL", "MEDIA_URL", "MIDDLEWARE"),
    *("CONTENT_SECURITY_POLICY", "PERMISSIONS_POLICY", "SECURE_HSTS_SECONDS", "X_FRAME_OPTIONS"),
)


@cache
def release() -> str:
    """A digest of the site's own source, its settings, and the versions of all packages beneath it:
    16 hex digits. Read once in a process."""
    told = sha256()
    for name, path in sorted(_sources()):
        told.update(name.encode() + b"\0" + sha256(path.read_bytes()).digest())
    for line in (*_settings(), *_packages(), *_names_of_files()):
        told.update(line.encode() + b"\n")
    return told.hexdigest()[:16]


def _sources() -> Iterator[tuple[str, Path]]:
    """With names that are the same wherever the site is installed."""
    urls = Path(import_module(settings.ROOT_URLCONF).__file__ or "").parent
    found = {(urls, one) for one in urls.glob("*.py")}
    found |= {(folder, one) for folder in _folders() for one in _files(folder)}
    for folder, one in found:
        yield str(one.relative_to(folder.parent)), one


def _folders() -> set[Path]:
    """Of the site's own apps, and of its templates."""
    own = {Path(one.path) for one in apps.get_app_configs() if "site-packages" not in one.path}
    engines: list[dict[str, Any]] = settings.TEMPLATES
    return own | {Path(folder) for engine in engines for folder in engine["DIRS"]}


def _files(folder: Path) -> Iterator[Path]:
    """Without hidden folders, and those that the site itself writes to."""
    written = _written()
    for place, folders, names in os.walk(folder):
        folders[:] = [
            one for one in folders if one[0] != "." and Path(place, one).resolve() not in written
        ]
        paths = (Path(place, one) for one in names)
        yield from (one for one in paths if one.suffix in ENDINGS and one.is_file())


def _written() -> set[Path]:
    set_to = [getattr(settings, name, None) for name in ("MEDIA_ROOT", "STATIC_ROOT", "DATA_DIR")]
    return {Path(one).resolve() for one in set_to if one}


def _settings() -> Iterator[str]:
    for name in SETTINGS:
        value: Any = getattr(settings, name, None)
        yield f"{name}={value!r}"


def _packages() -> list[str]:
    return sorted({f"{one.metadata['Name']}=={one.version}" for one in distributions()})


def _names_of_files() -> list[str]:
    """Pages name stylesheets with a part of their digest, where these were collected."""
    names: dict[str, str] = getattr(staticfiles_storage, "hashed_files", {})
    return sorted(f"{name} {hashed}" for name, hashed in names.items())
