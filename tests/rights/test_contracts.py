"""Contracts are for auditors: where one is filed, and who entered and approved it, no reader is told."""

import pytest
from django.test import Client

from products.models import Placement
from tests import builders, desk
from tests.builders import DAY
from tests.conftest import Site
from tests.outputs import fetched, holding

REFERENCE = "Vault 77/Zanzibar"
PEOPLE = ("quillon-entered", "ravensworth-approved")


@pytest.fixture
def secret(site: Site) -> Placement:
    """Points and a row, with names that stand nowhere else."""
    return builders.placement(
        site.alto,
        2,
        points="0.3",
        starts_at=site.at,
        ends_at=site.at + DAY,
        advertiser="Orrery Payments",
        entered_by=builders.user(PEOPLE[0]),
        approved_by=builders.user(PEOPLE[1]),
    )


def test_no_page_feed_or_export_tells_readers_of_a_contract(
    site: Site, secret: Placement, client: Client
) -> None:
    Placement.objects.update(contract_reference=REFERENCE)
    outputs = fetched(site, client)
    for secretive in (REFERENCE, REFERENCE.split("/")[1], *PEOPLE):
        assert holding(outputs, secretive) == set()
    # The register itself is public: what is held back could have been there.
    assert "/transparency/" in holding(outputs, secret.advertiser)


@pytest.mark.parametrize("group", ["editors", "commerce", "auditors"])
def test_the_admin_tells_those_who_may_look_at_placements(site: Site, group: str) -> None:
    Placement.objects.update(contract_reference=REFERENCE)
    url = f"/admin/products/placement/{site.placement.pk}/change/"
    assert REFERENCE in desk.signed_in(group).get(url).content.decode()


def test_only_auditors_open_the_register_that_is_for_them(site: Site, client: Client) -> None:
    Placement.objects.update(contract_reference=REFERENCE)
    url = "/audit/registers/placements/"
    assert client.get(url).status_code == 302
    assert REFERENCE in desk.signed_in("auditors").get(url).content.decode()
    for group in ("editors", "commerce"):
        answer = desk.signed_in(group).get(url)
        assert REFERENCE not in answer.content.decode()
