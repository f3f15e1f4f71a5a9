"""One page: what each rule said of it, and what it says now."""

import pytest
from pytest_django import DjangoAssertNumQueries

from disclosure.rules import RULES
from tests.conftest import Site
from tests.disclosure.auditors import cast

pytestmark = pytest.mark.django_db

URL = "/audit/page/?path=/compare/kettles/"


def judgement(page: object, rule_id: str) -> str:
    node = cast.tree(page).css_first(f"#{rule_id}")
    assert node is not None
    return " ".join(node.text(separator=" ").split())


def test_each_rule_says_what_it_saw_what_it_promises_and_where_that_comes_from() -> None:
    cast.audited(L01="violation", P01="inapplicable")
    page = cast.auditor().get(URL)
    for rule in RULES:
        said = judgement(page, rule.id)
        assert rule.name in said
        assert rule.promise in said
        assert rule.source in said
    broken = next(rule for rule in RULES if rule.id == "L01")
    assert broken.hint in judgement(page, "L01")
    assert "violation" in judgement(page, "L01")
    assert "keeps the page from being served" in judgement(page, "L01")
    assert "inapplicable" in judgement(page, "P01")


def test_a_finding_shows_the_html_that_it_is_about_and_does_not_run_it() -> None:
    cast.audited(L01="violation")
    page = cast.tree(cast.auditor().get(URL))
    shown = page.css_first("#L01 pre")
    assert shown is not None
    assert shown.text() == cast.HTML
    assert shown.attributes["tabindex"] == "0"
    assert not page.css("#L01 pre a, script, [onclick]")
    assert "main > p > a" in judgement(cast.auditor().get(URL), "L01")


def test_hostile_words_are_shown_as_words() -> None:
    page = cast.audited("/<img src=x>/&now=1", L01="violation")
    finding = cast.finding(words="<b>bold</b>") | {"html": "<i>a\u202eb</i>", "where": "<u>"}
    page.verdicts["L01"] = {"outcome": "violation", "words": "<s>no</s>", "findings": [finding]}
    page.save()
    url = "/audit/page/?path=%2F%3Cimg+src%3Dx%3E%2F%26now%3D1"
    shown = cast.tree(cast.auditor().get(url))
    assert not shown.css("main b, main i, main u, main s, main img")
    code = shown.css_first("#L01 pre")
    assert code is not None
    assert code.text() == "<i>a\\u{202e}b</i>"
    listed = cast.tree(cast.auditor().get("/audit/pages/"))
    assert not listed.css("img")
    link = listed.css_first("tbody th a")
    assert link is not None
    assert link.attributes["href"] == url


def test_rules_that_came_or_went_since_the_audit_are_told() -> None:
    page = cast.audited()
    page.verdicts["X99"] = {"outcome": "violation", "words": "It was so.", "findings": []}
    del page.verdicts["P01"]
    page.save()
    shown = cast.auditor().get(URL)
    assert "It was so." in judgement(shown, "X99")
    assert "not judged" in judgement(shown, "P01")
    assert cast.tree(shown).css("a[href='/audit/rules/P01/']")
    assert not cast.tree(shown).css("a[href='/audit/rules/X99/']")


def test_a_page_that_keeps_everything_says_so() -> None:
    cast.audited()
    assert "No rule is broken, and none left open." in cast.text(cast.auditor().get(URL))


def test_findings_are_taken_away_one_a_line() -> None:
    cast.audited(L01="violation")
    lines = cast.as_csv(cast.auditor(), URL)
    assert [line["rule"] for line in lines].count("L01") == 1
    assert len(lines) == len(RULES)
    line = next(line for line in lines if line["rule"] == "L01")
    assert line["outcome"] == line["finding"] == "violation"
    assert (line["words"], line["finding_words"]) == ("It is violation.", "It is broken.")
    assert (line["html"], line["where"]) == (cast.HTML, "main > p > a")
    kept = next(line for line in lines if line["rule"] == "P01")
    assert (kept["outcome"], kept["finding"], kept["html"]) == ("pass", "", "")
    rows = cast.as_json(cast.auditor(), URL)
    assert [row["rule"] for row in rows] == [line["rule"] for line in lines]
    assert next(row for row in rows if row["rule"] == "L01")["blocking"] is True


def test_a_page_is_judged_now_as_a_reader_would_be_sent_it(site: Site) -> None:
    cast.audited(L01="violation")
    said = cast.text(cast.auditor().get(f"{URL}&now=1"))
    assert "Judged just now" in said
    assert "Otherwise than at the last audit" in said
    assert "It is violation." not in said
    rows = {row["rule"]: row for row in cast.as_json(cast.auditor(), f"{URL}&now=1")}
    assert set(rows) == {rule.id for rule in RULES}
    assert rows["L01"]["outcome"] == "pass"
    assert "not judged" not in {row["outcome"] for row in rows.values()}


def test_judging_it_now_changes_nothing_on_record(site: Site) -> None:
    page = cast.audited(L01="violation")
    cast.auditor().get(f"{URL}&now=1")
    page.refresh_from_db()
    assert page.verdicts["L01"]["outcome"] == "violation"
    assert page.audited_at == cast.AT


def test_a_page_of_an_incident_is_judged_though_no_audit_saw_it(site: Site) -> None:
    cast.incident("/about/")
    page = cast.auditor().get("/audit/page/?path=/about/")
    assert "Judged just now" in cast.text(page)


def test_a_page_that_is_gone_for_readers_is_judged_as_what_they_get(site: Site) -> None:
    cast.audited("/compare/gone/", L01="violation")
    said = cast.text(cast.auditor().get("/audit/page/?path=/compare/gone/&now=1"))
    assert "Judged just now" in said


@pytest.mark.parametrize("path", ["/admin/", "/audit/", "/audit/page/?path=/audit/page/"])
def test_pages_that_no_reader_sees_are_not_judged(path: str) -> None:
    cast.incident(path)
    url = f"/audit/page/?path={path.replace('?', '%3F')}&now=1"
    assert "It could not be judged: No reader sees this page." in cast.text(cast.auditor().get(url))
    answer = cast.auditor().get(f"{url}&format=json")
    assert (answer.status_code, answer.content) == (400, b"No reader sees this page.\n")


def test_only_known_pages_are_asked_for() -> None:
    assert cast.auditor().get("/audit/page/?path=/go/1/&now=1").status_code == 404


@pytest.mark.parametrize("other", ["pass", "violation"])
def test_it_asks_as_often_for_one_finding_as_for_more(
    other: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    cast.audited(L01="violation", P01=other)
    client = cast.auditor()
    with django_assert_num_queries(5):
        client.get(URL)
