"""The report as one file for a browser."""

import pytest
from django.template.loader import render_to_string
from selectolax.lexbor import LexborHTMLParser

from disclosure.report import Run
from disclosure.report.as_html import context
from tests.disclosure.report import runs


def read(run: Run) -> LexborHTMLParser:
    return LexborHTMLParser(render_to_string("disclosure/report.html", context(run)))


@pytest.mark.parametrize("run", runs.EVERY.values(), ids=runs.EVERY)
def test_it_needs_no_other_file_and_runs_no_script(run: Run) -> None:
    tree = read(run)
    assert tree.css("script, link, img, iframe, object, [src], [onclick]") == []
    (style,) = tree.css("style")
    assert "url(" not in style.text()
    assert "@import" not in style.text()


def test_the_matrix_has_a_row_for_each_page_and_a_column_for_each_rule() -> None:
    tree = read(runs.MIXED)
    assert [node.text() for node in tree.css("thead th")] == ["Page", "L01★", "L02", "V01★", "V02"]
    assert [node.text() for node in tree.css("tbody th")] == ["/kettles/", "/cups/", "/", "/pots/"]
    first = [node.attributes["class"] for node in tree.css("tbody tr:first-child td")]
    assert first == ["violation", "pass", "incomplete", "inapplicable"]


def test_findings_are_told_with_their_html_as_text() -> None:
    article = read(runs.HOSTILE).css("article")[0]
    assert "<script>alert(1)</script>" in article.css("pre")[0].text()
    assert "Mend L01." in article.text()


def test_only_web_addresses_become_links() -> None:
    hostile = runs.page("javascript:alert(1)", (runs.BROKEN, *[runs.PASSED] * 3))
    links = [node.attributes["href"] or "" for node in read(runs.run(hostile)).css("a")]
    assert [link for link in links if not link.startswith("#")] == []


def test_a_clean_run_says_so() -> None:
    assert "None." in read(runs.CLEAN).text()
    assert read(runs.CLEAN).css("article") == []
