"""Whatever is sent as a page, each rule answers, and before long."""

import time
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from disclosure.audit import Case, Outcome
from disclosure.examples import (
    BASE,
    FACTS,
    HISTORY,
    LOW,
    MOVED,
    PAID_LINK,
    PATH,
    PLACED,
    PRICE,
    notice,
    page,
)
from disclosure.page import Page
from disclosure.policy import Facts
from disclosure.rules import RULES

SECONDS = 12  # for all rules together on a busy machine; what grows by the square takes minutes
TOLD = notice("commission")
SCORE = '<span class="meter"><b class="figure" data-points="0.3">8.3 of 10</b></span>'
THEIRS = replace(FACTS, ours=False, links={}, slots={}, pay={}, notices={})
TAGS = (
    *("a", "article", "b", "blockquote", "body", "button", "caption", "data", "del", "details"),
    *("div", "figure", "figcaption", "form", "h1", "h2", "head", "html", "iframe", "li", "main"),
    *("meta", "base", "p", "script", "section", "select", "option", "span", "style", "svg", "math"),
    *(
        "table",
        "tbody",
        "td",
        "template",
        "text",
        "textarea",
        "tfoot",
        "th",
        "time",
        "title",
        "tr",
        "ul",
    ),
)
NAMES = (
    *("action", "aria-hidden", "class", "content", "data-currency", "data-notice", "datetime"),
    *("data-notice-version", "data-placement", "data-points", "data-tie", "hidden", "href", "id"),
    *("http-equiv", "lang", "name", "onclick", "ping", "rel", "role", "src", "srcdoc", "style"),
    *("type", "value", "data-order", "data-points-by", "data-was", "data-history"),
)
VALUES = (
    *(
        "",
        "/go/1/",
        "//[",
        "http://[::1",
        "javascript:go('/go/1/')",
        "\0",
        "NaN",
        "sNaN",
        "1e999999",
    ),
    *("label", "badge meter figure", "card", "commission general", "commission-1 general-1", "7"),
    *("24.90", "USD", "2026-05-04T10:00:00+00:00", "9999-12-31T23:59:59-23:59", "en", "sponsored"),
    *("display:none;height:1e9px", "width:calc(1px", "0;url=/go/1/", "refresh", "viewport", "٣"),
    *("paid", "7 7 8", "0.3", "receipt"),
    *("application/ld+json", "<p>x</p>", "true", "group", "note"),
)
TEXTS = (
    *("paid link", "Advertisement, paid by Coda Ltd", "8.3 of 10", "$24.90", "Rank", "60 %", "=1"),
    *(
        "unbiased best",
        "We earn money when you buy.",
        "a\u200db\u202e\u00ad",
        "\ud800",
        "\0",
        "<!--",
    ),
    *('{"@type": ["Offer", {}], "price": "sNaN", "reviewRating": {"ratingValue": "sNaN"}}', "[[["),
    *(
        ".n{display:none",
        "@media(",
        "var(--a)",
        "]]>",
        "&#0;",
        "&shy;",
        TOLD,
        PAID_LINK,
        PRICE,
        PLACED,
        MOVED,
        HISTORY,
        LOW,
    ),
)
attribute = some.builds(
    '{}="{}"'.format, some.sampled_from(NAMES), some.sampled_from(VALUES) | some.text(max_size=8)
)
start = some.builds(
    "<{} {}>".format, some.sampled_from(TAGS), some.lists(attribute, max_size=4).map(" ".join)
)
end = some.sampled_from(TAGS).map(lambda tag: f"</{tag}>")
any_html = some.lists(
    start | end | some.sampled_from(TEXTS) | some.text(max_size=12), max_size=40
).map("".join)


def answers(html: str, facts: Facts) -> None:
    case = Case(Page(html, address=f"{BASE}{PATH}"), facts)
    for rule in RULES:
        verdict = rule.check(case)
        assert verdict.outcome in Outcome
        assert verdict.words, rule.id


@settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(any_html)
def test_each_rule_answers_for_any_markup(html: str) -> None:
    answers(html, FACTS)
    answers(html, THEIRS)


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("", id="nothing"),
        pytest.param("\0" * 1000, id="NUL bytes"),
        pytest.param(page(f"{TOLD}{PAID_LINK}\ud800"), id="half a character"),
        pytest.param(page(f'{TOLD}<b data-points="sNaN">8.3</b> 8.0'), id="points that are none"),
        pytest.param(page("<div>" * 10_000 + TOLD + PAID_LINK), id="deep"),
        pytest.param(page("<template>" * 2000 + TOLD + PAID_LINK), id="templates in templates"),
        pytest.param(
            page(TOLD.replace("pay", f"pay{'<b>' * 1500}us{'</b>' * 1500}") + PAID_LINK),
            id="deep in the notice",
        ),
        pytest.param(page(f"{TOLD}{PAID_LINK}{'word ' * 1_000_000}"), id="5 MB of words"),
        pytest.param(page(f"{TOLD}{PAID_LINK}{'a' * 5_000_000}"), id="5 MB of one word"),
        pytest.param(page(f'{TOLD}<a href="/go/1/?{"x" * 5_000_000}">x</a>'), id="long attribute"),
        pytest.param(page(TOLD + PLACED + "our independent best not " * 8000), id="one sentence"),
        pytest.param(page(TOLD + f"{PRICE}{PAID_LINK}" * 400), id="prices in one paragraph"),
        pytest.param(page(TOLD + f"<p>{PRICE}{PAID_LINK}</p>" * 1000), id="prices"),
        pytest.param(page(TOLD + '<form action="/go/1/"></form>' * 2000), id="forms"),
        pytest.param(page(TOLD + PLACED * 1000), id="placements"),
        pytest.param(page(TOLD + f"<p>{SCORE}</p>" * 1000), id="scores"),
        pytest.param(page(f"<h1>x</h1>{TOLD}" + f"<p>Pay</p>{MOVED}" * 1000), id="moved scores"),
        pytest.param(page(TOLD + HISTORY * 1000), id="histories"),
        pytest.param(page(f"{TOLD}<figure>{HISTORY * 300}</figure>"), id="drawings"),
        pytest.param(page(TOLD + f"<p>{PRICE}{PAID_LINK}{LOW}</p>" * 1000), id="earlier prices"),
        pytest.param(
            page(f"{TOLD}<p>{PRICE}{PAID_LINK}{LOW * 1000}</p>"), id="prices of one offer"
        ),
        pytest.param(
            page(TOLD + '<table><tr><th>Rank<td>1<td><a href="#x">weights</a></table>' * 300),
            id="tables",
        ),
        pytest.param(
            page(f'{TOLD}<script type="application/ld+json">{"[" * 100_000}</script>'),
            id="deep JSON",
        ),
    ],
)
def test_each_rule_answers_soon_for_pages_made_to_be_slow(html: str) -> None:
    begun = time.process_time()
    answers(html, FACTS)
    assert time.process_time() - begun < SECONDS
