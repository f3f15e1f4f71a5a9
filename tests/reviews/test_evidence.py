"""What the record is told of a ranking, and whether anybody can make the digest again."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client, RequestFactory
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from disclosure.record import evidence as record
from reviews import pages
from reviews.models import LiveComparison
from tests import builders
from tests.builders import DAY
from tests.conftest import Site


@pytest.fixture
def paid_for(site: Site) -> Site:
    """Basso (5.6) passes Elbo (5.9) by 0.5 points; Coda has a row of its own."""
    elbo = builders.product("Elbo")
    builders.published_review(elbo, site.method, ["6.5", "5.0"])
    when = {"starts_at": site.at - DAY, "ends_at": site.at + DAY}
    for points in ("0.3", "0.4"):
        builders.placement(site.basso, slot=None, points=points, **when)
    return site


def told(advertising: bool = True) -> dict[str, Any]:
    request = RequestFactory().get("/compare/kettles/")
    at = timezone.now()
    shown = LiveComparison.objects.shown(at).get()
    pages.comparison(request, shown, at, advertising=advertising)
    found: dict[str, Any] = record.of(request)["ranking"]
    return found


def from_receipts(client: Client, *, advertising: bool = True) -> str:
    """The digest, made of what readers can download and nothing else."""
    rows = json.loads(client.get("/transparency/receipts.json").content)["rows"]
    by: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        by[row["line"]].append(row)
    first = by["score"][0]
    scores: dict[str, list[str]] = defaultdict(list)
    for row in by["criterion"]:
        scores[row["product"]].append(plain(row["value"]))
    place = "position" if advertising else "blind_position"
    weights = [row for row in by["criterion"] if row["product"] == first["product"]]
    paid = sorted(by["placement"], key=lambda row: int(row["item"])) if advertising else []
    inputs = {
        "v": 1,
        "comparison": first["comparison"],
        "method": first["method"],
        "advertising": advertising,
        "cap": plain(first["cap"]),
        "top": plain(first["top"]),
        "weights": [[row["item"], plain(row["weight"])] for row in weights],
        "products": {
            row["product"]: {"scores": scores[row["product"]], "position": row[place]}
            for row in by["score"]
        },
        "placements": [[row["item"], row["product"], plain(row["value"])] for row in paid],
    }
    text = json.dumps(inputs, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def plain(written: str) -> str:
    return f"{Decimal(written).normalize():f}"


@pytest.mark.parametrize("advertising", [True, False])
def test_the_digest_can_be_made_again_from_the_receipts(
    paid_for: Site, client: Client, advertising: bool
) -> None:
    assert told(advertising)["inputs"] == from_receipts(client, advertising=advertising)


def test_it_says_how_many_products_money_moved_and_by_how_far(paid_for: Site) -> None:
    assert {name: told()[name] for name in ("moved", "most")} == {"moved": 2, "most": 1}
    assert {name: told(False)[name] for name in ("moved", "most")} == {"moved": 0, "most": 0}


def test_money_changes_the_digest_of_one_address_alone(paid_for: Site) -> None:
    paid, blind = told()["inputs"], told(advertising=False)["inputs"]
    builders.placement(
        paid_for.alto, slot=None, points="0.1", starts_at=paid_for.at, ends_at=paid_for.at + DAY
    )
    assert told()["inputs"] != paid
    assert told(advertising=False)["inputs"] == blind


def test_prices_do_not_change_it(site: Site) -> None:
    before = told()
    builders.price(site.alto.offers.get(merchant=site.alder), "9.90", at=timezone.now())
    assert told() == before


def test_a_page_that_is_not_put_on_record_asks_nothing_for_it(
    site: Site, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    request = RequestFactory().get("/compare/kettles/")
    at: datetime = timezone.now()
    pages.comparison(request, LiveComparison.objects.shown(at).get(), at)
    assert callable(request.META[record.KEY]["ranking"])
    # The placements stand on the page; the scores are asked for, and whose they are.
    with django_assert_num_queries(2):
        record.of(request)


def test_a_comparison_of_nothing_has_a_digest_too(site: Site) -> None:
    site.comparison.category.products.update(is_listed=False)
    assert told() | {"inputs": ""} == {"inputs": "", "moved": 0, "most": 0}
