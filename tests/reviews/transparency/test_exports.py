"""What anybody can take away: complete, the same in both forms, and without what is nobody’s business."""

import csv
import io
import json
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from disclosure import incidents
from products.models import Placement
from reviews import publishing
from reviews.models import Problem, Review
from reviews.transparency.exports import EXPORTS
from tests import builders
from tests.conftest import Site
from tests.reviews.transparency.cast import points

Line = dict[str, Any]


def text(client: Client, name: str) -> str:
    response = client.get(f"/transparency/{name}")
    assert response.status_code == 200, response.content
    return response.content.decode()


def csv_rows(client: Client, what: str) -> list[Line]:
    plain = text(client, f"{what}.csv").removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(plain, newline="")))


def json_rows(client: Client, what: str) -> list[Line]:
    rows: list[Line] = json.loads(text(client, f"{what}.json"))["rows"]
    return rows


@pytest.fixture
def busy(full_site: Site) -> Site:
    """Something in every table."""
    clerk = builders.user("clara", first_name="Clara", last_name="Secretive")
    points(full_site.basso, "0.4", entered_by=clerk)
    points(full_site.basso, "0.3", approved_at=None, approved_by=None, entered_by=clerk)
    Placement.objects.update(contract_reference="CONTRACT-77", advertiser="=cmd Ltd")
    builders.product("Unseen", is_listed=False)
    review = Review.objects.get(product=full_site.alto)
    review.scores.filter(criterion__name="Speed").update(value=Decimal("7.0"))
    publishing.publish(
        review, by=clerk, at=timezone.now(), correction="As https://shop.example/alto told us."
    )
    now = timezone.now()
    found = [{"html": "<b>SNIPPET</b>"}]
    for path in ("/compare/kettles/", f"/go/{full_site.alto.offers.all()[0].pk}/"):
        incidents.keep(
            path=path, route="/", missing=False, rules=["L01"], summary="?", findings=found, at=now
        )
    Problem.objects.create(
        about="price",
        path="/products/alto/",
        words="It was 19.90 USD yesterday.",
        received_at=now - builders.DAY,
        outcome="corrected",
        answer="It is, at https://shop.example/alto.",
        answered_by=clerk,
        answered_at=now,
    )
    return full_site


@pytest.mark.parametrize("what", EXPORTS)
def test_both_forms_say_the_same(busy: Site, client: Client, what: str) -> None:
    from_csv, from_json = csv_rows(client, what), json_rows(client, what)
    assert from_json
    assert len(from_csv) == len(from_json)
    for line, other in zip(from_csv, from_json, strict=True):
        del line["at"], other["at"]
        told = {name: "" if value is None else str(value) for name, value in other.items()}
        assert {name: value.removeprefix("'") for name, value in line.items()} == told


@pytest.mark.parametrize("what", EXPORTS)
@pytest.mark.parametrize("form", ["csv", "json"])
def test_no_file_holds_secrets_prices_or_addresses(
    busy: Site, client: Client, what: str, form: str
) -> None:
    told = text(client, f"{what}.{form}")
    for secret in (
        *("CONTRACT", "clara", "Clara", "Secretive", "approver", "clerk", "SNIPPET"),
        *("shop.example", "/go/", "19.90", "49.90", "19.50", "USD", "yesterday"),
    ):
        assert secret not in told, secret


@pytest.mark.parametrize("what", EXPORTS)
def test_an_empty_site_has_empty_files(db: None, client: Client, what: str) -> None:
    assert csv_rows(client, what) == []
    assert json_rows(client, what) == []


def test_no_cell_is_a_formula(busy: Site, client: Client) -> None:
    rows = csv_rows(client, "placements")
    assert {row["payer"] for row in rows} == {"'=cmd Ltd"}


def test_the_register_has_a_line_for_each_placement(busy: Site, client: Client) -> None:
    row, acting = json_rows(client, "placements")  # and none for the one that waits
    assert (row["slot"], row["comparison"], row["shown"]) == (1, "kettles", None)
    assert (acting["blind"], acting["points_counted"], acting["shown"]) == ("5.6", "0.4", "6.0")
    assert (acting["blind_position"], acting["position"]) == (2, 2)
    assert (row["state"], acting["state"]) == ("running", "running")


@pytest.mark.parametrize("what", ["placements", "receipts"])
def test_a_placement_starts_in_the_files_when_it_began_to_act(
    site: Site, client: Client, what: str
) -> None:
    now = timezone.now().replace(microsecond=0)
    late = points(
        site.basso,
        "0.4",
        starts_at=now - builders.DAY,
        approved_at=now,
        advertiser="Late",
        ends_at=now + builders.DAY,
    )
    starts = [row["starts_at"] for row in json_rows(client, what) if row["payer"] == "Late"]
    assert [datetime.fromisoformat(one) for one in starts] == [late.approved_at]


def test_every_known_product_is_in_the_coverage(busy: Site, client: Client) -> None:
    found = {row["product"]: row for row in csv_rows(client, "coverage")}
    assert set(found) == {"alto", "basso", "coda", "unseen"}
    assert [found["coda"][name] for name in ("listed", "reviewed", "paid_link")] == [
        *("yes", "no", "yes")
    ]
    assert found["unseen"]["listed"] == "no"


@pytest.mark.parametrize("name", ["money.csv", "placements.xml", "receipts", "PLACEMENTS.csv"])
def test_what_is_no_export_is_not_found(site: Site, client: Client, name: str) -> None:
    assert client.get(f"/transparency/{name}").status_code == 404


def test_files_have_a_name_and_a_type(site: Site, client: Client) -> None:
    response = client.get("/transparency/pay-bias.csv")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"].startswith('attachment; filename="pay-bias-20')
    assert client.get("/transparency/pay-bias.json")["Content-Type"] == "application/json"
    assert not response.cookies
    assert client.post("/transparency/pay-bias.csv").status_code == 405
