"""Comparisons whose scores pay moved keep their promises, whatever was paid and however they are read."""

from datetime import datetime, timedelta

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils import timezone

from disclosure import judging
from disclosure.audit import Outcome, Report
from products.models import Placement, Product
from tests import builders
from tests.builders import DAY, HOUR
from tests.conftest import Site

PATH = "/compare/kettles/"
WITHOUT = f"{PATH}without-advertising/"
STATES = (
    "",
    "?sort=-price",
    "?sort=product",
    "?sort=-rank",
    "?sort=score",
    "?page=2",
    "?brand=none",
)
MINE = {"R01", "R02", "R04", "R05", "R10", "R11", "R13", "R14", "R15", "L01", "L03", "W04", "T07"}


def bought(product: Product, points: str, at: datetime, **fields: object) -> Placement:
    times = {"starts_at": at - DAY, "ends_at": at + DAY}
    return builders.placement(product, None, **(times | {"points": points} | fields))


def judged(client: Client, path: str) -> Report:
    """Also asserts that the guard lets it pass."""
    answer = client.get(path, follow=True)
    assert answer.status_code == 200, (path, answer.content[:300])
    html = answer.content.decode()
    return judging.report(html, path=path.partition("?")[0], at=timezone.now())


def outcomes(report: Report) -> dict[str, Outcome]:
    return {one.rule.id: one.verdict.outcome for one in report.results}


def broken(report: Report) -> list[tuple[str, str]]:
    return [(one.rule.id, one.verdict.words) for one in report.violations if one.rule.id in MINE]


def scored(site: Site, alto: list[str], basso: list[str]) -> None:
    """Give the two other scores."""
    for product, scores in ((site.alto, alto), (site.basso, basso)):
        review = product.reviews.get()
        for score, value in zip(review.scores.order_by("criterion__position"), scores, strict=True):
            type(score).objects.filter(pk=score.pk).update(value=value)
        builders.revise(review, site.at)


@pytest.mark.parametrize("state", STATES)
def test_every_state_of_a_moved_order_keeps_them(site: Site, client: Client, state: str) -> None:
    scored(site, ["7.0", "7.0"], ["6.0", "7.5"])  # 7.0 and 6.6
    bought(site.basso, "0.5", site.at)
    for path in (PATH, WITHOUT):
        assert broken(judged(client, f"{path}{state}")) == [], path
    with_pay = outcomes(judged(client, f"{PATH}{state}"))
    assert with_pay["R14"] is Outcome.PASS
    assert outcomes(judged(client, f"{WITHOUT}{state}"))["R13"] is Outcome.INAPPLICABLE


CASES = {
    "two placements pass the cap": (["7.0", "7.0"], ["6.0", "7.5"], "0.5"),
    "points break a tie": (["7.0", "7.0"], ["7.0", "7.0"], "0.1"),
    "points change no place": (["9.0", "9.0"], ["6.0", "5.0"], "0.2"),
    "the top of the scale cuts them": (["9.0", "9.0"], ["9.9", "9.9"], "0.5"),
    "the score is at the top already": (["9.0", "9.0"], ["10.0", "10.0"], "0.5"),
}


@pytest.mark.parametrize("case", CASES)
def test_whatever_the_scores_and_the_points_they_keep_them(
    site: Site, client: Client, case: str
) -> None:
    alto, basso, points = CASES[case]
    scored(site, alto, basso)
    bought(site.basso, points, site.at)
    if "two" in case:
        bought(site.basso, "0.3", site.at, advertiser="Other Ltd")
    for path in (PATH, WITHOUT, "/reviews/basso/", "/products/basso/", "/", "/categories/kettles/"):
        assert broken(judged(client, path)) == [], path


def test_a_row_that_pays_for_points_too_keeps_them(site: Site, client: Client) -> None:
    site.placement.delete()
    builders.placement(site.basso, 1, points="0.4", starts_at=site.at - DAY, ends_at=site.at + DAY)
    assert broken(judged(client, PATH)) == []


def test_a_page_from_before_is_refused_once_its_points_have_ended(
    site: Site, client: Client
) -> None:
    placement = bought(site.basso, "0.5", site.at)
    html = client.get(PATH).content.decode()
    assert not judging.report(html, path=PATH, at=site.at + HOUR).blocked
    later = judging.report(html, path=PATH, at=placement.ends_at + timedelta(seconds=1))
    assert "R13" in {result.rule.id for result in later.results if result.blocks}
    assert not judging.report(html, path=PATH, at=site.at + HOUR).blocked


def test_a_page_from_before_is_refused_once_points_begin(site: Site, client: Client) -> None:
    bought(site.basso, "0.5", site.at, starts_at=site.at + HOUR)
    html = client.get(PATH).content.decode()
    assert not judging.report(html, path=PATH, at=site.at).blocked
    later = judging.report(html, path=PATH, at=site.at + 2 * HOUR)
    assert "R14" in {result.rule.id for result in later.results if result.blocks}


def test_of_a_programme_that_forbids_it_no_history_is_served(
    site: Site, client: Client, settings: LazySettings
) -> None:
    number = site.alto.offers.order_by("pk").first().pk  # type: ignore[union-attr]
    seen = '<time datetime="2026-05-01T10:00:00+00:00">1 May 2026</time>'
    table = f'<table data-history="/go/{number}/"><tr><td>$49.90</td><td>{seen} {seen}</td></tr></table>'
    html = client.get("/products/alto/").content.decode().replace("</main>", f"{table}</main>")

    def refused() -> bool:
        report = judging.report(html, path="/products/alto/", at=timezone.now())
        return "C11" in {result.rule.id for result in report.results if result.blocks}

    settings.PRICE_HISTORY = True
    assert not refused()
    settings.PRICE_HISTORY = False
    assert refused()
    settings.PRICE_HISTORY = True
    site.programme.history_allowed = False
    site.programme.save()
    assert refused()
