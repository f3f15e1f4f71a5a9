"""The path that a reader means, who writes or pastes the address of a page."""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import SplitResult, unquote, urlsplit

from django.conf import settings


def path(written: str, *, host: str) -> str:
    """Of an address of this site, by its own name or by `host`: without query and fragment, with a
    slash on each side. An address of another site stays as it is, and is none of ours."""
    written = written.strip()
    if not written:
        return ""
    parts = _parts(written)
    if parts and parts.scheme in ("http", "https") and parts.netloc.lower() in _hosts(host):
        return _with_slashes(unquote(parts.path))
    if "://" in written.partition("?")[0]:
        return written
    return _with_slashes(written.partition("#")[0].partition("?")[0])


def _parts(written: str) -> SplitResult | None:
    try:
        return urlsplit(written)
    except ValueError:  # such as http://[
        return None


def _hosts(host: str) -> Collection[str]:
    return {urlsplit(settings.BASE_URL).netloc.lower(), host.lower()}


def _with_slashes(path: str) -> str:
    """At its end only where Django adds one, and to no name of a file."""
    path = path if path.startswith("/") else f"/{path}"
    is_file = "." in path.rpartition("/")[2]
    ends = path.endswith("/") or is_file or not settings.APPEND_SLASH
    return path if ends else f"{path}/"
