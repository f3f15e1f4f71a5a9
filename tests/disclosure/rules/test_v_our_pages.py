"""The rules of group V on the pages of this site, with and without its sheet."""

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.utils import timezone

from disclosure.audit import Case, Outcome
from disclosure.page import Page
from disclosure.policy import Facts
from disclosure.rules import RULES
from tests.conftest import Site

RULES_V = [rule for rule in RULES if rule.group == "V"]
HOME = "https://forthright.example"
BY_SHEET = {"V01", "V03", "V04", "V05", "V07", "V08", "V14"}


def judged(html: str, sheets: dict[str, str]) -> dict[str, tuple[Outcome, str]]:
    facts = Facts(at=timezone.now(), base_url=HOME, sheets=sheets)
    case = Case(Page(html, address=f"{HOME}/"), facts)
    verdicts = {rule.id: rule.check(case) for rule in RULES_V}
    return {id_: (one.outcome, one.words) for id_, one in verdicts.items()}


@pytest.fixture
def pages(full_site: Site, client: Client) -> dict[str, str]:
    return {kind: client.get(path).content.decode() for kind, path in full_site.paths.items()}


@pytest.fixture
def sheets() -> dict[str, str]:
    file = finders.find("reviews/site.css")
    assert file
    return {f"{HOME}/static/reviews/site.css": Path(str(file)).read_text()}


def test_our_pages_pass_when_their_sheet_is_read(
    pages: dict[str, str], sheets: dict[str, str]
) -> None:
    assert pages
    for kind, html in pages.items():
        for id_, (outcome, words) in judged(html, sheets).items():
            assert outcome in (Outcome.PASS, Outcome.INAPPLICABLE), (kind, id_, words)


def test_without_their_sheet_the_browser_is_asked(pages: dict[str, str]) -> None:
    for kind, html in pages.items():
        for id_, (outcome, words) in judged(html, {}).items():
            if id_ in BY_SHEET:
                assert outcome is Outcome.INCOMPLETE, (kind, id_, words)
                assert "site.css, which this audit did not read" in words, (kind, id_)
            else:
                assert outcome in (Outcome.PASS, Outcome.INAPPLICABLE), (kind, id_, words)


@pytest.mark.parametrize(
    "more",
    [
        "<style>.notice { display: none }</style>",
        "<style>main { opacity: 0 }</style>",
        "<style>[data-notice] { font-size: 4px }</style>",
        "<style>.notice { color: #fff; background: #fff }</style>",
        "<style>body::after { content: ''; position: fixed; inset: 0; background: #fff }</style>",
    ],
)
def test_a_style_in_the_page_blocks_it_whatever_the_sheet_may_say(
    pages: dict[str, str], more: str
) -> None:
    blocking = {rule.id for rule in RULES_V if rule.blocking}
    for kind, html in pages.items():
        found = judged(html.replace("</head>", f"{more}</head>"), {})
        broken = {id_ for id_, (outcome, _) in found.items() if outcome is Outcome.VIOLATION}
        assert broken & blocking, (kind, more)
