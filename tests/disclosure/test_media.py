"""Texts that are no pages: what they lead to, and what they say."""

import json
from dataclasses import replace

import pytest

from disclosure.examples import BASE, FACTS, LINKS, NOTICES
from disclosure.media import Text, untold
from disclosure.policy import Approved

ADDRESS = f"{BASE}/feeds/all.atom"
FOREIGN = "https://www.amazon.com/dp/B000?tag=us-20"
TOLD = NOTICES["commission-1"].text
CLICK = NOTICES["click-1"].text


def read(text: str, media_type: str) -> Text:
    return Text(text, media_type=media_type, address=ADDRESS)


def lacks(text: str, media_type: str) -> bool:
    found = read(text, media_type)
    return bool(untold(found, found.urls, FACTS))


def atom(content: str) -> str:
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><entry>{content}</entry></feed>'


def svg(inside: str) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
        f"{inside}</svg>"
    )


SAMPLES = {
    "JSON": ("application/json", json.dumps({"url": f"{BASE}/go/1/", "said": "%s"})),
    "JSON with a path": ("application/json", '{"rows": [{"url": "/go/1/"}], "said": "%s"}'),
    "JSON as a name": ("application/json", '{"/go/1/": 1, "said": "%s"}'),
    "JSON with escapes": (
        "application/ld+json",
        '["https:\\/\\/www.amazon.com\\u002fdp?tag=us-20", "%s"]',
    ),
    "JSON with HTML": ("application/json", '{"html": "<a href=\'/go/1/\'>x</a><p>%s</p>"}'),
    "JSON that is none": ("application/json", "callback({'u': '\\/go\\/1\\/', 's': '%s'})"),
    "lines of JSON": ("application/x-ndjson", '{"u": "/go/1/"}\n{"s": "%s"}'),
    "Atom link": ("application/atom+xml", atom('<link href="/go/1/"/><summary>%s</summary>')),
    "Atom with HTML": (
        "application/atom+xml",
        atom('<content type="html">&lt;a href="/go/1/"&gt;x&lt;/a&gt; %s</content>'),
    ),
    "Atom with relative HTML": (
        "application/atom+xml",
        atom('<content type="html">&lt;a href="../go/1/"&gt;x&lt;/a&gt; %s</content>'),
    ),
    "RSS": (
        "application/rss+xml",
        f"<rss><channel><link>{FOREIGN}</link><d>%s</d></channel></rss>",
    ),
    "RSS in CDATA": (
        "text/xml",
        f'<rss><d><![CDATA[<a href="{FOREIGN}&amp;x=1">x</a> %s]]></d></rss>',
    ),
    "XML with an entity": (
        "application/xml",
        '<!DOCTYPE x [<!ENTITY a "https://www.ama"><!ENTITY b "zon.com/dp?tag=us-20">]>'
        "<x><y>&a;&b;</y><z>%s</z></x>",
    ),
    "XML that is none": ("application/xml", '<x><a href="/go/1/">%s'),
    "SVG": ("image/svg+xml", svg('<a href="/go/1/"><text>x</text></a><text>%s</text>')),
    "SVG with xlink": (
        "image/svg+xml",
        svg('<a xlink:href="../go/1/"><text>x</text></a><text>%s</text>'),
    ),
    "SVG by another prefix": (
        "image/svg+xml",
        '<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:a href="go/../../go/1/">%s</s:a></s:svg>',
    ),
    "plain text": ("text/plain", f"Buy it at {FOREIGN}. %s"),
    "plain path": ("text/plain", "Buy it at /go/1/ – %s"),
    "Markdown": ("text/markdown", "[Buy](/go/1/) %s"),
    "CSV": ("text/csv", 'Alder,"/go/1/",24.90\n%s'),
    "CSV with semicolons": ("text/csv", "Alder;/go/1/;24.90\n%s"),
    "calendar": (
        "text/calendar",
        "URL:https://www.ama\r\n zon.com/dp/B000?tag=us-20\r\nDESCRIPTION:%s",
    ),
    "script": ("text/javascript", "let a = 'https:\\x2f\\x2fwww.amazon.com/?tag=us-20'; // %s"),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_a_paid_link_in_a_text_needs_the_words_in_it(name: str) -> None:
    media_type, text = SAMPLES[name]
    assert lacks(text % "We like it.", media_type)
    assert not lacks(text % TOLD, media_type)


@pytest.mark.parametrize("name", SAMPLES)
def test_an_unpaid_link_in_the_same_place_needs_none(name: str) -> None:
    media_type, text = SAMPLES[name]
    for paid in ("/go/1/", "go\\/1\\/", "amazon.com", "ama\r\n zon.com", "zon.com"):
        text = text.replace(paid, "/about/" if "go" in paid else "boiling.example")
    assert not lacks(text % "We like it.", media_type)


def test_the_words_are_those_for_the_kind_of_pay() -> None:
    text = f"{BASE}/go/2/ %s"
    assert lacks(text % TOLD, "text/plain")
    assert not lacks(text % CLICK, "text/plain")
    both = f"{BASE}/go/1/ {BASE}/go/2/ %s"
    assert lacks(both % CLICK, "text/plain")
    assert not lacks(both % f"{CLICK} {TOLD}", "text/plain")


def test_words_may_be_broken_into_lines_and_marked_up() -> None:
    broken = TOLD.replace(" ", "\n  ")
    assert not lacks(f"/go/1/ {broken}", "text/plain")
    assert not lacks(
        json.dumps(["/go/1/", f"<p><b>{TOLD[:9]}</b>{TOLD[9:]}</p>"]), "application/json"
    )


def test_words_that_are_not_in_force_do_not_count() -> None:
    old = replace(FACTS, notices={"commission-1": Approved("commission", TOLD, in_force=False)})
    found = read(f"/go/1/ {TOLD}", "text/plain")
    assert untold(found, found.urls, old)
    assert not untold(found, found.urls, FACTS)


def test_an_empty_sentence_is_in_nothing() -> None:
    empty = replace(FACTS, notices={"commission-1": Approved("commission", "")})
    found = read("/go/1/", "text/plain")
    assert untold(found, found.urls, empty)


def test_a_finding_says_which_link_and_which_pay() -> None:
    found = read("/go/2/", "text/plain")
    (finding,) = untold(found, found.urls, FACTS)
    assert "click" in finding.words
    assert finding.html == f"{BASE}/go/2/"


def test_registered_links_that_do_not_pay_need_no_words() -> None:
    assert f"{BASE}/go/1/" in LINKS
    assert not lacks("https://boiling.example/study", "text/plain")


def test_a_bomb_of_entities_is_read_as_text() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "lol"}">' for n in range(12))
    assert lacks(f"<!DOCTYPE x [{entities}]><x href='/go/1/'>&e11;</x>", "application/xml")


def test_a_page_is_told_by_its_root() -> None:
    xhtml = '<h:html xmlns:h="http://www.w3.org/1999/xhtml"><h:body/></h:html>'
    assert read(xhtml, "application/xml").is_xhtml
    inner = atom(
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">x</div></content>'
    )
    assert not read(inner, "application/atom+xml").is_xhtml
