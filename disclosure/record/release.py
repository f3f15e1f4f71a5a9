"""Which code, and which settings, made a page: when they change, no frozen page of before is sent."""

from __future__ import annotations

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
    for folder in _folders():
        for one in folder.rglob("*"):
            if one.suffix in ENDINGS and one.is_file():
                yield str(one.relative_to(folder.parent)), one


def _folders() -> set[Path]:
    """Of the site's own apps, of its settings, and of its templates."""
    own = {Path(one.path) for one in apps.get_app_configs() if "site-packages" not in one.path}
    map_of_urls = import_module(settings.ROOT_URLCONF).__file__ or ""
    engines: list[dict[str, Any]] = settings.TEMPLATES
    templates = {Path(folder) for engine in engines for folder in engine["DIRS"]}
    return own | templates | {Path(map_of_urls).parent}


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
