"""Pages of this site with prices whose programme forbids histories, as they go on record."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.utils import timezone

from disclosure import judging
from disclosure.record import manifest, redaction, withheld
from products.models import SpecificationValue
from tests import builders
from tests.conftest import Site

SHOWN = re.compile(r"49[.,]90|54[.,]80|41[.,]58|4[.,]90\b|49\.9\b")


@pytest.fixture
def forbidden(site: Site) -> Site:
    """What Alto costs at Alder Shop may not be kept: $49.90, $54.80 with delivery, $41.58 per kg."""
    site.programme.history_allowed = False
    site.programme.save()
    weight = SpecificationValue.objects.get(product=site.alto, number__isnull=False).specification
    weight.price_per = 1
    weight.save()
    alder = site.alto.offers.get(merchant=site.alder)
    alder.prices.all().delete()
    builders.price(alder, "49.90", at=site.at, delivery="4.90")
    return site


@pytest.mark.parametrize(
    "page", ["product", "comparison", "review", "without advertising", "guide"]
)
def test_the_copy_tells_no_such_price_and_the_entry_only_its_digest(
    forbidden: Site, full_site: Site, client: Client, page: str
) -> None:
    path = full_site.paths[page]
    body = client.get(path).content
    now = timezone.now()
    judged = judging.judge(body.decode(), path=path, at=now, only_blocking=True)
    assert not judged.report.blocked
    assert SHOWN.search(body.decode())
    copy = redaction.redacted(judged.case, body)
    assert copy is not None
    assert not SHOWN.search(copy.decode())
    told = manifest.entry(
        judged.page,
        judged.facts,
        status=200,
        locale="en",
        at=now,
        body=body,
        verdicts={},
        release="1",
    )
    assert any("salted" in one for one in told["prices"])
    assert not SHOWN.search(str(told["prices"]))
    assert withheld.goes_at(judged.case) == forbidden.at + forbidden.programme.max_price_age


def test_prices_of_other_merchants_stay_in_the_copy(forbidden: Site, client: Client) -> None:
    path = forbidden.paths["product"]
    body = client.get(path).content
    judged = judging.judge(body.decode(), path=path, at=timezone.now(), only_blocking=True)
    copy = redaction.redacted(judged.case, body)
    assert copy is not None
    assert 'value="44.00" data-currency="EUR"' in copy.decode()


def test_a_site_whose_programmes_allow_histories_keeps_its_pages(
    site: Site, client: Client
) -> None:
    path = site.paths["product"]
    body = client.get(path).content
    judged = judging.judge(body.decode(), path=path, at=timezone.now(), only_blocking=True)
    assert redaction.redacted(judged.case, body) is None
