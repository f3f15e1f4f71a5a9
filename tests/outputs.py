"""All that a reader, or a program of one, can fetch of the small site: pages, states of them, feeds, exports."""

from __future__ import annotations

from django.test import Client

from reviews.transparency.exports import EXPORTS
from tests.conftest import Site

STATES = ("?sort=price", "?sort=-price", "?sort=product")
FEEDS = [f"/feeds/{which}.{form}" for which in ("all", "reviews") for form in ("atom", "rss")]
TABLES = [f"/transparency/{name}.{form}" for name in EXPORTS for form in ("csv", "json")]
OTHERS = ["/transparency/", "/corrections/", "/search/?q=kettle", "/sitemap.xml", "/robots.txt"]


def addresses(site: Site) -> list[str]:
    states = [f"{site.paths['comparison']}{state}" for state in STATES]
    return [*site.paths.values(), *states, *FEEDS, *TABLES, *OTHERS]


def fetched(site: Site, client: Client) -> dict[str, str]:
    """What each address answers with, all of it text. Fails where one does not answer."""
    found = {}
    for address in addresses(site):
        response = client.get(address)
        assert response.status_code == 200, f"{address} answers {response.status_code}"
        found[address] = response.getvalue().decode()
    return found


def holding(outputs: dict[str, str], mark: str) -> set[str]:
    """The addresses of those that hold `mark`."""
    return {address for address, text in outputs.items() if mark in text}
