"""Words count as said only where readers see them."""

import pytest

from disclosure.page import Page
from disclosure.seen import beside, seen_text, shows

SAID = "Birch pays per click."


@pytest.mark.parametrize(
    "html",
    [
        f"<p>{SAID}</p>",
        "<p>Birch:\n Birch <em>pays</em>\n per click. More.</p>",
        f"<p hidden>{SAID}</p><p>{SAID}</p>",
        f"<details><summary>x</summary>{SAID}</details><div><p>{SAID}</p></div>",
    ],
)
def test_a_sentence_in_sight_is_shown(html: str) -> None:
    assert shows(Page(html), SAID)


@pytest.mark.parametrize(
    "html",
    [
        "<p>Birch pays per Click.</p>",
        "<p>Birch may pay per click.</p>",
        f"<p hidden>{SAID}</p>",
        f"<template><p>{SAID}</p></template>",
        f"<p>{SAID[:6]}<span hidden>{SAID[6:]}</span></p>",
        f'<section aria-hidden="true"><div><p>{SAID}</p></div></section>',
        f'<img alt="{SAID}">',
        f"<!-- {SAID} -->",
        "",
    ],
)
def test_a_sentence_that_nobody_sees_is_not_shown(html: str) -> None:
    assert not shows(Page(html), SAID)


def test_what_stands_elsewhere_is_not_shown_here() -> None:
    page = Page(f"<section></section><section><p>{SAID}</p></section>")
    first, second = page.tree.css("section")
    assert shows(page, SAID, second)
    assert not shows(page, SAID, first)


def test_a_very_deep_page_is_read_all_the_same() -> None:
    page = Page(f"{'<div>' * 3000}{SAID}")
    assert shows(page, SAID)
    assert page.unseen(page.tree.css("div")[-1]) == ""


def test_the_words_beside_an_element_are_those_of_its_paragraph() -> None:
    page = Page("<div>Kettles<p><i><b>8.3</b> of 10</i>, 8.0 <s hidden>7</s>without pay</p></div>")
    bold = page.tree.css("b")[0]
    assert beside(bold) == "of 10 , 8.0 without pay"
    assert seen_text(bold) == "8.3"


def test_what_was_found_out_of_sight_once_stays_so_for_others() -> None:
    page = Page("<div hidden><p><b>x</b></p><i>y</i></div><u>z</u>")
    bold, italic, seen = (page.tree.css(one)[0] for one in ("b", "i", "u"))
    assert page.unseen(bold) == page.unseen(italic) == "<div> is hidden"
    assert page.unseen(seen) == ""
