"""What the site tells the judge: the callables that `settings.DISCLOSURE` names, asked once a page.

    DISCLOSURE = {
        "LINKS": "shop.registers.links",            # (urls, at) → {url: policy.Destination}
        "PLACEMENTS": "shop.registers.placements",  # (numbers, at) → {number: policy.Slot}
        "PAY": "shop.registers.pay",                # (paths, at) → {path: {kind, …}}
        "EXEMPT": ["/admin/"],                      # pages that no reader sees
    }

Each is asked for all that one page holds, and answers for what it knows.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.module_loading import import_string

from disclosure.models import Notice
from disclosure.page import Page
from disclosure.policy import Facts


def facts(page: Page, *, path: str, at: datetime, status: int = 200) -> Facts:
    """All that the rules may know of a page of this site besides its HTML."""
    base_url = settings.BASE_URL
    locale = settings.LANGUAGE_CODE
    return Facts(
        at=at,
        base_url=base_url,
        path=path,
        status=status,
        locale=locale,
        links=_ask("LINKS", {link.url for link in page.links}, at),
        slots=_ask("PLACEMENTS", _numbers(page), at),
        pay=_ask("PAY", {path, *_own_paths(page, base_url)}, at),
        notices=Notice.objects.approved(locale, at),
    )


def exempt(path: str) -> bool:
    """Whether no reader sees the page at `path`."""
    return path.startswith(tuple(_settings().get("EXEMPT", ())))


def _ask(name: str, wanted: Collection[str], at: datetime) -> Any:
    register = _settings().get(name)
    if not (register and wanted):
        return {}
    asked: Callable[[Collection[str], datetime], Any] = import_string(register)
    return asked(wanted, at)


def _settings() -> dict[str, Any]:
    found: dict[str, Any] = getattr(settings, "DISCLOSURE", {})
    return found


def _numbers(page: Page) -> set[str]:
    return {node.attributes["data-placement"] or "" for node in page.placements} - {""}


def _own_paths(page: Page, base_url: str) -> Iterable[str]:
    """Where the page links to on this site."""
    home = urlsplit(base_url).netloc
    for link in page.links:
        parts = urlsplit(link.url)
        if parts.netloc == home:
            yield parts.path
