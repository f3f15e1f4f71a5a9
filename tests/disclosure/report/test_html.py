"""The report as one file for a browser."""

from datetime import timedelta

import pytest
from django.template.loader import render_to_string
from selectolax.lexbor import LexborHTMLParser, LexborNode

from disclosure.browser.evidence import STYLES
from disclosure.report import Run
from disclosure.report.as_html import context
from disclosure.report.changes import Change, Changes
from tests.disclosure.report import runs, sights

EVERY = {**runs.EVERY, "seen": sights.SEEN}


def read(run: Run, **more: object) -> LexborHTMLParser:
    return LexborHTMLParser(render_to_string("disclosure/report.html", context(run, **more)))  # type: ignore[arg-type]  # keywords of context()


def matrix(tree: LexborHTMLParser) -> LexborNode:
    """The one that has all pages and rules."""
    return tree.css(".matrix")[-1]


@pytest.mark.parametrize("run", EVERY.values(), ids=EVERY)
def test_it_needs_no_other_file_and_runs_no_script(run: Run) -> None:
    tree = read(run)
    assert tree.css("script, link, iframe, object, [onclick], [srcset]") == []
    sources = [node.attributes["src"] or "" for node in tree.css("[src]")]
    assert [one for one in sources if not one.startswith("data:image/webp;base64,")] == []
    (style,) = tree.css("style")
    assert "url(" not in style.text()
    assert "@import" not in style.text()


@pytest.mark.parametrize("run", EVERY.values(), ids=EVERY)
def test_every_link_within_it_leads_somewhere_and_no_place_stands_twice(run: Run) -> None:
    tree = read(run)
    places = [node.attributes["id"] for node in tree.css("[id]")]
    assert len(places) == len(set(places))
    links = [node.attributes["href"] or "" for node in tree.css('a[href^="#"]')]
    assert [link for link in links if link[1:] not in places] == []


def test_the_matrix_has_a_row_for_each_page_and_a_column_for_each_rule() -> None:
    table = matrix(read(sights.SEEN))
    heads = [node.text() for node in table.css("thead tr:last-child th")]
    assert heads == ["Page", "L01★", "L02", "V01★", "V01b", "V02"]
    groups = [(node.text(), node.attributes["colspan"]) for node in table.css(".group")]
    assert groups == [("L", "2"), ("V", "3")]
    assert [node.text() for node in table.css("tbody th")] == ["/kettles/", "/cups/", "/unseen/"]
    first = [node.attributes["class"] for node in table.css("tbody tr:first-child td")]
    assert first == ["violation opens", "pass", "pass opens", "pass", "inapplicable"]


def test_rules_and_pages_with_findings_stand_first_and_by_themselves() -> None:
    few, whole = read(runs.MIXED).css(".matrix")
    assert [node.text() for node in few.css("thead tr:last-child th")] == [
        "Page",
        "L01★",
        "L02",
        "V01★",
    ]
    assert len(few.css("tbody tr")) == len(whole.css("tbody tr")) == 4
    few, whole = read(sights.SEEN).css(".matrix")
    assert [node.text() for node in few.css("tbody th")] == ["/kettles/"]
    assert len(read(runs.CLEAN).css(".matrix")) == 1


def test_findings_are_told_with_their_html_as_text() -> None:
    article = read(runs.HOSTILE).css("article")[0]
    assert "<script>alert(1)</script>" in article.css("pre")[0].text()
    assert "Mend L01." in article.text()
    assert "Source: 16 CFR 255.5(a)" in article.text()


def test_only_web_addresses_become_links() -> None:
    hostile = runs.page("javascript:alert(1)", (runs.BROKEN, *[runs.PASSED] * 3))
    links = [node.attributes["href"] or "" for node in read(runs.run(hostile)).css("a")]
    assert [link for link in links if not link.startswith("#")] == []


def test_a_clean_run_says_so() -> None:
    assert "None." in read(runs.CLEAN).text()
    assert read(runs.CLEAN).css("article") == []


def test_a_finding_stands_beside_its_pictures_and_the_others_below() -> None:
    article = read(sights.SEEN).css("article")[0]
    beside = [node.text() for node in article.css(".pictured figcaption")]
    assert beside == [
        "phone, 360 × 740, dark, at load: 1 of 2 words cannot be read",
        "desk, 1280 × 800, at load: all 2 words can be read",
    ]
    assert len(article.css("img")) == len(sights.PICTURES)
    first = article.css(".pictured img")[0].attributes
    assert first["alt"] == (
        "/kettles/ as drawn for: phone, 360 × 740, dark, at load. "
        "Notice: 1 of 2 words cannot be read."
    )
    assert (first["loading"], first["width"], first["height"]) == ("lazy", "360", "740")


def test_each_look_is_told_on_pages_with_and_without_findings() -> None:
    tree = read(sights.SEEN)
    for place in ("#page-1", "#page-2"):
        rows = [
            [cell.text() for cell in row.css("th, td")]
            for row in tree.css(f"{place} details tbody tr, details{place} details tbody tr")
        ]
        seen = list(dict.fromkeys(map(tuple, rows)))
        assert seen[0] == (
            "phone, 360 × 740", "at load", "all 2 words can be read", "7.0 : 1", "16.0 px", "100\u202f%"
        )  # fmt: skip
        assert seen[1][2:] == ("1 of 2 words cannot be read", "1.0 : 1", "9.0 px", "100\u202f%")
        assert seen[4][2].startswith("could not be looked at: It failed: <b>\\u{1b}[31m")
        assert seen[5][2:] == ("no notice", "", "", "")
    assert tree.css("#page-3") == []


def test_the_sums_say_how_much_was_looked_at() -> None:
    sums = read(sights.SEEN).css(".sums")[0].text()
    assert "12 looks in a browser at 2 pages: 20 words measured in 17 seconds of looking" in sums
    assert "browser at" not in read(runs.MIXED).css(".sums")[0].text()


def test_what_was_not_checked_is_told() -> None:
    told = read(sights.SEEN).text()
    assert "No browser looked at it: /unseen/" in told
    assert "\\u{202e}" in told
    assert "(L04, W07)" in told
    assert "1 of the rules, which applied to no page V02 Nothing pays." in " ".join(told.split())
    assert "what readers see of these pages was not measured" in read(runs.CLEAN).text()


def test_the_letters_in_pictures_are_explained() -> None:
    told = {node.text() for node in read(sights.SEEN).css(".key dt")}
    assert {style.letter or "no letter" for style in STYLES.values()} == told


def test_the_programs_and_what_changed_stand_at_the_top() -> None:
    changes = Changes(
        (runs.AT - timedelta(days=1),) * 2,
        new=(Change("/kettles/", "L01", "There is no <notice>."),),
        mended=(Change("/cups/", "L02"), Change("/pots/", "L02"), Change("/x/", "")),
        gone=("/old/",),
    )
    tree = read(runs.MIXED, changes=changes, tools=["Forthright 0.1.0", "Chromium 148"])
    assert "Forthright 0.1.0; Chromium 148" in tree.text()
    told = " ".join(tree.css(".changes")[0].text().split())
    assert told.startswith(changes.headline)
    assert "new L01 /kettles/: There is no <notice>. page gone: /old/" in told
    assert "mended L02: 2 pages /cups/, /pots/" in told
    assert read(runs.MIXED).css(".changes") == []
    hostile = Changes(None, first=("/",), gone=(runs.NASTY,))
    assert "page gone: <b>\\u{1b}[31m" in read(runs.MIXED, changes=hostile).text()


@pytest.mark.parametrize("run", [runs.MIXED, runs.CLEAN], ids=["mixed", "clean"])
def test_each_page_is_told_with_the_digest_of_what_was_judged(run: Run) -> None:
    told = [
        (row.css("th")[0].text(), row.css("td")[0].text())
        for row in read(run).css(".digests tbody tr")
    ]
    assert told == [(page.report.source, runs.DIGEST) for page in run.pages]


def test_the_command_is_told_with_signs_that_nobody_sees_written_out() -> None:
    tree = read(runs.CLEAN, command="manage.py audit_pages \udce9\u202e<b>.html")
    assert "Made by manage.py audit_pages \\u{dce9}\\u{202e}<b>.html" in tree.text()
