"""Pages that were not served."""

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.disclosure.auditors import cast

pytestmark = pytest.mark.django_db

URL = "/audit/incidents/"


def test_without_any_it_says_so() -> None:
    said = cast.text(cast.auditor().get(URL))
    assert "Every page that was asked for kept its promises." in said


def test_they_are_listed_with_what_happened_and_how_often() -> None:
    cast.incident("/one/", count=3)
    cast.incident("/two/", rules=[])
    client = cast.auditor()
    rows = {row[0]: row for row in cast.table(client.get(URL))}
    moment = "4 May 2026, 12:00 UTC"
    assert rows["/one/"] == ["/one/", "L01", "L01★: It is broken.", "3", moment, moment]
    assert rows["/two/"][1] == "error"
    lines = cast.as_csv(client, URL)
    assert [(line["path"], line["rules"], line["count"]) for line in lines] == [
        ("/two/", "", "1"),
        ("/one/", "L01", "3"),
    ]
    assert [row["path"] for row in cast.as_json(client, URL)] == ["/two/", "/one/"]


def test_they_are_found_by_path_and_by_words() -> None:
    cast.incident("/one/")
    cast.incident("/two/")
    client = cast.auditor()
    assert [row[0] for row in cast.table(client.get(f"{URL}?text=ON"))] == ["/one/"]
    assert len(cast.table(client.get(f"{URL}?text=broken"))) == 2
    assert "No incident is like that." in cast.text(client.get(f"{URL}?text=three"))
    assert [row["path"] for row in cast.as_csv(client, f"{URL}?text=two")] == ["/two/"]


def test_one_shows_its_findings_with_the_html_as_words() -> None:
    number = cast.incident().pk
    client = cast.auditor()
    page = client.get(f"{URL}{number}/")
    tree = cast.tree(page)
    code = tree.css_first(".findings pre")
    assert code is not None
    assert code.text() == cast.HTML
    assert not tree.css(".findings pre a, main script")
    assert tree.css(".findings a[href='/audit/rules/L01/']")
    assert tree.css("a.button[href='/audit/page/?path=%2Fcompare%2Fkettles%2F&now=1']")
    line = cast.as_csv(client, f"{URL}{number}/")[0]
    assert (line["rule"], line["words"], line["html"]) == ("L01★", "It is broken.", cast.HTML)


def test_an_error_without_findings_and_a_rule_that_is_gone_are_shown() -> None:
    client = cast.auditor()
    error = cast.incident("/one/", rules=[], findings=[]).pk
    said = cast.text(client.get(f"{URL}{error}/"))
    assert "none: an error" in said
    assert "None were kept." in said
    gone = cast.incident("/two/", rules=["X99"], findings=[{"words": "Odd."}]).pk
    page = client.get(f"{URL}{gone}/")
    assert "X99" in cast.text(page)
    assert "Odd." in cast.text(page)
    assert not cast.tree(page).css("a[href*=X99]")


def test_a_pattern_of_paths_is_no_page_to_judge() -> None:
    number = cast.incident("/compare/<slug:slug>/").pk
    assert "Judge the page now" not in cast.text(cast.auditor().get(f"{URL}{number}/"))


@pytest.mark.parametrize("rows", [1, 3])
def test_it_asks_as_often_for_one_as_for_three(
    rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(rows):
        cast.incident(f"/{number}/")
    client = cast.auditor()
    with django_assert_num_queries(6):
        client.get(URL)
