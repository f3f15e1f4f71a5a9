"""Every page of the site, broken in every way: none that breaks a ★ promise is served."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone

from disclosure import judging
from disclosure.audit import Outcome
from disclosure.guard import UNGUARDED, Guard
from products.models import Offer
from tests import builders
from tests.conftest import Site
from tests.disclosure.guard.mutations import ASKED, FOUND, HARMLESS, REFUSED, WAYS, Way, with_number

PAGES = ("comparison", "without advertising", "guide", "about")  # the benchmark tries all pages


@pytest.fixture
def pages(full_site: Site, client: Client) -> dict[str, str]:
    inside: dict[str, bool] = {UNGUARDED: True}
    builders.placement(
        full_site.basso,
        None,
        points="0.5",
        starts_at=full_site.at - builders.DAY,
        ends_at=full_site.at + builders.DAY,
    )
    return {
        full_site.paths[kind]: client.get(full_site.paths[kind], **inside).content.decode()  # type: ignore[arg-type]
        for kind in PAGES
    }


def is_served(html: str, path: str) -> bool:
    return Guard(lambda request: HttpResponse(html))(RequestFactory().get(path)).status_code == 200


def outcomes(html: str, path: str) -> set[Outcome]:
    report = judging.report(html, path=path, at=timezone.now())
    return {result.verdict.outcome for result in report.results}


def broken(way: Way, pages: dict[str, str]) -> dict[str, str]:
    """The pages that can be broken so, broken."""
    number = Offer.objects.order_by("pk").values_list("pk", flat=True)[0]
    made = {path: way.broken(html) for path, html in pages.items()}
    return {path: with_number(html, number) for path, html in made.items() if html}


def test_the_pages_are_served_as_they_are(pages: dict[str, str]) -> None:
    for path, html in pages.items():
        assert is_served(html, path), path


@pytest.mark.parametrize("outcome", [REFUSED, FOUND, ASKED, HARMLESS])
def test_each_way_of_breaking_a_page_ends_as_it_must(pages: dict[str, str], outcome: str) -> None:
    wrong, tried = [], 0
    for way in WAYS:
        if way.outcome != outcome:
            continue
        made = broken(way, pages)
        assert made, f"nothing can be broken so: {way.name}"
        for path, html in made.items():
            tried += 1
            if not ended(way, html, path):
                wrong.append(f"{path}: {way.name}")
    assert not wrong, f"{len(wrong)} of {tried}:\n" + "\n".join(wrong)


def ended(way: Way, html: str, path: str) -> bool:
    if way.outcome in (REFUSED, HARMLESS):
        return is_served(html, path) is (way.outcome == HARMLESS)
    found = outcomes(html, path)
    return Outcome.VIOLATION in found or (way.outcome == ASKED and Outcome.INCOMPLETE in found)
