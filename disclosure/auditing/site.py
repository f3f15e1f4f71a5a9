"""Which pages this site has: those of its sitemap, and those that readers reach without being listed.

DISCLOSURE = {
    "SITEMAP": "/sitemap.xml",      # where django.contrib.sitemaps answers; this is the default
    "ALSO": ["/search/?q=tea"],     # more paths, or a callable: (at) → paths
}
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sites.requests import RequestSite
from django.core.handlers.wsgi import WSGIRequest
from django.urls import Resolver404, resolve
from django.utils.module_loading import import_string

from disclosure.auditing.inside import environ

MISSING = "/no-page-has-this-address/"  # what readers see who follow a dead link is a page, too


class NoSitemapError(Exception):
    pass


def listed() -> list[str]:
    """Every path of the sitemap, whatever its sections and pages. Raises NoSitemapError."""
    where = str(_settings().get("SITEMAP", "/sitemap.xml"))
    site = RequestSite(WSGIRequest(environ(where)))
    return list(dict.fromkeys(_path(url) for one in _sections(where) for url in _urls(one, site)))


def beside(at: datetime) -> list[str]:
    """Paths of pages that the sitemap does not list: a dead link, and what the settings name."""
    asked: Any = _settings().get("ALSO", ())
    found = import_string(asked)(at) if isinstance(asked, str) else asked
    return [MISSING, *(found(at) if callable(found) else found)]


def _sections(where: str) -> Iterator[Sitemap[Any]]:
    """The views of django.contrib.sitemaps, the index too, get all sections as an argument."""
    try:
        sitemaps: Mapping[str, Any] = resolve(where).kwargs["sitemaps"]
    except (Resolver404, KeyError):
        raise NoSitemapError(
            f"No view of django.contrib.sitemaps answers at {where}. Say where it is in "
            'DISCLOSURE["SITEMAP"], or name the pages to audit: audit_pages /path …'
        ) from None
    for one in sitemaps.values():
        yield one() if callable(one) else one


def _urls(section: Sitemap[Any], site: RequestSite) -> Iterator[str]:
    for number in section.paginator.page_range:
        for entry in section.get_urls(page=number, site=site, protocol=None):
            yield str(entry["location"])


def _path(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}"


def _settings() -> dict[str, Any]:
    found: dict[str, Any] = getattr(settings, "DISCLOSURE", {})
    return found
