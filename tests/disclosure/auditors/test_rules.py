"""The catalogue of rules, and where each fails."""

import pytest
from pytest_django import DjangoAssertNumQueries

from disclosure.rules import RULES
from tests.disclosure.auditors import cast

pytestmark = pytest.mark.django_db


def test_the_catalogue_has_every_rule_with_its_promise_source_and_hint() -> None:
    rows = cast.as_csv(cast.auditor(), "/audit/rules/")
    assert {row["rule"] for row in rows} == {rule.id for rule in RULES}
    said = cast.text(cast.auditor().get("/audit/rules/"))
    for rule in RULES:
        for words in (rule.name, rule.promise, rule.source, rule.hint):
            assert " ".join(words.split()) in said


def test_it_counts_on_how_many_pages_a_rule_is_kept() -> None:
    cast.audited("/one/", L01="violation")
    cast.audited("/two/", L01="incomplete")
    cast.audited("/three/")
    young = cast.audited("/four/")
    del young.verdicts["L01"]
    young.save()
    client = cast.auditor()
    row = next(row for row in cast.as_json(client, "/audit/rules/") if row["rule"] == "L01")
    counted = [
        row[word] for word in ("violation", "incomplete", "pass", "inapplicable", "not judged")
    ]
    assert counted == [1, 1, 1, 0, 1]
    rows = cast.tree(client.get("/audit/rules/")).css("tbody tr")
    shown = next(row for row in rows if row.css("a[href='/audit/rules/L01/']"))
    assert [cell.text() for cell in shown.css("td.number")] == ["1", "1", "1", "0", "1"]
    links = [link.attributes["href"] for link in shown.css("td.number a")]
    assert links[0] == "/audit/pages/?rule=L01&outcome=violation"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.id))
def test_every_rule_has_a_page_with_its_examples_as_words(rule: object) -> None:
    known = next(one for one in RULES if one is rule)
    page = cast.tree(cast.auditor().get(f"/audit/rules/{known.id}/"))
    examples = [node.text() for node in page.css(".example pre")]
    assert examples == [one.body for one in (*known.good, *known.bad)]
    assert not page.css(".example pre a, main script")


def test_a_rule_says_on_which_pages_it_is_broken_with_the_html() -> None:
    cast.audited("/one/", L01="violation")
    cast.audited("/two/", L01="incomplete")
    cast.audited("/three/")
    client = cast.auditor()
    page = client.get("/audit/rules/L01/")
    said = cast.text(page)
    assert "/three/" not in said
    assert said.index("/one/") < said.index("/two/")
    code = cast.tree(page).css_first(".judgement pre")
    assert code is not None
    assert code.text() == cast.HTML
    rows = cast.as_csv(client, "/audit/rules/L01/")
    told = [(row["path"], row["outcome"], row["html"]) for row in rows]
    assert told == [("/one/", "violation", cast.HTML), ("/two/", "incomplete", cast.HTML)]
    assert [row["path"] for row in cast.as_json(client, "/audit/rules/L01/")] == ["/one/", "/two/"]


def test_a_rule_that_no_page_breaks_says_so() -> None:
    cast.audited()
    assert "On no audited page." in cast.text(cast.auditor().get("/audit/rules/L01/"))


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("url", "count"), [("/audit/rules/", 5), ("/audit/rules/L01/", 7)])
def test_it_asks_as_often_for_one_page_as_for_three(
    rows: int, url: str, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(rows):
        cast.audited(f"/{number}/", L01="violation")
    client = cast.auditor()
    with django_assert_num_queries(count):
        client.get(url)
