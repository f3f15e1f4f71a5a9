"""What the judge is told of a page besides its HTML, and where findings are in its source."""

import pytest

from disclosure.audit import Report, Result
from disclosure.auditing.answers import Answer
from disclosure.auditing.judge import home, lines
from disclosure.page import Page
from tests.disclosure.report import runs

CANONICAL = '<link rel="canonical" href="https://kettles.example/cups/?a=1">'


@pytest.mark.parametrize(
    ("html", "address", "site"),
    [
        ("", "https://other.example:8443/page", "https://other.example:8443"),
        (CANONICAL, "https://other.example/page", "https://other.example"),
        (CANONICAL, "file:///saved.html", "https://kettles.example"),
        ("", "file:///saved.html", ""),
        ('<link rel="canonical" href="/cups/">', "file:///saved.html", ""),
        ('<link rel="canonical" href="javascript:alert(1)">', "file:///saved.html", ""),
        ('<link rel="canonical" href="https://[">', "file:///saved.html", ""),
    ],
)
def test_a_page_belongs_to_the_site_that_sent_it_or_that_a_file_names(
    html: str, address: str, site: str
) -> None:
    assert home(Page(html), Answer(html, "x", "x", address)) == site


def found(*pieces: str) -> Report:
    told = runs.verdict(*[runs.finding(html=piece) for piece in pieces])
    return Report("x", (Result(runs.RULES[0], told),))


def test_the_line_of_a_finding_is_that_of_its_tag() -> None:
    html = '<p>One\n<p>Two\n<a href="/go/1/">\nthree</a>\n<b>four</b>'
    assert lines(html, found('<a href="/go/1/">\nthree, and more', "<b>four</b>", "<b>")) == {
        '<a href="/go/1/">\nthree, and more': 3,
        "<b>four</b>": 5,
        "<b>": 5,
    }


def test_a_tag_that_is_written_otherwise_in_the_source_has_no_line() -> None:
    assert lines("<A HREF='/go/1/'>", found('<a href="/go/1/">')) == {}
