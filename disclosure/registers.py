"""What the site tells the judge: the callables that `settings.DISCLOSURE` names, asked once a page.

    DISCLOSURE = {
        "LINKS": "shop.registers.links",            # (urls, at) → {url: policy.Destination}
        "HISTORIES": "shop.registers.histories",    # (urls, at) → {url: policy.History}
        "PLACEMENTS": "shop.registers.placements",  # (numbers, at) → {number: policy.Slot}
        "PAY": "shop.registers.pay",                # (paths, at) → {path: {kind, …}}
        "TIES": "shop.registers.ties",              # the same of ties alone, for the guard
        "MOST_POINTS": "shop.ranking.CAP",          # a Decimal: the most that pay moves a score by
        "EXEMPT": ["/admin/", "/audit/"],           # pages that no reader sees
        "RECORD": True,                             # freeze pages, and keep a log of what was sent
        "EDITIONS": "shop.editions.of",             # (path) → names of what the page shows, or None
        "MOMENTS": "shop.moments.next_change",      # (path, names, at) → when it changes by itself
        "PARAMETERS": "shop.parameters.known",      # (path) → what it knows of a query, or None
        "REGISTER_TABLES": {                        # for auditors: (at) → (columns, rows of texts)
            "placements": "shop.registers.placement_table",
        },
    }

Each is asked for all that one page holds, and answers for what it knows.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.encoding import escape_uri_path
from django.utils.module_loading import import_string

from disclosure import sheets
from disclosure.addresses import parts
from disclosure.models import Notice
from disclosure.page import Page, past_of
from disclosure.policy import Destination, Facts
from disclosure.scores import paid_by


def facts(
    page: Page,
    *,
    path: str,
    at: datetime,
    status: int = 200,
    read_sheets: bool = True,
    only_blocking: bool = False,
) -> Facts:
    """All that the rules may know of a page of this site besides its HTML, or all that the blocking
    ones (★) ask for."""
    base_url = settings.BASE_URL
    locale = settings.LANGUAGE_CODE
    return Facts(
        at=at,
        base_url=base_url,
        path=path,
        status=status,
        locale=locale,
        links=_ask("LINKS", {link.url for link in page.links}, at),
        histories=_ask("HISTORIES", _with_past(page), at),
        slots=_ask("PLACEMENTS", _numbers(page), at),
        most_points=_most_points(),
        pay=_pay(path, {*_own_paths(page, base_url)}, at, only_blocking=only_blocking),
        notices=Notice.objects.approved(locale, at),
        sheets=sheets.of_this_site(page) if read_sheets else {},
    )


def facts_of_text(urls: Collection[str], *, path: str, at: datetime) -> Facts:
    """The same for a text that is no page, and leads to `urls`."""
    locale = settings.LANGUAGE_CODE
    return Facts(
        at=at,
        base_url=settings.BASE_URL,
        path=path,
        locale=locale,
        links=links(urls, at),
        notices=Notice.objects.approved(locale, at),
    )


def links(urls: Collection[str], at: datetime) -> Mapping[str, Destination]:
    """What the register of links says of these absolute addresses."""
    found: Mapping[str, Destination] = _ask("LINKS", urls, at)
    return found


def address(path: str) -> str:
    """The absolute address of `path` on this site, however odd the path is ("//…" is no other host)."""
    home = urlsplit(settings.BASE_URL)
    return f"{home.scheme}://{home.netloc}{escape_uri_path(path)}"


def keeps_record() -> bool:
    """Whether pages are frozen, and put on record as they are sent."""
    return bool(_settings().get("RECORD", False))


def editions(path: str) -> frozenset[str] | None:
    """The names of the editions of all that the page at `path` shows; None if it is not frozen."""
    return _told_of(path, "EDITIONS")


def parameters(path: str) -> frozenset[str] | None:
    """The parameters that the page at `path` knows; None if nobody says."""
    return _told_of(path, "PARAMETERS")


def _told_of(path: str, name: str) -> frozenset[str] | None:
    register = _settings().get(name)
    if not register:
        return None
    asked: Callable[[str], frozenset[str] | None] = import_string(register)
    return asked(path)


def exempt(path: str) -> bool:
    """Whether no reader sees the page at `path`. A path that is written oddly is not exempt."""
    if "//" in path or "\\" in path or {".", ".."} & set(path.split("/")):
        return False
    sections = [section.rstrip("/") for section in _settings().get("EXEMPT", ())]
    return any(path == one or path.startswith(f"{one}/") for one in sections if one)


def _ask(name: str, wanted: Collection[str], at: datetime) -> Any:
    register = _settings().get(name)
    if not (register and wanted):
        return {}
    asked: Callable[[Collection[str], datetime], Any] = import_string(register)
    return asked(wanted, at)


def _pay(
    path: str, linked: set[str], at: datetime, *, only_blocking: bool
) -> Mapping[str, frozenset[str]]:
    """Of pages that this one links to, blocking rules need to know the ties alone: which of them
    hold paid links costs many times as much to find out, and is told beside teasers (L08)."""
    if only_blocking and "TIES" in _settings():
        return {**_ask("TIES", linked, at), **_ask("PAY", {path}, at)}
    found: Mapping[str, frozenset[str]] = _ask("PAY", {path, *linked}, at)
    return found


def _most_points() -> Decimal:
    """Nothing, where the site names no limit."""
    limit = _settings().get("MOST_POINTS")
    return Decimal(import_string(limit)) if limit else Decimal(0)


def _settings() -> dict[str, Any]:
    found: dict[str, Any] = getattr(settings, "DISCLOSURE", {})
    return found


def _numbers(page: Page) -> set[str]:
    """Of the placements that the page names: those of its paid rows, and those that moved scores."""
    rows = {node.attributes["data-placement"] or "" for node in page.placements} - {""}
    return rows | {one for node in page.points for one in paid_by(node)}


def _with_past(page: Page) -> set[str]:
    """The offers that the page names as those whose earlier prices it tells."""
    return {page.resolve(one) for node in page.past for one in past_of(node)} - {""}


def _own_paths(page: Page, base_url: str) -> Iterable[str]:
    """Where the page links to on this site."""
    home = urlsplit(base_url).netloc
    for url in {link.url for link in page.links}:
        there = parts(url)
        if there.netloc == home:
            yield there.path
