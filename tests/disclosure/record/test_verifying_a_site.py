"""What a site writes while it is read and changed, as a whole: nothing of it is called wrong."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from disclosure.models import Entry, Frozen
from disclosure.record import daily, keys
from disclosure.record.verifying import verify
from tests import builders
from tests.conftest import Site
from tests.disclosure.record.logged import empty_log

__all__ = ["empty_log"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_log", "recording")]


def test_a_site_that_is_read_and_changed_is_in_order(site: Site, client: Client) -> None:
    read = [site.paths[name] for name in ("comparison", "product", "about")]
    for path in read:
        assert client.get(path).status_code == 200
    daily.log_day(timezone.now())
    offer = site.alto.offers.get(merchant=site.alder)
    builders.price(offer, "51.00", at=timezone.now() - timedelta(seconds=1))
    for path in read:
        assert client.get(path).status_code == 200
    found = verify(keys.known())
    assert list(found.findings.lines()) == []
    assert Entry.objects.filter(url__endswith=read[0]).count() == 2
    assert Entry.objects.filter(url__endswith="/about/").count() == 1
    assert found.entries == Entry.objects.count() >= 6
    assert found.frozen == Frozen.objects.count() >= 3
    assert found.bodies >= 6
