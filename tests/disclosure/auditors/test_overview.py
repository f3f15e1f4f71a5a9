"""How much there is, and where to look first."""

import pytest
from pytest_django import DjangoAssertNumQueries

from disclosure.models import Notice
from disclosure.rules import RULES
from tests.disclosure.auditors import cast

pytestmark = pytest.mark.django_db


def test_before_the_first_audit_it_says_which_command_to_run() -> None:
    said = cast.text(cast.auditor().get("/audit/"))
    assert "No page has been audited yet." in said
    assert "python manage.py audit_pages" in said
    assert f"{len(RULES)} rules" in said


def test_it_counts_pages_findings_incidents_and_notices() -> None:
    cast.audited("/one/", L01="violation", P01="incomplete")
    cast.audited("/two/", P01="incomplete")
    cast.audited("/three/")
    cast.incident()
    said = cast.text(cast.auditor().get("/audit/"))
    in_force = Notice.objects.filter(locale="en").count()
    for words in (
        "3 pages audited the last 4 May 2026, 12:00 UTC",
        "1 violation on 1 page, 1 of them blocked",
        "2 incomplete",
        "1 incident page that was not served",
        f"{in_force} notices in force in en",
    ):
        assert words in said
    assert in_force > 1


def test_the_rules_that_most_pages_break_come_first() -> None:
    cast.audited("/one/", L01="violation", P01="violation")
    cast.audited("/two/", P01="violation", L01="incomplete")
    page = cast.auditor().get("/audit/")
    assert [row[0] for row in cast.table(page)] == ["P01★", "L01★"]
    assert cast.table(page)[1][2:] == ["1 page", "1 page"]


def test_a_clean_site_is_told_to_be_one() -> None:
    cast.audited()
    said = cast.text(cast.auditor().get("/audit/"))
    assert "No page breaks a rule, and none leaves one open." in said


def test_its_numbers_can_be_taken_away() -> None:
    cast.audited(L01="violation")
    client = cast.auditor()
    found = {row["what"]: row["value"] for row in cast.as_csv(client, "/audit/")}
    assert (found["pages"], found["violations"], found["rules"]) == ("1", "1", str(len(RULES)))
    assert found["newest"] == "2026-05-04T12:00:00+00:00"
    assert [row["what"] for row in cast.as_json(client, "/audit/")] == list(found)


@pytest.mark.parametrize("rows", [1, 3])
def test_it_asks_as_often_for_one_page_as_for_three(
    rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(rows):
        cast.audited(f"/{number}/", L01="violation")
        cast.incident(f"/{number}/")
    client = cast.auditor()
    with django_assert_num_queries(8):
        client.get("/audit/")
