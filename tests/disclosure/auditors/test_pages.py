"""Pages × rules: what is shown, found, sorted and taken away."""

import pytest
from pytest_django import DjangoAssertNumQueries

from disclosure.models import AuditedPage
from disclosure.rules import RULES
from tests.disclosure.auditors import cast

pytestmark = pytest.mark.django_db

URL = "/audit/pages/"


@pytest.fixture
def three() -> None:
    cast.audited("/compare/kettles/", L01="violation", P01="incomplete")
    cast.audited("/guides/how-to-boil/", P01="incomplete")
    cast.audited("/about/", at=cast.AT.replace(hour=9), L01="inapplicable")


def shown(query: str) -> list[str]:
    return [row[0] for row in cast.table(cast.auditor().get(f"{URL}?{query}"))]


def test_before_the_first_audit_it_says_which_command_to_run() -> None:
    assert "python manage.py audit_pages" in cast.text(cast.auditor().get(URL))
    assert cast.as_csv(cast.auditor(), URL) == []


def test_each_rule_of_each_page_has_a_sign_with_words_that_leads_to_its_finding(
    three: None,
) -> None:
    page = cast.tree(cast.auditor().get(URL))
    assert len(page.css("thead th.rule")) == len(RULES)
    rows = page.css("tbody tr")
    assert [len(row.css(".cell")) for row in rows] == [len(RULES)] * 3
    broken = rows[1].css_first(".cell.violation a")
    assert broken is not None
    assert broken.attributes["aria-label"] == "L01 violation"
    assert broken.text() == "✕"
    assert broken.attributes["href"] == "/audit/page/?path=%2Fcompare%2Fkettles%2F#L01"
    words = {link.attributes["aria-label"] for link in rows[0].css(".cell a")}
    assert "L01 inapplicable" in words
    assert "P01 pass" in words


def test_the_legend_explains_every_sign(three: None) -> None:
    said = cast.text(cast.auditor().get(URL))
    for words in ("✕ violation certain", "? incomplete a person", "✓ pass", "· inapplicable"):
        assert words in said


def test_a_rule_that_is_younger_than_the_audit_was_not_judged() -> None:
    page = cast.audited()
    del page.verdicts["L01"]
    page.save()
    row = cast.as_csv(cast.auditor(), URL)[0]
    assert (row["L01"], row["P01"]) == ("not judged", "pass")


@pytest.mark.parametrize(
    ("query", "paths"),
    [
        ("", ["/about/", "/compare/kettles/", "/guides/how-to-boil/"]),
        ("text=BOIL", ["/guides/how-to-boil/"]),
        ("text=%25", []),
        ("outcome=violation", ["/compare/kettles/"]),
        ("outcome=incomplete", ["/compare/kettles/", "/guides/how-to-boil/"]),
        ("rule=L01&outcome=inapplicable", ["/about/"]),
        ("rule=L01&outcome=pass", ["/guides/how-to-boil/"]),
        ("rule=L&outcome=violation", ["/compare/kettles/"]),
        ("rule=P&outcome=violation", []),
        ("rule=P01&outcome=incomplete&text=guides", ["/guides/how-to-boil/"]),
        ("blocked=on", ["/compare/kettles/"]),
        ("sort=-path", ["/guides/how-to-boil/", "/compare/kettles/", "/about/"]),
        ("sort=-violations", ["/compare/kettles/", "/about/", "/guides/how-to-boil/"]),
        ("sort=-incompletes", ["/compare/kettles/", "/guides/how-to-boil/", "/about/"]),
        ("sort=audited_at", ["/about/", "/compare/kettles/", "/guides/how-to-boil/"]),
    ],
)
def test_pages_are_found_and_sorted(three: None, query: str, paths: list[str]) -> None:
    assert shown(query) == paths
    assert [row["path"] for row in cast.as_csv(cast.auditor(), f"{URL}?{query}")] == paths


def test_the_columns_are_those_of_the_chosen_rules(three: None) -> None:
    client = cast.auditor()
    assert len(cast.tree(client.get(f"{URL}?rule=P01")).css("thead th.rule")) == 1
    row = cast.as_json(client, f"{URL}?rule=P01&text=compare")[0]
    assert row == {
        "path": "/compare/kettles/",
        "audited_at": "2026-05-04T12:00:00Z",
        "blocked": True,
        "violations": 1,
        "incompletes": 1,
        "P01": "incomplete",
    }


@pytest.mark.parametrize("query", ["rule=X99", "outcome=fine", "sort=verdicts", "rule=L%00"])
def test_what_cannot_be_asked_is_said_and_nothing_is_shown(three: None, query: str) -> None:
    client = cast.auditor()
    page = client.get(f"{URL}?{query}")
    assert "Select a valid choice" in cast.text(page)
    assert not cast.tree(page).css("table")
    assert client.get(f"{URL}?{query}&format=csv").status_code == 400
    assert shown("") != []


def test_the_sorted_column_says_so_and_turns_round_when_clicked(three: None) -> None:
    page = cast.tree(cast.auditor().get(f"{URL}?sort=-violations&rule=L"))
    heading = page.css_first("th[aria-sort]")
    assert heading is not None
    assert heading.attributes["aria-sort"] == "descending"
    link = heading.css_first("a")
    assert link is not None
    assert link.attributes["href"] == "?sort=violations&rule=L"


def test_long_tables_are_paged_and_taken_away_whole() -> None:
    pages = [cast.audited(f"/p/{number:03}/") for number in range(2)]
    AuditedPage.objects.bulk_create(
        AuditedPage(
            path=f"/q/{number:03}/",
            audited_at=cast.AT,
            violations=0,
            incompletes=0,
            blocked=False,
            verdicts=pages[0].verdicts,
        )
        for number in range(100)
    )
    client = cast.auditor()
    assert len(cast.table(client.get(URL))) == 100
    assert "102 pages, 1 to 100 shown" in cast.text(client.get(URL))
    assert [row[0] for row in cast.table(client.get(f"{URL}?page=2"))] == ["/q/098/", "/q/099/"]
    assert len(cast.as_csv(client, f"{URL}?page=2")) == 102


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("form", ["html", "csv", "json"])
def test_it_asks_as_often_for_one_page_as_for_three(
    rows: int, form: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(rows):
        cast.audited(f"/{number}/", L01="violation")
    client = cast.auditor()
    with django_assert_num_queries(6):
        cast.body(client.get(f"{URL}?outcome=violation&format={form}"))
