"""Registers of the site at a chosen moment."""

import pytest
from pytest_django.fixtures import Settings

from tests.disclosure.auditors import cast

pytestmark = pytest.mark.django_db

URL = "/audit/registers/placements/"


def test_a_register_is_shown_as_it_stands_at_the_moment() -> None:
    page = cast.auditor().get(f"{URL}?at=2026-05-04T12:30")
    assert cast.table(page) == [["=Tin & Co", "<b>Coda</b>"], ["Brass", "Basso 12:30"]]
    assert "2 rows, as the register stands at 4 May 2026, 12:30 UTC" in cast.text(page)
    assert not cast.tree(page).css("td b")


def test_it_is_taken_away_without_formulas() -> None:
    url = f"{URL}?at=2026-05-04T12:30"
    lines = cast.as_csv(cast.auditor(), url)
    assert lines[0] == {"payer": "'=Tin & Co", "product": "<b>Coda</b>"}
    rows = cast.as_json(cast.auditor(), url)
    assert rows[0] == {"payer": "=Tin & Co", "product": "<b>Coda</b>"}
    assert rows[1]["product"] == lines[1]["product"] == "Basso 12:30"


def test_an_empty_register_says_so_and_keeps_its_columns() -> None:
    url = f"{URL}?at=2020-01-01T00:00"
    said = cast.text(cast.auditor().get(url))
    assert "The register holds nothing at 1 Jan 2020, 00:00 UTC" in said
    assert cast.body(cast.auditor().get(f"{url}&format=csv")) == "payer,product\r\n"


def test_a_bad_moment_is_said_at_the_field() -> None:
    page = cast.auditor().get(f"{URL}?at=soon")
    assert "This is no moment. Write YYYY-MM-DDTHH:MM" in cast.text(page)
    assert len(cast.table(page)) == 2


def test_each_register_is_in_the_navigation_and_no_other_is_there(settings: Settings) -> None:
    page = cast.tree(cast.auditor().get(URL))
    link = page.css_first("nav a[aria-current]")
    assert link is not None
    assert (link.text(), link.attributes["href"]) == ("Placements", URL)
    settings.DISCLOSURE = {"EXEMPT": ["/audit/"]}
    client = cast.auditor()
    assert client.get(URL).status_code == 404
    assert "Placements" not in client.get("/audit/").content.decode()
